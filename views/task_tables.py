"""The tables of the ledger as lines with Chinese heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from queries.ledger import LedgerTask, Pair
from queries.wording import month_text

UNKNOWN = "未写明"
Row = dict[str, Any]


def task_rows(tasks: Iterable[LedgerTask], month: str) -> list[Row]:
    """A line a task; how its deadline stands at the month."""
    return [
        {
            "城市": task.city,
            "任务": task.name,
            "牵头单位": "、".join(task.units(leads=True)) or UNKNOWN,
            "完成时限": month_text(task.deadline) or UNKNOWN,
            "时限情况": _standing(task, month),
            "配合单位": "、".join(task.units(leads=False)) or UNKNOWN,
            "章节": task.section,
            "计划": task.plan,
        }
        for task in tasks
    ]


def _standing(task: LedgerTask, month: str) -> str:
    over = task.months_over(month)
    return f"逾期 {over} 个月" if over > 0 else task.due(month)


def unit_rows(of: Mapping[str, tuple[Sequence[LedgerTask], Sequence[LedgerTask]]], month: str) -> list[Row]:
    """A line a unit: what it leads, where it assists, what of its own is overdue."""
    return [
        {
            "单位": unit,
            "牵头": len(leads),
            "配合": len(assists),
            "牵头中已逾期": sum(task.due(month) == "已逾期" for task in leads),
            "城市": "、".join(dict.fromkeys(task.city for task in (*leads, *assists))),
        }
        for unit, (leads, assists) in of.items()
    ]


def pair_rows(pairs: Iterable[Pair]) -> list[Row]:
    """A line a pair of units."""
    return [
        {
            "单位": pair.first,
            "另一单位": pair.second,
            "共同任务数": len(pair.tasks),
            "任务": "、".join(dict.fromkeys(task.name for task in pair.tasks)),
        }
        for pair in pairs
    ]
