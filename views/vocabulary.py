"""How labels, relations, statuses and properties are called and coloured on every page. The only such table."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import EdgeType, Label, Status


class Look(NamedTuple):
    """Chinese name and colour (`#rrggbb`, readable on white and on black); `directed` relations have an arrow."""

    name: str
    color: str
    directed: bool = True


LABELS: dict[str, Look] = {
    Label.CITY: Look("城市", "#dc2626"),
    Label.PROVINCE: Look("省份", "#9f1239"),
    Label.DISTRICT: Look("区县", "#ea580c"),
    Label.INSTITUTION: Look("科研机构", "#7c3aed"),
    Label.ENTERPRISE: Look("企业", "#b45309"),
    Label.AGENCY: Look("政府部门", "#2563eb"),
    Label.PLATFORM: Look("创新平台", "#0891b2"),
    Label.PLATFORM_TYPE: Look("平台类型", "#0f766e"),
    Label.PROGRAM: Look("专项与活动", "#15803d"),
    Label.PROJECT: Look("项目", "#4d7c0f"),
    Label.INDICATOR: Look("指标", "#db2777"),
    Label.TASK: Look("任务", "#64748b"),
    Label.PLAN: Look("计划文件", "#475569"),
}

RELATIONS: dict[str, Look] = {
    EdgeType.COOPERATES_WITH: Look("合作", "#8b5cf6", directed=False),
    EdgeType.PART_OF: Look("隶属", "#94a3b8"),
    EdgeType.HOSTS: Look("建有", "#06b6d4"),
    EdgeType.UNDERTAKES: Look("承担", "#d97706"),
    EdgeType.SUPPORTS: Look("支持", "#22a35a"),
    EdgeType.LEADS: Look("牵头", "#3b82f6"),
    EdgeType.TARGETS: Look("目标", "#ec4899"),
    EdgeType.MENTIONS: Look("提到", "#94a3b8"),
}

STATUSES: dict[str, str] = {Status.EXISTING: "已有", Status.PLANNED: "计划"}

KINDS: dict[str, str] = {"level": "达到", "increase": "新增"}

PROPERTIES: dict[str, str] = {
    "aliases": "又称",
    "city": "城市",
    "province": "省份",
    "title": "名称",
    "doc_number": "文号",
    "issuer": "发文机关",
    "issued": "印发日期",
    "published": "发布日期",
    "period_from": "起始年",
    "period_to": "终止年",
    "key": "编号",
    "deadline": "完成时限",
    "section": "章节",
    "role": "分工",
    "kind": "口径",
    "value": "数值",
    "unit": "单位",
    "year": "年份",
}


def label_name(label: str) -> str:
    """`Institution` → 科研机构."""
    return LABELS[label].name


def target_text(kind: str | None, value: float | None, unit: str | None, year: int | None) -> str:
    """What a target says in a few words: 新增 500家（2019年）."""
    number = f"{value:,.10g}" if value is not None else ""
    due = f"（{year}年）" if year else ""
    return f"{KINDS.get(kind or '', '')} {number}{unit or ''}{due}".strip()
