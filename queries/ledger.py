"""The ledger of tasks: who leads, who assists, by when; what is overdue at a day; who works with whom on how many tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph.store import Store
from queries.catalogue import question, whole

MOST_ROWS = 5000
COLLECTIVE = "各县(市)、区"
"""What stands for all districts that a plan names together."""
PARTS = ("全部", "牵头", "配合", "没有牵头单位")
DUE = ("全部", "已逾期", "未到期", "未写明")


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit's part in a task; `collective` where the plan names it only as one of all districts."""

    unit: str
    leads: bool
    role: str
    collective: bool
    id: str


@dataclass(frozen=True, slots=True)
class LedgerTask:
    """A task of a plan; `deadline` is a month (2017-12) or empty; `edges` prove the duties, or the task itself."""

    id: str
    city: str
    key: str
    name: str
    deadline: str
    section: str
    plan_id: str
    plan: str
    duties: tuple[Duty, ...]
    edges: tuple[Mapping[str, Any], ...]

    def units(self, *, leads: bool) -> list[str]:
        """Those who lead, or assist, each once; districts named together are one."""
        named = (COLLECTIVE if duty.collective else duty.unit for duty in self.duties if duty.leads == leads)
        return list(dict.fromkeys(named))

    def edges_of(self, unit: str) -> list[Mapping[str, Any]]:
        """Of whole edges those that prove what this unit does."""
        ids = {duty.id for duty in self.duties if duty.unit == unit}
        return [edge for edge in self.edges if edge.get("source") in ids]

    def months_over(self, month: str) -> int:
        """How many months before this month (2018-03) it was due; 0 or less where it is not overdue, or has no deadline."""
        return _months(month) - _months(self.deadline) if self.deadline else 0

    def due(self, month: str) -> str:
        """One of DUE: the whole month of the deadline still counts as in time."""
        return "未写明" if not self.deadline else "已逾期" if self.months_over(month) > 0 else "未到期"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units and the tasks that both have a part in."""

    first: str
    second: str
    tasks: tuple[LedgerTask, ...]


def _months(month: str) -> int:
    year, _, number = month.partition("-")
    return 12 * int(year) + int(number)


def ledger(store: Store, cities: Sequence[str] = (), *, proved: bool = False) -> tuple[list[LedgerTask], bool]:
    """The tasks of these cities (ids), or of all, by city and plan; and whether there were more than MOST_ROWS.

    With `proved` the edges are whole, for exports.
    """
    asked = question("task_ledger")
    result = store.query(whole(asked) if proved else asked.cypher, {"cities": list(cities)}, rows=MOST_ROWS)
    return list({row["id"]: _task(row) for row in result.rows}.values()), result.truncated


def _task(row: Mapping[str, Any]) -> LedgerTask:
    duties = tuple(
        Duty(duty["unit"], duty["leads"], duty["role"] or ("牵头" if duty["leads"] else "配合"), duty["collective"], duty["id"])
        for duty in row["duties"]
    )
    return LedgerTask(
        id=row["id"],
        city=row["city"] or "",
        key=row["key"] or "",
        name=row["task"],
        deadline=row["deadline"] or "",
        section=row["section"] or "",
        plan_id=row["plan_id"],
        plan=row["plan"],
        duties=duties,
        edges=tuple(row["edges"]),
    )


def chosen(tasks: Iterable[LedgerTask], *, unit: str = "", part: str = "全部", due: str = "全部", month: str) -> list[LedgerTask]:
    """The tasks in which the unit (any, where it is empty) has this part, and whose deadline stands so at the month."""
    return [task for task in tasks if due in ("全部", task.due(month)) and _has_part(task, unit, part)]


def _has_part(task: LedgerTask, unit: str, part: str) -> bool:
    if part == PARTS[-1]:
        return not task.units(leads=True) and (not unit or any(duty.unit == unit for duty in task.duties))
    if not unit and part == "全部":
        return True
    return any(unit in ("", duty.unit) and part in ("全部", "牵头" if duty.leads else "配合") for duty in task.duties)


def units(tasks: Iterable[LedgerTask]) -> dict[str, tuple[list[LedgerTask], list[LedgerTask]]]:
    """For each unit the tasks that it leads and those in which it assists; those with most tasks first."""
    found: dict[str, tuple[list[LedgerTask], list[LedgerTask]]] = {}
    for task in tasks:
        for unit, leads in dict.fromkeys((duty.unit, duty.leads) for duty in task.duties):
            found.setdefault(unit, ([], []))[0 if leads else 1].append(task)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1][0]), -len(item[1][1]), item[0])))


def pairs(tasks: Iterable[LedgerTask]) -> list[Pair]:
    """Who works with whom, most tasks first; districts that a plan names together are not counted."""
    found: dict[tuple[str, str], list[LedgerTask]] = defaultdict(list)
    for task in tasks:
        named = sorted({duty.unit for duty in task.duties if not duty.collective})
        for first, second in combinations(named, 2):
            found[(first, second)].append(task)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Pair(first, second, tuple(shared)) for (first, second), shared in ordered]
