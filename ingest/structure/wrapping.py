"""Text whose lines break at the page's width, with page numbers between: put together again, each character's place kept."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.structure.ledger import cuts_of_rows
from ingest.text import PlainText, Span, has_dots

_LINE = re.compile(r"[^\n]+")
_FEWEST_LINES = 40
_NARROW, _WIDE = 16, 60  # characters of a page's line: GB/T 9704—2012 sets 28; a wider line is a paragraph
_SLACK = 4  # characters by which a full line may fall short of the widest: half-width letters take half the room
_LEAST_FULL = 0.35  # of the lines; in texts with a paragraph a line hardly two are of one length
_ENDS = re.compile(r"[。;:!?…][”\")]?[ ]*$")
_STARTS = re.compile(
    r"[ #]*(?:第[一二三四五六七八九十百]+[章节条篇]|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[.、](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3} |[①-⑳]|[一二三四五六七八九十]是|专栏|附件|[-*•●])"
)
_LEAST_PAGES = 5
_LINES_OF_PAGE = 6  # a page has more lines than this
_MISSING_PAGES = 3  # in a row: pages that are pictures show no number


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    told: str

    @property
    def width(self) -> float:
        """In full-width characters."""
        wide = (len(self.told.encode()) - len(self.told)) / 2  # a Chinese letter takes three bytes, a Latin one takes one
        return (len(self.told) + wide) / 2


def unwrap(raw: str) -> PlainText:
    """The text of a plan with lines joined where only the page's width broke them, and with the cells of ledgers parted."""
    text = _joined(raw)
    cuts = tuple(cuts_of_rows(text.norm))
    return replace(text, cuts=cuts) if cuts else text


def _joined(raw: str) -> PlainText:
    whole = PlainText(raw)
    norm = whole.norm
    lines = [_Line(Span(*m.span()), m.group()) for m in _LINE.finditer(norm)]
    width = _page_width(lines)
    if width is None:
        return whole
    pages = _page_numbers(lines)
    kept = array("q")
    previous: _Line | None = None
    for line in lines:
        start = line.span.start + pages.get(line.span.start, 0)
        if start == line.span.end:
            continue
        line = _Line(Span(start, line.span.end), norm[start : line.span.end])
        if previous is not None and not _goes_on(previous, line, width):
            kept.append(previous.span.end)
        kept.extend(range(start, line.span.end))
        previous = line
    return PlainText("".join(raw[i] for i in kept), raw, kept)


def _page_width(lines: list[_Line]) -> float | None:
    """The width of the page, or None where the lines are paragraphs."""
    counted = Counter(round(line.width) for line in lines if not has_dots(line.told))
    total = sum(counted.values())
    if total < _FEWEST_LINES:
        return None
    near = {width: sum(counted[width - d] for d in range(-1, _SLACK)) for width in range(_NARROW, _WIDE)}
    best = max(near, key=lambda width: (near[width], width))
    open_ended = sum(1 for line in lines if abs(line.width - best) <= _SLACK and not _ENDS.search(line.told))
    return best if near[best] >= _LEAST_FULL * total and open_ended * 2 >= near[best] else None


def _goes_on(line: _Line, following: _Line, width: float) -> bool:
    """Whether a line runs on in the next one: it is full, ends no sentence, and the next one starts no item."""
    if line.width < width - _SLACK or _ENDS.search(line.told) or has_dots(line.told):
        return False
    return not (_STARTS.match(following.told) or following.told.startswith("  "))


def _page_numbers(lines: list[_Line]) -> dict[int, int]:
    """Where lines begin with the number of a page that stands alone or is glued to the first word; with its length."""
    best: dict[int, int] = {}
    for first in (1, 2, 3):
        found = dict(_counted_up(lines, first))
        best = max(best, found, key=len)
    return best if len(best) >= _LEAST_PAGES else {}


@lru_cache(maxsize=1024)
def _at_page(number: int) -> re.Pattern[str]:
    return re.compile(rf" *-* *{number}(?: *-* *$|(?=\d{{1,2}}\.\d{{1,2}}[. ])|(?![\d.、年月日%)]))")


def _counted_up(lines: list[_Line], number: int) -> Iterator[tuple[int, int]]:
    last = -_LINES_OF_PAGE
    for at, line in enumerate(lines):
        if at - last < _LINES_OF_PAGE or has_dots(line.told):
            continue
        for page in range(number, number + _MISSING_PAGES):
            if match := _at_page(page).match(line.told):
                yield line.span.start, match.end()
                number, last = page + 1, at
                break
