"""Target tables that are flattened to one cell a line, or whose rows are broken; a row a district, a column an indicator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.text import PlainText, Span

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_UNIT = re.compile(r"\(([^()]{1,6})\)$")
_FEWEST_ROWS = 3
_CELL = re.compile(r"[^\n\t]+")
_LONE_NUMBER = re.compile(r"[\n\t] *\d+(?:\.\d+)?%? *(?=[\n\t]|$)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table with the head of its row and of its column; `row` spans the whole row."""

    scope: str
    scope_at: Span
    head: str
    unit: str
    value: float
    row: Span


def cells(text: PlainText, span: Span, is_place: Callable[[str], bool]) -> Iterator[Cell]:
    """All number cells of the tables in a stretch."""
    if len(_LONE_NUMBER.findall(text.norm, span.start, span.end)) < 2 * _FEWEST_ROWS:
        return
    lines = [Span(m.start(), m.end()) for m in _CELL.finditer(text.norm, span.start, span.end)]
    tokens = [s for s in (text.strip(line) for line in lines) if s.end > s.start]
    words = [s.of(text.norm) for s in tokens]
    rows = list(_rows(words, is_place))
    while rows:
        width = rows[0][1]
        same = [row for row in rows if row[1] == width]
        block = _block(same, width)
        if len(block) >= _FEWEST_ROWS and (heads := _heads(words, block[0][0], width)):
            yield from _cells_of(text, tokens, words, block, heads)
        rows = [row for row in rows if row not in block]


def _rows(words: list[str], is_place: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where a place is followed by numbers only: its position and how many numbers."""
    for at, word in enumerate(words):
        if len(word) <= 12 and is_place(word):
            width = 0
            while at + 1 + width < len(words) and _NUMBER.fullmatch(words[at + 1 + width]):
                width += 1
            if width >= 2:
                yield at, width


def _block(rows: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """The rows that follow each other at once."""
    block = rows[:1]
    for row in rows[1:]:
        if row[0] - block[-1][0] != width + 1:
            break
        block.append(row)
    return block


def _heads(words: list[str], first_row: int, width: int) -> list[tuple[str, str]]:
    """The column heads before the first row, joined over broken lines: each ends with its unit in brackets."""
    heads: list[tuple[str, str]] = []
    pending = ""
    for word in reversed(words[max(0, first_row - 6 * width) : first_row]):
        unit = _UNIT.search(word)
        if unit:
            if pending:
                heads.append(head_of(pending))
            pending = word
            if len(heads) == width:
                break
        elif pending:
            pending = word + pending
        else:
            return []
        if len(heads) == width - 1 and unit is None and _starts_table(pending):
            break
    if pending and len(heads) < width:
        heads.append(head_of(pending))
    return list(reversed(heads)) if len(heads) == width else []


def _starts_table(head: str) -> bool:
    """The first column's head may follow the row heads' own title: 县(市)区、开发区 + 全社会研发投入…."""
    return len(head) > 30


def head_of(told: str) -> tuple[str, str]:
    """Name and unit of a column by its head: 高新技术企业（家）; without the head of the row heads where it is run into it."""
    told = re.sub(r"\s", "", told)
    unit = _UNIT.search(told)
    name = told[: unit.start()] if unit else told
    name = _LAST_CORNER.sub("", name, count=1)
    return _CORNER.sub("", name, count=1), unit[1] if unit else ""


_LAST_CORNER = re.compile(
    r"^.*(?:县\(市\)区、?开发区|县\(市、区\)、?开发区|县市区|区县|县区)(?=.{4})"
)  # behind the table's title
_CORNER = re.compile(r"^.*?(?:单位|地区|名称|开发区)(?=.{4})")


def _cells_of(
    text: PlainText, tokens: list[Span], words: list[str], block: list[tuple[int, int]], heads: list[tuple[str, str]]
) -> Iterator[Cell]:
    for at, width in block:
        row = Span(tokens[at].start, tokens[at + width].end)
        for column, (head, unit) in enumerate(heads, 1):
            value = float(words[at + column].rstrip("%"))
            yield Cell(words[at], tokens[at], head, unit, value, row)
