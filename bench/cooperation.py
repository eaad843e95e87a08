"""How well partners of cities are found: `python -m bench.cooperation --shared ../shared [--half even|odd] [--errors]`.

`tests/gold/cooperation/<half>.csv` is what a person read in `corpus/reports` (`<half>_read.csv`: in which sentences). Of a graph
the COOPERATES_WITH edges between a place (City, Province, District) and an Institution count, once a (report, place, partner);
right are those whose place and partner the reading has, each by name or alias: a 中国科学院X研究所 is no 中国科学院. Rows
whose head is no place (an enterprise, the city's own hospital) are left out; a laboratory need not be found, nor is it wrong,
and so it is with rows that the reader himself doubted (`in doubt:` in their note).
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from graph.model import PLACES, EdgeType, Label, PlanGraph, Status
from ingest.batch import extract_files
from innograph.resources import ROOT

READING = ROOT / "tests" / "gold" / "cooperation"
HALVES = ("even", "odd")  # places in the sorted list of reports
_IN_DOUBT = "in doubt:"
_PLACE_NAME = re.compile(r"[市省区县州盟旗]$")


class Tie(NamedTuple):
    """A place and its partner in one report, names first, then aliases; `proof`: the graph's quote, the reading's offsets."""

    report: str
    place: tuple[str, ...]
    partner: tuple[str, ...]
    partner_type: str
    status: str
    proof: str
    doubtful: bool = False

    def meets(self, other: Tie) -> bool:
        """Whether both tell of the same place and partner."""
        return self.report == other.report and bool({*self.place} & {*other.place} and {*self.partner} & {*other.partner})


class Score(NamedTuple):
    """The ties of the reading, each with the graph's own if there is one, and those that only the graph has."""

    wanted: list[tuple[Tie, Tie | None]]
    wrong: list[Tie]

    def line(self) -> str:
        """Precision, recall and F1, without and with status."""
        found = [(a, b) for a, b in self.wanted if b]
        told, wanted = len(found) + len(self.wrong), len(self.wanted)
        line = f"{len(found)} right of {told} in the graph, {wanted} in the reading"
        for kind, right in (("without", len(found)), ("with", sum(a.status == b.status for a, b in found))):
            p, r, f1 = right / max(told, 1), right / max(wanted, 1), 2 * right / max(told + wanted, 1)
            line += f"; {kind} status P {p:.3f} R {r:.3f} F1 {f1:.3f}"
        return line

    def errors(self) -> list[str]:
        """A line an error, by report: + only in the graph, - only in the reading, ~ of another status."""
        lines = [(tie, "+", tie.proof) for tie in self.wrong] + [(a, "-", a.proof) for a, b in self.wanted if not b]
        lines += [(a, "~", f"{a.proof} {a.status}; {b.proof} {b.status}") for a, b in self.wanted if b and a.status != b.status]
        return sorted(f"{tie.report}\t{mark}\t{tie.place[0]}—{tie.partner[0]}\t{proof}" for tie, mark, proof in lines)


def _plain(*names: str) -> tuple[str, ...]:
    return tuple("".join(unicodedata.normalize("NFKC", name).split()) for name in names)


def _reading(half: str) -> list[Tie]:
    """One tie a (report, head, partner), of the first row that tells it; of one that says existing before one that does not."""
    ties: dict[tuple[object, ...], Tie] = {}
    rows = csv.DictReader((READING / f"{half}.csv").read_text(encoding="utf-8").splitlines())
    for row in sorted(rows, key=lambda row: (row["note"].startswith(_IN_DOUBT), row["status"] != Status.EXISTING)):
        names, offsets = (_plain(row["head"]), _plain(row["partner"])), f"{row['start']}-{row['end']}"
        tie = Tie(row["report"], *names, row["partner_type"], row["status"], offsets, row["note"].startswith(_IN_DOUBT))
        ties.setdefault(tie[:3], tie)
    return [tie for tie in ties.values() if _PLACE_NAME.search(tie.place[0])]


def _made(report: str, graph: PlanGraph) -> Iterator[Tie]:
    nodes = {node.id: node for node in graph.nodes}
    for edge in (edge for edge in graph.edges if edge.type is EdgeType.COOPERATES_WITH):
        for place, partner in permutations((nodes[edge.source], nodes[edge.target])):
            if place.label in PLACES and partner.label is Label.INSTITUTION:
                names = _plain(place.name, *place.aliases), _plain(partner.name, *partner.aliases)
                yield Tie(report, *names, partner.label, str(edge.properties["status"]), edge.evidence[0].text)


def score(half: str, shared: Path) -> Score:
    """Extract the reports of one half and compare; a report that gives no graph is named and has no ties."""
    reading, made = _reading(half), list[Tie]()
    for outcome in extract_files(sorted((shared / "corpus" / "reports").glob("*.docx"))[HALVES.index(half) :: 2]):
        if outcome.error:
            print(f"skipped {outcome.error}")
        made.extend(_made(outcome.path.stem, outcome.extraction.graph) if outcome.extraction else ())
    plain = [tie for tie in reading if tie.partner_type == Label.INSTITUTION and not tie.doubtful]
    wanted = [(tie, next(filter(tie.meets, made), None)) for tie in plain]
    return Score(wanted, [tie for tie in made if not any(map(tie.meets, reading))])


def main() -> None:
    """A line a half, and one for both together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the corpus")
    parser.add_argument("--half", choices=HALVES, help="one half of the reports; both if not named")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    told = parser.parse_args()
    scores = {half: score(half, told.shared) for half in ([told.half] if told.half else HALVES)}
    both = Score([pair for s in scores.values() for pair in s.wanted], [tie for s in scores.values() for tie in s.wrong])
    for title, counted in (scores if told.half else scores | {"together": both}).items():
        print(f"{title}: {counted.line()}")
    for line in both.errors() if told.errors else ():
        print(line)


if __name__ == "__main__":
    main()
