"""Tables of a page as an Excel file, written as the exports write theirs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from exports.excel import Sheet, written
from exports.excel_rows import MOST_LETTERS as MOST_CHARACTERS

__all__ = ["MOST_CHARACTERS", "workbook"]

Table = Sequence[Mapping[str, Any]]
NARROWEST, WIDEST = 10, 60


def workbook(sheets: Mapping[str, Table]) -> bytes:
    """An .xlsx file: one sheet a table, the first line its heads; a table without lines gives an empty sheet."""
    pages = [_sheet(name, table) for name, table in sheets.items()]
    return written(pages, "、".join(sheets), datetime.date.today())


def _sheet(name: str, table: Table) -> Sheet:
    heads = list(table[0]) if table else []
    # a Chinese character is two wide
    longest = [max(len(str(value)) for value in (head, *(row[head] for row in table))) for head in heads]
    widths = [min(max(2 * letters, NARROWEST), WIDEST) for letters in longest]
    return Sheet(name, heads, [[_value(row[head]) for head in heads] for row in table], widths)


def _value(value: Any) -> Any:
    """Numbers stay numbers; of a text what a cell can hold."""
    return value if isinstance(value, int | float) else ILLEGAL_CHARACTERS_RE.sub("", str(value))[:MOST_CHARACTERS]
