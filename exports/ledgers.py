"""The rows of a report's tables: entities, relations with quotes, tasks with their units, targets side by side, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from exports.naming import kind, said, status
from exports.subgraph import Subgraph
from graph.model import EdgeType, Label
from graph.rows import Row, evidence
from queries.vocabulary import LABELS, PROPERTIES, RELATIONS
from queries.wording import KINDS, month_text, outline_order

EVERY_DISTRICT = "各县(市)、区"
_SHOWN_ELSEWHERE = ("aliases", "city")
Rows = list[tuple[Any, ...]]


def answer_sheets(subgraph: Subgraph) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """Title, heads and rows of each part of the answer, numbered, with the quotes of each row."""
    taken: set[str] = set()
    for section in subgraph.sections:
        if section.columns:
            rows = zip(section.rows, section.proofs, strict=True)
            told = [(number, *row, quoted(proof)) for number, (row, proof) in enumerate(rows, 1)]
            yield _sheet_title(section.title, taken), ("序号", *section.columns, "原文依据"), told


def _sheet_title(title: str, taken: set[str]) -> str:
    """At most 31 letters, none of those that Excel forbids, each once."""
    kept = "".join(letter for letter in title if letter not in "[]:*?/\\'")[:28] or "答案"
    name = next(name for number in range(1, 1000) if (name := kept if number == 1 else f"{kept}{number}") not in taken)
    taken.add(name)
    return name


def quoted(edges: Sequence[Row]) -> str:
    """The quotes of edges, each once, a line each."""
    return "\n".join(dict.fromkeys(" ".join(proof.text.split()) for edge in edges for proof in evidence(edge)))


def entity_rows(subgraph: Subgraph) -> Rows:
    """By type, then name."""
    degrees: dict[str, int] = defaultdict(int)
    for edge in subgraph.edges:
        for end in (edge["source"], edge["target"]):
            degrees[end] += 1
    sources: dict[str, list[str]] = defaultdict(list)
    for plan, mentions in subgraph.mentions.items():
        for mention in mentions:
            sources[mention["id"]].append(f"《{subgraph.plans[plan]['title']}》")
    order = list(LABELS)
    nodes = sorted(subgraph.nodes.values(), key=lambda row: (order.index(row["label"]), str(row["name"])))
    return [
        (kind(subgraph, row["id"]), row["name"], "、".join(row.get("aliases", ())), row.get("city", ""), _facts(row),
         degrees[row["id"]], "\n".join(sources[row["id"]]), row["id"])
        for row in nodes
    ]  # fmt: skip


def _facts(row: Row) -> str:
    told = ((name, row.get(key)) for key, name in PROPERTIES.items() if key not in _SHOWN_ELSEWHERE)
    return "；".join(f"{name}：{value}" for name, value in told if value not in (None, ""))


def relation_rows(subgraph: Subgraph) -> Rows:
    """One row an edge, in the order of the legend."""
    order = list(RELATIONS)
    edges = sorted(subgraph.edges, key=lambda row: order.index(row["type"]))
    return [
        (subgraph.name(edge["source"]), kind(subgraph, edge["source"]), RELATIONS[edge["type"]].name,
         subgraph.name(edge["target"]), kind(subgraph, edge["target"]), said(edge), status(edge), quoted([edge]),
         "\n".join(dict.fromkeys(filter(None, edge.get("sections", ())))), *_plan(subgraph, edge["plan"]),
         "\n".join(f"{proof.start}–{proof.end}" for proof in evidence(edge)), edge.get("confidence"))
        for edge in edges
    ]  # fmt: skip


def _plan(subgraph: Subgraph, plan: str) -> tuple[str, str]:
    told = subgraph.plans.get(plan, {})
    return str(told.get("title") or plan), str(told.get("doc_number") or "")


def task_rows(subgraph: Subgraph) -> Rows:
    """By plan, then in the order of the plan; a whole group of districts is told in one word."""
    leads, helps = _units(subgraph, EdgeType.LEADS), _units(subgraph, EdgeType.SUPPORTS)
    tasks = [row for row in subgraph.nodes.values() if row["label"] == Label.TASK]
    tasks.sort(key=lambda row: (str(row.get("plan", "")), outline_order(str(row.get("key", "")))))
    return [
        (row.get("key", ""), row["name"], _names(subgraph, leads[row["id"]]), _names(subgraph, helps[row["id"]]),
         month_text(str(row.get("deadline", ""))), row.get("city", ""), *_plan(subgraph, str(row.get("plan", ""))),
         quoted([*leads[row["id"]], *helps[row["id"]]] or [row]))
        for row in tasks
    ]  # fmt: skip


def _units(subgraph: Subgraph, relation: EdgeType) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for edge in subgraph.edges:
        if edge["type"] == relation:
            found[edge["target"]].append(edge)
    return found


def _names(subgraph: Subgraph, edges: Sequence[Row]) -> str:
    ordered = sorted(edges, key=lambda edge: (bool(edge.get("collective")), edge["starts"], subgraph.name(edge["source"])))
    names = (EVERY_DISTRICT if edge.get("collective") else subgraph.name(edge["source"]) for edge in ordered)
    return "、".join(dict.fromkeys(names))


def target_matrix(subgraph: Subgraph) -> tuple[list[str], Rows]:
    """The places, and for each indicator, kind, unit and year a row with the value of each place."""
    values: dict[tuple[str, str, str, Any], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for edge in subgraph.edges:
        if edge["type"] == EdgeType.TARGETS:
            head = (subgraph.name(edge["target"]), KINDS.get(edge.get("kind", ""), ""), edge.get("unit", ""), edge.get("year"))
            values[head][subgraph.name(edge["source"])].append(_number(edge.get("value")))
    places = sorted({place for row in values.values() for place in row})
    heads = sorted(values, key=lambda head: (*head[:3], head[3] or 0))
    told = {head: {place: _one(found) for place, found in values[head].items()} for head in heads}
    return places, [(*head, *map(told[head].get, places)) for head in heads]


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _one(values: Sequence[Any]) -> Any:
    """A number where the plans agree, else all of them as text."""
    different = list(dict.fromkeys(values))
    return different[0] if len(different) == 1 else "；".join(map(str, different)) or None


def source_rows(subgraph: Subgraph) -> Rows:
    """One row a plan."""
    numbers: dict[str, int] = defaultdict(int)
    for edge in subgraph.edges:
        numbers[edge["plan"]] += 1
    names = ("id", "title", "doc_number", "issuer", "issued", "published", "province", "city", "period_from", "period_to")
    return [(*(plan.get(name) for name in names), numbers[id]) for id, plan in subgraph.plans.items()]
