"""The one thing that is exported: nodes, edges with their quotes, the plans they come from, and what was asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import Edge, EdgeType, Node, PlanDocument, PlanGraph
from graph.rows import Row, Said, evidence, label_of

Place = tuple[float, float]
LISTS = ("aliases", "quotes", "starts", "ends", "sections")
"""Properties that hold lists; all others are text, numbers or truth values."""
DECIMALS = ("value", "confidence")
"""Properties that are decimal numbers, whole as they may look: files that declare types know one a property."""
_PROOF = ("type", "source", "target", "plan", "quotes", "starts", "ends", "sections")
_DOCUMENT = ("id", "title", "doc_number", "issuer", "issued", "published", "city", "province")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer: a sentence and a table; `proofs` has for each row the edges that prove it."""

    title: str
    sentence: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    proofs: tuple[tuple[Row, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes by id, edges and plans as rows of the store. Make it with `Subgraph.of`, which puts them into their order.

    `mentions` are by plan what it says of the nodes (id, aliases, says). `filters` are by Chinese name. `positions` are places
    on a plane, y downwards, in any unit; empty where nobody laid the graph out.
    """

    title: str
    nodes: Mapping[str, Row]
    edges: tuple[Row, ...]
    plans: Mapping[str, Row]
    mentions: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    question: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    positions: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def of(
        cls, title: str, nodes: Iterable[Row], edges: Iterable[Row], plans: Iterable[Row], mentions: Mapping[str, Iterable[Row]],
        *, question: str = "", filters: Mapping[str, str] | None = None, sections: Sequence[Section] = (),
        positions: Mapping[str, Place] | None = None,
    ) -> Subgraph:  # fmt: skip
        """In an order of their own, whatever that of the rows; empty properties are left out; each edge once."""
        by_id = {row["id"]: _told(row) for row in nodes}
        once = {json.dumps(row, ensure_ascii=False, sort_keys=True): row for row in map(_told, edges)}
        documents = {row["id"]: _told(row) for row in plans}
        said = {plan: tuple(sorted(map(_told, rows), key=lambda row: str(row["id"]))) for plan, rows in mentions.items()}
        return cls(
            title, dict(sorted(by_id.items())), tuple(row for _, row in sorted(once.items(), key=lambda item: _order(*item))),
            dict(sorted(documents.items())), dict(sorted(said.items())), question, dict(filters or {}), tuple(sections),
            dict(positions or {}),
        )  # fmt: skip

    def name(self, node: str) -> str:
        """Of a node; its id where it is not among the nodes."""
        return str(self.nodes[node]["name"]) if node in self.nodes else node

    def plan_graphs(self) -> list[PlanGraph]:
        """What each plan says of the nodes and edges, in the form that `innograph load` reads."""
        return [_plan_graph(row, self.mentions.get(id, ()), self.edges) for id, row in self.plans.items()]


def _order(text: str, row: Row) -> tuple[str, str, str, str, str]:
    return str(row["source"]), str(row["target"]), str(row["type"]), str(row["plan"]), text


def _told(row: Mapping[str, Any]) -> Row:
    return {key: value for key, value in row.items() if value is not None and value != "" and value != []}


def _plan_graph(plan: Row, mentions: Iterable[Row], edges: Iterable[Row]) -> PlanGraph:
    told: dict[str, Any] = {name: plan.get(name) for name in _DOCUMENT}
    document = PlanDocument(**told, period=_period(plan))
    nodes = tuple(_node(mention) for mention in mentions)
    return PlanGraph(document, nodes, tuple(_edge(edge) for edge in edges if edge["plan"] == plan["id"]))


def _period(plan: Row) -> tuple[int, int] | None:
    return (plan["period_from"], plan["period_to"]) if "period_from" in plan and "period_to" in plan else None


def _node(mention: Row) -> Node:
    told = Said(frozenset(mention.get("aliases", ())), frozenset(mention["says"])).properties(mention["id"])
    rest = {key: value for key, value in told.items() if key not in ("id", "name", "aliases")}
    return Node(mention["id"], label_of(mention["id"]), told["name"], tuple(told.get("aliases", ())), rest)


def _edge(row: Row) -> Edge:
    rest = {key: value for key, value in row.items() if key not in _PROOF}
    return Edge(EdgeType(row["type"]), row["source"], row["target"], tuple(evidence(row)), rest)
