"""Write one plan into the store, or take it out, within one transaction.

What a plan says of a node stands on its MENTIONS edge (`aliases`, `says`), so it can be withdrawn exactly: the node shows
all aliases of all plans, and of each property the smallest value that any plan gives, whatever the order of loading.
The edges of a plan are found again from the nodes that are marked `anchor` on their MENTIONS edge: of the two ends of each
edge the one that fewer plans are likely to mention (a Task, not 科技部), because a busy end would have to be read through.

The statements are those that were measured as fast (MATCH, and CREATE with the properties written out; never MERGE).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from neo4j import ManagedTransaction

from graph.model import Edge, EdgeType, Label, Node, PlanGraph, Value
from innograph.errors import ModelError

TOLD = "|".join(name for name in EdgeType if name is not EdgeType.MENTIONS)
"""The types of the edges that plans tell."""

ANCHORS = {
    label: rank
    for rank, label in enumerate(
        (
            *(Label.TASK, Label.PROJECT, Label.PROGRAM, Label.PLATFORM, Label.DISTRICT, Label.ENTERPRISE, Label.CITY),
            *(Label.INSTITUTION, Label.PROVINCE, Label.AGENCY, Label.PLATFORM_TYPE, Label.INDICATOR),
        )
    )
}
"""From the label whose nodes few plans mention to the one whose nodes nearly all do."""

_KEY = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class LoadCount:
    """What one plan graph holds: nodes, edges, and quotes that prove the edges."""

    nodes: int
    edges: int
    evidence: int


@dataclass(frozen=True, slots=True)
class _Said:
    """What one plan says of one node; `says` are properties as text: `city="郑州市"`."""

    aliases: frozenset[str]
    says: frozenset[str]


def digest(graph: PlanGraph) -> str:
    """Of all that the plan graph says."""
    return hashlib.sha256(graph.to_json().encode()).hexdigest()


def check(graph: PlanGraph) -> None:
    """Raise ModelError if the graph cannot be written."""
    graph.check()
    if any(node.label is Label.PLAN for node in graph.nodes) or any(edge.type is EdgeType.MENTIONS for edge in graph.edges):
        raise ModelError(f"{graph.document.id}: Plan and MENTIONS are made at loading, a plan graph holds none")
    for item in (*graph.nodes, *graph.edges):
        if wrong := [key for key in item.properties if not _KEY.fullmatch(key)]:
            raise ModelError(f"{graph.document.id}: property {wrong[0]!r} is no lower-case ASCII name")


def replace(tx: ManagedTransaction, graph: PlanGraph) -> None:
    """Write what the plan says instead of what it said before."""
    plan = graph.document.id
    labels = {node.id: node.label for node in graph.nodes}
    said = {node.id: _said(node) for node in graph.nodes}
    before = _take_out(tx, plan, set(said))
    _create(tx, "Plan", [_plan_properties(graph)])
    _write_nodes(tx, plan, graph)
    for label, ids in _by_label(labels, before).items():
        _withdraw(tx, label, {i: _less(before[i][1], said.get(i)) for i in ids if i in said or before[i][0] == label})
    _write_edges(tx, graph, labels)


def remove(tx: ManagedTransaction, plan: str) -> None:
    """Take out what only this plan says."""
    before = _take_out(tx, plan, set())
    for label, ids in _by_label({}, before).items():
        _withdraw(tx, label, {i: before[i][1] for i in ids})
