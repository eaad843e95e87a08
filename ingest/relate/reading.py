"""One plan as the relations read it: its text, outline, document and resolved names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.model import PlanDocument
from ingest.resolve.entities import Entities
from ingest.structure.kinds import is_report, kind_of
from ingest.structure.outline import Section
from ingest.text import PlainText, Span

_WIDEST = 600  # characters on each side; a sentence without an end (lost points) does not grow beyond it


class Surroundings(NamedTuple):
    """The sentence in which a stretch begins, its text (half width) on both sides, and whether it is background."""

    sentence: Span
    before: str
    after: str
    background: bool


@dataclass(frozen=True)
class Reading:
    """Everything that is known of a plan before its relations are read."""

    text: PlainText
    root: Section
    about: PlanDocument
    entities: Entities

    @cached_property
    def _kinds(self) -> tuple[list[int], list[str]]:
        starts = [(s.start, kind_of(self.text, s)) for s in self.root.walk() if s.rank]
        return [start for start, _ in starts], [kind for _, kind in starts]

    def is_background(self, position: int) -> bool:
        """Whether a place tells what is there (发展基础, 指导思想), not what will be done."""
        starts, kinds = self._kinds
        at = bisect_right(starts, position) - 1
        return position < self._review_end or (at >= 0 and kinds[at] == "background")

    def around(self, span: Span) -> Surroundings:
        """What stands around a stretch; kept, since each kind of relation asks for it again."""
        found = self._around.get(span)
        if found is None:
            told = self.text.sentence(span.start)
            sentence = Span(max(told.start, span.start - _WIDEST), min(max(told.end, span.end), span.end + _WIDEST))
            before, after = self.text.norm[sentence.start : span.start], self.text.norm[span.end : sentence.end]
            found = self._around[span] = Surroundings(sentence, before, after, self.is_background(span.start))
        return found

    @cached_property
    def _around(self) -> dict[Span, Surroundings]:
        return {}

    @cached_property
    def _review_end(self) -> int:
        """Where a report without headings of years begins to count its items anew: what stands before looks back."""
        tops = [section for section in self.root.children if section.rank]
        if not self.is_report or "background" in self._kinds[1]:
            return 0
        again = (s.start for s, before in zip(tops[1:], tops, strict=False) if s.number == 1 and (before.number or 0) > 1)
        return next(again, 0)

    @cached_property
    def is_report(self) -> bool:
        """Whether this is a government's yearly report: a look back, then what comes."""
        return is_report(self.about.title)

    @property
    def body_start(self) -> int:
        """Where the head of the page ends and the outline begins."""
        return self.root.children[0].start if self.root.children else 0

    @property
    def body_end(self) -> int:
        """Where the last section ends."""
        return max((child.end for child in self.root.children), default=0)
