"""Tasks with their units and deadlines: 牵头单位 → LEADS, 配合单位 → SUPPORTS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import EdgeType, Label, Node, Value
from ingest.recognise.mention import Mention
from ingest.relate.fact import Fact
from ingest.resolve.entities import Entities
from ingest.structure.deadlines import deadline, limit
from ingest.structure.items import TaskItem
from ingest.structure.outline import Rank
from ingest.structure.units import Unit, UnitList
from ingest.text import PlainText, Span

_IN_A_LINE = (Rank.POINT, Rank.FOURTH)
_PARTIES = {Label.CITY, Label.DISTRICT, Label.AGENCY, Label.ENTERPRISE, Label.INSTITUTION, Label.PLATFORM}
_LEADING = re.compile(r"由(?P<units>[^,。;由]{2,40}?)牵头")


def nodes(text: PlainText, items: list[TaskItem], plan: str, place: str, last_year: int | None) -> Iterator[Node]:
    """Task nodes with key, deadline, the headings above as `section`, and the plan's own words as `quote` with their place."""
    for item in items:
        due = _due(text, item, last_year)
        headings = " / ".join(s.heading.of(text.raw).strip() for s in item.section.path[:-1])
        title = re.sub(r"\s+", "", item.title.of(text.raw))
        told: dict[str, Value] = {"key": item.key, "deadline": due, "plan": plan, "section": headings, "city": place}
        own = text.in_source(item.title)
        told |= {"quote": text.quoted(item.title), "quote_start": own.start, "quote_end": own.end}
        yield Node(task_id(plan, item), Label.TASK, title, (), told)


def _due(text: PlainText, item: TaskItem, last_year: int | None) -> str | None:
    """By the ledger's column, else by what the item itself says."""
    if item.row and item.row.due and (told := limit(item.row.due.of(text.norm), last_year)):
        return told
    own = deadline(text, Span(item.section.heading.start, item.section.end), last_year)
    return max(own or "", _due_of_all(text, item, last_year) or "") or None


_LIMIT_LINE = re.compile(r"\n[ ]*(?:完成)?(?:时限|时间|期限)[^:\n]{0,4}:")


def _due_of_all(text: PlainText, item: TaskItem, last_year: int | None) -> str | None:
    """一是…;二是…。 and below it 完成时限:12月底: the line behind the last point holds for all."""
    siblings = item.section.parent.children if item.section.rank in _IN_A_LINE and item.section.parent else []
    last = siblings[-1] if siblings else item.section
    in_one_line = text.norm.find("\n", item.section.start, last.heading.start) < 0
    line = _LIMIT_LINE.search(text.norm, last.heading.start, last.end) if in_one_line else None
    return deadline(text, Span(line.start() + 1, last.end), last_year) if line else None


def task_id(plan: str, item: TaskItem) -> str:
    """`Task:新政办〔2017〕102号/一/(一)/2`."""
    return f"{Label.TASK}:{plan}/{item.key}"


def facts(text: PlainText, items: list[TaskItem], plan: str, found: dict[Span, Mention], entities: Entities) -> Iterator[Fact]:
    """Who leads and who supports each task."""
    own = {place.name for place in entities.stand.local_forms.values()}
    districts = [e for e in entities.by_id.values() if e.label is Label.DISTRICT and e.mentions and e.name in own]
    for item in items:
        target = task_id(plan, item)
        for units in item.lists:
            for unit in units.units:
                yield from _of_unit(unit, units, target, found, entities, [d.id for d in districts])
        yield from _led_in_text(text, item, target, entities)
        yield from _helped_in_text(text, item, target, entities)


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
            if mention.label in _PARTIES - {Label.CITY, Label.PLATFORM}:
                yield _leads(entities.of[mention].id, target, text.clause(match.start()))


_HELPING = re.compile(r"牵头[^,。;]{0,8},(?P<units>[^。;\n]{2,60}?)(?:等(?:部门|单位))?(?:密切|协同|积极)?配合")


def _helped_in_text(text: PlainText, item: TaskItem, target: str, entities: Entities) -> Iterator[Fact]:
    """市科技局牵头,市财政局、市经信局配合 in the sentence itself; lists with a label or in brackets are read elsewhere."""
    for match in () if item.lists else _HELPING.finditer(text.norm, item.section.heading.start, item.section.end):
        for mention in entities.inside(Span(*match.span("units"))):
            if mention.label is Label.AGENCY:
                quote = text.clause(mention.start)
                yield Fact(EdgeType.SUPPORTS, entities.of[mention].id, target, quote, "led in text", None, {"role": "配合"})


def _leads(unit: str, task: str, quote: Span) -> Fact:
    return Fact(EdgeType.LEADS, unit, task, quote, "led in text", None, {"role": "牵头"})
