"""How often each rule is right: `python -m bench.rules --shared ../shared [--write] [--calibration]`.

An edge is right where the gold file of its plan has the same relation between the same things; for targets scope, kind, value,
unit and year must agree. The plans that tune rules count; those that only measure tell whether the confidence holds elsewhere.
`--write` puts the counts into `ingest/relate/confidence.py`, the source of each edge's confidence.
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from graph.model import Edge
from ingest.evaluate.comparison import judged_edges
from ingest.evaluate.sets import comparisons, sets_of
from ingest.relate import confidence
from innograph.resources import ROOT

_BINS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
_SOURCE = Path(confidence.__file__)
_COUNTS = re.compile(r"(?<=_COUNTED = \{  # rule: right, fired\n).*?(?=^\}$)", re.DOTALL | re.MULTILINE)
_DATED = re.compile(r"Measured \S+ by `python -m bench\.rules` over [^;]+;")


def edges(shared: Path, measured: bool) -> Iterator[tuple[Edge, bool]]:
    """The edges of all plans that measure, or of all others, with whether they are right."""
    for one in sets_of(ROOT / "tests" / "gold", shared=shared):
        if one.measured == measured:
            for compared in comparisons(one):
                yield from judged_edges(compared)


def shares(shared: Path) -> dict[str, tuple[int, int]]:
    """Rule → (right, fired) over the plans that tune rules; a rule that never fired has noughts."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0], {rule: [0, 0] for rule in confidence.CONFIDENCE})
    for edge, is_right in edges(shared, measured=False):
        found = counted[str(edge.properties["rule"])]
        found[0] += is_right
        found[1] += 1
    return {rule: (right, fired) for rule, (right, fired) in sorted(counted.items())}


def write(counted: dict[str, tuple[int, int]], plans: int) -> None:
    """Put the counts and the day into the source of the confidence."""
    lines = "".join(f'    "{rule}": {told},\n' for rule, told in counted.items())
    text = _COUNTS.sub(lambda _: lines, _SOURCE.read_text(encoding="utf-8"))
    dated = f"Measured {datetime.date.today()} by `python -m bench.rules` over {plans} plans;"
    _SOURCE.write_text(_DATED.sub(lambda _: dated, text), encoding="utf-8")


def calibration(shared: Path) -> None:
    """Mean confidence beside the share that is right, on the plans that only measure; a line a range, and one for all."""
    judged = [(float(edge.properties["confidence"] or 0), is_right) for edge, is_right in edges(shared, measured=True)]
    print("confidence   edges   mean   right")
    for low, high in [*pairwise(_BINS), (_BINS[0], _BINS[-1])]:
        inside = [(told, is_right) for told, is_right in judged if low <= told < high]
        if inside:
            mean, right = (sum(numbers) / len(inside) for numbers in zip(*inside, strict=True))
            print(f"{low:.2f}-{min(high, 1):.2f}  {len(inside):6}   {mean:.3f}  {right:.3f}")


def main() -> None:
    """Print a line a rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of corpus and gold")
    parser.add_argument("--write", action="store_true", help="put the counts into ingest/relate/confidence.py")
    parser.add_argument("--calibration", action="store_true", help="confidence against truth on the plans that only measure")
    told = parser.parse_args()
    if told.calibration:
        calibration(told.shared)
        return
    counted = shares(told.shared)
    for rule, (right, fired) in counted.items():
        print(f"{rule:24} {right / (fired or 1):.2f}  {right} of {fired}")
    if told.write:
        tuning = (one for one in sets_of(ROOT / "tests" / "gold", shared=told.shared) if not one.measured)
        write(counted, sum(len(one.plans) for one in tuning))


if __name__ == "__main__":
    main()
