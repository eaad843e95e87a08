"""Characters, sentences and numerals: what every stage needs of the plain text. Nothing here moves an offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from sys import maxsize
from typing import NamedTuple

import cn2an

# One character for one character, so that offsets hold: （ → (, ， → ,, １ → 1, no-break space → space.
_WIDE = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_ONE_TO_ONE = str.maketrans(
    _WIDE
    | dict.fromkeys("\u3000\u00a0\ufeff\u200b\u2002\u2003", " ")
    | dict.fromkeys("*", " ")
    | {
        "﹝": "〔",
        "﹞": "〕",
        "【": "[",
        "】": "]",
        "—": "-",
        "–": "-",
        "～": "~",
        "﹑": "、",
        "﹒": ".",
        "﹔": ";",
        "﹕": ":",
        "﹐": ",",
        "•": "·",
        "㎡": "米",
        "\r": " ",
    }
)
_CHANGED = re.compile(f"[{re.escape(''.join(map(chr, _ONE_TO_ONE)))}]")
_BLANKS_AND_QUOTES = re.compile(r"[\s“”\"'‘’「」《》〈〉]")
SENTENCE_END = re.compile(r"[。;!?\n\t|]")
CLAUSE_END = re.compile(r"[,。;:!?\n\t|]")


def normalise(text: str) -> str:
    """The text with one width and one form of brackets, blanks, dashes and paired quotes; as long as before."""
    for char in sorted(set(_CHANGED.findall(text))):  # few are there; * before ＊, which becomes a *
        text = text.replace(char, _ONE_TO_ONE[ord(char)])
    return _STRAIGHT_LINE.sub(_paired, text) if '"' in text else text


_STRAIGHT_LINE = re.compile(r'[^\n"]*"[^\n]*')


def _paired(line: re.Match[str]) -> str:
    """国家"千人计划": straight quotes open and close by turns, where a line has an even number of them."""
    parts = line.group().split('"')
    if len(parts) % 2 == 0:
        return line.group()
    return "".join(part + "“”"[at % 2] for at, part in enumerate(parts[:-1])) + parts[-1]


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """A name without blanks, quotes and width differences, for comparison: `“科技 贷”` → `科技贷`."""
    return _BLANKS_AND_QUOTES.sub("", normalise(text)).lower()


class Span(NamedTuple):
    """A stretch of the text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]

    def holds(self, position: int) -> bool:
        """Whether a character stands in the stretch."""
        return self.start <= position < self.end


@dataclass(frozen=True)
class PlainText:
    """A plan's text for matching. `places[i]` is where character i stands in `source`, the file's text, if they differ.

    `cuts` are blanks that part the cells of a table: they count as tabs.
    """

    raw: str
    source: str = ""
    places: Sequence[int] | None = None
    cuts: tuple[int, ...] = ()

    def in_source(self, span: Span) -> Span:
        """Where a stretch stands in the file's text: the same place, unless line breaks and page numbers were taken out."""
        if self.places is None or span.start >= span.end:
            return span
        return Span(self.places[span.start], self.places[span.end - 1] + 1)

    def quoted(self, span: Span) -> str:
        """The file's own text of a stretch."""
        return self.in_source(span).of(self.raw if self.places is None else self.source)

    @cached_property
    def norm(self) -> str:
        """Same length as `raw`."""
        told = normalise(self.raw)
        ends = (*self.cuts, len(told))
        return told[: ends[0]] + "".join("\t" + told[cut + 1 : end] for cut, end in pairwise(ends))

    @cached_property
    def _ends(self) -> list[int]:
        return [end for end in self._clause_ends if self.norm[end - 1] not in ",:"]  # a clause ends at all that ends a sentence

    @cached_property
    def _clause_ends(self) -> list[int]:
        return [m.end() for m in CLAUSE_END.finditer(self.norm)]

    def sentence(self, position: int) -> Span:
        """The sentence that holds a character, without blanks at its ends."""
        return self._around(self._ends, position)

    def clause(self, position: int) -> Span:
        """The clause (up to a comma, colon or full stop) that holds a character."""
        return self._around(self._clause_ends, position)

    def sentences(self, span: Span) -> Iterator[Span]:
        """The sentences of a stretch, in order."""
        return self._pieces(SENTENCE_END, span)

    def clauses(self, span: Span) -> Iterator[Span]:
        """The clauses of a stretch, in order."""
        return self._pieces(CLAUSE_END, span)

    def strip(self, span: Span) -> Span:
        """The stretch without blanks at its ends."""
        (start, end), norm = span, self.norm
        while start < end and norm[start].isspace():
            start += 1
        while end > start and norm[end - 1].isspace():
            end -= 1
        return span if (start, end) == span else Span(start, end)

    def _around(self, ends: list[int], position: int) -> Span:
        at = bisect_right(ends, position)
        start = ends[at - 1] if at else 0
        return self.strip(Span(start, ends[at] if at < len(ends) else len(self.norm)))

    def _pieces(self, end: re.Pattern[str], span: Span) -> Iterator[Span]:
        start = span.start
        for match in end.finditer(self.norm, span.start, span.end):
            if start < match.start():
                yield Span(start, match.end())
            start = match.end()
        if start < span.end:
            yield Span(start, span.end)


_WIDEST = 16  # characters; what `around` looks for reaches no farther on either side of its part


def around(parts: Iterable[re.Match[str]], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern around a part that each holds: much faster than to try the pattern at each character."""
    taken = 0
    for found in parts:
        for match in pattern.finditer(text, max(taken, found.start() - _WIDEST), found.end() + _WIDEST):
            taken = match.end()
            yield match


def at_each(places: Iterable[int], pattern: re.Pattern[str], text: str, end: int = maxsize) -> Iterator[re.Match[str]]:
    """The matches up to `end` of a pattern that begins at one of some places: faster than to try it at each character."""
    taken = 0
    for place in places:
        if place >= taken and (match := pattern.match(text, place, end)):
            taken = match.end()
            yield match


def last_of(marks: str, text: str, start: int, end: int) -> int:
    """Where the last of some marks stands in a stretch; -1 where none does. Each is sought behind the last one found only."""
    last = -1
    for mark in marks:
        if (at := text.rfind(mark, start, end)) >= 0:
            last, start = at, at + 1
    return last


def has_dots(line: str) -> bool:
    """Whether a line is one of a table of contents: 一、发展基础……3."""
    return "....." in line or "……" in line or "·····" in line


CHINESE_NUMERAL = "〇零一二三四五六七八九十百两"


@lru_cache(maxsize=4096)
def ordinal(numeral: str) -> int | None:
    """The number of an outline mark: `十二` → 12, `３` → 3, `②` → 2; None where it is none."""
    if numeral.isdecimal():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    try:
        return int(cn2an.cn2an(numeral.replace("〇", "零"), "smart"))
    except ValueError:
        return None
