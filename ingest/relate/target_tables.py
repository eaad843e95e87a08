"""Targets in tables: districts by indicators, and lists of indicators with their years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.model import Label
from ingest.relate.indicators import cue, indicator, last_known
from ingest.relate.reading import Reading
from ingest.relate.target import Target
from ingest.resolve.entities import Entity
from ingest.structure.indicator_tables import indicator_cells
from ingest.structure.row_tables import row_cells
from ingest.structure.tables import Cell, cells
from ingest.text import Span


def of_tables(reading: Reading, year: int) -> Iterator[Target]:
    """One target a cell; `year` is due where the table names none."""
    text = reading.text
    places = {m.form: e for m, e in reading.entities.of.items() if e.label in (Label.DISTRICT, Label.CITY)}
    body = Span(reading.body_start, len(text.norm))
    own = reading.entities.place
    by_line = list(row_cells(text, body, places.__contains__, own.name))
    first = reading.about.period[0] if reading.about.period else reading.entities.stand.year
    for cell in by_line:
        if told := _with_subject(text.norm, cell, first):
            yield _of_cell(told, own if cell.scope == own.name else places[cell.scope], year)
    read = {cell.scope_at for cell in by_line}
    for cell in cells(text, body, places.__contains__):
        if cell.scope_at not in read:
            yield _of_cell(cell, places[cell.scope], year)
    for row in indicator_cells(text, reading.about.period[0] if reading.about.period else None):
        if name := indicator(row.name):
            new = row.sum or re.match(r"新增|净增|新建|新认定|新引进|新培育", row.name)
            kind = "increase" if new and row.unit != "%" else "level"
            yield Target(reading.entities.place.id, name, kind, row.value, row.unit, row.year or year, row.row, "table cell")


_BARE_HEAD = re.compile(
    r"(?P<year>20\d\d)?年?(?:底|末)?(?P<verb>净增|新增)?(?:实际|预期|计划)?(?P<done>完成|基数|基期|现状)?(?:情况|目标|任务|计划|值|数)*"
)
_CAPTION = 900  # characters before a row within which its table's caption stands


def _with_subject(norm: str, cell: Cell, first_year: int) -> Cell | None:
    """2021年目标, where the caption says what the table counts; None for what was there before the plan."""
    match = _BARE_HEAD.fullmatch(cell.head)
    if match is None or not cell.head:
        return cell
    if match["done"] or (match["year"] and int(match["year"]) < first_year):
        return None
    subject = last_known(norm[max(0, cell.row.start - _CAPTION) : cell.row.start])
    return (
        replace(cell, head=f"{match['year'] or ''}{'年' if match['year'] else ''}{match['verb'] or ''}{subject}")
        if subject
        else cell
    )


_KEPT = re.compile(r"(?:(?:入库|存量|总)数|保有|拥有)量?(?:\(|$)")


def _of_cell(cell: Cell, scope: Entity, year: int) -> Target:
    kept = _KEPT.search(cell.head)  # 科技型中小企业入库数: how many there are to be
    verb = None if kept else cue("increase").search(cell.head)
    level = cell.unit in ("%", "亿元", "万元") or re.search(r"占|比重|总数|总量|成交额", cell.head)
    named = re.search(r"(20\d\d)年", cell.head)
    kind = "level" if level or not (verb or (not kept and re.search(r"数量|目标|建站", cell.head))) else "increase"
    return Target(
        scope.id, indicator(cell.head), kind, cell.value, cell.unit, int(named[1]) if named else year, cell.row, "table cell"
    )
