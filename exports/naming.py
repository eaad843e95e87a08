"""The words of an export: what an edge says, who proves it, and how a plan is cited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exports.subgraph import Section, Subgraph
from graph.rows import Row
from queries.vocabulary import RELATIONS, STATUSES, edge_text, label_name

_LONGEST_STEM = 60
_NO_FILE_NAME = '<>:"/\\|?*'


def said(edge: Mapping[str, Any]) -> str:
    """Role or number, where it is more than the relation's name: 牵头单位, 新增 500家（2019年)."""
    text = edge_text(dict(edge))
    return "" if text == RELATIONS[edge["type"]].name else text


def status(edge: Mapping[str, Any]) -> str:
    """已有, 计划, or nothing."""
    return STATUSES.get(edge.get("status", ""), "")


def kind(subgraph: Subgraph, node: str) -> str:
    """The Chinese name of a node's type."""
    return label_name(subgraph.nodes[node]["label"]) if node in subgraph.nodes else ""


def stem(title: str) -> str:
    """A title as the name of a file, without an ending."""
    kept = "".join(" " if letter in _NO_FILE_NAME or not letter.isprintable() else letter for letter in title)
    return " ".join(kept.split())[:_LONGEST_STEM].strip(". ") or "图谱"


def plan_line(plan: Row) -> str:
    """《2019年郑州市科技创新工作要点》（郑科〔2019〕1号），郑州市科学技术局，2019-03-26."""
    number = f"（{plan['doc_number']}）" if plan.get("doc_number") else ""
    day = plan.get("issued") or plan.get("published")
    return "，".join(filter(None, (f"《{plan.get('title') or plan['id']}》{number}", plan.get("issuer"), day)))


def sections(subgraph: Subgraph) -> list[Section]:
    """Those of the answer; without one, a table of each type of relation."""
    if subgraph.sections:
        return list(subgraph.sections)
    groups = {relation: [edge for edge in subgraph.edges if edge["type"] == relation] for relation in RELATIONS}
    return [_told(subgraph, relation, edges) for relation, edges in groups.items() if edges]


def _told(subgraph: Subgraph, relation: str, edges: list[Row]) -> Section:
    name = RELATIONS[relation].name
    rows = tuple((subgraph.name(edge["source"]), subgraph.name(edge["target"]), said(edge), status(edge)) for edge in edges)
    columns = ("主体", "对象", "说明", "状态")
    kept = [index for index in range(len(columns)) if index < 2 or any(row[index] for row in rows)]
    return Section(
        name, f"“{name}”关系 {len(edges)} 条。", tuple(columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in rows), tuple((edge,) for edge in edges),
    )  # fmt: skip
