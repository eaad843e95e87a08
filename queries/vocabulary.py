"""How labels, relations, statuses and properties are called and coloured on pages and in files, in the words of answers."""

from __future__ import annotations

from typing import Any, NamedTuple

from graph.model import EdgeType, Label
from queries import wording


class Look(NamedTuple):
    """Chinese name and colour (`#rrggbb`, readable on white and on black); `directed` relations have an arrow."""

    name: str
    color: str
    directed: bool = True


_LABEL_COLORS = {
    Label.CITY: "#dc2626",
    Label.PROVINCE: "#9f1239",
    Label.DISTRICT: "#ea580c",
    Label.INSTITUTION: "#7c3aed",
    Label.ENTERPRISE: "#b45309",
    Label.AGENCY: "#2563eb",
    Label.PLATFORM: "#0891b2",
    Label.PLATFORM_TYPE: "#0f766e",
    Label.PROGRAM: "#15803d",
    Label.PROJECT: "#4d7c0f",
    Label.INDICATOR: "#db2777",
    Label.TASK: "#64748b",
    Label.PLAN: "#475569",
}
_RELATION_COLORS = {
    EdgeType.COOPERATES_WITH: "#8b5cf6",
    EdgeType.PART_OF: "#94a3b8",
    EdgeType.HOSTS: "#06b6d4",
    EdgeType.UNDERTAKES: "#d97706",
    EdgeType.SUPPORTS: "#22a35a",
    EdgeType.LEADS: "#3b82f6",
    EdgeType.TARGETS: "#ec4899",
    EdgeType.MENTIONS: "#94a3b8",
}

# in the order of legends and lists
LABELS: dict[str, Look] = {label: Look(wording.LABELS[label], color) for label, color in _LABEL_COLORS.items()}
RELATIONS: dict[str, Look] = {
    relation: Look(wording.RELATIONS[relation], color, directed=relation != EdgeType.COOPERATES_WITH)
    for relation, color in _RELATION_COLORS.items()
}
STATUSES: dict[str, str] = {str(status): name for status, name in wording.STATUSES.items()}
PROPERTIES: dict[str, str] = {
    "aliases": "又称",
    "province": "省份",
    "city": "城市",
    "doc_number": "文号",
    "issuer": "发文机关",
    "issued": "印发日期",
    "published": "发布日期",
    "period_from": "起始年",
    "period_to": "终止年",
    "key": "编号",
    "deadline": "完成时限",
    "section": "章节",
}


def label_name(label: str) -> str:
    """`Institution` → 机构."""
    return LABELS[label].name


def edge_text(edge: dict[str, Any]) -> str:
    """What an edge says in a word or two: 合作, 牵头单位, 新增 500家（2019年）."""
    if edge["type"] == EdgeType.TARGETS:
        due = f"（{edge['year']}年）" if edge.get("year") else ""
        return f"{wording.KINDS.get(edge.get('kind', ''), '')} {edge.get('value', 0):,.10g}{edge.get('unit', '')}{due}".strip()
    assists = edge["type"] == EdgeType.SUPPORTS and edge["target"].startswith(f"{Label.TASK}:")
    return str(edge.get("role") or (wording.ASSISTS if assists else RELATIONS[edge["type"]].name))
