"""The outline of a plan: 第一章 / 一、 / (一) / 1. / (1) / ① / 一是 / unnumbered leads, with offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import zip_longest
from operator import attrgetter

from ingest.structure.frame import articles_run_on, contents
from ingest.structure.ledger import LedgerRow, ledger_rows
from ingest.text import PlainText, Span, at_each, has_dots, ordinal

_CN = "[一二三四五六七八九十]{1,3}"


class Rank(IntEnum):
    """The usual order of the marks of Chinese official texts (GB/T 9704—2012, 7.3.3), from the top."""

    DOCUMENT = 0
    VOLUME = 1
    CHAPTER = 2
    PART = 3
    ARTICLE = 4
    FIRST = 5
    CLAUSE = 6  # 第一条 where articles run on below 一、二、三、
    SECOND = 7
    THIRD = 8
    DECIMAL = 9
    SUBDECIMAL = 10
    FOURTH = 11
    FIFTH = 12
    POINT = 13
    LEAD = 14


_MARKS: tuple[tuple[Rank, str], ...] = (
    (Rank.VOLUME, r"(?P<VOLUME>第(?P<n0>[一二三四五六七八九十百]+)篇)[ 　]*"),
    (Rank.CHAPTER, r"(?P<CHAPTER>第(?P<n1>[一二三四五六七八九十百]+)章)[ 　]*"),
    (Rank.PART, r"(?P<PART>第(?P<n2>[一二三四五六七八九十百]+)(?:节|部分))[ 　]*"),
    (Rank.ARTICLE, r"(?P<ARTICLE>第(?P<n3>[一二三四五六七八九十百]+)条)[ 　]*"),
    (Rank.FIRST, rf"(?P<FIRST>(?P<n4>{_CN}))(?:、|\.)[ 　]*"),
    (Rank.SECOND, rf"(?P<SECOND>\((?P<n5>{_CN})\))[ 　、.]*"),
    (Rank.SUBDECIMAL, r"(?P<SUBDECIMAL>\d{1,2}\.\d{1,2}\.(?P<n10>\d{1,2}))(?![\d.%])[ 　、]*(?=[“\"\u4e00-\u9fff])"),
    (Rank.DECIMAL, r"(?P<DECIMAL>\d{1,2}\.(?P<n11>\d{1,2}))(?![\d.%])(?: +|(?=“))(?=[“\"\u4e00-\u9fff])"),
    (Rank.THIRD, r"(?P<THIRD>(?P<n6>\d{1,2}))(?:、|\.(?!\d))[ 　]*"),
    (Rank.FOURTH, r"(?P<FOURTH>\((?P<n7>\d{1,2})\))[ 　、.]*"),
    (Rank.FIFTH, r"(?P<FIFTH>(?P<n8>[①-⑳]))[ 　、.]*"),
    (Rank.POINT, rf"(?P<POINT>(?P<n9>{_CN})是)(?:要)?[ 　:,]*"),
)
_MARK = re.compile("|".join(form for _, form in _MARKS))
_FIRST_LETTER = re.compile(r"[第一二三四五六七八九十(\d①-⑳]")  # of any mark
_INLINE = re.compile("|".join(form for rank, form in _MARKS if rank in (Rank.FOURTH, Rank.POINT)))
_SECOND_INLINE = re.compile(r"[。;:]\(2\)")  # 8.强化协同。(1)…;(2)…: items within a line
_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"[ #]*(?P<lead>[\u4e00-\u9fffA-Za-z0-9“][\u4e00-\u9fffA-Za-z0-9、()“”+-]{1,13})。(?=[^\n]{10})")
_APPENDIX = re.compile(r"[ #]*附 *件 *\d{0,2} *(?:[:.、]|$)|标签:|上一篇|次阅读")
_ANNEX = re.compile(r"(?<=[。;)])(?:相关)?附件 ?:")
_SPEECH = re.compile(r"各位代表|政府工作报告")
_HEAD_OF_REPORT = 1500  # characters
_YEAR_HEADING = re.compile(  # a report's halves without a number: 2023年工作回顾, 2024年工作安排
    r"[ #]*(?:20\d\d年|过去[一五]年|今年|本届政府)[^,。;:!?]{0,24}"
    r"(?:回顾|总结|情况|安排|任务|重点|部署|思路|要求|目标|建议|打算|工作)[ ]*$"
)
_BOX = re.compile(r"[ #\[|]*专栏 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?=[ :.、\]|“\u4e00-\u9fff]|$)")
_TITLE_LINE = re.compile(r"[ #]*[^\s,。;:!?()\d][^\n,。;:!?]{3,28}[ ]*$")
_START = attrgetter("start")
_RUN_TOGETHER_LINE = 600  # a line of more characters than this has lost its breaks


@dataclass(slots=True)
class Section:
    """One item of the outline. `mark` is its part of a task key: `一`, `(二)`, `3`, `一是`, `食品加工`.

    `box` is where a 专栏 begins in it (0: nowhere); what a box lists is no item of the outline. `row` is the row of a ledger
    that the item is.
    """

    mark: str
    rank: Rank
    number: int | None
    start: int
    heading: Span
    end: int = 0
    parent: Section | None = None
    children: list[Section] = field(default_factory=list)
    box: int = 0
    row: LedgerRow | None = None

    @property
    def own(self) -> Span:
        """Heading and text before the first child."""
        return Span(self.heading.start, self.children[0].start if self.children else self.end)

    @property
    def path(self) -> list[Section]:
        """From the top of the outline down to this item."""
        path: list[Section] = []
        section: Section | None = self
        while section:
            path += [section] if section.rank else []
            section = section.parent
        return path[::-1]

    @property
    def key(self) -> str:
        """The marks from the top, joined: `三/(一)/1`."""
        return "/".join(section.mark for section in self.path)

    def at(self, position: int) -> Section:
        """The lowest item that holds a character."""
        section = self
        while at := bisect_right(section.children, position, key=_START):
            child = section.children[at - 1]
            if position >= child.end:
                break
            section = child
        return section

    def walk(self) -> Iterator[Section]:
        """This item and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(text: PlainText) -> Section:
    """The tree of a plan's sections under a root that spans the text."""
    root = Section("", Rank.DOCUMENT, None, 0, Span(0, 0), len(text.raw))
    current = root
    last: dict[Rank, int | None] = {}
    boxed: dict[Rank, int | None] | None = None
    rows = ledger_rows(text)
    listed = contents(text)
    articles_below = articles_run_on(text)
    is_report = bool(_SPEECH.search(text.norm[:_HEAD_OF_REPORT]))
    for line in _LINE.finditer(text.norm):
        if listed.holds(line.start()):
            continue
        if rows and rows[0].span.start < line.end():
            current = _hang_rows(rows, line.end(), current, root)
            continue
        if current.row and line.start() < current.row.span.end:
            continue
        if _BOX.match(line.group()) and current.rank:
            current.box, boxed = current.box or line.start(), {}
        if boxed is not None and _stays_in_box(line.group(), current, last, boxed):
            continue
        boxed = None
        if is_report and _YEAR_HEADING.match(line.group()):
            heading = text.strip(Span(line.start(), line.end()))
            current = _hang(Section(heading.of(text.norm), Rank.CHAPTER, None, line.start(), heading), current, root)
            last.clear()
            continue
        for found in _marks_of_line(text, Span(line.start(), line.end()), current, last):
            if articles_below and found.rank is Rank.ARTICLE:
                found.rank = Rank.CLAUSE
            current = _hang(found, current, root)
            last[found.rank] = found.number
    _close(root, len(text.raw))
    for section in list(root.walk()):
        if section.rank and not section.children:
            _hang_leads(text, section)
    return root


def _hang_rows(rows: list[LedgerRow], end: int, current: Section, root: Section) -> Section:
    """Put the rows that begin on a line below the heading above their table."""
    while rows and rows[0].span.start < end:
        row = rows.pop(0)
        found = Section(row.number, Rank.LEAD, None, row.span.start, row.title, row=row)
        current = _hang(found, current, root)
    return current


def _stays_in_box(line: str, current: Section, last: dict[Rank, int | None], boxed: dict[Rank, int | None]) -> bool:
    """Whether a line belongs to a 专栏: until a mark goes on with the outline around it; the box counts for itself."""
    match = _MARK.match(line.lstrip(" \t#>-"))
    if match is None:
        return not _APPENDIX.match(line)
    rank, number = _rank_of(match), _number_of(match)
    if rank <= Rank.PART or (rank in last and number == (last[rank] or 0) + 1 and number != (boxed.get(rank) or 0) + 1):
        return False
    if rank < current.rank and rank not in boxed and number != 1:
        return False
    boxed[rank] = number
    return True


def _marks_of_line(text: PlainText, line: Span, current: Section, last: dict[Rank, int | None]) -> Iterator[Section]:
    stretch = line.of(text.norm)
    if has_dots(stretch):
        return
    if _APPENDIX.match(stretch):
        yield Section("", Rank.DOCUMENT, None, line.start, Span(line.start, line.start))
        return
    begin = line.end - len(stretch.lstrip(" \t#>-"))
    first = _MARK.match(text.norm, begin, line.end)
    if first and _is_counted(first, last):
        current = _section(text, first, line)
        yield current
    elif _is_unnumbered_heading(text, line, current):
        heading = text.strip(line)
        yield Section(heading.of(text.norm), Rank.SECOND, None, line.start, heading)
        return
    long = line.end - line.start >= _RUN_TOGETHER_LINE
    if not long and "是" not in stretch and not _SECOND_INLINE.search(stretch):
        return  # most lines have no 一是
    annex = _ANNEX.search(text.norm, begin, line.end) if long else None
    end = annex.start() if annex else line.end
    letters = (letter.start() for letter in _FIRST_LETTER.finditer(text.norm, first.end() if first else begin, end))
    for match in at_each(letters, _MARK if long else _INLINE, text.norm, end):
        if _continues(text, match, current, line, last):
            current = _section(text, match, line)
            yield current


def _is_counted(match: re.Match[str], last: dict[Rank, int | None]) -> bool:
    """2.3 after 2.2 or at the head of 二、 is a mark; 2.69 is a number at the head of a line."""
    rank = _rank_of(match)
    if rank not in (Rank.DECIMAL, Rank.SUBDECIMAL):
        return True
    number = ordinal(match.group(rank.name).rsplit(".", 1)[1])
    return number in (1, (last.get(rank) or 0) + 1)


def _section(text: PlainText, match: re.Match[str], line: Span) -> Section:
    rank = _rank_of(match)
    mark = match.group(rank.name)
    return Section(
        mark, rank, _number_of(match), match.start(), text.strip(Span(match.end(), _heading_end(text, match.end(), line.end)))
    )


def _number_of(match: re.Match[str]) -> int | None:
    return ordinal(next(value for name, value in match.groupdict().items() if name.startswith("n") and value))


def _rank_of(match: re.Match[str]) -> Rank:
    found = match.groupdict()
    return next(rank for rank, _ in _MARKS if found.get(rank.name))


def _heading_end(text: PlainText, start: int, line_end: int) -> int:
    stop = text.norm.find("。", start, line_end)
    return stop if stop >= 0 else line_end


def _is_unnumbered_heading(text: PlainText, line: Span, current: Section) -> bool:
    """A short line of its own between 三、 and its first numbered item: a heading that lost its (一)."""
    if current.rank is not Rank.FIRST or text.strip(Span(current.heading.end, line.start)).of(text.norm) not in ("", "。"):
        return False
    if not _TITLE_LINE.match(line.of(text.norm)):
        return False
    following = _LINE.search(text.norm, line.end + 1)
    mark = _MARK.match(following.group().strip()) if following else None
    return bool(mark and _rank_of(mark) is Rank.THIRD)


def _continues(text: PlainText, match: re.Match[str], current: Section, line: Span, last: dict[Rank, int | None]) -> bool:
    """Whether a mark inside a line goes on with the outline: 一是…。二是…, or any mark where line breaks were lost."""
    found = _section(text, match, line)
    before = text.norm[match.start() - 1]
    next_one = found.number == (last.get(found.rank) or 0) + 1
    if found.rank is Rank.POINT:
        again = text.norm.find("二是", match.end(), min(line.end, match.end() + 1500))
        return before in "。;:" and (again > 0 if found.number == 1 else next_one)
    if found.rank is Rank.FOURTH and line.end - line.start < _RUN_TOGETHER_LINE:
        begins = found.number == 1 and current.rank is Rank.THIRD and _SECOND_INLINE.search(text.norm, match.end(), line.end)
        return before in "。;:" and (bool(begins) or (current.rank is Rank.FOURTH and next_one))
    if line.end - line.start < _RUN_TOGETHER_LINE or found.rank in (Rank.VOLUME, Rank.CHAPTER, Rank.PART, Rank.ARTICLE):
        return False
    gap = text.norm[current.heading.start : match.start()]
    if found.rank > current.rank and len(gap) < 60 and "。" not in gap:
        return found.number == 1 or next_one
    return before in "。;:)" and (found.number == 1 or next_one)


def _hang(found: Section, current: Section, root: Section) -> Section:
    """Put a new item at its place in the tree; an appendix starts again from the top."""
    above = current
    if not found.rank:
        _close_path(current, found.start)
        return root
    while above.rank >= found.rank and above.parent:
        above.end = found.start
        above = above.parent
    if not above.children and above.rank and above.heading.end > found.start:
        above.heading = Span(above.heading.start, found.start)
    found.parent = above
    above.children.append(found)
    return found


def _close_path(section: Section, end: int) -> None:
    while section.parent:
        section.end = section.end or end
        section = section.parent


def _close(section: Section, end: int) -> None:
    """Give every open item its end: where its next sibling starts, or where its parent ends."""
    for child, following in zip_longest(section.children, section.children[1:]):
        child.end = child.end or (following.start if following else end)
        _close(child, child.end)


def _hang_leads(text: PlainText, section: Section) -> None:
    """Unnumbered paragraphs with a short lead (食品加工。…) become items where at least two stand in a section."""
    leads = []
    for line in _LINE.finditer(text.norm, section.heading.end + 1, section.box or section.end):
        if match := _LEAD.match(line.group()):
            start = line.start() + match.start("lead")
            leads.append(
                Section(match["lead"], Rank.LEAD, None, start, Span(start, line.start() + match.end("lead")), parent=section)
            )
    if len(leads) > 1:
        section.children = leads
        _close(section, section.end)
