"""The lines of pages → paragraphs: lines that only the page's width has broken are joined, tables go on over pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.read.grid import row_line
from ingest.read.pdf_layout import PageText
from ingest.read.pdf_page import Line
from ingest.read.pdf_tables import Table

_MARK = re.compile(
    r"第[一二三四五六七八九十百]+[篇章节条]|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附\s*件|专栏|——"
)
_ENDS = re.compile(r"[。；：！？.;:!?”）)]$")
_CONTENTS = re.compile(r"[.…·]{4,}\s*\d*$")  # a line of a table of contents
_SHORT_BY = 2.6  # sizes by which a full line may end before the margin: a character with the mark that may not begin a line
_SHORT_BY_ENDED = 1.1  # where only this tells paragraphs apart
_LATIN_WIDTH = 0.6  # of the size
_FAR_IN = 4.5  # sizes; a line that begins further in is centred or stands at the right
_LARGE = 1.15  # of the body's size: titles
_INDENTED = 0.05  # of the lines
_APART = 1.25  # of the usual distance of lines: a space between paragraphs


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document sets its text: the size, the distance from line to line, whether paragraphs begin further in."""

    size: float
    distance: float
    indents: bool


def paragraphs(pages: Iterable[PageText]) -> Iterator[str]:
    """Paragraphs, and tables as rows."""
    flow = list(_with_margins(list(pages)))
    style = _style([item for item in flow if isinstance(item, Line)])
    text, last = "", None
    for item in _joined_tables(flow):
        if isinstance(item, Line) and isinstance(last, Line) and _goes_on(last, item, style):
            text = _glued(text, item.text)
        else:
            yield from [text] if text else []
            text = item.text if isinstance(item, Line) else ""
            yield from map(row_line, item.rows) if isinstance(item, Table) else []
        last = item
    yield from [text] if text else []


def _style(told: list[Line]) -> _Style:
    size = Counter(round(line.size) for line in told for _ in line.text).most_common(1)[0][0] if told else 0
    steps = [b.bottom - a.bottom for a, b in pairwise(told) if b.bottom > a.bottom and round(a.size) == size]
    indented = sum(size <= line.x0 - line.left <= 3 * size for line in told)
    return _Style(size, median(steps or [0.0]), indented > _INDENTED * len(told))


def _with_margins(pages: list[PageText]) -> Iterator[Line | Table]:
    """The lines with the margins of their column, taken from all pages of the same height: a page of two lines has none."""
    edges: dict[tuple[float, int], list[tuple[float, float]]] = defaultdict(list)
    for page in pages:
        for column in (0, 1):
            if held := [item for item in page.items if isinstance(item, Line) and item.column == column]:
                edges[page.height, column].append((min(line.x0 for line in held), max(line.x1 for line in held)))
    usual = {key: (median(left for left, _ in told), median(right for _, right in told)) for key, told in edges.items()}
    for page in pages:
        for item in page.items:
            if isinstance(item, Line):
                left, right = usual[page.height, item.column]
                item = replace(item, left=left, right=right)
            yield item


def _goes_on(line: Line, following: Line, style: _Style) -> bool:
    """Whether the next line is of the same paragraph."""
    size = max(line.size, following.size)
    if abs(line.size - following.size) > 0.15 * size or _CONTENTS.search(line.text):
        return False
    step = following.bottom - line.bottom  # below 0 on the next page or column
    marked = _MARK.match(following.text) is not None
    if line.size > _LARGE * style.size:
        return 0 < step < 2 * size and not marked and line.x0 - line.left > size
    ended = _ENDS.search(line.text) is not None
    room = _SHORT_BY if style.indents or not ended else _SHORT_BY_ENDED
    if not _is_full(line, following, room) or step > _APART * style.distance:
        return False
    if following.x0 - following.left < size:
        return style.indents or not (marked and ended)
    return abs(line.x0 - following.x0) < size / 2 and not marked and not ended and not _MARK.match(line.text)


def _is_full(line: Line, following: Line, room: float) -> bool:
    """Whether a line runs to the margin, but for some room; a number or Latin word at the head of the next leaves more."""
    unbroken = re.match(r"[!-~]*", following.text)
    room += _LATIN_WIDTH * (unbroken.end() if unbroken else 0)
    return line.x1 > line.right - room * line.size and line.x0 - line.left < _FAR_IN * line.size


def _glued(text: str, following: str) -> str:
    """Join two lines: a word that is broken with a hyphen becomes whole, two Latin words keep a blank."""
    if re.search(r"[A-Za-z]-$", text) and re.match(r"[a-z]", following):
        return text[:-1] + following
    return text + (" " if re.search(r"[A-Za-z,.;]$", text) and re.match(r"[A-Za-z]", following) else "") + following


def _joined_tables(flow: list[Line | Table]) -> Iterator[Line | Table]:
    """A table that goes on at the top of the next page is one table; its heads stand once."""
    pending: Table | None = None
    for item in flow:
        if isinstance(item, Table):
            if pending and item.top < pending.bottom and len(item.rows[0]) == len(pending.rows[0]):
                pending = replace(item, rows=_continued(pending.rows, item.rows))
            else:
                yield from [pending] if pending else []
                pending = item
        else:
            yield from [pending] if pending else []
            pending = None
            yield item
    yield from [pending] if pending else []


def _continued(above: tuple[tuple[str, ...], ...], below: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of both; a numbered row that the page's end has cut in two becomes one."""
    below = below[1:] if below[0] == above[0] else below
    if below and not below[0][0] and above[-1][0].isdecimal():
        whole = tuple(first + second for first, second in zip(above[-1], below[0], strict=True))
        return (*above[:-1], whole, *below[1:])
    return above + below
