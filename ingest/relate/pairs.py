"""Pairs that one verb tells of, each with its own partner: 甲县与乙大学、丙县与丁大学分别共建…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from graph.model import Label
from ingest.recognise.mention import Mention
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entity

_WITH = ("与", "和", "同", "跟")
_NEXT = re.compile(r"、(?:推动|支持|促进|引导)?")
_TOGETHER = re.compile(r"(?:等)?(?:分别|各自)?(?:开展|建立|签[订署约]|共建|合作|联合|结对|组建|对接|携手)")
_FEWEST = 2
_PARTNERS = frozenset({Label.INSTITUTION, Label.ENTERPRISE, Label.CITY, Label.DISTRICT})


class Pair(NamedTuple):
    """Two mentions joined by 与, and what they mean."""

    left: Mention
    right: Mention
    one: Entity
    other: Entity


def pairs(reading: Reading) -> Iterator[tuple[Pair, ...]]:
    """The rows of at least two pairs that a plan joins by 、 before a word of cooperation."""
    row: list[Pair] = []
    for pair in _joined(reading):
        if row and not _NEXT.fullmatch(reading.text.norm[row[-1].right.end : pair.left.start]):
            yield from _told(reading, row)
            row = []
        row.append(pair)
    yield from _told(reading, row)


def _joined(reading: Reading) -> Iterator[Pair]:
    entities, norm = reading.entities, reading.text.norm
    named = [m for m in entities.ordered if entities.of[m].label in _PARTNERS and m.rule != "unit"]
    taken = 0
    for left, right in pairwise(named):
        if left.start >= taken and norm[left.end : right.start] in _WITH:
            taken = right.end
            yield Pair(left, right, entities.of[left], entities.of[right])


def _told(reading: Reading, row: list[Pair]) -> Iterator[tuple[Pair, ...]]:
    if len(row) >= _FEWEST and _TOGETHER.match(reading.text.norm, row[-1].right.end):
        yield tuple(row)
