"""Tasks with the unit lists and time limits that hold for them: their own, those of a heading above, or of a table behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.structure.ledger import LedgerRow
from ingest.structure.outline import Rank, Section
from ingest.structure.units import UnitList, unit_lists
from ingest.text import PlainText, Span, squeeze

_LONGEST_TITLE = 200
_MARKS = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、])+")
_SHORTEST_TITLE = 5  # characters that two titles must share to be one task
_ALIKE = 0.6  # of the pairs of characters of two titles


@dataclass(frozen=True, slots=True)
class TaskItem:
    """A task. `row` is the row of a ledger that says who does it by when, be it the task itself or a table behind the text."""

    section: Section
    key: str
    title: Span
    lists: tuple[UnitList, ...]
    row: LedgerRow | None = None


def task_items(text: PlainText, sections: list[Section]) -> list[TaskItem]:
    """All tasks in order; keys that stand twice (two policies in one file) are numbered on."""
    items: list[TaskItem] = []
    seen: dict[str, int] = {}
    for section in sections:
        title = _title(text, section)
        if not title.of(text.norm).strip():
            continue
        key = section.key
        seen[key] = seen.get(key, 0) + 1
        own = section.row.lists if section.row else unit_lists(text, Span(section.heading.start, section.end))
        lists = own or _of_siblings(text, section) or _inherited(text, section)
        key = key if seen[key] == 1 else f"{key}#{seen[key]}"
        items.append(TaskItem(section, key, title, tuple(lists), section.row))
    return _with_tables(text, items)


def _title(text: PlainText, section: Section) -> Span:
    """The heading, or the first sentence; what follows a unit list's label is no title."""
    heading = section.heading
    end = min(heading.end, heading.start + _LONGEST_TITLE)
    stretch = text.norm[heading.start : end]
    if lists := unit_lists(text, Span(heading.start, end)):
        stretch = stretch[: lists[0].span.start - heading.start]
    stretch = stretch.rstrip(" (。;:,")
    return Span(heading.start, heading.start + len(stretch))


def _of_siblings(text: PlainText, section: Section) -> list[UnitList]:
    """一是…。二是…。三是…。(责任单位:甲、乙): the list behind the last point holds for all."""
    if section.rank not in (Rank.POINT, Rank.FOURTH) or section.parent is None:
        return []
    points = section.parent.children
    lists = [unit_lists(text, Span(point.heading.start, point.end)) for point in points]
    return lists[-1] if not any(lists[:-1]) else []


def _inherited(text: PlainText, section: Section) -> list[UnitList]:
    above = section.parent
    while above and above.rank:
        if lists := unit_lists(text, above.own):
            return lists
        above = above.parent
    return []


def _with_tables(text: PlainText, items: list[TaskItem]) -> list[TaskItem]:
    """Where a table hands out the tasks of the text once more, its rows say who does them and are no tasks of their own."""
    told = [item for item in items if not item.section.row]
    rows = [item for item in items if item.section.row]
    twins = {row.key: twin for row in rows if (twin := _twin(text, row, told))}
    if not told or len(twins) * 2 < len(rows):
        return items
    row_of = {twins[row.key].key: row for row in rows if row.key in twins}
    kept = [item for item in items if item.key not in twins]
    return [_handed_out(item, row_of[item.key]) if item.key in row_of else item for item in kept]


def _handed_out(item: TaskItem, row: TaskItem) -> TaskItem:
    return replace(item, lists=row.lists or item.lists, row=row.section.row)


def _twin(text: PlainText, row: TaskItem, told: list[TaskItem]) -> TaskItem | None:
    """The task of the text with the title of a row, or nearly so."""
    title = _plain(row.title.of(text.norm))
    near = [(_likeness(title, _plain(item.title.of(text.norm))), at) for at, item in enumerate(told)]
    best, at = max(near, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    return told[at] if best >= _ALIKE else None


def _plain(title: str) -> str:
    return _MARKS.sub("", squeeze(title))


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) >= _SHORTEST_TITLE and (one in other or other in one):
        return 1.0
    a, b = ({told[i : i + 2] for i in range(len(told) - 1)} for told in (one, other))
    return len(a & b) / len(a | b) if a and b else 0.0
