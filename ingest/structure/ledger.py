"""Task ledgers: tables with a task, its units and its time limit a row: 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import lexicon
from ingest.structure.units import UnitList, role_of, unit_lists, units_of
from ingest.text import PlainText, Span

_CELL = re.compile(r"[^\n\t|]+")
_LINE = re.compile(r"[^\n]+")
_PARTED = re.compile(r"[\t|]")
_BLANK = re.compile(r"(?<=[^ \n]) (?= *[^ \n])")
_BLANKS = re.compile(r"(?<=[^ \n]) (?= +[^ \n])")
_NUMBERED = re.compile(r" *\d{1,3} +\S+ ")
_BRACKETS = re.compile(r"\([^()]*\)|[ 、及和/]|科室$")
_LONGEST_HEAD = 12
_KEPT = r"(?:(?:\([^()]*\)|[ 、及和/])*+[^ 、及和/])"  # a character that _BRACKETS leaves, but for a 科室 at the end
_TOO_LONG = re.compile(f"{_KEPT}{{{_LONGEST_HEAD + len('科室') + 1}}}")
_AND_MORE = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和及与][^和及与]+$")  # 主要内容和年度目标
_NUMBER = re.compile(r"\d{1,3}")
_UNITS = re.compile(r"[\u4e00-\u9fff]{2,}(?:局|委|办|厅|部|院|会|府|区|县|市|中心|公司|学|校|所|行|组|处|科)")
_RULE = re.compile(r"[-: ]+")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task of a ledger. `number` is its mark, `title` its task cell, `due` the cell of its time limit."""

    number: str
    span: Span
    title: Span
    lists: tuple[UnitList, ...]
    due: Span | None


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str  # number, task, due, other, role
    role: str = ""


def ledger_rows(text: PlainText) -> list[LedgerRow]:
    """The rows of all ledgers of a text, in order; empty where no table has a column of tasks and one of units."""
    cells = [span for m in _CELL.finditer(text.norm) if (span := text.strip(Span(*m.span()))).end > span.start]
    words = [span.of(text.norm) for span in cells]
    rows: list[LedgerRow] = []
    at = 0
    while at < len(words):
        columns = _head(words, at)
        if columns:
            at += len(columns)
            stop = next((i for i in range(at, len(words)) if _head(words, i)), len(words))
            before = int(rows[-1].number) if rows else 0
            rows.extend(_rows(text, cells, words, at, stop, columns, before))
            at = stop
        else:
            at += 1
    return rows


def cuts_of_rows(norm: str) -> Iterator[int]:
    """The blanks that part the cells of ledgers, in heads and in numbered lines below one: two, or one where the head has one."""
    below: re.Pattern[str] | None = None
    for line in _LINE.finditer(norm):
        told = line.group()
        if _PARTED.search(told):
            below = below or (_BLANKS if _head(_PARTED.split(told.strip()), 0) else None)
        elif " " in told.strip():
            is_head = bool(_head(told.split(), 0))
            below = (_BLANKS if "  " in told.strip() else _BLANK) if is_head else below
            if below and (is_head or _NUMBERED.match(told)):
                yield from (blank.start() for blank in below.finditer(norm, *line.span()))


def _head(words: list[str], at: int) -> list[_Column]:
    columns: list[_Column] = []
    for word in words[at : at + 10]:
        column = next(filter(None, map(_column, _head_forms(word))), None)
        if column is None:
            break
        columns.append(column)
    kinds = [column.kind for column in columns]
    return columns if len(columns) > 2 and "task" in kinds and "role" in kinds else []


def _head_forms(word: str) -> Iterator[str]:
    """A cell as the head of a column may be written; most cells are too long for one, and nothing is cut off these."""
    if len(word) <= _LONGEST_HEAD:
        yield word
    if not _TOO_LONG.match(word):
        yield _BRACKETS.sub("", word)
    if 0 < max(map(word.rfind, "和及与")) <= _LONGEST_HEAD:
        yield _AND_MORE.sub("", word)


def _column(word: str) -> _Column | None:
    if len(word) > _LONGEST_HEAD:
        return None
    if role_of(word):
        return _Column("role", word)
    return next((_Column(kind) for kind, pattern in _kinds().items() if pattern.fullmatch(word)), None)


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile("|".join(heads)) for kind, heads in lexicon().cues["ledger_heads"].items()}


def _rows(
    text: PlainText, cells: list[Span], words: list[str], at: int, stop: int, columns: list[_Column], before: int
) -> Iterator[LedgerRow]:
    numbered = columns[0].kind == "number"
    starts = list(_numbered(words, at, stop, before) if numbered else _regular(words, at, stop, columns))
    if not starts:
        return
    previous = ""
    for place, (start, following) in enumerate(zip(starts, [*starts[1:], stop], strict=True), 1):
        limit = _limit(text, cells, words, start, following, len(columns), place == len(starts))
        own = _aligned(list(range(start, limit)), columns)
        row = _row(text, cells, words, own, columns, words[start] if numbered else str(place), previous)
        if row:
            previous = next(words[i] for i, c in zip(own, columns, strict=True) if c.kind == "task" and i is not None)
            yield row


def _numbered(words: list[str], at: int, stop: int, before: int) -> Iterator[int]:
    """Where 1, 2, 3 … stand alone in a cell; a ledger may begin again at 1 or, on the next page, go on behind `before`."""
    expected = before + 1
    for i in range(at, stop):
        if _NUMBER.fullmatch(words[i]) and int(words[i]) in (expected, 1):
            yield i
            expected = int(words[i]) + 1


def _regular(words: list[str], at: int, stop: int, columns: list[_Column]) -> Iterator[int]:
    """Rows without numbers: as many cells as the head, the cell of units naming units."""
    role = next(i for i, c in enumerate(columns) if c.kind == "role")
    while at + len(columns) <= stop and _UNITS.search(words[at + role]):
        yield at
        at += len(columns)


def _limit(text: PlainText, cells: list[Span], words: list[str], start: int, stop: int, width: int, last: bool) -> int:
    """Where a row's cells end: before the heading of the next group, and the last row is as wide as the head."""
    if last or stop - start > width:
        on_line = next((i for i in range(start + 1, stop) if "\n" in text.norm[cells[i - 1].end : cells[i].start]), stop)
        if on_line - start >= min(width, 3):
            return on_line
        return min(stop, start + width) if last else _before_heading(words, start, stop, width)
    return stop


def _before_heading(words: list[str], start: int, stop: int, width: int) -> int:
    heading = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
    return next((i for i in range(start + min(width, 3), stop) if heading.match(words[i])), stop)


def _aligned(found: list[int], columns: list[_Column]) -> list[int | None]:
    """The first cell of each column; a text broken into lines takes the cells that are too many, a short row ends early."""
    extra = len(found) - len(columns)
    if extra < 0:
        return [*found, *[None] * -extra]
    first_role = next(i for i, c in enumerate(columns) if c.kind == "role")
    wide = max((i for i, c in enumerate(columns[:first_role]) if c.kind in ("task", "other")), default=0)
    return [found[i] if i <= wide else found[i + extra] for i in range(len(columns))]


def _row(
    text: PlainText,
    cells: list[Span],
    words: list[str],
    own: list[int | None],
    columns: list[_Column],
    number: str,
    previous: str,
) -> LedgerRow | None:
    placed = [(column, i) for column, i in zip(columns, own, strict=True) if i is not None]
    tasks = [i for column, i in placed if column.kind == "task"]
    if not tasks or not re.search(r"[\u4e00-\u9fff]{2}", words[tasks[0]]):
        return None
    title = next((i for i in tasks if words[i] != previous), tasks[0])
    lists = [found for column, i in placed if column.kind == "role" for found in _lists(text, cells[i], column.role)]
    due = next((cells[i] for column, i in placed if column.kind == "due"), None)
    span = Span(cells[placed[0][1]].start, cells[placed[-1][1]].end)
    return LedgerRow(number, span, cells[title], tuple(lists), due)


def _lists(text: PlainText, cell: Span, role: str) -> list[UnitList]:
    """The units of a cell: with roles of their own (市科技局牵头,市财政局配合), else with that of the column."""
    if _RULE.fullmatch(cell.of(text.norm)):
        return []
    if found := unit_lists(text, cell):
        return found
    return [UnitList(role, role_of(role), cell, tuple(units_of(text, cell)))]
