"""The plan graph: what one plan says, as nodes and edges with evidence, and the closed lists of their types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from innograph.errors import ModelError

Value = str | int | float | bool | None
EdgeKey = tuple[Value, ...]


class Label(StrEnum):
    """Types of nodes."""

    PLAN = "Plan"
    CITY = "City"
    PROVINCE = "Province"
    DISTRICT = "District"
    AGENCY = "Agency"
    ENTERPRISE = "Enterprise"
    INSTITUTION = "Institution"
    PLATFORM = "Platform"
    PLATFORM_TYPE = "PlatformType"
    PROGRAM = "Program"
    PROJECT = "Project"
    TASK = "Task"
    INDICATOR = "Indicator"


PLACES = (Label.CITY, Label.PROVINCE, Label.DISTRICT)
"""What has a government of its own and a place on the map."""


class EdgeType(StrEnum):
    """Types of edges; MENTIONS is made at loading, from the Plan to each node of its graph."""

    LEADS = "LEADS"
    SUPPORTS = "SUPPORTS"
    COOPERATES_WITH = "COOPERATES_WITH"
    HOSTS = "HOSTS"
    UNDERTAKES = "UNDERTAKES"
    PART_OF = "PART_OF"
    TARGETS = "TARGETS"
    MENTIONS = "MENTIONS"


class Status(StrEnum):
    """Whether the plan tells a relation as being there or as wanted."""

    EXISTING = "existing"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote with its place: `plan_text[start:end] == text`, under the headings `section` (重点任务 / 培育引进“四个一批”)."""

    start: int
    end: int
    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """What the plan's page says of itself. Dates are ISO (2019-03-26), `period` the first and last year."""

    id: str
    title: str
    doc_number: str | None
    issuer: str | None
    issued: str | None
    published: str | None
    city: str | None
    province: str | None
    period: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Node:
    """One thing. `id` is readable and deterministic: `Institution:中国科学院电工研究所`."""

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


def edge_key(type_: str, source: str, target: str, properties: Mapping[str, Value]) -> EdgeKey:
    """What makes an edge of a plan one: two targets for one indicator differ in kind, year or value."""
    told = properties.get
    return (type_, source, target, told("kind"), told("value"), told("unit"), told("year"))


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation of a plan. Properties: status, role, kind, value, unit, year, rule, confidence, collective."""

    type: EdgeType
    source: str
    target: str
    evidence: tuple[Evidence, ...]
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def key(self) -> EdgeKey:
        """What makes this edge one of its plan."""
        return edge_key(self.type, self.source, self.target, self.properties)


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """All that one plan says."""

    document: PlanDocument
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def check(self) -> None:
        """Raise ModelError where an id is double or an edge points to no node or proves nothing."""
        ids = [node.id for node in self.nodes]
        if len(ids) != len(set(ids)):
            double = sorted({i for i in ids if ids.count(i) > 1})
            raise ModelError(f"{self.document.id}: node ids stand twice: {', '.join(double)}")
        known = set(ids)
        for edge in self.edges:
            if missing := {edge.source, edge.target} - known:
                raise ModelError(f"{self.document.id}: edge {edge.type} points to unknown nodes: {', '.join(sorted(missing))}")
            if not edge.evidence:
                raise ModelError(f"{self.document.id}: edge {edge.type} {edge.source} → {edge.target} has no evidence")

    def to_json(self) -> str:
        """The fixed JSON form; the same graph gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as plain data."""
        document = self.document
        return {
            "document": {name: getattr(document, name) for name in document.__slots__}
            | {"period": list(document.period) if document.period else None},
            "nodes": [
                {"id": n.id, "label": str(n.label), "name": n.name, "aliases": list(n.aliases), **n.properties}
                for n in self.nodes
            ],
            "edges": [
                {"type": str(e.type), "source": e.source, "target": e.target, **e.properties}
                | {"evidence": [{"start": v.start, "end": v.end, "text": v.text, "section": v.section} for v in e.evidence]}
                for e in self.edges
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> PlanGraph:
        """Read the JSON form; raises ModelError where it is another form."""
        try:
            document = dict(data["document"])
            document["period"] = tuple(document["period"]) if document.get("period") else None
            return cls(
                PlanDocument(**document),
                tuple(_node(item) for item in data["nodes"]),
                tuple(_edge(item) for item in data["edges"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"not a plan graph: {error!r}; make it with `innograph extract`") from error


def _node(item: Mapping[str, Any]) -> Node:
    rest = {k: v for k, v in item.items() if k not in ("id", "label", "name", "aliases")}
    return Node(item["id"], Label(item["label"]), item["name"], tuple(item.get("aliases", ())), rest)


def _edge(item: Mapping[str, Any]) -> Edge:
    rest = {k: v for k, v in item.items() if k not in ("type", "source", "target", "evidence")}
    evidence = tuple(Evidence(**told) for told in item.get("evidence", ()))
    return Edge(EdgeType(item["type"]), item["source"], item["target"], evidence, rest)
