"""A text is never a formula, whatever it begins with."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from views.spreadsheet import MOST_CHARACTERS, workbook


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "任务", "一\n二"])
def test_text_stays_text(text: str) -> None:
    cell = load_workbook(BytesIO(workbook({"任务": [{"名称": text}]})))["任务"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_numbers_stay_numbers_and_heads_stand_first() -> None:
    book = load_workbook(BytesIO(workbook({"甲": [{"单位": "科技局", "任务数": 3}], "乙": []})))
    assert book.sheetnames == ["甲", "乙"]
    assert [[cell.value for cell in row] for row in book["甲"]] == [["单位", "任务数"], ["科技局", 3]]


def test_what_excel_cannot_hold_is_left_out() -> None:
    cell = load_workbook(BytesIO(workbook({"甲": [{"名称": "一\x00二" + "三" * MOST_CHARACTERS}]})))["甲"]["A2"]
    assert cell.value.startswith("一二三") and len(cell.value) == MOST_CHARACTERS
