"""Numbered quotes: each fact of a report cites [3] or [1–2], the list at its end tells plan, section and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from graph.model import Evidence
from graph.rows import Row, evidence

_Place = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Cited:
    """A numbered quote."""

    number: int
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Source:
    """A plan with the quotes that are cited from it; `plan` is its row, with at least the id."""

    plan: Row
    quotes: tuple[Cited, ...]


class Citations:
    """All quotes of the edges, numbered by plan and place, so that the list of sources reads like the plans."""

    def __init__(self, edges: Iterable[Row], plans: Mapping[str, Row]) -> None:
        found = {_place(edge["plan"], proof): proof for edge in edges for proof in evidence(edge)}
        self._numbers = {place: number for number, place in enumerate(sorted(found), 1)}
        self._proofs, self._plans = found, plans

    def cite(self, edges: Iterable[Row]) -> str:
        """The numbers of what proves the edges: [1–3][7]."""
        numbers = sorted({self._numbers[_place(edge["plan"], proof)] for edge in edges for proof in evidence(edge)})
        runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
        ends = [(run[0][1], run[-1][1]) for run in runs]
        return "".join(f"[{first}]" if first == last else f"[{first}–{last}]" for first, last in ends)

    def sources(self) -> list[Source]:
        """Each plan with its quotes, in the order of the numbers."""
        return [
            Source(
                self._plans.get(plan, {"id": plan}),
                tuple(Cited(self._numbers[p], " ".join(p[3].split()), self._proofs[p].section) for p in places),
            )
            for plan, places in groupby(self._numbers, key=lambda place: place[0])
        ]


def _place(plan: str, proof: Evidence) -> _Place:
    return plan, proof.start, proof.end, proof.text
