"""The rows of a sheet as Excel's XML, written as text: openpyxl makes an object of each cell, which takes five times as long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from exports.network import xml_text
from exports.tables import needs_guard

MOST_LETTERS = 32_767
"""That a cell holds."""
_LINE_POINTS, _MOST_LINES = 13.5, 30
"""Height of a line; Excel knows no row of more than 409 points."""
_BREAK = {"\r": "&#13;"}
"""What an XML reader would turn into another sign."""


class Styles(NamedTuple):
    """Numbers of the workbook's styles: of the head, of what stands beneath, and of text that looks like a formula."""

    head: int
    body: int
    guarded: int


def row_texts(heads: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float], styles: Styles) -> Iterator[str]:
    """Each row of a sheet, the heads first; `widths` of the columns, in letters, tell how high a row must be."""
    letters = [get_column_letter(number) for number in range(1, len(widths) + 1)]
    if heads:
        yield _row(1, "", letters, heads, styles._replace(body=styles.head, guarded=styles.head))
    for number, row in enumerate(rows, 2):
        height = f' ht="{_LINE_POINTS * _lines(row, widths)}" customHeight="1"'
        yield _row(number, height, letters, row, styles)


def _row(number: int, height: str, letters: Sequence[str], values: Sequence[Any], styles: Styles) -> str:
    cells = "".join(_cell(f"{letter}{number}", value, styles) for letter, value in zip(letters, values, strict=True))
    return f'<row r="{number}"{height}>{cells}</row>'


def _cell(place: str, value: Any, styles: Styles) -> str:
    """A text is a text, whatever it begins with."""
    if value is None or value == "":
        return f'<c r="{place}" s="{styles.body}"/>'
    if isinstance(value, bool):
        return f'<c r="{place}" s="{styles.body}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}" s="{styles.body}"><v>{value!r}</v></c>'
    text = xml_text(str(value))
    text = text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 2] + "……"
    style = styles.guarded if needs_guard(text) else styles.body
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text, _BREAK)}</t></is></c>'


def _lines(row: Sequence[Any], widths: Sequence[float]) -> int:
    """The lines that a row needs: nobody fits the heights of wrapped rows when a file is opened."""
    most = 1
    for text, width in zip(row, widths, strict=True):
        if isinstance(text, str) and 2 * len(text) >= width - 1:
            most = max(most, sum(max(1, ceil(_width(line) / (width - 1))) for line in text.split("\n")))
    return min(_MOST_LINES, most)


def _width(text: str) -> int:
    """In digits; a Chinese letter, which takes three bytes, is as wide as two."""
    return len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2
