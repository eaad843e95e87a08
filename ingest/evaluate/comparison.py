"""A graph beside the gold file of its plan: what is right, what is too much, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge, EdgeType, Label, PlanGraph, Value
from ingest.evaluate.claims import PARTS, Claim, Naming, claims_of_gold, claims_of_graph
from ingest.evaluate.gold import Gold
from ingest.evaluate.matching import match_entities, match_tasks


@dataclass(frozen=True, slots=True)
class Part:
    """One part: the number of right claims, those of the graph alone, those of the gold file alone."""

    right: int
    extra: tuple[Claim, ...]
    missed: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One plan. `entities` and `tasks` lead from node ids to the gold file's names and numbers; no graph is an empty one."""

    gold: Gold
    graph: PlanGraph | None
    entities: Mapping[str, str]
    tasks: Mapping[str, str]
    parts: Mapping[str, Part]


def compare(gold: Gold, graph: PlanGraph | None) -> Comparison:
    """What the graph of `gold.text` has right; None where the text gave no graph."""
    wanted = claims_of_gold(gold)
    if graph is None:
        return Comparison(gold, None, {}, {}, {part: Part(0, (), tuple(wanted.get(part, ()))) for part in PARTS})
    entities, tasks = match_entities(gold, graph.nodes), match_tasks(gold, graph.nodes)
    made = claims_of_graph(graph, gold, Naming(graph, entities, tasks))
    parts = {part: _part(made.get(part, ()), wanted.get(part, ())) for part in PARTS}
    return Comparison(gold, graph, entities, tasks, parts)


def _part(made: Sequence[Claim], wanted: Sequence[Claim]) -> Part:
    extra, missed = tuple(_beyond(made, wanted)), tuple(_beyond(wanted, made))
    return Part(len(made) - len(extra), extra, missed)


def _beyond(some: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Claim]:
    left = Counter(claim.key for claim in others)
    for claim in some:
        if left[claim.key]:
            left[claim.key] -= 1
        else:
            yield claim


def judged_edges(compared: Comparison) -> Iterator[tuple[Edge, bool]]:
    """Every edge that is scored, with whether the gold file has it: for targets scope, kind, value, unit and year."""
    if compared.graph is None:
        return
    naming = Naming(compared.graph, compared.entities, compared.tasks)
    facts = _facts(compared.gold)
    for edge in compared.graph.edges:
        if not edge.properties.get("collective"):
            yield edge, _fact(edge, naming) in facts


def _facts(gold: Gold) -> set[tuple[Value, ...]]:
    made = claims_of_gold(gold)
    kinds = {
        "cooperates": EdgeType.COOPERATES_WITH,
        "supports": EdgeType.SUPPORTS,
        "hosts": EdgeType.HOSTS,
        "undertakes": EdgeType.UNDERTAKES,
        "targets": EdgeType.TARGETS,
    }
    facts: set[tuple[Value, ...]] = {(kind, *claim.key) for part, kind in kinds.items() for claim in made.get(part, ())}
    facts |= {(EdgeType.PART_OF, e.name, e.part_of) for e in gold.entities if e.part_of}
    facts |= {(EdgeType.LEADS, name, task.key) for task in gold.tasks for name in task.leads}
    return facts | {(EdgeType.SUPPORTS, name, task.key) for task in gold.tasks for name in task.supports}


def _fact(edge: Edge, naming: Naming) -> tuple[Value, ...]:
    told, head = edge.properties, naming.entity(edge.source)
    if edge.type is EdgeType.TARGETS:
        return (edge.type, head, told["kind"], round(float(told["value"] or 0), 4), told["unit"], told["year"])
    is_task = naming.nodes[edge.target].label is Label.TASK
    ends = head, naming.task(edge.target) if is_task else naming.entity(edge.target)
    return (edge.type, *(sorted(ends) if edge.type is EdgeType.COOPERATES_WITH else ends))
