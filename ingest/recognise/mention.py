"""A name in the text, before it is known which thing it means."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import Label


class Mention(NamedTuple):
    """`norm[start:end]` names something. `known` is its canonical name where the lexicon has it; `rule` says what found it."""

    start: int
    end: int
    label: Label
    form: str
    rule: str
    known: str = ""
    parent: str = ""

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start


_SHARED = (Label.PLATFORM_TYPE, Label.CITY, Label.PROVINCE)  # 重点(工程)实验室 names two kinds, 京津 two cities
_STRENGTH = {"gazetteer": 3, "local": 4, "agency": 4, "unit": 5, "platform type": 3, "form": 2, "quoted": 2, "listed": 1}


def without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """The longest of overlapping mentions; of equal ones that of the stronger rule; in the order of the text."""
    taken: list[Mention] = []
    covered = bytearray(max((m.end for m in mentions), default=0))
    kinds: set[tuple[int, int]] = set()
    for mention in sorted(dict.fromkeys(mentions), key=lambda m: (m.start - m.end, -_STRENGTH.get(m.rule, 0), m.start, m.known)):
        span = (mention.start, mention.end)
        if covered.find(1, *span) < 0:
            covered[mention.start : mention.end] = b"\1" * mention.length
            taken.append(mention)
            if mention.label in _SHARED:
                kinds.add(span)
        elif mention.label in _SHARED and span in kinds and mention.rule != "form":
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)
