"""The stages in order: one plan's text → its plan graph, with a count of what was not understood."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.model import Edge, EdgeKey, Evidence, Label, Node, PlanGraph, Status, Value, edge_key
from ingest.judged_graph import judged_graph
from ingest.judgements import Judgements, shipped
from ingest.recognise.components import Plan, mentions_in
from ingest.relate import branches, cooperation, hosting, owners, parents, support, target, targets, tasks, undertaking
from ingest.relate.confidence import CONFIDENCE
from ingest.relate.fact import Fact
from ingest.relate.groups import groups
from ingest.relate.reading import Reading
from ingest.resolve.bodies import history
from ingest.resolve.document import document
from ingest.resolve.entities import Entities, Entity
from ingest.structure.header import header
from ingest.structure.items import task_items
from ingest.structure.kinds import goal_text, is_report, task_sections
from ingest.structure.outline import Section, outline
from ingest.structure.units import Unit
from ingest.structure.wrapping import unwrap
from ingest.text import PlainText, Span, normalise
from innograph.errors import NotAPlan


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that was not understood, with what it is."""

    what: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """A plan graph, what was left over, and the text to which the places of both refer."""

    graph: PlanGraph
    unread: tuple[Unread, ...] = field(default=())
    text: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """An extraction with what it came from: spans of `entities` and `facts` are in `text`, not in the file's text."""

    extraction: Extraction
    text: PlainText
    root: Section
    entities: Entities
    facts: tuple[Fact, ...]


def extract(raw: str, name: str = "", judged: Judgements | None = None) -> Extraction:
    """Everything that one text says, as people `judged`; raises NotAPlan where it is no plan.

    Same text, same judgements, same bytes.
    """
    with _without_collector():
        return traced(raw, name, judged).extraction


@contextmanager
def _without_collector() -> Iterator[None]:
    """An extraction makes many objects and hardly a cycle: the search for cycles would cost a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def traced(raw: str, name: str = "", judged: Judgements | None = None) -> Trace:
    """As `extract`, with the mentions and facts on the way."""
    judged = judged or shipped()
    _check_chinese(raw, name)
    text = unwrap(raw)
    root = outline(text)
    head = header(text, root)
    headings = " ".join(section.heading.of(text.norm) for section in root.walk())
    about, stand = document(text, head, goal_text(text, root), headings)
    if not stand.place.name:
        raise NotAPlan(f"{name or head.title}：没有找到任何省、市、县的名称，不像政府规划。请检查文件内容。")
    sections = [] if is_report(head.title) else list(task_sections(text, root))
    items = task_items(text, sections)
    units = {unit.span: unit for item in items for found in item.lists for unit in found.units}
    found_names = mentions_in(Plan(text, stand, tuple(units.values())))
    title = normalise(head.title)
    mentions = [m for m in found_names if m.label is not Label.PROGRAM or m.form not in title]
    entities = Entities(stand, judged)
    entities.add_all(mentions)
    entities.add_province(text.norm)
    by_span = {Span(m.start, m.end): m for m in mentions}
    last_year = about.period[1] if about.period else None
    reading = Reading(text, root, about, entities)
    rows = list(groups(reading, hosting.ROWS))
    found: list[Fact] = [
        *tasks.facts(text, items, about.id, by_span, entities),
        *cooperation.facts(reading),
        *branches.facts(reading),
        *hosting.facts(reading, rows),
        *owners.facts(reading, rows),
        *undertaking.facts(reading, rows),
        *support.facts(reading),
        *parents.facts(entities),
    ]
    numbers = targets.facts(reading)
    nodes = [
        *_entity_nodes(entities, found, text.raw),
        *tasks.nodes(text, items, about.id, stand.place.name, last_year),
        *target.indicator_nodes(numbers),
    ]
    graph = judged_graph(PlanGraph(about, tuple(nodes), tuple(_edges(text, root, [*found, *numbers]))), judged)
    if not items and not graph.edges:
        raise NotAPlan(f"{name or head.title}：没有读出任务、目标或合作，不像政府规划。请检查文件内容。")
    graph.check()
    extraction = Extraction(graph, tuple(_unread(text, units.values(), by_span)), raw)
    return Trace(extraction, text, root, entities, (*found, *numbers))


_CHINESE = bytes(range(0x4E, 0xA0))  # the upper bytes of U+4E00 to U+9FFF
_LEAST_CHINESE = 0.3  # of the characters that are no blanks; tables of numbers included, plans have 0.6 and more


def _check_chinese(raw: str, name: str) -> None:
    told = "".join(raw.split())
    blocks = told.encode("utf-16-le", "surrogatepass")[1::2]  # the upper byte of a character
    if len(blocks) - len(blocks.translate(None, _CHINESE)) < _LEAST_CHINESE * len(told):
        raise NotAPlan(f"{name or '这段文字'}：中文太少，不像政府规划。请检查文件内容，或是否选错了文件。")


def _entity_nodes(entities: Entities, facts: Iterable[Fact], raw: str) -> list[Node]:
    told = {end for fact in facts for end in (fact.source, fact.target)}
    kept = (entity for entity in entities.by_id.values() if entity.id in told or not entities.only_locates(entity))
    return [_entity_node(entity, raw) for entity in sorted(kept, key=lambda e: e.id)]


def _entity_node(entity: Entity, raw: str) -> Node:
    told: dict[str, Value] = {"city": entity.city} if entity.city else {}
    if entity.label is Label.AGENCY:
        told |= history(entity.name)
    return Node(entity.id, entity.label, entity.name, entity.aliases(raw), told)


def _edges(text: PlainText, root: Section, facts: Iterable[Fact]) -> list[Edge]:
    """One edge for facts of the same key, with all their quotes: the first gives its rule, any that exists its status."""
    firsts: dict[EdgeKey, Fact] = {}
    proofs: dict[EdgeKey, dict[Evidence, None]] = defaultdict(dict)
    existing: set[EdgeKey] = set()
    headings = _Headings(root, text)
    for fact in facts:
        if fact.source == fact.target:
            continue
        key = edge_key(fact.type, fact.source, fact.target, fact.properties)
        firsts.setdefault(key, fact)
        quote = _proof(text, fact.quote)
        place = text.in_source(quote)
        proofs[key][Evidence(place.start, place.end, text.quoted(quote), headings.above(quote.start))] = None
        if fact.status is Status.EXISTING:
            existing.add(key)
    return [_edge(fact, tuple(proofs[key]), key in existing) for key, fact in firsts.items()]


def _edge(fact: Fact, evidence: tuple[Evidence, ...], existing: bool) -> Edge:
    status = Status.EXISTING if existing else fact.status
    told = {**fact.properties, **({"status": str(status)} if status else {}), "rule": fact.rule}
    return Edge(fact.type, fact.source, fact.target, evidence, told | {"confidence": CONFIDENCE[fact.rule]})


_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|、)|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、](?!\d)|[,;:、。])+[ ]*"
)


def _proof(text: PlainText, quote: Span) -> Span:
    """A quote without blanks, outline marks at its head and commas at its end: 三是强化与中科院合作, → 强化与中科院合作."""
    quote = text.strip(quote)
    mark = _NUMBERING.match(text.norm, quote.start, quote.end)
    start = mark.end() if mark and mark.end() < quote.end else quote.start
    end = quote.end
    while end > start + 1 and text.norm[end - 1] in ",;、: ":
        end -= 1
    return text.strip(Span(start, end))


class _Headings:
    """The headings above a place: 三、重点任务 / (二)… as `重点任务 / 培育引进“四个一批”`; each item's are put together once."""

    def __init__(self, root: Section, text: PlainText) -> None:
        self._root, self._text = root, text
        self._told: dict[int, str] = {}

    def above(self, position: int) -> str:
        section = self._root.at(position)
        if id(section) not in self._told:
            self._told[id(section)] = " / ".join(s.heading.of(self._text.raw).strip()[:40] for s in section.path)
        return self._told[id(section)]


def _unread(text: PlainText, units: Iterable[Unit], found: Mapping[Span, object]) -> Iterable[Unread]:
    for unit in units:
        if not unit.generic and unit.span not in found:
            yield Unread("单位名称", text.in_source(unit.span), unit.form)
