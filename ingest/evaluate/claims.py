"""What a gold file and a graph each claim, part by part, in terms that can be compared."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Edge, EdgeType, Label, Node, PlanGraph, Value
from ingest.evaluate.gold import Gold, GoldTarget
from ingest.evaluate.matching import alike, plain
from ingest.text import Span

PARTS = {
    "meta": "文件信息",
    "entities": "实体",
    "part_of": "上级",
    "tasks": "任务",
    "leads": "牵头",
    "supports_task": "配合",
    "deadlines": "期限",
    "cooperates": "合作",
    "cooperates_status": "合作状态",
    "supports": "支持",
    "hosts": "依托",
    "undertakes": "承担",
    "targets": "目标",
    "targets_indicator": "目标指标",
}
RELATIONS = ("part_of", "cooperates", "supports", "hosts", "undertakes")
_PART_OF_EDGE = {"COOPERATES_WITH": "cooperates", "SUPPORTS": "supports", "HOSTS": "hosts", "UNDERTAKES": "undertakes"}
_WITH_PARENTS = frozenset((Label.INSTITUTION, Label.PLATFORM, Label.ENTERPRISE))
_NO_ENTITIES = frozenset((Label.PLAN, Label.TASK, Label.INDICATOR))


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact. `key` is what is compared: names are those of the gold file, or `?Label:name` where it has no such thing.

    `forms` are the names of an entity, number and title of a task, or the words of an indicator. `span` is None where only
    the `quote` is known.
    """

    key: tuple[Value, ...]
    quote: str = ""
    span: Span | None = None
    forms: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()


Claims = dict[str, list[Claim]]


def pair(part: str, head: str, tail: str) -> tuple[str, ...]:
    """Cooperation has no direction."""
    return tuple(sorted((head, tail))) if part == "cooperates" else (head, tail)


def claims_of_gold(gold: Gold) -> Claims:
    """All that the gold file claims; a task's units that are a group (各县区) are left out."""
    claims: Claims = defaultdict(list)
    for name, value in gold.meta.items():
        if value is not None:
            claims["meta"].append(_meta(name, value))
    for entity in gold.entities:
        form = next(iter(entity.mentions), entity.name)
        claims["entities"].append(Claim((entity.name,), form, None, entity.forms, entity.types))
        if entity.part_of and entity.type in _WITH_PARENTS:
            claims["part_of"].append(Claim((entity.name, entity.part_of), form))
    for task in gold.tasks:
        claims["tasks"].append(Claim((task.key,), task.title, task.at, (task.key, task.title)))
        for part, names in (("leads", task.leads), ("supports_task", task.supports)):
            named = (name for name in names if not name.startswith("各"))
            claims[part] += [Claim((name, task.key), task.title, task.at) for name in named]
        if task.deadline:
            claims["deadlines"].append(Claim((task.key, task.deadline), task.title, task.at))
    for relation in gold.relations:
        part, quote = _PART_OF_EDGE[relation.type], relation.evidence.of(gold.text)
        key = pair(part, relation.head, relation.tail)
        claims[part].append(Claim(key, quote, relation.evidence))
        if part == "cooperates":
            claims["cooperates_status"].append(Claim((*key, relation.status), quote, relation.evidence))
    for target in gold.targets:
        number, quote = _number(target), target.evidence.of(gold.text)
        claims["targets"].append(Claim(number, quote, target.evidence, (target.indicator,)))
        claims["targets_indicator"].append(Claim((*number, target.indicator), quote, target.evidence, (target.indicator,)))
    return {part: _once(found) if part in (*RELATIONS, *_TWOFOLD) else found for part, found in claims.items()}


_TWOFOLD = ("leads", "supports_task", "cooperates_status")  # told twice, they are one fact, as relations are


def _number(target: GoldTarget) -> tuple[Value, ...]:
    return (target.scope, target.kind, round(float(target.value), 4), target.unit, target.year)


def _meta(name: str, value: object) -> Claim:
    told = json.dumps(value, ensure_ascii=False)
    return Claim((name, plain(told)), told)


def _once(claims: Iterable[Claim]) -> list[Claim]:
    kept: dict[tuple[Value, ...], Claim] = {}
    for claim in claims:
        kept.setdefault(claim.key, claim)
    return list(kept.values())


class Naming:
    """Nodes by the names of the gold file."""

    def __init__(self, graph: PlanGraph, entities: Mapping[str, str], tasks: Mapping[str, str]) -> None:
        self.nodes: dict[str, Node] = {node.id: node for node in graph.nodes}
        self._entities, self._tasks = entities, tasks

    def entity(self, identity: str) -> str:
        """The gold name, or `?Label:name`."""
        node = self.nodes[identity]
        return self._entities.get(identity) or f"?{node.label}:{node.name}"

    def task(self, identity: str) -> str:
        """The gold task's number, or `?title`."""
        return self._tasks.get(identity) or f"?{self.nodes[identity].name}"


def claims_of_graph(graph: PlanGraph, gold: Gold, naming: Naming) -> Claims:
    """All that the graph claims; edges made for each member of a group (`collective`) are left out."""
    claims: Claims = defaultdict(list)
    for name, value in graph.to_dict()["document"].items():
        if name in gold.meta and value is not None:
            claims["meta"].append(_meta(name, value))
    for node in graph.nodes:
        if node.label is Label.TASK:
            _add_task(claims, node, naming.task(node.id))
        elif node.label not in _NO_ENTITIES:
            form, forms = next(iter(node.aliases), node.name), (node.name, *node.aliases)
            claims["entities"].append(Claim((naming.entity(node.id),), form, None, forms, frozenset({str(node.label)})))
    for edge in graph.edges:
        for part, key in _keys(edge, naming):
            claims[part].append(_proven(key, edge))
    claims = defaultdict(list, {p: _once(found) if p in (*RELATIONS, *_TWOFOLD) else found for p, found in claims.items()})
    claims["targets"], claims["targets_indicator"] = _numbers(graph, gold, naming)
    return claims


def _add_task(claims: Claims, node: Node, key: str) -> None:
    claims["tasks"].append(Claim((key,), node.name, None, (str(node.properties.get("key") or ""), node.name)))
    if due := node.properties.get("deadline"):
        claims["deadlines"].append(Claim((key, str(due)[:7]), node.name))


def _proven(key: tuple[Value, ...], edge: Edge, forms: tuple[str, ...] = ()) -> Claim:
    proof = edge.evidence[0] if edge.evidence else None
    return Claim(key, proof.text if proof else "", Span(proof.start, proof.end) if proof else None, forms)


def _keys(edge: Edge, naming: Naming) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """The parts to which an edge belongs, with its key in each."""
    if edge.properties.get("collective") or edge.type is EdgeType.TARGETS:
        return
    head, tail = naming.nodes[edge.source], naming.nodes[edge.target]
    if tail.label is Label.TASK:
        if part := {EdgeType.LEADS: "leads", EdgeType.SUPPORTS: "supports_task"}.get(edge.type):
            yield part, (naming.entity(head.id), naming.task(tail.id))
        return
    ends = naming.entity(head.id), naming.entity(tail.id)
    if edge.type is EdgeType.PART_OF and head.label in _WITH_PARENTS and tail.label in _WITH_PARENTS:
        yield "part_of", ends
    elif part := _PART_OF_EDGE.get(edge.type):
        yield part, pair(part, *ends)
        if part == "cooperates":
            status = edge.properties.get("status")
            yield "cooperates_status", (*pair(part, *ends), str(status) if status else None)


def _numbers(graph: PlanGraph, gold: Gold, naming: Naming) -> tuple[list[Claim], list[Claim]]:
    """The targets by number alone, and with what they count: under the gold file's word where it is alike."""
    left = list(gold.targets)
    numbers, named = [], []
    for edge in (edge for edge in graph.edges if edge.type is EdgeType.TARGETS):
        told = edge.properties
        value = round(float(told["value"] or 0), 4)
        number = (naming.entity(edge.source), told.get("kind"), value, told.get("unit"), told.get("year"))
        word = naming.nodes[edge.target].name
        twin = next((target for target in left if _number(target) == number and alike(target.indicator, word)), None)
        if twin:
            left.remove(twin)
        numbers.append(_proven(number, edge, (word,)))
        named.append(_proven((*number, twin.indicator) if twin else ("?", *number, word), edge, (word,)))
    return numbers, named
