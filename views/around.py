"""What stands around nodes of the graph, filtered in the database, and the shortest way between two nodes.

No statement reads more than the neighbours asked for, so a country's graph answers as a city's does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph.model import EdgeType, Label, Status
from graph.store import Store
from innograph.errors import QueryError

ROWS_OF_NEIGHBOUR = 8
"""Rows that one neighbour may take: a city and an indicator have a target for each year."""
TIES = (
    *(EdgeType.COOPERATES_WITH, EdgeType.PART_OF, EdgeType.HOSTS),
    *(EdgeType.UNDERTAKES, EdgeType.SUPPORTS, EdgeType.LEADS),
)
"""What a way may lead over: that two cities have targets for the same indicator ties nobody."""
LONGEST_WAY = 6
WIDEST_STEP = 4_000
"""Nodes from which one step of a way sets out."""

_FILTERED = """
MATCH (node:{label} {{id: $node}})-[edge]-(other)
WHERE type(edge) IN $relations AND (edge.status IS NULL OR edge.status IN $statuses)
  AND NOT labels(other)[0] IN $hidden AND NOT other.id IN $without
  AND ($plans IS NULL OR edge.plan IN $plans OR type(edge) = 'MENTIONS')
"""
AROUND = f"""{_FILTERED}
WITH other, collect(edge) AS found
WITH other, found, COUNT {{{{ (other)--() }}}} AS degree
ORDER BY degree DESC, other.id LIMIT $limit
UNWIND found AS edge
RETURN edge, other
ORDER BY degree DESC, other.id
"""
NUMBERS = f"""{_FILTERED}
RETURN labels(other)[0] AS label, type(edge) AS relation, count(DISTINCT other) AS number
"""
AMONG = """
UNWIND $of_{label} AS id
MATCH (node:{label} {{id: id}})-[edge:{relations}]->(other)
WHERE other.id IN $shown AND (edge.status IS NULL OR edge.status IN $statuses)
  AND ($plans IS NULL OR edge.plan IN $plans)
RETURN edge
"""
MOST_AMONG = 6_000
SECONDS_AMONG = 4.0
ALONE = "MATCH (node:{label} {{id: $node}}) RETURN node"
STEP = f"""
UNWIND $ids AS id
MATCH (node:{{label}} {{{{id: id}}}})-[:{"|".join(TIES)}]-(other)
WHERE NOT other:PlatformType OR other.id IN $ends
RETURN DISTINCT node.id AS node, other.id AS other ORDER BY node, other
"""
BETWEEN = f"""
MATCH (node:{{label}} {{{{id: $node}}}})-[edge:{"|".join(TIES)}]-(other:{{other}} {{{{id: $second}}}})
RETURN node, edge, other
"""

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which relations and neighbours count. Edges without a status stay; `plans` is None for those of all plans."""

    statuses: tuple[str, ...] = tuple(Status)
    hidden: tuple[str, ...] = ()
    relations: tuple[str, ...] = tuple(EdgeType)
    plans: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()

    def parameters(self, node: str) -> dict[str, Any]:
        """For the statements of this module."""
        # a plan mentions everything: that is told around the plan only
        own = [relation for relation in self.relations if relation != EdgeType.MENTIONS or label_of(node) == Label.PLAN]
        return {
            "node": node,
            "relations": own,
            "statuses": list(self.statuses),
            "hidden": list(self.hidden),
            "without": [id for id in self.without if id != node],
            "plans": None if self.plans is None else list(self.plans),
        }


def label_of(id: str) -> Label:
    """Ids begin with their label; those of plans do not."""
    head = id.partition(":")[0]
    return Label(head) if head in set(Label) else Label.PLAN


def around(store: Store, node: str, chosen: Filter, most: int) -> tuple[Rows, bool]:
    """Rows {edge, other} of at most `most` neighbours, those with most relations first; whether these are all."""
    parameters = chosen.parameters(node) | {"limit": most + 1}
    statement = AROUND.format(label=label_of(node))
    found = store.query(statement, parameters, rows=ROWS_OF_NEIGHBOUR * (most + 1))
    kept = list(dict.fromkeys(row["other"]["id"] for row in found.rows))[:most]
    inside = set(kept)
    rows = [row for row in found.rows if row["other"]["id"] in inside]
    return rows, len(rows) == len(found.rows) and not found.truncated


def alone(store: Store, node: str) -> dict[str, Any] | None:
    """The node itself, for where nothing stands around it."""
    rows = store.query(ALONE.format(label=label_of(node)), {"node": node}).rows
    return rows[0]["node"] if rows else None


def among(store: Store, sources: Iterable[str], shown: Iterable[str], chosen: Filter) -> tuple[Rows, bool]:
    """The edges from these nodes to any that is shown that the filter lets through, in one query; whether these are all.

    Around busy nodes of a country that may take too long: then they are left out.
    """
    relations = [relation for relation in chosen.relations if relation != EdgeType.MENTIONS]
    of: dict[Label, list[str]] = defaultdict(list)
    for id in sources:
        of[label_of(id)].append(id)
    of.pop(Label.PLAN, None)
    if not relations or not of:
        return [], True
    statement = " UNION ALL ".join(AMONG.format(label=label, relations="|".join(relations)) for label in of)
    asked = {f"of_{label}": ids for label, ids in of.items()}
    asked |= {name: value for name, value in chosen.parameters("").items() if name in ("statuses", "plans")}
    try:
        found = store.query(statement, asked | {"shown": list(shown)}, seconds=SECONDS_AMONG, rows=MOST_AMONG)
    except QueryError:
        return [], False
    return [row["edge"] for row in found.rows], not found.truncated


def numbers(store: Store, node: str, chosen: Filter) -> Rows:
    """How many neighbours there are of each `label` by each `relation`."""
    return store.query(NUMBERS.format(label=label_of(node)), chosen.parameters(node)).rows


def way(store: Store, first: str, second: str) -> list[str]:
    """The ids along a shortest way of at most LONGEST_WAY steps; empty where there is none. The same graph, the same way."""
    if first == second:
        return []
    before: list[dict[str, str]] = [{first: ""}, {second: ""}]
    fronts: list[list[str]] = [[first], [second]]
    for _ in range(LONGEST_WAY):
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        fronts[side] = _step(store, fronts[side], before[side], (first, second))
        if met := sorted(set(fronts[side]) & before[1 - side].keys()):
            return [*reversed(_back(before[0], met[0])), *_back(before[1], met[0])[1:]]
        if not fronts[side]:
            return []
    return []


def _step(store: Store, front: Sequence[str], before: dict[str, str], ends: Sequence[str]) -> list[str]:
    """The nodes one step further; `before` learns from where each was reached."""
    groups: dict[Label, list[str]] = defaultdict(list)
    for id in front[:WIDEST_STEP]:
        groups[label_of(id)].append(id)
    reached: list[str] = []
    for label, ids in groups.items():
        found = store.query(STEP.format(label=label), {"ids": ids, "ends": list(ends)}, rows=WIDEST_STEP * 10).rows
        for row in found:
            if row["other"] not in before:
                before[row["other"]] = row["node"]
                reached.append(row["other"])
    return sorted(reached)


def _back(before: dict[str, str], node: str) -> list[str]:
    steps = [node]
    while node := before[node]:
        steps.append(node)
    return steps


def along(store: Store, ids: Collection[str]) -> Rows:
    """Rows {node, edge, other} of the relations between neighbours on a way."""
    return [row for pair in pairwise(ids) for row in _between(store, *pair)]


def _between(store: Store, node: str, second: str) -> Iterable[dict[str, Any]]:
    statement = BETWEEN.format(label=label_of(node), other=label_of(second))
    return store.query(statement, {"node": node, "second": second}).rows
