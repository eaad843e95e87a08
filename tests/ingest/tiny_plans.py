"""Plans of one sentence, and what their graphs say in short: what the tests of names, relations and targets share."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import EdgeType, Label, PlanGraph
from ingest.pipeline import extract


def known_fault(reason: str) -> pytest.MarkDecorator:
    """A case that the code does not meet yet; strict, so that the mark goes when the fault goes."""
    return pytest.mark.xfail(strict=True, reason=reason)


def plan_text(sentence: str, city: str = "洛阳市", year: int = 2022, heading: str = "重点任务") -> str:
    """A work programme of a city with one numbered task."""
    return f"{year}年{city}科技创新工作要点\n一、{heading}\n1.{sentence}\n"


def graph_of(sentence: str, city: str = "洛阳市", year: int = 2022, heading: str = "重点任务") -> PlanGraph:
    """The graph of `plan_text`."""
    return extract(plan_text(sentence, city, year, heading)).graph


def names(graph: PlanGraph, *labels: Label) -> set[str]:
    """The names of the nodes of these types, without the plan's own place."""
    own = graph.document.city
    return {node.name for node in graph.nodes if node.label in labels and node.name != own}


def edges(graph: PlanGraph, *types: EdgeType) -> set[tuple[str, str]]:
    """(source, target) of the edges of these types, by the names of their nodes."""
    name = {node.id: node.name for node in graph.nodes}
    return {(name[edge.source], name[edge.target]) for edge in graph.edges if edge.type in types}


def statuses(graph: PlanGraph, kind: EdgeType) -> dict[str, Any]:
    """Status by the name of the target."""
    name = {node.id: node.name for node in graph.nodes}
    return {name[edge.target]: edge.properties.get("status") for edge in graph.edges if edge.type is kind}


def targets(graph: PlanGraph) -> set[tuple[str, str, str, float, str, int]]:
    """(scope, indicator, kind, value, unit, year) of every target."""
    name = {node.id: node.name for node in graph.nodes}
    found = [edge for edge in graph.edges if edge.type is EdgeType.TARGETS]
    assert len(found) == len({edge.key for edge in found})
    return {
        (name[e.source], name[e.target], *(e.properties[key] for key in ("kind", "value", "unit", "year")))  # type: ignore[misc]
        for e in found
    }
