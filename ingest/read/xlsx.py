"""Excel files — task ledgers: the visible sheets as rows of tabbed cells, each cell as the screen shows it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from ingest.read import package
from ingest.read.cell_formats import shown
from ingest.read.grid import repeated, row_line
from innograph.errors import UnreadableFile

_MOST_CHARACTERS = 20_000_000  # in a sheet; its cells may all point to one long text


def text_of(path: Path) -> str:
    """One line a row; where several sheets have rows, each begins with a line that is its name. Hidden sheets are left out."""
    package.check(path, "Excel", ".xlsx")
    try:
        with warnings.catch_warnings():  # of parts that it leaves out: pictures, rules for input
            warnings.simplefilter("ignore")
            workbook = load_workbook(path, data_only=True)
        told = {sheet.title: list(_rows(sheet, path.name)) for sheet in workbook.worksheets if sheet.sheet_state == "visible"}
    except package.MALFORMED as error:
        raise package.broken(path, "Excel") from error
    told = {title: rows for title, rows in told.items() if rows}
    return "\n".join(line for title, rows in told.items() for line in ([title, *rows] if len(told) > 1 else rows))


def _rows(sheet: Worksheet, name: str) -> Iterator[str]:
    """A cell merged downwards stands in each of its rows, one merged to the right once; empty rows fall away."""
    # iter_rows would make every cell up to a stray one in row 1,048,576
    cells: dict[tuple[int, int], Cell | MergedCell] = sheet._cells
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in cells.items():
        if isinstance(cell, Cell) and (text := shown(cell)):
            rows.setdefault(row, {})[column] = text
    if sum(len(text) for held in rows.values() for text in held.values()) > _MOST_CHARACTERS:
        raise UnreadableFile(
            f"{name}：“{sheet.title}”的文字超过 {_MOST_CHARACTERS // 10_000} 万字，不像任务台账。请拆分后再导入。"
        )
    for merged in sheet.merged_cells.ranges:
        if first := repeated(rows.get(merged.min_row, {}).get(merged.min_col, "")):
            for row in rows.keys() & set(range(merged.min_row + 1, merged.max_row + 1)):
                rows[row][merged.min_col] = first
    for _, held in sorted(rows.items()):  # a title stands alone in its row, wherever it begins
        yield row_line(held.get(column, "") for column in range(1 if len(held) > 1 else max(held), max(held) + 1))
