"""Rows of task ledgers → tasks with units and deadline, all as places in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.ledger import LedgerRow, ledger_rows
from ingest.text import PlainText, Span

HEADS = "序号\t工作任务\t牵头单位\t配合单位\t完成时限"
ROWS = "1\t建设中试基地2家\t市科技局\t市财政局、涧西区\t2024年6月30日\n2\t新增高企30家\t市科技局\t各县区\t12月底前"


def rows_of(raw: str) -> list[LedgerRow]:
    return list(ledger_rows(PlainText(raw), Span(0, len(raw))))


def told(raw: str) -> list[tuple[str, str, list[tuple[str, str, list[str]]], str]]:
    """Number, title, unit lists (role, edge, units) and deadline of each row."""
    return [
        (
            row.number,
            row.title.of(raw),
            [(units.role, units.edge, [unit.form for unit in units.units]) for units in row.lists],
            row.deadline.of(raw) if row.deadline else "",
        )
        for row in rows_of(raw)
    ]


def test_a_ledger() -> None:
    assert told(f"洛阳市任务分解表\n{HEADS}\n{ROWS}\n") == [
        (
            "1",
            "建设中试基地2家",
            [("牵头单位", "LEADS", ["市科技局"]), ("配合单位", "SUPPORTS", ["市财政局", "涧西区"])],
            "2024年6月30日",
        ),
        ("2", "新增高企30家", [("牵头单位", "LEADS", ["市科技局"]), ("配合单位", "SUPPORTS", ["各县区"])], "12月底前"),
    ]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        pytest.param("任务\t责任单位", ("甲", "LEADS", ""), id="no number, no deadline"),
        pytest.param("重点任务\t完成时间", ("甲", "", "乙"), id="no units"),
        pytest.param("工作内容\t牵头单位（科室）", ("甲", "LEADS", ""), id="words after the role"),
        pytest.param("具体举措\t责 任 单 位", ("甲", "LEADS", ""), id="spread heads"),
        pytest.param("工作任务及目标\t时限要求", ("甲", "", "乙"), id="longer heads"),
    ],
)
def test_heads(heads: str, columns: tuple[str, str, str]) -> None:
    raw = f"{heads}\n甲\t乙"
    (row,) = rows_of(raw)
    found = (row.title.of(raw), "".join(units.edge for units in row.lists), row.deadline.of(raw) if row.deadline else "")
    assert found == columns


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("县区\t高企（家）\t平台（个）\n涧西区\t12\t3", id="a table of targets"),
        pytest.param("工作任务\n牵头单位", id="heads in lines"),
        pytest.param("1\t建设平台\t市科技局", id="no heads"),
        pytest.param("任务\t备注\n建设平台\t无", id="neither units nor deadline"),
        pytest.param(f"{HEADS}\n说明\n另一段\n1\t甲\t市科技局", id="after the table"),
        pytest.param(f"{HEADS}\n1\t\t市科技局\t\t", id="a row without a task"),
    ],
)
def test_what_is_no_row_of_a_ledger(raw: str) -> None:
    assert rows_of(raw) == []


def test_headings_between_rows() -> None:
    first, second = ROWS.split("\n")
    raw = f"{HEADS}\n一、平台\n{first}\n二、企业\n{second}"
    assert [row.group.of(raw) for row in rows_of(raw) if row.group] == ["一、平台", "二、企业"]


def test_two_ledgers_with_other_columns() -> None:
    raw = f"{HEADS}\n{ROWS}\n市工信局\n任务\t责任单位\n举办大赛\t市工信局"
    assert [row.title.of(raw) for row in rows_of(raw)] == ["建设中试基地2家", "新增高企30家", "举办大赛"]


CELLS = st.text(st.sampled_from("建设平台市科技局，、（）12 　"), max_size=8)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS)))
def test_every_span_is_its_cell(rows: list[tuple[str, ...]]) -> None:
    raw = HEADS + "".join("\n" + "\t".join(row) for row in rows)
    found = rows_of(raw)
    assert [row.title.of(raw) for row in found] == [row[1].strip() for row in rows if row[1].strip()]
    for row in found:
        cells = [cell.strip() for cell in row.row.of(raw).split("\t")]
        assert [units.span.of(raw) for units in row.lists] == [cell for cell in cells[2:4] if cell]
        assert (row.deadline.of(raw) if row.deadline else "") == cells[4]
