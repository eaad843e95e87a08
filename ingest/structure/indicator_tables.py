"""Tables of indicators: a row an indicator, with what it was and what it is to be: 指标名称 | 单位 | 2020年 | 2025年 | 属性."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from ingest.text import PlainText, Span

_WORD = re.compile(r"[^ ]+")
_FEWEST_COLUMNS = 2
_CELL = re.compile(r"[^\n\t|]+")
_NAME = re.compile(r"(?:主要|核心|具体|评价|发展)?(?:指标|指标名称|指标内容|名称|目标名称|项目)(?:\((?P<unit>单位)\))?")
_UNIT = re.compile(r"(?:计量)?单位")
_LEFT = re.compile(r"序号|类别|类型|分类|一级指标|二级指标|指标类别|指标分类|领域|维度|目标层")
_RIGHT = re.compile(
    r"(?:指标)?(?:属性|性质)|备注|责任单位|牵头单位|牵头部门|责任部门|数据来源|.{0,6}年均.{0,12}|.{0,4}增长率?|.{0,6}累计.{0,6}"
)
_YEAR = re.compile(r"[“\"]?(?P<year>20\d\d) ?年?[”\"]?(?:末|底)?(?P<told>[\u4e00-\u9fff()]{0,8})")
_NAMED_YEAR = re.compile(r"(?:基期|现状|基准|目标|规划|预期|预计)(?:值|数|水平)?(?:\((?P<year>20\d\d)年?\))?")
_PAST = re.compile(r"基期|现状|实际|完成|基准|达到情况|现值|预计")
_VALUE = re.compile(
    r"(?:[>≥＞約约]|大于|不低于|超过|达到|力争)*=? ?(?P<sum>[\[〔(])?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)[\]〕)]? ?"
    r"(?P<scale>万|亿)?(?P<percent>%)?(?P<unit>[家个件项人名亿元万元]{0,2})(?:以上|左右|及以上|\+)?"
)
_NO_VALUE = re.compile(
    r"[-—/]+|[^\d\n]{0,4}(?:完成|提高|提升|下降|降低|增长|上升|改善|达标|持续|稳步|稳定|保持|力争|进位|前列)[^\n]{0,8}"
)
_UNIT_OF_NAME = re.compile(r"\((?P<unit>[^()\d]{1,8})\)$")
_SCALE = {"万": 10_000, "亿": 100_000_000}
_MOST_MISSED = 12  # cells between two rows: heads of groups, broken names


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """A value that is due. `year` is None where the head names none; `sum` marks a total over the years: [150]."""

    name: str
    unit: str
    value: float
    year: int | None
    sum: bool
    row: Span


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str  # left, name, unit, value, right
    year: int | None = None
    past: bool = False


def indicator_cells(text: PlainText, first_year: int | None) -> Iterator[IndicatorCell]:
    """The values that a plan's tables of indicators set, in order; `first_year` is the plan's own, years before it are past."""
    if not re.search("指标", text.norm):
        return
    tokens = list(_tokens(text))
    words = [span.of(text.norm) for span in tokens]
    at = 0
    while at < len(words):
        columns = _head(words, at)
        if columns:
            at = yield from _rows(tokens, words, at + len(columns), columns, first_year)
        else:
            at += 1


def _tokens(text: PlainText) -> Iterator[Span]:
    """The cells of all lines; below a head whose columns only blanks part, the rows are parted by blanks too."""
    parted = False
    for match in _CELL.finditer(text.norm):
        cell = text.strip(Span(*match.span()))
        if not parted and text.norm.count(" ", *cell) < _FEWEST_COLUMNS:  # too few blanks to part the columns of a head
            yield from (cell,) if cell.end > cell.start else ()
            continue
        pieces = [Span(cell.start + m.start(), cell.start + m.end()) for m in _WORD.finditer(cell.of(text.norm))]
        words = [piece.of(text.norm) for piece in pieces]
        is_head = len(words) > _FEWEST_COLUMNS and len(_head(words, 0)) == len(words)
        parted = is_head or (parted and any(_VALUE.fullmatch(word) for word in words[1:]))
        if parted:
            yield from pieces
        elif cell.end > cell.start:
            yield cell


def _head(words: list[str], at: int) -> list[_Column]:
    """The columns of a table whose head begins at a cell; empty where none does."""
    columns: list[_Column] = []
    for word in words[at : at + 12]:
        column = _column(word.replace(" ", ""))
        if column is None:
            break
        columns.append(column)
    kinds = [column.kind for column in columns]
    return columns if kinds.count("name") == 1 and "value" in kinds[kinds.index("name") :] else []


def _column(word: str) -> _Column | None:
    if _NAME.fullmatch(word):
        return _Column("name")
    if _UNIT.fullmatch(word):
        return _Column("unit")
    if _LEFT.fullmatch(word):
        return _Column("left")
    if _RIGHT.fullmatch(word):
        return _Column("right")
    if match := _YEAR.fullmatch(word):
        return _Column("value", int(match["year"]), bool(_PAST.search(match["told"])))
    if match := _NAMED_YEAR.fullmatch(word):
        return _Column("value", int(match["year"]) if match["year"] else None, bool(_PAST.search(word)))
    return None


def _rows(
    tokens: list[Span], words: list[str], at: int, columns: list[_Column], first_year: int | None
) -> Generator[IndicatorCell, None, int]:
    """The rows below a head; returns where the table ends."""
    tail = columns[[c.kind for c in columns].index("name") + 1 :]
    due = _due(tail, first_year)
    missed = 0
    while at + len(tail) < len(words) and missed < _MOST_MISSED:
        if not _is_row(words, at, tail):
            if _head(words, at):
                break
            at, missed = at + 1, missed + 1
            continue
        unit = next((words[at + 1 + i] for i, c in enumerate(tail) if c.kind == "unit"), "")
        row = Span(tokens[at].start, tokens[at + len(tail)].end)
        for column in due:
            match = _VALUE.fullmatch(words[at + 1 + column])
            if match:
                yield _cell(words[at], unit, match, tail[column].year, row)
        at, missed = at + 1 + len(tail), 0
    return at


def _due(tail: list[_Column], first_year: int | None) -> list[int]:
    """The columns of years to come: not those before the plan's first year, nor that one where it stands for what is there."""
    values = [(i, c) for i, c in enumerate(tail) if c.kind == "value"]
    coming = [i for i, c in values if not c.past and (c.year is None or first_year is None or c.year >= first_year)]
    has_base = len(coming) < len(values)
    return coming if has_base or len(coming) != 2 or tail[coming[0]].year != first_year else coming[1:]


def _is_row(words: list[str], at: int, tail: list[_Column]) -> bool:
    name = words[at]
    if not re.search(r"[\u4e00-\u9fff]{2}", name) or _VALUE.fullmatch(name) or len(name) > 60:
        return False
    numbers = 0
    for column, word in zip(tail, words[at + 1 : at + 1 + len(tail)], strict=True):
        is_number = bool(_VALUE.fullmatch(word))
        numbers += is_number and column.kind == "value"
        if column.kind == "value" and not is_number and not _NO_VALUE.fullmatch(word):
            return False
        if column.kind == "unit" and (len(word) > 10 or re.fullmatch(r"\d.*", word)):
            return False
    return numbers > 0


def _cell(name: str, unit: str, match: re.Match[str], year: int | None, row: Span) -> IndicatorCell:
    inner = _UNIT_OF_NAME.search(name)
    unit = (
        match["percent"]
        or match["unit"]
        or (unit if re.search(r"[\u4e00-\u9fff%]", unit) else "")
        or (re.split(r"[,、;]", inner["unit"])[0] if inner else "")  # (项,当年)
    )
    if (unit and inner and inner["unit"] == unit) or re.fullmatch(r"\([%\u4e00-\u9fff/]+\)", inner.group() if inner else ""):
        name = name[: inner.start()] if inner else name
    value = float(match["number"].replace(",", "")) * _SCALE.get(match["scale"] or "", 1)
    return IndicatorCell(re.sub(r"^\d+[.、 ]", "", re.sub(r"\s", "", name)), unit, value, year, bool(match["sum"]), row)
