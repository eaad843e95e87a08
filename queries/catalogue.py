"""All questions that the graph can be asked, by the names of their `.cypher` files, and how one is put to a store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graph.store import Result, Store
from innograph.errors import QuestionError
from queries.answers import Answer, absent_answer, ordered, plan_ids, word_answer
from queries.derived import derived
from queries.names import Names
from queries.parameters import Bound, bind
from queries.question import Parameter, Question, read_question

__all__ = [
    "Answer",
    "Question",
    "answer_bound",
    "answer_proved",
    "bind_parameters",
    "catalogue",
    "fetch",
    "names_of",
    "question",
    "run",
    "whole",
]


_PROPERTIES = re.compile(r"\bproperties\((\w+)\)")


@cache
def catalogue() -> dict[str, Question]:
    """Every question by its name, as read from `queries/*.cypher`."""
    return {path.stem: read_question(path) for path in sorted(Path(__file__).parent.glob("*.cypher"))}


def question(name: str) -> Question:
    """The question of this name. Raises QuestionError, which lists the known, where there is none."""
    known = catalogue()
    if name not in known:
        listed = "；".join(f"{item.name}（{item.title}）" for item in known.values())
        raise QuestionError(f"没有名为“{name}”的查询。可用的有：{listed}", list(known))
    return known[name]


def names_of(store: Store) -> Names:
    """The names of a store as it is now, looked up there as they are asked for."""
    return Names(store)


def run(store: Store, name: str, parameters: Mapping[str, object], names: Names | None = None) -> Answer:
    """Ask a question by name; parameters are ids, names, short names or plain values (lists also as 郑州、新乡).

    `names` spares reading the graph's names again. Raises QuestionError where name or parameters are not understood.
    """
    asked = question(name)
    return answer_bound(store, asked, bind_parameters(asked, parameters, names or names_of(store)))


def fetch(store: Store, name: str, parameters: Mapping[str, object], names: Names | None = None) -> Result:
    """Like `run`, but the query's own rows with whole nodes and edges, for pictures. Empty where a name is absent."""
    asked = question(name)
    bound = bind_parameters(asked, parameters, names or names_of(store))
    return store.query(asked.cypher, _values(bound))


def answer_bound(store: Store, asked: Question, bound: Mapping[str, Bound]) -> Answer:
    """Put a question with its parameters bound to the store, and word the answer."""
    if any(value.absent for value in bound.values()):
        return absent_answer(asked, bound)
    return _worded(store, asked, bound, derived(asked.name, store.query(asked.cypher, _values(bound))))


def answer_proved(store: Store, asked: Question, bound: Mapping[str, Bound]) -> tuple[Answer, list[list[dict[str, Any]]]]:
    """The answer, and for each of its rows the edges that prove it, whole: with their types and ends, for exports."""
    if any(value.absent for value in bound.values()):
        return absent_answer(asked, bound), []
    result = derived(asked.name, store.query(whole(asked), _values(bound)))
    return _worded(store, asked, bound, result), [row["edges"] for row in ordered(asked, result)]


def whole(asked: Question) -> str:
    """The question's query with whole edges: its own returns their properties, which spares asking for their ends."""
    return _PROPERTIES.sub(r"\1", asked.cypher)


def _worded(store: Store, asked: Question, bound: Mapping[str, Bound], result: Result) -> Answer:
    ids = plan_ids(result)
    plans = store.query(question("plans_by_id").cypher, {"plans": ids}, rows=len(ids)).rows if ids else []
    return word_answer(asked, bound, result, {row["id"]: row for row in plans})


def bind_parameters(asked: Question, parameters: Mapping[str, object], names: Names) -> dict[str, Bound]:
    """Parameters by their names. Raises QuestionError where one is not known or not understood."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    if unknown := [name for name in parameters if name not in known]:
        listed = "、".join(f"{name}（{parameter.meaning}）" for name, parameter in known.items())
        raise QuestionError(f"查询 {asked.name} 没有参数 {'、'.join(unknown)}。它的参数是：{listed}", list(known))
    return {name: _bound(parameter, parameters.get(name), names) for name, parameter in known.items()}


def _bound(parameter: Parameter, given: object, names: Names) -> Bound:
    """Whoever calls a question by its name needs the names of its parameters, too."""
    try:
        return bind(parameter, given, names)
    except QuestionError as error:
        raise QuestionError(f"参数 {parameter.name}：{error}", error.suggestions) from error


def _values(bound: Mapping[str, Bound]) -> dict[str, Any]:
    return {name: value.value for name, value in bound.items()}
