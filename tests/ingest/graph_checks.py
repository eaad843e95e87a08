"""What must hold of every graph, whatever the text."""

from __future__ import annotations

import json
import re

from graph.model import EdgeType, Label, PlanGraph, Status

PARTIES = {Label.CITY, Label.PROVINCE, Label.DISTRICT, Label.AGENCY, Label.ENTERPRISE, Label.INSTITUTION, Label.PLATFORM}
ENDS: dict[EdgeType, tuple[set[Label], set[Label]]] = {
    EdgeType.LEADS: (PARTIES, {Label.TASK}),
    EdgeType.SUPPORTS: (PARTIES, set(Label) - {Label.PLAN, Label.INDICATOR}),
    EdgeType.COOPERATES_WITH: (PARTIES, PARTIES),
    EdgeType.HOSTS: (PARTIES, {Label.PLATFORM, Label.PLATFORM_TYPE, Label.INSTITUTION}),
    EdgeType.UNDERTAKES: ({Label.ENTERPRISE, Label.INSTITUTION}, {Label.PROGRAM, Label.PROJECT}),
    EdgeType.PART_OF: (PARTIES, PARTIES),
    EdgeType.TARGETS: (PARTIES, {Label.INDICATOR}),
}


def check(graph: PlanGraph, raw: str) -> None:
    """Everything that must hold of the graph of any text."""
    graph.check()
    assert all(node.id.startswith(f"{node.label}:") and node.name for node in graph.nodes)
    assert len({edge.key for edge in graph.edges}) == len(graph.edges)
    for edge in graph.edges:
        assert edge.evidence and len(set(edge.evidence)) == len(edge.evidence)
        for quote in edge.evidence:
            assert 0 <= quote.start < quote.end <= len(raw)
            assert raw[quote.start : quote.end] == quote.text == quote.text.strip()
        assert edge.source != edge.target
        assert edge.properties["rule"] and 0 < float(str(edge.properties["confidence"])) <= 1
        assert edge.properties.get("status") in (None, *map(str, Status))
    for node in graph.nodes:
        due = node.properties.get("deadline")
        assert due is None or re.fullmatch(r"20\d\d-(?:0[1-9]|1[0-2])", str(due))
    again = PlanGraph.from_dict(json.loads(graph.to_json()))
    assert again == graph and again.to_json() == graph.to_json()


def wrong_ends(graph: PlanGraph) -> list[str]:
    """Edges between types that the guideline does not join."""
    label = {node.id: node.label for node in graph.nodes}
    told = [(edge, ENDS[edge.type]) for edge in graph.edges]
    return [
        f"{e.type} {e.source} → {e.target}"
        for e, (heads, tails) in told
        if label[e.source] not in heads or label[e.target] not in tails
    ]
