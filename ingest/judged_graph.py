"""A plan graph as people judged it: things that are the same under one id, rejected edges left out, accepted ones sure.

The graph as it was read is not changed: without the judgement it is there again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Edge, EdgeKey, Label, Node, PlanGraph, Status
from ingest.judgements import Judgements, name_in


def judged_graph(graph: PlanGraph, judged: Judgements) -> PlanGraph:
    """What the plan says by these judgements. Twice is the same as once."""
    shown = {node.id: identity for node in graph.nodes if (identity := judged.stands_for(node.id)) != node.id}
    if shown:
        graph = replace(graph, nodes=_nodes(graph.nodes, shown), edges=_moved(graph.edges, shown))
    return replace(graph, edges=tuple(_held(graph.edges, graph.document.id, judged)))


def _nodes(nodes: Iterable[Node], shown: dict[str, str]) -> tuple[Node, ...]:
    """Each thing once, with the names of all that stand under it; what it has itself goes before what they bring."""
    by_id = {node.id: node for node in nodes if node.id not in shown}
    for node in nodes:
        if (identity := shown.get(node.id)) is None:
            continue
        told = by_id.get(identity) or Node(
            identity, Label(identity.split(":", 1)[0]), name_in(identity), (), dict(node.properties)
        )
        by_id[identity] = replace(told, aliases=tuple(dict.fromkeys([*told.aliases, *node.aliases])))
    return tuple(by_id.values())


def _moved(edges: Iterable[Edge], shown: dict[str, str]) -> tuple[Edge, ...]:
    """Edges between the things that are shown; those that become one keep all their quotes, in the order of the text."""
    found: dict[EdgeKey, Edge] = {}
    for edge in edges:
        moved = replace(edge, source=shown.get(edge.source, edge.source), target=shown.get(edge.target, edge.target))
        if moved.source == moved.target:
            continue
        found[moved.key] = _one(found[moved.key], moved) if moved.key in found else moved
    return tuple(found.values())


def _one(first: Edge, second: Edge) -> Edge:
    existing = Status.EXISTING in (first.properties.get("status"), second.properties.get("status"))
    status = {"status": str(Status.EXISTING)} if existing else {}
    evidence = sorted({*first.evidence, *second.evidence}, key=lambda told: (told.start, told.end, told.section))
    return replace(first, evidence=tuple(evidence), properties={**first.properties, **status})


def _held(edges: Iterable[Edge], plan: str, judged: Judgements) -> Iterator[Edge]:
    """Without the edges that a person rejected; those that one accepted are sure."""
    for edge in edges:
        told = judged.of_edge(edge.type, edge.source, edge.target, plan)
        if told == "accept":
            yield replace(edge, properties={**edge.properties, "confidence": 1.0, "judged": told})
        elif not told:
            yield edge
