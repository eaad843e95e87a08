"""The words of analysts for the database's closed lists, and the cells of an answer: COOPERATES_WITH is 合作."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from graph.model import EdgeType, Label, Status

LABELS: Mapping[Label, str] = {
    Label.PLAN: "计划",
    Label.CITY: "城市",
    Label.PROVINCE: "省份",
    Label.DISTRICT: "区县",
    Label.AGENCY: "部门",
    Label.ENTERPRISE: "企业",
    Label.INSTITUTION: "机构",
    Label.PLATFORM: "平台",
    Label.PLATFORM_TYPE: "平台类型",
    Label.PROGRAM: "专项",
    Label.PROJECT: "项目",
    Label.TASK: "任务",
    Label.INDICATOR: "指标",
}
RELATIONS: Mapping[EdgeType, str] = {
    EdgeType.LEADS: "牵头",
    EdgeType.SUPPORTS: "支持",
    EdgeType.COOPERATES_WITH: "合作",
    EdgeType.HOSTS: "建设",
    EdgeType.UNDERTAKES: "承担",
    EdgeType.PART_OF: "隶属",
    EdgeType.TARGETS: "目标",
    EdgeType.MENTIONS: "提到",
}
STATUSES: Mapping[Status, str] = {Status.EXISTING: "已有", Status.PLANNED: "计划"}
KINDS: Mapping[str, str] = {"level": "达到", "increase": "新增"}
ASSISTS = "配合"  # SUPPORTS from a unit to a task

# columns of a query whose values stand in a closed list
WORDS: Mapping[str, Mapping[Any, str]] = {"label": LABELS, "relation": RELATIONS, "status": STATUSES, "kind": KINDS}

# one part of an outline number: (三), 第二章, 一是, 10
_OUTLINE_PART = re.compile(r"[(（第]?(?P<number>\d+|[一二三四五六七八九]?十?[一二三四五六七八九]?)[)）章节条是]?")


def cell(column: str, value: Any) -> Any:
    """A value as a table shows it: lists joined by 、, closed lists in Chinese, 500.0 as 500; "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return path_text(value) if column == "path" else str(value.get("name") or value.get("title") or "")
    if isinstance(value, str):
        return WORDS.get(column, {}).get(value, value)
    if isinstance(value, Sequence):
        return "、".join(dict.fromkeys(str(shown) for item in value if (shown := cell(column, item)) != ""))
    return int(value) if isinstance(value, float) and value.is_integer() else value


def path_text(path: Mapping[str, Any]) -> str:
    """A path with its arrows: 新乡市科技局 —牵头→ 培育科技型中小企业 ←配合— 新乡市财政局; 合作 has none."""
    text = str(path["names"][0])
    for step, (edge_type, source) in enumerate(zip(path["types"], path["sources"], strict=True)):
        onward = source == path["ids"][step]
        to_task = Label.TASK in path["labels"][step : step + 2]
        word = ASSISTS if edge_type == EdgeType.SUPPORTS and to_task else RELATIONS[EdgeType(edge_type)]
        mutual = edge_type == EdgeType.COOPERATES_WITH
        text += f" —{word}— " if mutual else f" —{word}→ " if onward else f" ←{word}— "
        text += str(path["names"][step + 1])
    return text


def month_text(month: str) -> str:
    """2017-12 → 2017年12月; anything else as it is."""
    year, dash, rest = month.partition("-")
    return f"{year}年{int(rest)}月" if dash and year.isdecimal() and rest.isdecimal() else month


def outline_order(key: str) -> list[tuple[int, str]]:
    """Sorts outline numbers as a reader counts: 三/(二)/9 before 三/(四)/10 before 十/(一); parts without a number first."""
    return [(_number(part), part) for part in key.split("/")]


def _number(part: str) -> int:
    import cn2an  # a tenth of a second, for the few answers that are in the order of a plan

    found = _OUTLINE_PART.fullmatch(part)
    return int(cn2an.cn2an(found["number"], "smart")) if found and found["number"] else 0
