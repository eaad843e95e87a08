"""The numbers that Word sets before paragraphs by itself: 一、 （一） 1. ① 第三章. They stand nowhere in the paragraph's text.

A paragraph, or its style, names a list (numId) and a level; lists that share an abstract list count on from each other
(ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.read.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_CLOSED = re.compile(r"[、）)】〕。：]$")  # after these no blank is needed


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` is `第%1章`, `restart` the level (from 1) after which it starts again, 0 for never."""

    form: str
    text: str
    start: int
    restart: int | None
    legal: bool
    gap: str
    style: str | None


@dataclass(slots=True)
class _List:
    """A list as paragraphs name it: its levels, and the starts that it sets anew for lists that share `abstract`."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    list_id: str | None
    level: int | None


class Numbering:
    """The lists of one document with their counters; paragraphs must be asked for in the order of the page."""

    def __init__(self, numbering: Element | None, styles: Element) -> None:
        self._styles = {str(told.get(qn("w:styleId"))): _style(told) for told in styles.iterfind(qn("w:style"))}
        self._default = next((s.get(qn("w:styleId")) for s in styles.iterfind(qn("w:style")) if _is_default(s)), None)
        self._lists = self._read_lists(numbering) if numbering is not None else {}
        self._counts: dict[str, dict[int, int]] = {}

    def style_name(self, paragraph: Element) -> str:
        """Word's own name of the paragraph's style: `heading 1`, `toc 2`."""
        style = self._styles.get(self._style_id(paragraph) or "")
        return style.name.lower() if style else ""

    def label(self, paragraph: Element) -> str:
        """What Word sets before the paragraph, with the blank that follows: `（一）`, `1. `; empty for bullets and for none."""
        list_id, at = self._place(paragraph)
        found = self._lists.get(list_id or "")
        if found is None or at not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        _count(found, counts, at)
        level = found.levels[at]
        if level.form in ("bullet", "none") and not _PLACE.search(level.text):
            return ""
        told = _PLACE.sub(lambda match: _number(found, counts, int(match[1]) - 1, level.legal), level.text)
        return told if not told or _CLOSED.search(told) else told + level.gap

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else its style's, else those of the styles that it builds on."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id, level = _reference(own)
        if list_id is not None:
            return list_id, level or 0
        style_id = self._style_id(paragraph)
        seen: set[str] = set()
        while style_id and style_id not in seen and (style := self._styles.get(style_id)):
            seen.add(style_id)
            if style.list_id is not None:
                linked = self._linked_level(style.list_id, seen)
                return style.list_id, next(n for n in (level, linked, style.level, 0) if n is not None)
            style_id = style.based_on
        return None, 0

    def _linked_level(self, list_id: str, styles: set[str]) -> int | None:
        found = self._lists.get(list_id)
        return next((n for n, level in found.levels.items() if level.style in styles), None) if found else None

    def _style_id(self, paragraph: Element) -> str | None:
        told = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return told.get(qn("w:val")) if told is not None else self._default

    def _read_lists(self, numbering: Element) -> dict[str, _List]:
        abstracts = {str(a.get(qn("w:abstractNumId"))): a for a in numbering.iterfind(qn("w:abstractNum"))}
        lists: dict[str, _List] = {}
        for told in numbering.iterfind(qn("w:num")):
            abstract_id = _value(told, "w:abstractNumId") or ""
            if (abstract := self._through_style(abstracts.get(abstract_id), abstracts, numbering)) is None:
                continue
            levels = dict(map(_level, abstract.iterfind(qn("w:lvl"))))
            starts: dict[int, int] = {}
            for override in told.iterfind(qn("w:lvlOverride")):
                at = int(override.get(qn("w:ilvl"), "0"))
                if (changed := override.find(qn("w:lvl"))) is not None:
                    levels[at] = _level(changed)[1]
                if (start := _value(override, "w:startOverride")) is not None:
                    starts[at] = int(start)
            lists[str(told.get(qn("w:numId")))] = _List(str(abstract.get(qn("w:abstractNumId"))), levels, starts)
        return lists

    def _through_style(self, abstract: Element | None, abstracts: dict[str, Element], numbering: Element) -> Element | None:
        """An abstract list may only point to the one of a list style."""
        link = _value(abstract, "w:numStyleLink") if abstract is not None else None
        style = self._styles.get(link or "")
        if style is None or style.list_id is None:
            return abstract
        nums = {str(n.get(qn("w:numId"))): _value(n, "w:abstractNumId") for n in numbering.iterfind(qn("w:num"))}
        return abstracts.get(nums.get(style.list_id) or "", abstract)


def _count(found: _List, counts: dict[int, int], at: int) -> None:
    """Move the counter of one level on, and let the levels below start again."""
    level = found.levels[at]
    if at in found.starts and at not in found.begun:
        counts[at] = found.starts[at]
    else:
        counts[at] = counts[at] + 1 if at in counts else level.start
    found.begun.add(at)
    for deeper in [n for n in counts if n > at]:
        restart = found.levels[deeper].restart if deeper in found.levels else None
        if restart is None or at < restart:
            del counts[deeper]


def _number(found: _List, counts: dict[int, int], at: int, legal: bool) -> str:
    level = found.levels.get(at)
    if level is None:
        return ""
    return numeral(counts.get(at, level.start), "decimal" if legal else level.form)


def _level(told: Element) -> tuple[int, Level]:
    restart = _value(told, "w:lvlRestart")
    legal = told.find(qn("w:isLgl"))
    return int(told.get(qn("w:ilvl"), "0")), Level(
        _value(told, "w:numFmt") or "decimal",
        _value(told, "w:lvlText") or "",
        int(_value(told, "w:start") or 0),
        int(restart) if restart is not None else None,
        legal is not None and legal.get(qn("w:val"), "1") not in ("0", "false"),
        "" if _value(told, "w:suff") == "nothing" else " ",
        _value(told, "w:pStyle"),
    )


def _style(told: Element) -> _Style:
    list_id, level = _reference(told.find(f"{qn('w:pPr')}/{qn('w:numPr')}"))
    return _Style(_value(told, "w:name") or "", _value(told, "w:basedOn"), list_id, level)


def _is_default(style: Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def _reference(told: Element | None) -> tuple[str | None, int | None]:
    """numId and ilvl of a numPr; numId 0 is a list that does not exist: no number."""
    if told is None:
        return None, None
    level = _value(told, "w:ilvl")
    return _value(told, "w:numId"), int(level) if level is not None else None


def _value(told: Element, name: str) -> str | None:
    child = told.find(qn(name))
    return child.get(qn("w:val")) if child is not None else None
