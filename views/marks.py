"""A plan's text as it is shown: paragraphs cut into parts, each a name, part of a quote, or neither; and its outline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, TypedDict

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.model import EdgeType, Label
from graph.store import Store
from ingest.structure.outline import Section, outline
from ingest.structure.wrapping import unwrap
from ingest.text import PlainText, Span

UNMARKED = (Label.PLAN, Label.TASK)
"""A task's title is a sentence: its quotes are marked instead."""
DEPTH = 3
"""Levels of the outline that are listed."""
LONGEST_TITLE = 40
LONGEST_MARK = 12
MOST = 20_000
"""Names and relations of one plan; a national plan of a million characters has some thousands."""
SAID = """
MATCH (:Plan {id: $plan})-[m:MENTIONS]->(node)
RETURN node, m.aliases AS forms ORDER BY node.id
"""
TOLD = """
MATCH (:Plan {id: $plan})-[:MENTIONS {anchor: true}]->(anchor)-[edge]-(other)
WHERE edge.plan = $plan
RETURN DISTINCT edge
"""


class Part(TypedDict):
    """A stretch of one paragraph, `text[start:end]` without line ends; see `ReaderPart` in types.d.ts."""

    text: str
    start: int
    end: int
    type: str
    node: str
    name: str
    relation: str


class Paragraph(TypedDict):
    """`level` is 1 and more for headings, 0 for others."""

    level: int
    parts: list[Part]


class OutlineEntry(TypedDict):
    """`start` is where the section begins in the text."""

    title: str
    depth: int
    start: int


@dataclass(frozen=True, slots=True)
class PlanSays:
    """What the store has of one plan: nodes by id, the forms by which it calls them, and its edges."""

    nodes: Mapping[str, dict[str, Any]]
    forms: Mapping[str, list[str]]
    edges: Sequence[dict[str, Any]]

    def told_at(self, start: int, end: int) -> list[dict[str, Any]]:
        """The edges with a quote that shares a character with a stretch."""
        return [
            edge for edge in self.edges if any(s < end and start < e for s, e in zip(edge["starts"], edge["ends"], strict=True))
        ]


def _places(edge: Mapping[str, Any]) -> list[tuple[int, int]]:
    return list(zip(edge["starts"], edge["ends"], strict=True))


@dataclass(frozen=True, slots=True)
class Name:
    """A node's name at a place of the text."""

    start: int
    end: int
    node: str


class Marked(NamedTuple):
    """What is drawn of a plan's text."""

    paragraphs: list[Paragraph]
    outline: list[OutlineEntry]


def said(store: Store, plan: str) -> PlanSays:
    """Read it from the store."""
    rows = store.query(SAID, {"plan": plan}, rows=MOST).rows
    edges = [row["edge"] for row in store.query(TOLD, {"plan": plan}, rows=MOST).rows]
    nodes = {row["node"]["id"]: row["node"] for row in rows}
    forms: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["node"]["label"] not in UNMARKED:
            for form in dict.fromkeys((row["node"]["name"], *(row["forms"] or ()))):
                forms[form].append(row["node"]["id"])
    return PlanSays(nodes, forms, [edge for edge in edges if edge["type"] != EdgeType.MENTIONS])


def mark(source: str, says: PlanSays) -> Marked:
    """Cut the text; every part stands at its place: `source[start:end]` is its text but for line ends."""
    text = unwrap(source)
    sections = [section for section in outline(text).walk() if section.rank]
    heads = {_place(text, section).start: section for section in sections}
    names = list(_names(text, says))
    quotes = sorted((s, e, edge["type"]) for edge in says.edges for s, e in _places(edge))
    cuts = sorted({*heads, *(at for n in names for at in (n.start, n.end)), *(at for s, e, _ in quotes for at in (s, e))})
    paragraphs = [_paragraph(source, span, cuts, _Lookup(names, quotes, says), heads) for span in _paragraphs(text)]
    return Marked(paragraphs, [_entry(text, s) for s in sections if len(s.path) <= DEPTH])


def _place(text: PlainText, section: Section) -> Span:
    return text.in_source(Span(section.start, section.end))


def _entry(text: PlainText, section: Section) -> OutlineEntry:
    heading = " ".join(section.heading.of(text.raw).split())
    title = f"{section.mark} {heading}" if not heading.startswith(section.mark) else heading
    return {"title": title[:LONGEST_TITLE], "depth": len(section.path), "start": _place(text, section).start}


def _names(text: PlainText, says: PlanSays) -> Iterator[Name]:
    """The longest form at each place; where a form means several nodes, the one that a quote there is about."""
    forms = [form for form in says.forms if len(form) > 1]
    if not forms:
        return
    for index, start, end in AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text.raw):
        place = text.in_source(Span(start, end))
        yield Name(place.start, place.end, _meant(says, says.forms[forms[index]], place))


def _meant(says: PlanSays, nodes: Sequence[str], place: Span) -> str:
    if len(nodes) == 1:
        return nodes[0]
    ends = [end for edge in says.told_at(place.start, place.end) for end in (edge["source"], edge["target"])]
    return next((node for node in nodes if node in ends), nodes[0])


def _paragraphs(text: PlainText) -> Iterator[Span]:
    """The lines of the text without the breaks that a page made, as stretches of the source."""
    start = 0
    for line in text.raw.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if line.strip():
            yield text.in_source(span)


class _Lookup:
    """Which name and which quote hold a character."""

    def __init__(self, names: Sequence[Name], quotes: Sequence[tuple[int, int, str]], says: PlanSays) -> None:
        self._names, self._quotes, self._says = names, quotes, says
        self._starts = [name.start for name in names]
        self._quote_starts = [start for start, _, _ in quotes]
        self._longest = max((end - start for start, end, _ in quotes), default=0)

    def node(self, at: int) -> dict[str, Any] | None:
        index = bisect_right(self._starts, at) - 1
        found = index >= 0 and at < self._names[index].end
        return self._says.nodes[self._names[index].node] if found else None

    def relation(self, at: int) -> str:
        """The type of the shortest quote there: one about this very place."""
        low, high = bisect_left(self._quote_starts, at - self._longest), bisect_right(self._quote_starts, at)
        inside = [(end - start, type_) for start, end, type_ in self._quotes[low:high] if at < end]
        return min(inside, default=(0, ""))[1]


def _paragraph(source: str, span: Span, cuts: Sequence[int], look: _Lookup, heads: Mapping[int, Section]) -> Paragraph:
    inner = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
    bounds = [span.start, *inner, span.end]
    bare = source[span.start : span.end].lstrip()
    head = heads.get(span.start) or heads.get(span.end - len(bare))
    parts = [_part(source, start, end, look) for start, end in pairwise(bounds)]
    return {"level": len(head.path) if head and _is_heading(bare.rstrip(), head) else 0, "parts": parts}


def _is_heading(line: str, head: Section) -> bool:
    """Not where the text goes on behind the heading, nor the points of a list: 1.全社会研发投入达到2%；."""
    return not line.endswith(("；", ";", "，")) and head.heading.end - head.heading.start >= len(line) - LONGEST_MARK


def _part(source: str, start: int, end: int, look: _Lookup) -> Part:
    node = look.node(start)
    return {
        "text": source[start:end].replace("\r", "").replace("\n", ""),
        "start": start,
        "end": end,
        "type": node["label"] if node else "",
        "node": node["id"] if node else "",
        "name": node["name"] if node else "",
        "relation": look.relation(start),
    }
