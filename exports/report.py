"""What a report tells, whatever file it becomes: parts with tables and citations, the picture, the sources."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exports.citations import Citations, Source
from exports.naming import sections
from exports.picture import svg
from exports.rendering import png
from exports.subgraph import Section, Subgraph
from innograph.errors import InputError

MOST_ROWS = 200
"""Of a table; a report is read, the rest stands in the Excel file."""
MOST_NODES = 36
"""Of the picture: on a page, more cannot be read."""

_FEW = 3
"""Rows from which on a column that repeats itself is told in a note."""


@dataclass(frozen=True, slots=True)
class Part:
    """`cites` has for each row what proves it; `left_out` counts the rows that are not shown,
    `note` tells what all rows have in common instead of a column that repeats it."""

    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cites: tuple[str, ...]
    left_out: int
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """`picture` is a PNG, None where there is nothing to draw or the machine has no Chinese font."""

    title: str
    question: str
    filters: tuple[tuple[str, str], ...]
    date: str
    parts: tuple[Part, ...]
    picture: bytes | None
    sources: tuple[Source, ...]


def report(subgraph: Subgraph, date: datetime.date) -> Report:
    """The report on a subgraph."""
    told = sections(subgraph)
    cited = [edge for section in told for proof in section.proofs[:MOST_ROWS] for edge in proof]
    citations = Citations(cited, subgraph.plans)
    return Report(
        subgraph.title, subgraph.question, tuple(subgraph.filters.items()), f"{date.year}年{date.month}月{date.day}日",
        tuple(_part(section, citations) for section in told), _picture(subgraph, date), tuple(citations.sources()),
    )  # fmt: skip


def _part(section: Section, citations: Citations) -> Part:
    rows, proofs = section.rows[:MOST_ROWS], section.proofs[:MOST_ROWS]
    cites = tuple(citations.cite(proof) for proof in proofs)
    kept = [i for i in range(len(section.columns)) if not _same(section.rows, i)] or [0]
    common = [(section.columns[i], section.rows[0][i]) for i in range(len(section.columns)) if rows and i not in kept]
    note = "；".join(f"{head}均为“{value}”" for head, value in common if value not in (None, ""))
    shown = tuple(tuple(row[i] for i in kept) for row in rows)
    heads = tuple(section.columns[i] for i in kept) if rows else ()
    return Part(section.title, section.sentence, heads, shown, cites, len(section.rows) - len(rows), note)


def _same(rows: Sequence[Sequence[Any]], column: int) -> bool:
    """Whether a table of several rows says the same in all of them."""
    return len(rows) >= _FEW and len({str(row[column]) for row in rows}) == 1


def _picture(subgraph: Subgraph, date: datetime.date) -> bytes | None:
    if not subgraph.nodes:
        return None
    try:
        return png(svg(subgraph, date, MOST_NODES))
    except InputError:
        return None


def texts(values: Sequence[Any]) -> list[str]:
    """Cells as a table shows them."""
    return ["" if value is None else f"{value:,.10g}" if isinstance(value, float) else str(value) for value in values]
