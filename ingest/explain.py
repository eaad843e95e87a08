"""Why a sentence gave what it gave: the names in it and what found them, its relations and the rules that made them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from graph.model import Value, edge_key
from ingest.pipeline import Trace, Unread
from ingest.recognise.mention import Mention
from ingest.relate.confidence import CONFIDENCE
from ingest.relate.fact import Fact
from ingest.text import Span, normalise
from innograph.errors import InputError, LexiconError
from innograph.resources import LEXICON

_WORDS = "rule_words.yaml"


@dataclass(frozen=True, slots=True)
class Name:
    """A mention: `start`, `end` in the file's text, the form there, what it means, and the rule that found it."""

    start: int
    end: int
    form: str
    label: str
    name: str
    rule: str
    found_by: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a sentence proves. `ends` are the names of source and target.

    `judged` is `accept` or `reject` where a person decided: a rejected one is not in the graph. `number` holds kind, value,
    unit and year of a target.
    """

    type: str
    source: str
    target: str
    ends: tuple[str, str]
    rule: str
    made_by: str
    confidence: float
    status: str | None
    start: int
    end: int
    quote: str
    number: Mapping[str, Value]
    judged: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence: `file_text[start:end] == sentence`."""

    start: int
    end: int
    sentence: str
    names: tuple[Name, ...]
    relations: tuple[Relation, ...]
    unread: tuple[Unread, ...]


@cache
def rule_words() -> dict[str, dict[str, str]]:
    """The Chinese words of the rules: `names` and `relations`; raises LexiconError where the file is broken."""
    try:
        told = yaml.safe_load((LEXICON / _WORDS).read_text(encoding="utf-8"))
        return {kind: dict(told[kind]) for kind in ("names", "relations")}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{_WORDS} 读不出：{error}。请按文件内说明改正。") from error


def explain(trace: Trace, at: str = "") -> list[Explanation]:
    """The sentences that hold `at`, a stretch of the text or an offset in it; without it all that gave something.

    Raises InputError where the text does not have it.
    """
    placed = list(_placed(trace))
    found: dict[Span, _Findings] = {}
    for sentence in _sentences_at(trace, at) if at else ():
        inside = [one for span, one in placed if span.start < sentence.end and sentence.start < span.end]
        found[sentence] = _Findings.of(inside)
    if not at:
        by_sentence: dict[Span, list[_Finding]] = defaultdict(list)
        for span, one in placed:
            by_sentence[trace.text.sentence(span.start)].append(one)
        found = {sentence: _Findings.of(inside) for sentence, inside in by_sentence.items()}
    known = _Known(trace)
    return [_explanation(trace, known, *item) for item in sorted(found.items(), key=lambda item: item[0].start)]


_Finding = Mention | Fact | Unread


def _placed(trace: Trace) -> Iterator[tuple[Span, _Finding]]:
    """Everything that came of the text, with its place in the text of the trace."""
    yield from ((Span(mention.start, mention.end), mention) for mention in trace.entities.ordered)
    yield from ((fact.quote, fact) for fact in trace.facts if fact.source != fact.target)
    for one in trace.extraction.unread:
        yield Span(_in_text(trace, one.span.start), _in_text(trace, one.span.end)), one


@dataclass(frozen=True, slots=True)
class _Findings:
    """What belongs to a sentence, by kind."""

    names: list[Mention]
    facts: list[Fact]
    unread: list[Unread]

    @classmethod
    def of(cls, found: list[_Finding]) -> _Findings:
        """Sorted out, each kind in its order."""
        return cls(
            [one for one in found if isinstance(one, Mention)],
            [one for one in found if isinstance(one, Fact)],
            [one for one in found if isinstance(one, Unread)],
        )


def _in_text(trace: Trace, offset: int) -> int:
    """Where a character of the file stands in the text of the trace, or the next one that was kept."""
    places = trace.text.places
    return offset if places is None else bisect_left(places, offset)


def _sentences_at(trace: Trace, at: str) -> list[Span]:
    text = trace.text
    if at.isdecimal():
        start = _in_text(trace, int(at))
        if start >= len(text.raw):
            raise InputError(f"--at {at}：全文只有 {len(text.source or text.raw)} 字。请给出全文之内的位置。")
        return [text.sentence(start)]
    letters = [re.escape(c) for c in normalise(at) if not c.isspace()]
    found = [m.start() for m in re.finditer(r"\s*".join(letters), text.norm)] if letters else []
    if not found:
        raise InputError(f"原文中没有“{at}”。请照原文给出一段文字，或给出位置（第几字）。")
    return list(dict.fromkeys(text.sentence(start) for start in found))


class _Known:
    """What of the graph a sentence's relations need."""

    def __init__(self, trace: Trace) -> None:
        graph = trace.extraction.graph
        self.edges = {edge.key: edge for edge in graph.edges}
        self.names = {node.id: node.name for node in graph.nodes}


def _explanation(trace: Trace, known: _Known, sentence: Span, found: _Findings) -> Explanation:
    place = trace.text.in_source(sentence)
    names = tuple(_name(trace, mention) for mention in found.names)
    relations = tuple(_relation(trace, fact, known) for fact in found.facts)
    return Explanation(place.start, place.end, trace.text.quoted(sentence), names, relations, tuple(found.unread))


def _name(trace: Trace, mention: Mention) -> Name:
    place, entity = trace.text.in_source(Span(mention.start, mention.end)), trace.entities.of[mention]
    form = trace.text.quoted(Span(mention.start, mention.end))
    found_by = rule_words()["names"].get(mention.rule, mention.rule)
    return Name(place.start, place.end, form, str(entity.label), entity.name, mention.rule, found_by)


def _relation(trace: Trace, fact: Fact, known: _Known) -> Relation:
    edge = known.edges.get(edge_key(fact.type, fact.source, fact.target, fact.properties))
    judged = str(edge.properties.get("judged") or "") if edge else "reject"
    place = trace.text.in_source(fact.quote)
    return Relation(
        str(fact.type),
        fact.source,
        fact.target,
        (known.names[fact.source], known.names[fact.target]),
        fact.rule,
        rule_words()["relations"].get(fact.rule, fact.rule),
        1.0 if judged == "accept" else CONFIDENCE[fact.rule],
        str(fact.status) if fact.status else None,
        place.start,
        place.end,
        trace.text.quoted(fact.quote),
        {name: fact.properties[name] for name in ("kind", "value", "unit", "year") if name in fact.properties},
        judged,
    )
