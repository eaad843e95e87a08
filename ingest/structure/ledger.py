"""Task ledgers: tables whose heads say 工作任务, 牵头单位, 完成时限; each row is a task with its unit lists and deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import lexicon
from ingest.structure.units import UnitList, units_of
from ingest.text import PlainText, Span, squeeze

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task. `group` is the heading line above its rows (一、强化企业创新), `lists` one unit list a column of units."""

    row: Span
    number: str
    title: Span
    lists: tuple[UnitList, ...]
    deadline: Span | None
    group: Span | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; `roles` are the columns of units with label and edge."""

    title: int
    number: int | None
    deadline: int | None
    roles: dict[int, tuple[str, str]]


def ledger_rows(text: PlainText, span: Span) -> Iterator[LedgerRow]:
    """The rows of all ledgers of a stretch, in order; cells are parted by tabs, rows by line ends."""
    columns: _Columns | None = None
    group: Span | None = None
    lone = 0
    for match in _LINE.finditer(text.norm, span.start, span.end):
        line = Span(*match.span())
        cells = _cells(text, line)
        if found := _columns(text, cells):
            columns, group, lone = found, None, 0
        elif columns is None:
            continue
        elif len(cells) == 1:
            lone += 1
            columns, group = (columns, text.strip(line)) if lone == 1 else (None, None)  # two lines without cells end a table
        else:
            lone = 0
            yield from _row(text, line, cells, columns, group)


def _row(text: PlainText, line: Span, cells: list[Span], columns: _Columns, group: Span | None) -> Iterator[LedgerRow]:
    def cell(column: int | None) -> Span | None:
        found = cells[column] if column is not None and column < len(cells) else None
        return found if found and found.end > found.start else None

    title = cell(columns.title)
    if title is None:
        return
    lists = tuple(
        UnitList(role, edge, held, tuple(units_of(text, held)))
        for column, (role, edge) in columns.roles.items()
        if (held := cell(column))
    )
    number = cell(columns.number)
    yield LedgerRow(line, number.of(text.norm) if number else "", title, lists, cell(columns.deadline), group)


def _cells(text: PlainText, line: Span) -> list[Span]:
    """The cells of a line without blanks at their ends."""
    found, start = [], line.start
    for cell in line.of(text.norm).split("\t"):
        found.append(text.strip(Span(start, start + len(cell))))
        start += len(cell) + 1
    return found


def _columns(text: PlainText, cells: list[Span]) -> _Columns | None:
    """The columns of a line of heads: one of tasks, and at least one of units or of deadlines."""
    kinds = [_kind(squeeze(cell.of(text.norm))) for cell in cells]
    first = {kind: number for number, (kind, _, _) in reversed(list(enumerate(kinds)))}
    roles = {number: (role, edge) for number, (kind, role, edge) in enumerate(kinds) if kind == "role"}
    if "title" not in first or not (roles or "deadline" in first):
        return None
    return _Columns(first["title"], first.get("number"), first.get("deadline"), roles)


def _kind(head: str) -> tuple[str, str, str]:
    """What a column holds by its head, with role and edge for units: `牵头单位(科室)` → role, 牵头单位, LEADS."""
    words, roles = _heads()
    for kind, pattern in words.items():
        if pattern.fullmatch(head):
            return kind, "", ""
    label = next((label for label in roles if head.startswith(label)), "")
    return ("role", label, roles[label]) if label else ("", "", "")


@cache
def _heads() -> tuple[dict[str, re.Pattern[str]], dict[str, str]]:
    words = {kind: re.compile("|".join(heads)) for kind, heads in lexicon().cues["ledger_heads"].items()}
    edges = {label: edge for edge, labels in lexicon().cues["roles"].items() if edge != "none" for label in labels}
    return words, {label: edges[label] for label in sorted(edges, key=len, reverse=True)}
