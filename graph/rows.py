"""What stands in the database for one plan: its Plan node, what it says of each node, its edges, as plain rows.

`aliases` and `says` (properties as text: `city="郑州市"`) of a plan's MENTIONS edge are all that this plan says of the
node. The node shows all aliases of all plans, and of each property the smallest value that any plan gives, so the order
of loading does not matter. A list with nothing in it is left out: Neo4j's importer cannot make one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph

Row = dict[str, Any]

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
_NOT_OF_THE_EDGE = {"type", "quotes", "starts", "ends", "sections", "plan", "source", "target"}


@dataclass(frozen=True, slots=True)
class LoadCount:
    """What one plan graph holds: nodes, edges, and quotes that prove the edges."""

    nodes: int
    edges: int
    evidence: int

    @classmethod
    def of(cls, graph: PlanGraph) -> LoadCount:
        """Count."""
        return cls(len(graph.nodes), len(graph.edges), sum(len(edge.evidence) for edge in graph.edges))


@dataclass(frozen=True, slots=True)
class Said:
    """What one plan, or all of them, say of a node; `says` are properties as text: `city="郑州市"`."""

    aliases: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()

    @classmethod
    def of(cls, properties: Mapping[str, Any]) -> Said:
        """Of properties with their aliases; the id and empty values say nothing."""
        says = (f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in properties.items() if value is not None)
        return cls(
            frozenset(properties.get("aliases", ())), frozenset(say for say in says if not say.startswith(("id=", "aliases=")))
        )

    @classmethod
    def told(cls, mention: Mapping[str, Any]) -> Said:
        """What a MENTIONS edge holds."""
        return cls(frozenset(mention["aliases"] or ()), frozenset(mention["says"]))

    def properties(self, id: str) -> Row:
        """What the node shows; of two values the smaller."""
        pairs = (say.split("=", 1) for say in sorted(self.says, reverse=True))
        aliases = {"aliases": sorted(self.aliases)} if self.aliases else {}
        return {"id": id, **aliases, **{key: json.loads(value) for key, value in pairs}}

    def and_also(self, other: Said) -> Said:
        """What both say."""
        return Said(self.aliases | other.aliases, self.says | other.says)

    def but_not(self, other: Said) -> list[str]:
        """Aliases and says that the other lacks."""
        return [*(self.aliases - other.aliases), *(self.says - other.says)]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """`mentions` have id, aliases, says and anchor; `edges` are by type and have source and target among their properties."""

    plan: Row
    mentions: list[Row]
    edges: list[tuple[EdgeType, Row]]

    @classmethod
    def of(cls, graph: PlanGraph) -> PlanRows:
        """The rows of a plan graph."""
        edges = [(edge.type, _edge_properties(edge, graph.document.id)) for edge in graph.edges]
        return cls(_plan_properties(graph), _mentions(graph), edges)

    def said(self) -> dict[str, Said]:
        """What the plan says of each node, by id."""
        return {row["id"]: Said.told(row) for row in self.mentions}

    def graph(self) -> PlanGraph:
        """The plan graph that has these rows; its order is not kept."""
        nodes = tuple(_node(id, said.properties(id)) for id, said in self.said().items())
        return PlanGraph(_document(self.plan), nodes, tuple(_edge(name, row) for name, row in self.edges))


def evidence(row: Mapping[str, Any]) -> list[Evidence]:
    """The quotes of an edge of the store with their places; of a task its own words, which prove that the plan has it."""
    if "quote" in row:
        return [Evidence(row["quote_start"], row["quote_end"], row["quote"], row.get("section") or "")]
    quotes = row.get("quotes", [])
    sections = row.get("sections") or [""] * len(quotes)
    told = zip(row.get("starts", []), row.get("ends", []), quotes, sections, strict=True)
    return [Evidence(start, end, text, section) for start, end, text, section in told]


def digest(graph: PlanGraph) -> str:
    """Of all that the plan graph says, in whatever order: a graph that is read back from a store gives the same."""
    told = graph.to_dict()
    nodes = sorted(_text(_without_blanks(node) | {"aliases": sorted(set(node["aliases"]))}) for node in told["nodes"])
    edges = sorted(_text(_without_blanks(edge) | {"evidence": sorted(edge["evidence"], key=_text)}) for edge in told["edges"])
    # each item is made into text once, not for its place and then for the whole again
    return hashlib.sha256(f"[{_text(told['document'])}, [{', '.join(nodes)}], [{', '.join(edges)}]]".encode()).hexdigest()


def _without_blanks(properties: Row) -> Row:
    """No store keeps an empty value."""
    return {key: value for key, value in properties.items() if value is not None}


_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def label_of(id: str) -> Label:
    """The label that a node's id starts with."""
    return Label(id.split(":", 1)[0])


def _document(plan: Row) -> PlanDocument:
    first, last = plan.get("period_from"), plan.get("period_to")
    period = (int(first), int(last)) if first is not None and last is not None else None
    told: Row = {name: plan.get(name) for name in PlanDocument.__slots__ if name != "period"}
    return PlanDocument(**told, period=period)


def _node(id: str, told: Row) -> Node:
    rest = {key: value for key, value in told.items() if key not in ("id", "name", "aliases")}
    return Node(id, label_of(id), told["name"], tuple(told.get("aliases", ())), rest)


def _edge(name: EdgeType, row: Row) -> Edge:
    rest = {key: value for key, value in row.items() if key not in _NOT_OF_THE_EDGE and value is not None}
    return Edge(name, row["source"], row["target"], tuple(evidence(row)), rest)


def _mentions(graph: PlanGraph) -> list[Row]:
    anchors = {min(edge.source, edge.target, key=_business) for edge in graph.edges}
    said = {node.id: Said.of({"aliases": node.aliases, "name": node.name, **node.properties}) for node in graph.nodes}
    return [
        {"id": i, "aliases": sorted(s.aliases) or None, "says": sorted(s.says), "anchor": i in anchors} for i, s in said.items()
    ]


def _business(id: str) -> tuple[int, str]:
    return ANCHORS[label_of(id)], id


def _plan_properties(graph: PlanGraph) -> Row:
    document = graph.document
    first, last = document.period or (None, None)
    told = {name: getattr(document, name) for name in document.__slots__ if name != "period"}
    counts = asdict(LoadCount.of(graph))
    return told | {"period_from": first, "period_to": last, "digest": digest(graph)} | counts


def _edge_properties(edge: Edge, plan: str) -> Row:
    quotes: dict[str, list[str] | list[int]] = {
        "quotes": [evidence.text for evidence in edge.evidence],
        "starts": [evidence.start for evidence in edge.evidence],
        "ends": [evidence.end for evidence in edge.evidence],
    }
    if any(evidence.section for evidence in edge.evidence):
        quotes["sections"] = [evidence.section for evidence in edge.evidence]
    return {**edge.properties, **quotes, "plan": plan, "source": edge.source, "target": edge.target}
