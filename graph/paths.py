"""The shortest way between two things over what plans tell, each step with the quotes that prove it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

Edges = tuple[Mapping[str, Any], ...]

TYPES_OF_PLATFORM = "PlatformType"
"""Nearly everybody has to do with them: a way over one of them would say nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way; `onward` tells whether the edge points along it; `edges` are all that plans say of this relation."""

    source: str
    target: str
    names: tuple[str, str]
    relation: str
    onward: bool
    edges: Edges


def evidence_path(rows: Iterable[Mapping[str, Any]], first: str, second: str) -> list[Step]:
    """The shortest way between two ids over what plans tell (rows of network_of_evidence); empty where there is none."""
    names: dict[str, str] = {}
    between: dict[tuple[str, str], list[tuple[str, bool, Mapping[str, Any]]]] = defaultdict(list)
    for row in rows:
        subject, object_ = row["subject"], row["object"]
        if {TYPES_OF_PLATFORM} & ({n["label"] for n in (subject, object_) if n["id"] not in (first, second)}):
            continue
        names |= {subject["id"]: subject["name"], object_["id"]: object_["name"]}
        for edge in row["edges"]:
            between[(subject["id"], object_["id"])].append((row["relation"], True, edge))
            between[(object_["id"], subject["id"])].append((row["relation"], False, edge))
    graph: nx.Graph[str] = nx.Graph(sorted(between))
    if first not in graph or second not in graph or not nx.has_path(graph, first, second):
        return []
    way = nx.shortest_path(graph, first, second)
    return [_step(pair, names, between[pair]) for pair in pairwise(way)]


def _step(pair: tuple[str, str], names: Mapping[str, str], told: Sequence[tuple[str, bool, Mapping[str, Any]]]) -> Step:
    """The relation that most edges tell, then by name."""
    groups: dict[tuple[str, bool], list[Mapping[str, Any]]] = defaultdict(list)
    for relation, onward, edge in told:
        groups[(relation, onward)].append(edge)
    (relation, onward), edges = min(groups.items(), key=lambda group: (-len(group[1]), group[0][0], not group[0][1]))
    ordered = sorted(edges, key=lambda edge: (str(edge["plan"]), edge["starts"]))
    return Step(*pair, (names[pair[0]], names[pair[1]]), relation, onward, tuple(ordered))
