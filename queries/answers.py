"""The answer to a question: one Chinese sentence, a table for reading, and for each row the quotes that prove it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.rows import evidence
from graph.store import Result
from queries.parameters import Bound
from queries.question import Question
from queries.wording import cell, month_text, outline_order

MOST_NAMED = 20  # names that a sentence lists
MOST_TOLD = 5  # rows that a sentence tells
_FIELD = re.compile(r"\{([#@]?\w*)\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a plan with its place: characters `start` to `end` of the plan's text, under the heading `section`."""

    text: str
    plan_id: str
    plan_title: str
    doc_number: str
    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` by the Chinese heads `columns`; `evidence` has a list of quotes for each row; `truncated` if rows were left out."""

    query: str
    title: str
    parameters: dict[str, str]
    sentence: str
    columns: list[str]
    rows: list[dict[str, Any]]
    evidence: list[list[Quote]]
    truncated: bool = False


def absent_answer(question: Question, bound: Mapping[str, Bound]) -> Answer:
    """The answer where something asked for is known, but in no plan of the graph."""
    names = [name for value in bound.values() for name in value.absent]
    sentence = f"图谱里没有{'、'.join(names)}：已导入的计划都没有提到。"
    return Answer(question.name, question.title, _shown(question, bound), sentence, _heads(question), [], [])


def word_answer(question: Question, bound: Mapping[str, Bound], result: Result, plans: Mapping[str, Mapping[str, Any]]) -> Answer:
    """A query's result in the words of analysts; `plans` gives title and doc_number by plan id."""
    found = ordered(question, result)
    cells = [{name: cell(name, value) for name, value in row.items() if name != "edges"} for row in found]
    rows = [{column.head: _or(row[column.name], column.blank) for column in question.columns} for row in cells]
    evidence = [quotes(row["edges"], plans) for row in found]
    sentence = _sentence(question, bound, cells)
    if result.truncated:
        sentence += f"（只列出前 {len(rows)} 行，请缩小范围）"
    shown = _shown(question, bound)
    return Answer(question.name, question.title, shown, sentence, _heads(question), rows, evidence, result.truncated)


def ordered(question: Question, result: Result) -> list[Mapping[str, Any]]:
    """The query's rows in the order of the answer's."""
    found: list[Mapping[str, Any]] = list(result.rows)
    if question.order:
        found.sort(key=lambda row: (str(row.get("plan")), outline_order(str(row[question.order]))))
    return found


def quotes(edges: Iterable[Mapping[str, Any]], plans: Mapping[str, Mapping[str, Any]]) -> list[Quote]:
    """The quotes of edges, and of tasks that prove themselves, each once, in the order of the text."""
    found = {
        Quote(
            text=proof.text,
            plan_id=edge["plan"],
            plan_title=str(plans.get(edge["plan"], {}).get("title") or edge["plan"]),
            doc_number=str(plans.get(edge["plan"], {}).get("doc_number") or ""),
            section=proof.section,
            start=proof.start,
            end=proof.end,
        ): None
        for edge in edges
        for proof in evidence(edge)
    }
    return sorted(found, key=lambda quote: (quote.plan_id, quote.start, quote.end))


def plan_ids(result: Result) -> list[str]:
    """The plans that a result's evidence comes from."""
    return sorted({edge["plan"] for row in result.rows for edge in row["edges"]})


def _heads(question: Question) -> list[str]:
    return [column.head for column in question.columns]


def _shown(question: Question, bound: Mapping[str, Bound]) -> dict[str, str]:
    return {parameter.name: bound[parameter.name].shown or parameter.default or "" for parameter in question.parameters}


def _sentence(question: Question, bound: Mapping[str, Bound], rows: Sequence[Mapping[str, Any]]) -> str:
    """Fill the question's template: `{city}` a parameter, `{#}` rows, `{#city}` different values, `{@city}` these, `{each}`."""
    blanks = {column.name: column.blank for column in question.columns}

    def told(row: Mapping[str, Any]) -> str:
        return fill(question.each, lambda field: month_text(str(_or(row[field], blanks.get(field, "")))))

    def value(field: str) -> str:
        if field == "#":
            return str(len(rows))
        if field == "each":
            return _some([told(row) for row in rows], "；", MOST_TOLD)
        if field.startswith(("#", "@")):
            values = [value for value in dict.fromkeys(str(row[field[1:]]) for row in rows) if value]
            return str(len(values)) if field.startswith("#") else _some(values, "、", MOST_NAMED)
        return bound[field].shown

    return fill(question.sentence if rows else question.empty, value)


def fill(template: str, value: Callable[[str], str]) -> str:
    """Put values for `{fields}`; a part in `[…]` goes if one of its fields is empty. Values are never read as templates."""

    def keep(option: re.Match[str]) -> str:
        return option[1] if all(value(field) for field in _FIELD.findall(option[1])) else ""

    return _FIELD.sub(lambda field: value(field[1]), _OPTION.sub(keep, template))


def _some(texts: Sequence[str], mark: str, most: int) -> str:
    return mark.join(texts[:most]) + ("等" if len(texts) > most else "")


def _or(value: Any, blank: str) -> Any:
    return blank if value == "" else value
