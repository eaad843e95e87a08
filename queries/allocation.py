"""Targets by district beside the city's own: 16 区合计 702，全市目标 500."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from queries.comparison import Edges, number_text, same_unit
from queries.wording import KINDS

_NO_SUM = ("%", "‰", "百分点", "倍")
"""Units of shares and speeds, which do not add up."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """An indicator of one plan and year by district. `total` is None where the numbers do not add up (shares);

    `city` is None where the plan sets no such target for the whole city, or several.
    """

    indicator: str
    kind: str
    unit: str
    year: int | None
    plan: str
    districts: dict[str, float]
    total: float | None
    city: float | None
    edges: Edges
    city_edges: Edges

    @property
    def difference(self) -> float | None:
        """How much the districts have more than the city wants."""
        return None if self.total is None or self.city is None else round(self.total - self.city, 6)


def allocations(rows: Iterable[Mapping[str, Any]]) -> list[Allocation]:
    """Rows of targets_against_total: the indicators that districts have.

    Those that can be held against the city's target come first, then those of most districts.
    """
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        plan = row["edges"][0]["plan"]
        groups[row["indicator"], row["kind"], same_unit(row["unit"]), row["year"], plan].append(row)
    found = [_allocation(key, group) for key, group in groups.items() if any(row["below"] for row in group)]
    return sorted(
        found, key=lambda one: (one.difference is None, -len(one.districts), one.indicator, one.kind, one.year or 0, one.plan)
    )


def _allocation(key: tuple[Any, ...], group: list[Mapping[str, Any]]) -> Allocation:
    indicator, kind, unit, year, plan = key
    below: dict[str, float] = {}
    for row in group:
        if row["below"]:  # of two numbers for one district the later in the text
            below[row["below"]] = row["value"]
    whole = {row["value"] for row in group if not row["below"]}
    adds = not any(sign in unit for sign in _NO_SUM)
    return Allocation(
        indicator,
        KINDS.get(kind, ""),
        unit,
        year,
        plan,
        below,
        round(sum(below.values()), 6) if adds else None,
        whole.pop() if len(whole) == 1 else None,
        tuple(edge for row in group if row["below"] for edge in row["edges"]),
        tuple(edge for row in group if not row["below"] for edge in row["edges"]),
    )


def allocation_text(one: Allocation) -> str:
    """16 个区县合计 702家，全市目标 500家，多 202家."""
    unit = one.unit
    if one.total is None:
        low, high = min(one.districts.values()), max(one.districts.values())
        told = f"{len(one.districts)} 个区县在 {number_text(low)}{unit} 到 {number_text(high)}{unit} 之间（比例不能相加）"
        return f"{told}，全市目标 {number_text(one.city)}{unit}" if one.city is not None else told
    told = f"{len(one.districts)} 个区县合计 {number_text(one.total)}{unit}"
    if one.city is None:
        return f"{told}，全市没有写明同一口径的目标"
    told += f"，全市目标 {number_text(one.city)}{unit}"
    if not one.difference:
        return f"{told}，两者相等"
    return f"{told}，{'多' if one.difference > 0 else '少'} {number_text(abs(one.difference))}{unit}"
