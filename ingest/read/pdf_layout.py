"""The parts of a page in the order in which they are read: columns, tables in place, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from ingest.read.pdf_page import Glyph, Line, lines, rows
from ingest.read.pdf_tables import Table
from ingest.text import normalise

_EDGE = 0.12  # of the page's height: where running heads and page numbers stand
_PAGE_NUMBER = re.compile(
    r"[-·.\s]*(?:第\s*)?(?:\d{1,4}|[ivxⅰ-ⅻⅠ-Ⅻ]{1,5})(?:\s*页)?(?:\s*[/,，]?\s*共?\s*\d{1,4}\s*页?)?[-·.\s]*", re.IGNORECASE
)
_COUNTED = re.compile(r"附 ?件|[表图]|专栏|第")
_FEWEST_ROWS = 10  # of a page in two columns
_PARTED = 0.6  # of its rows have the gutter between their halves
_GUTTER = 6.0  # sizes at most; a wider gap parts label and value, or two signatures


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines and tables of a page in the order of reading; its height."""

    items: tuple[Line | Table, ...]
    height: float


def page_text(found: list[Glyph], tables: list[Table], height: float) -> PageText:
    """Put the parts of a page in order; two columns of running text are read one after the other."""
    middle = None if tables else _gutter(found)
    if middle is None:
        return PageText(tuple(sorted([*lines(found), *tables], key=lambda item: item.top)), height)
    left, right = [g for g in found if g.x1 <= middle], [g for g in found if g.x1 > middle]
    return PageText((*lines(left), *(replace(line, column=1) for line in lines(right))), height)


def _gutter(found: list[Glyph]) -> float | None:
    """The middle of the page if text stands in two columns around it."""
    told = list(rows(found))
    if len(told) < _FEWEST_ROWS:
        return None
    middle = (min(row[0].x0 for row in told) + max(row[-1].x1 for row in told)) / 2
    parted = sum(_parts(row, middle) for row in told)
    return middle if parted > _PARTED * len(told) else None


def _parts(row: list[Glyph], middle: float) -> bool:
    before, after = [g for g in row if g.x1 <= middle], [g for g in row if g.x0 >= middle]
    if not before or not after or len(before) + len(after) < len(row):
        return False
    return row[0].size < after[0].x0 - before[-1].x1 < _GUTTER * row[0].size


def without_running_heads(pages: list[PageText]) -> list[PageText]:
    """Leave out page numbers, and lines at a page's edge that recur at one height on three pages, or on both of two."""
    tops: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            tops[_worded(line)].append(line.top)
    recurring = {told: median(heights) for told, heights in tops.items() if len(heights) >= min(3, max(2, len(pages)))}
    return [replace(page, items=tuple(_kept(page, recurring))) for page in pages]


def _kept(page: PageText, recurring: dict[str, float]) -> Iterator[Line | Table]:
    edge = set(_edge_lines(page))
    for item in page.items:
        if isinstance(item, Line) and item in edge:
            height = recurring.get(_worded(item), -page.height)
            if _PAGE_NUMBER.fullmatch(normalise(item.text)) or abs(height - item.top) < item.size:
                continue
        yield item


def _edge_lines(page: PageText) -> Iterator[Line]:
    for item in page.items:
        if isinstance(item, Line) and (item.bottom < _EDGE * page.height or item.top > (1 - _EDGE) * page.height):
            yield item


def _worded(line: Line) -> str:
    """A line without its numbers, the same on each page; 附件1 and 附件2 are no running head."""
    return line.text if _COUNTED.match(line.text) else re.sub(r"[\d\s]+", "#", line.text)
