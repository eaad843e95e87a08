"""The ruled tables of a page, found by pdfplumber: which glyphs stand in which cell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

import pypdfium2 as pdfium
from pdfplumber.page import Page
from pypdfium2 import raw

from ingest.read.pdf_page import Glyph, Line, lines

Box = tuple[float, float, float, float]  # x0, top, x1, bottom

_FEWEST_STROKES = 12  # two cells have as many; a rule under a running head has two
_PADDING = 12.0  # points on both sides of a cell's text together


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows with a text for each column; where it begins and ends on its page."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    bottom: float


def has_rules(page: pdfium.PdfPage) -> bool:
    """Whether enough lines are drawn on the page for a table; looking for tables takes ten times as long as reading."""
    strokes = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        strokes += max(0, raw.FPDFPath_CountSegments(path))
        if strokes >= _FEWEST_STROKES:
            return True
    return False


def take_tables(page: Page, found: list[Glyph]) -> tuple[list[Table], list[Glyph]]:
    """The tables of a page with at least two columns and two rows, and the glyphs that stand outside them."""
    tables = []
    for told in page.find_tables():
        columns = sorted({cell[0] for cell in told.cells})
        if len(columns) < 2 or len(told.rows) < 2:
            continue
        inside = [glyph for glyph in found if _holds(told.bbox, glyph)]
        if inside:
            tables.append(Table(_rows(list(told.cells), columns, inside), told.bbox[1], told.bbox[3]))
            taken = set(map(id, inside))
            found = [glyph for glyph in found if id(glyph) not in taken]
    return tables, found


def _rows(cells: list[Box], columns: list[float], found: list[Glyph]) -> tuple[tuple[str, ...], ...]:
    """A cell merged downwards stands in each of its rows, one merged to the right once."""
    held = {cell: lines([glyph for glyph in found if _holds(cell, glyph)]) for cell in cells}
    widest: dict[float, float] = {}
    for cell, told in held.items():
        widest[cell[0]] = max([widest.get(cell[0], 0.0), *(line.x1 - line.x0 for line in told)])
    texts = {cell: _text(told, cell[2] - cell[0], widest[cell[0]]) for cell, told in held.items()}
    tops = sorted({cell[1] for cell in cells})
    return tuple(tuple(_at(column, top, texts) for column in columns) for top in tops)


def _at(column: float, top: float, texts: dict[Box, str]) -> str:
    """The text at a column and row; the right part of a cell that is merged to the right is empty."""
    return next((text for (x0, y0, _, y1), text in texts.items() if x0 == column and y0 <= top < y1), "")


def _text(told: list[Line], width: float, widest: float) -> str:
    """The lines of a cell in one: parted by a blank where a line ends before it must."""
    text = ""
    for line, following in zip_longest(told, told[1:]):
        text += line.text.replace("\t", " ")
        if following:
            needed = line.x1 - line.x0 + following.size
            text += "" if needed > widest and needed > width - _PADDING else " "
    return text


def _holds(box: Box, glyph: Glyph) -> bool:
    return box[0] <= (glyph.x0 + glyph.x1) / 2 < box[2] and box[1] <= glyph.middle < box[3]
