"""Tables of districts by indicators, a row a line, however the cells are parted."""

from __future__ import annotations

import pytest
from tiny_plans import plan_text, targets

from ingest.pipeline import extract

HEADS = ("县区", "新增高新技术企业（家）", "技术合同成交额（亿元）")
ROWS = (("涧西区", "30", "12.5"), ("西工区", "20", "10"), ("高新区", "1,500", "5"))
FOUND = {
    (scope, indicator, kind, value, unit, 2022)
    for scope, firms, sums in (("涧西区", 30, 12.5), ("西工区", 20, 10.0), ("洛阳高新区", 1500, 5.0))
    for indicator, kind, value, unit in (("高新技术企业", "increase", firms, "家"), ("技术合同成交额", "level", sums, "亿元"))
}


def told(lines: list[str]) -> set[tuple[str, str, str, float, str, int]]:
    """The targets of a plan with this annex."""
    return targets(extract(plan_text("落实各项任务。") + "附件：\n目标分解表\n" + "\n".join(lines) + "\n").graph)


@pytest.mark.parametrize("mark", ["\t", " | ", "  ", " ", "　"])
def test_cells_are_parted(mark: str) -> None:
    assert told([mark.join(row) for row in (HEADS, *ROWS)]) == FOUND


def test_markdown() -> None:
    assert told([f"| {' | '.join(row)} |" for row in (HEADS, ("---",) * 3, *ROWS)]) == FOUND


def test_a_column_of_numbers_counts_the_rows() -> None:
    rows = [("序号", *HEADS), *((str(at), *row) for at, row in enumerate(ROWS, 1))]
    assert told(["\t".join(row) for row in rows]) == FOUND


def test_a_row_of_totals_is_the_city_s() -> None:
    rows = (HEADS, *ROWS, ("合计", "1550", "27.5"))
    assert told(["\t".join(row) for row in rows]) - FOUND == {
        ("洛阳市", "高新技术企业", "increase", 1550, "家", 2022),
        ("洛阳市", "技术合同成交额", "level", 27.5, "亿元", 2022),
    }


@pytest.mark.parametrize("units", [[], ["单位：家"]])
def test_units_may_be_the_usual_or_told_once(units: list[str]) -> None:
    rows = (("县区", "高新技术企业", "科技型中小企业"), ("涧西区", "30", "40"), ("西工区", "20", "30"), ("孟津区", "10", "20"))
    assert {unit for *_, unit, _ in told([*units, *("\t".join(row) for row in rows)])} == {"家"}


def test_two_rows_are_no_table() -> None:
    assert told(["\t".join(row) for row in (HEADS, *ROWS[:2])]) == set()
