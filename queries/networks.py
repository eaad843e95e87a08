"""The analyses of `graph.analysis` and `graph.paths` on a store: what they need is read whole by a question of the catalogue."""

from __future__ import annotations

from typing import Any

from graph import analysis, paths
from graph.store import Store
from innograph.errors import QuestionError
from queries.catalogue import names_of, question, whole
from queries.parameters import bind

MOST_ROWS = 2_000_000
SECONDS = 600.0


def centrality(store: Store, one_mode: str = "") -> list[analysis.Central]:
    """Of cities and institutions together, or of one kind (`City`, `Institution`) by the partners that two of them share."""
    return analysis.centrality(_cooperation(store, one_mode))


def communities(store: Store, one_mode: str = "") -> list[analysis.Community]:
    """As for `centrality`."""
    return analysis.communities(_cooperation(store, one_mode))


def bridges(store: Store) -> list[analysis.Bridge]:
    """Of cities and institutions together."""
    return analysis.bridges(_cooperation(store, ""))


def similar_cities(store: Store, city: str) -> list[analysis.Similar]:
    """`city` is an id, a name or a short name. Raises QuestionError."""
    return analysis.similar_cities(rows(store, "profiles_of_cities"), _node(store, "plans_of_city", "city", city))


def evidence_path(store: Store, first: str, second: str, *, proved: bool = False) -> list[paths.Step]:
    """Both are ids, names or short names; with `proved` as for `rows`. Raises QuestionError."""
    ends = [_node(store, "relation_between", name, text) for name, text in (("first", first), ("second", second))]
    return paths.evidence_path(rows(store, "network_of_evidence", proved=proved), *ends)


def _cooperation(store: Store, one_mode: str) -> Any:
    graph = analysis.two_mode(rows(store, "network_of_cooperation"))
    return analysis.one_mode(graph, one_mode) if one_mode else graph


def rows(store: Store, name: str, *, proved: bool = False) -> list[dict[str, Any]]:
    """A network read whole: `network_of_cooperation`, `profiles_of_cities` or `network_of_evidence`.

    With `proved` the edges have their types and ends, for exports.
    """
    asked = question(name)
    return store.query(whole(asked) if proved else asked.cypher, seconds=SECONDS, rows=MOST_ROWS).rows


def _node(store: Store, asked: str, name: str, text: str) -> str:
    """The id of what a text means as this parameter of a question."""
    parameter = next(one for one in question(asked).parameters if one.name == name)
    bound = bind(parameter, text, names_of(store))
    if bound.value is None:
        raise QuestionError(f"图谱里没有{'、'.join(bound.absent)}：已导入的计划都没有提到。")
    return str(bound.value)
