"""A page of a PDF → its glyphs and the lines that they make, as the page is held when one reads it.

Lengths are points (1/72 inch) from the left and the top, in the coordinates that pdfplumber has for the same page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_IS_LATIN = re.compile(r"[!-~]")
_HYPHEN = 2  # as PDFium gives one at the end of a line
_CJK_GAP = 0.8  # of the size
_WIDE_GAP = 2.0  # of the size: between the columns of a table without rules
_SAME_LINE = 0.5  # of the size: how far the middles of two glyphs of a line may lie apart


class Glyph(NamedTuple):
    """A character with its box and its size; `spaced` tells whether a blank comes before it in the file."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    spaced: bool

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box and size; `left` and `right` are the margins of its column of the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    column: int = 0
    left: float = 0.0
    right: float = 0.0


def glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """The characters of a page in the order of the file; those of a watermark that runs across are left out."""
    text = page.get_textpage()
    place = _Placing(page)
    found: list[tuple[int, Glyph]] = []
    spaced = False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if chr(code).isspace() or (code < 0x20 and code != _HYPHEN):
            spaced = True
            continue
        angle = round(raw.FPDFText_GetCharAngle(text, index) * 8 / 3.1416)
        found.append((angle, place.glyph(_character(code), text.get_charbox(index, loose=True), spaced)))
        spaced = False
    text.close()
    upright = Counter(angle for angle, _ in found).most_common(1)
    return [glyph for angle, glyph in found if angle == upright[0][0] and glyph.size > 0]


def lines(found: list[Glyph]) -> list[Line]:
    """Lines from the top down."""
    return [_line(row) for row in rows(found)]


def rows(found: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs side by side, each row from left to right."""
    row: list[Glyph] = []
    tallest = 0.0
    for glyph in sorted(found, key=lambda g: g.middle):
        tallest = max(tallest, glyph.size)
        if row and glyph.middle - row[0].middle > _SAME_LINE * tallest:
            yield sorted(row, key=lambda g: g.x0)
            row, tallest = [], glyph.size
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda g: g.x0)


def _line(row: list[Glyph]) -> Line:
    size = median(glyph.size for glyph in row)
    pieces = [row[0].char]
    for before, glyph in pairwise(row):
        gap = (glyph.x0 - before.x1) / size
        if glyph.char == before.char and gap < -0.5:
            continue  # drawn twice, to look bold
        pieces += [_blank(before, glyph, gap), glyph.char]
    text = "".join(pieces)
    return Line(text, row[0].x0, min(g.top for g in row), max(g.x1 for g in row), max(g.bottom for g in row), size)


def _blank(before: Glyph, after: Glyph, gap: float) -> str:
    """What stands between two glyphs: nothing, a blank, or the tab of a column.

    The gaps between Latin letters are too small to go by; between Chinese ones they spread a line to both margins.
    """
    if gap > _WIDE_GAP:
        return "\t"
    latin = _IS_LATIN.match(before.char) and _IS_LATIN.match(after.char)
    return " " if (after.spaced if latin else gap > _CJK_GAP) else ""


def _character(code: int) -> str:
    """见 may come as the radical ⻅, or in a form that stands for compatibility."""
    char = "-" if code == _HYPHEN else chr(code)
    return unicodedata.normalize("NFKC", char) if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF else char


class _Placing:
    """From the page's own units, which know no turning, to the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._box = page.get_mediabox()
        self._turn = page.get_rotation()

    def glyph(self, char: str, box: tuple[float, float, float, float], spaced: bool) -> Glyph:
        """A glyph from its box (left, bottom, right, top)."""
        x0, y0, x1, y1 = box
        left, bottom, right, top = self._box
        if self._turn == 90:
            return Glyph(char, y0, x0 - 2 * left, y1, x1 - 2 * left, x1 - x0, spaced)
        if self._turn == 180:
            return Glyph(char, left + right - x1, y0 - 2 * bottom, left + right - x0, y1 - 2 * bottom, y1 - y0, spaced)
        if self._turn == 270:
            return Glyph(char, top + bottom - y1, right - left - x1, top + bottom - y0, right - left - x0, x1 - x0, spaced)
        return Glyph(char, x0, top - bottom - y1, x1, top - bottom - y0, y1 - y0, spaced)
