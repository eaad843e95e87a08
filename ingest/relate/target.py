"""One number that is due, and which of two numbers are the same target told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph.model import EdgeType, Label, Node
from ingest.relate.fact import Fact
from ingest.text import Span, squeeze

_PIECES = ("个", "家", "项")  # 5-8个专项 and 5-8项专项 are one target told twice


class Target(NamedTuple):
    """One number that is due."""

    scope: str
    indicator: str
    kind: str
    value: float
    unit: str
    year: int
    quote: Span
    rule: str

    def fact(self) -> Fact:
        """The edge that it makes."""
        value = int(self.value) if self.value == int(self.value) else self.value
        told = {"kind": self.kind, "value": value, "unit": self.unit, "year": self.year}
        return Fact(EdgeType.TARGETS, self.scope, f"{Label.INDICATOR}:{self.indicator}", self.quote, self.rule, None, told)


def distinct(targets: Iterable[Target]) -> list[Target]:
    """Each once, the first that tells it: the same number in the goal list and in a task is one target."""
    kept: list[Target] = []
    alike: dict[tuple[str, str, float, str, int], list[Target]] = defaultdict(list)
    for target in targets:
        unit = "个" if target.unit in _PIECES else target.unit
        twins = alike[target.scope, target.kind, target.value, unit, target.year]
        if not any(_same(target, other) for other in twins):
            twins.append(target)
            kept.append(target)
    return kept


def indicator_nodes(facts_: list[Fact]) -> list[Node]:
    """One node an indicator."""
    ids = sorted({fact.target for fact in facts_})
    return [Node(i, Label.INDICATOR, i.split(":", 1)[1]) for i in ids]


def _same(one: Target, other: Target) -> bool:
    """Whether two targets of equal numbers count the same thing; allotted numbers are only equal under one name."""
    if one.rule == "allocation" or other.rule == "allocation":
        return one.indicator == other.indicator
    return _alike(one.indicator, other.indicator)


def _alike(one: str, other: str) -> bool:
    a, b = squeeze(one), squeeze(other)
    shared = len(_pairs(a) & _pairs(b))
    return a in b or b in a or shared >= 0.6 * len(_pairs(a) | _pairs(b))


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}
