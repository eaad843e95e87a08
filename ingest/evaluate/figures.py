"""Precision, recall and F1 of each part over many plans together, as `score.py` states them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.evaluate.claims import PARTS
from ingest.evaluate.comparison import Comparison, Part

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one part: right, only in the graph, only in the gold file."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the graph's claims that are right."""
        return self.right / (self.right + self.extra or 1)

    @property
    def recall(self) -> float:
        """Share of the gold file's claims that the graph has."""
        return self.right / (self.right + self.missed or 1)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / (both or 1)

    @property
    def gold(self) -> int:
        """How many claims the gold file has."""
        return self.right + self.missed


@dataclass(frozen=True, slots=True)
class Figures:
    """All parts; the mean is over those that the gold files have. The shares are of edges and of quotes."""

    parts: Mapping[str, Figure]
    edges_with_evidence: float
    evidence_verbatim: float

    @property
    def mean_f1(self) -> float:
        """Mean of the parts' F1, each rounded to four digits before."""
        scored = [round(figure.f1, _DIGITS) for figure in self.parts.values() if figure.gold]
        return sum(scored) / (len(scored) or 1)

    def as_dict(self) -> dict[str, Any]:
        """What `score.py --json` prints."""
        told: dict[str, Any] = {
            part: {name: round(getattr(f, name), _DIGITS) for name in ("precision", "recall", "f1")} | {"gold": f.gold}
            for part, f in self.parts.items()
        }
        whole = ("mean_f1", "edges_with_evidence", "evidence_verbatim")
        return told | {name: round(getattr(self, name), _DIGITS) for name in whole}


def figures(compared: Iterable[Comparison]) -> Figures:
    """The figures of many plans together."""
    plans = list(compared)
    parts = {part: _figure([plan.parts[part] for plan in plans]) for part in PARTS}
    counted: Counter[str] = Counter()
    for plan in plans:
        for edge in plan.graph.edges if plan.graph else ():
            counted["edges"] += 1
            counted["proven"] += bool(edge.evidence)
            counted["quotes"] += len(edge.evidence)
            counted["verbatim"] += sum(plan.gold.text[proof.start : proof.end] == proof.text for proof in edge.evidence)
    return Figures(parts, counted["proven"] / (counted["edges"] or 1), counted["verbatim"] / (counted["quotes"] or 1))


def _figure(parts: Iterable[Part]) -> Figure:
    counts = [(part.right, len(part.extra), len(part.missed)) for part in parts]
    return Figure(*(sum(numbers) for numbers in zip(*counts, strict=True))) if counts else Figure(0, 0, 0)
