"""Tasks with their units and deadlines: 牵头单位 → LEADS, 配合单位 → SUPPORTS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import EdgeType, Label, Node
from ingest.recognise.mention import Mention
from ingest.relate.fact import Fact
from ingest.resolve.entities import Entities
from ingest.structure.deadlines import deadline, limit
from ingest.structure.outline import Section
from ingest.structure.units import Unit, UnitList, unit_lists
from ingest.text import PlainText, Span

_LONGEST_TITLE = 200
_PARTIES = {Label.CITY, Label.DISTRICT, Label.AGENCY, Label.ENTERPRISE, Label.INSTITUTION, Label.PLATFORM}
_LEADING = re.compile(r"由(?P<units>[^,。;由]{2,40}?)牵头")


@dataclass(frozen=True, slots=True)
class TaskItem:
    """A task with the unit lists that hold for it: its own, else those of the nearest heading above."""

    section: Section
    key: str
    title: Span
    lists: tuple[UnitList, ...]


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
        lists = own or _inherited(text, section)
        items.append(TaskItem(section, key if seen[key] == 1 else f"{key}#{seen[key]}", title, tuple(lists)))
    return items


def _title(text: PlainText, section: Section) -> Span:
    """The heading, or the first sentence; what follows a unit list's label is no title."""
    heading = section.heading
    end = min(heading.end, heading.start + _LONGEST_TITLE)
    stretch = text.norm[heading.start : end]
    if lists := unit_lists(text, Span(heading.start, end)):
        stretch = stretch[: lists[0].span.start - heading.start]
    stretch = stretch.rstrip(" (。;:,")
    return Span(heading.start, heading.start + len(stretch))


def _inherited(text: PlainText, section: Section) -> list[UnitList]:
    above = section.parent
    while above and above.rank:
        if lists := unit_lists(text, above.own):
            return lists
        above = above.parent
    return []


def nodes(text: PlainText, items: list[TaskItem], plan: str, place: str, last_year: int | None) -> Iterator[Node]:
    """Task nodes with key, deadline, and the headings above as `section`."""
    for item in items:
        due = _due(text, item.section, last_year)
        headings = " / ".join(s.heading.of(text.raw).strip() for s in item.section.path[:-1])
        title = re.sub(r"\s+", "", item.title.of(text.raw))
        told = {"key": item.key, "deadline": due, "plan": plan, "section": headings, "city": place}
        yield Node(task_id(plan, item), Label.TASK, title, (), told)


def _due(text: PlainText, section: Section, last_year: int | None) -> str | None:
    """By the ledger's column, else by what the item itself says."""
    if section.row and section.row.due and (told := limit(section.row.due.of(text.norm), last_year)):
        return told
    return deadline(text, Span(section.heading.start, section.end), last_year)


def task_id(plan: str, item: TaskItem) -> str:
    """`Task:新政办〔2017〕102号/一/(一)/2`."""
    return f"{Label.TASK}:{plan}/{item.key}"


def facts(text: PlainText, items: list[TaskItem], plan: str, found: dict[Span, Mention], entities: Entities) -> Iterator[Fact]:
    """Who leads and who supports each task."""
    districts = [e for e in entities.by_id.values() if e.label is Label.DISTRICT and e.mentions]
    for item in items:
        target = task_id(plan, item)
        for units in item.lists:
            for unit in units.units:
                yield from _of_unit(unit, units, target, found, entities, [d.id for d in districts])
        yield from _led_in_text(text, item, target, entities)


def _of_unit(
    unit: Unit, units: UnitList, target: str, found: dict[Span, Mention], entities: Entities, districts: list[str]
) -> Iterator[Fact]:
    edge, told = EdgeType(units.edge), {"role": units.role}
    mention = found.get(unit.span)
    if mention and mention.label in _PARTIES:
        yield Fact(edge, entities.of[mention].id, target, units.span, "unit list", None, told)
    elif unit.generic and re.search(r"各[^,;。]{0,4}[县区市]", unit.form):
        for district in districts:
            yield Fact(edge, district, target, units.span, "unit group", None, told | {"collective": True})


def _led_in_text(text: PlainText, item: TaskItem, target: str, entities: Entities) -> Iterator[Fact]:
    """由市科技局牵头, 市科技局牵头制定 in the sentence itself."""
    start, end = item.section.heading.start, item.section.end
    for mention in entities.inside(Span(start, end)):
        if mention.rule == "agency" and mention.label is Label.AGENCY and text.norm.startswith("牵头", mention.end):
            yield _leads(entities.of[mention].id, target, text.clause(mention.start))
    for match in _LEADING.finditer(text.norm, start, end):
        for mention in entities.inside(Span(*match.span("units"))):
            if mention.label in (Label.AGENCY, Label.DISTRICT):
                yield _leads(entities.of[mention].id, target, text.clause(match.start()))


def _leads(unit: str, task: str, quote: Span) -> Fact:
    return Fact(EdgeType.LEADS, unit, task, quote, "led in text", None, {"role": "牵头"})
