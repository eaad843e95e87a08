"""Target tables whose rows are lines, cells parted by tabs, bars or blanks: 县区 | 高新技术企业（家） | …, a row a district."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.structure.tables import Cell, head_of
from ingest.text import PlainText, Span

_FEWEST_ROWS, _FEWEST_NUMBERS = 3, 2
_LINE = re.compile(r"[^\n]+")
_LAST_OF_A_NUMBER = (*"0123456789", "%", "-", "/")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?%?")
_SERIAL = re.compile(r"\d{1,3}")
_NONE = ("-", "--", "/", "…")
_RULE = re.compile(r"[ |:\-+=]*")
_TOTAL = re.compile(r"合 ?计|总 ?计|全 ?[市省区县](?:合计|总计)?")
_UNITS = re.compile(r"\(?单位: ?(?P<unit>[^\n,、;()]{1,4})\)?")
_MOST_BETWEEN = 3  # lines between the heads and the first row: a rule of Markdown, a line of units


@dataclass(frozen=True, slots=True)
class _Row:
    span: Span
    cells: tuple[Span, ...]
    place: int  # which cell names the district
    numbers: int


def row_cells(text: PlainText, span: Span, is_place: Callable[[str], bool], own: str) -> Iterator[Cell]:
    """All number cells of such tables; a row of totals is told of `own`, the plan's place."""
    lines = [Span(*m.span()) for m in _LINE.finditer(text.norm, span.start, span.end)]
    rows = [_row(text, line, is_place) for line in lines]
    at = 0
    while at < len(rows):
        block = _block(rows, at)
        if len(block) >= _FEWEST_ROWS and (heads := _heads(text, lines[max(0, at - _MOST_BETWEEN) : at], block[0])):
            for row in block:
                yield from _cells_of(text, row, heads, own)
        at += max(1, len(block))


def _row(text: PlainText, line: Span, is_place: Callable[[str], bool]) -> _Row | None:
    if not line.of(text.norm).rstrip(" \t|").endswith(_LAST_OF_A_NUMBER):  # most lines of a plan are prose: they are not split
        return None
    cells = _split(text, line)
    words = [cell.of(text.norm) for cell in cells]
    first = 1 if len(words) > 1 and _SERIAL.fullmatch(words[0]) else 0
    if len(words) <= first or not (is_place(words[first]) or _TOTAL.fullmatch(words[first])):
        return None
    numbers = words[first + 1 :]
    if len(numbers) < _FEWEST_NUMBERS or not all(_NUMBER.fullmatch(word) or word in _NONE for word in numbers):
        return None
    return _Row(line, tuple(cells), first, len(numbers))


def _split(text: PlainText, line: Span) -> list[Span]:
    """By the strongest mark that the line has."""
    told = line.of(text.norm)
    between = r"[^|]+" if "|" in told else r"[^\t]+" if "\t" in told else r"[^ ]+"
    found = (Span(line.start + m.start(), line.start + m.end()) for m in re.finditer(between, told))
    return [cell for piece in found if (cell := text.strip(piece)).end > cell.start]


def _block(rows: list[_Row | None], at: int) -> list[_Row]:
    """The rows of one width that follow each other."""
    block: list[_Row] = []
    for row in rows[at:]:
        if row is None or (block and row.numbers != block[0].numbers):
            break
        block.append(row)
    return block


def _heads(text: PlainText, above: list[Span], first: _Row) -> list[tuple[str, str]]:
    """Name and unit of each column of numbers, from the line above that has as many cells; units may stand in a line alone."""
    units = [unit["unit"].strip() for line in above if (unit := _UNITS.search(line.of(text.norm)))]
    common = units[-1] if units else ""
    for line in reversed(above):
        told = line.of(text.norm)
        words = [cell.of(text.norm) for cell in _split(text, line)]
        if _RULE.fullmatch(told) or not words or all(map(_NUMBER.fullmatch, words)):
            continue
        if len(words) - first.numbers in (1, 2):
            named = [head_of(word) for word in words[-first.numbers :]]
            return [(name, unit or common or usual_unit(name)) for name, unit in named]
    return []


_USUAL = (
    (re.compile(r"占比|比重|比例|率$|强度$"), "%"),
    (re.compile(r"(?:额|产值|收入|投入|增加值)$"), "亿元"),
    (re.compile(r"企业|机构|孵化器|众创空间|合作社|公司"), "家"),
    (re.compile(r"项目|成果|专项|标准"), "项"),
    (re.compile(r"专利"), "件"),
    (re.compile(r"平台|中心|实验室|基地|工作站|园区|载体|团队"), "个"),
    (re.compile(r"人才|特派员|专家"), "人"),
)


def usual_unit(name: str) -> str:
    """The unit in which plans count such a thing where a table names none; empty if that is open."""
    return next((unit for pattern, unit in _USUAL if pattern.search(name)), "")


def _cells_of(text: PlainText, row: _Row, heads: list[tuple[str, str]], own: str) -> Iterator[Cell]:
    place = row.cells[row.place]
    word = place.of(text.norm)
    for cell, (name, unit) in zip(row.cells[row.place + 1 :], heads, strict=True):
        told = cell.of(text.norm)
        if told in _NONE:
            continue
        value = float(told.rstrip("%").replace(",", ""))
        if name and unit:
            yield Cell(own if _TOTAL.fullmatch(word) else word, place, name, unit, value, row.span)
