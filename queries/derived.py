"""Questions whose rows are worked out from what the database gives, by what the page 城市对比 is made with too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.store import Result
from queries.allocation import allocation_text, allocations
from queries.two_plans import ASPECTS, Change, Difference, differences, sides

Row = dict[str, Any]


def derived(question: str, result: Result) -> Result:
    """The rows of the question's answer, from those of its query."""
    work = _WORK.get(question)
    return result if work is None else replace(result, rows=work(result.rows))


def _changes(rows: Sequence[Row]) -> list[Row]:
    """What is not the same in both plans."""
    first, second = sides(rows)
    found = [(aspect, one) for aspect in ASPECTS for one in differences(first, second, aspect) if one.change is not Change.KEPT]
    return [_change(aspect, one) for aspect, one in found]


def _change(aspect: str, one: Difference) -> Row:
    before, after = one.first, one.second
    return {
        "aspect": aspect,
        "change": str(one.change),
        "name": one.name,
        "before": before.text if before else "",
        "after": after.text if after else "",
        "edges": [edge for side in (before, after) if side for edge in side.edges],
    }


def _against_total(rows: Sequence[Row]) -> list[Row]:
    titles = {row["edges"][0]["plan"]: row["plan"] for row in rows}
    return [
        {
            "indicator": one.indicator,
            "kind": one.kind,
            "year": one.year,
            "count": len(one.districts),
            "sum": one.total,
            "total": one.city,
            "difference": one.difference,
            "unit": one.unit,
            "told": allocation_text(one),
            "plan": titles[one.plan],
            "edges": [*one.city_edges, *one.edges],
        }
        for one in allocations(rows)
    ]


_WORK: Mapping[str, Callable[[Sequence[Row]], list[Row]]] = {
    "changes_between_plans": _changes,
    "targets_against_total": _against_total,
}
