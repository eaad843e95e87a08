"""Tables as an Excel file in which no text is ever a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

Table = Sequence[Mapping[str, Any]]
MOST_CHARACTERS = 32_767
"""That a cell of Excel holds."""
NARROWEST, WIDEST = 10, 60


def workbook(sheets: Mapping[str, Table]) -> bytes:
    """An .xlsx file: one sheet a table, the first line its heads; a table without lines gives an empty sheet."""
    book = Workbook(write_only=True)
    for name, table in sheets.items():
        sheet = book.create_sheet(name)
        heads = list(table[0]) if table else []
        for number, head in enumerate(heads):
            longest = max(len(str(value)) for value in (head, *(row[head] for row in table)))
            # a Chinese character is two wide
            sheet.column_dimensions[chr(ord("A") + number)].width = min(max(2 * longest, NARROWEST), WIDEST)
        sheet.freeze_panes = "A2"
        if heads:
            sheet.append([_cell(sheet, head, bold=True) for head in heads])
        for row in table:
            sheet.append([_cell(sheet, row[head]) for head in heads])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    told = value if isinstance(value, int | float) else ILLEGAL_CHARACTERS_RE.sub("", str(value))[:MOST_CHARACTERS]
    cell = WriteOnlyCell(sheet, told)
    if isinstance(told, str):
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
