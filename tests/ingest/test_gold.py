"""No part of any set of gold files falls by more than .01 below what `python -m bench.figures record` wrote."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from ingest.evaluate.figures import Figures, figures
from ingest.evaluate.sets import GoldSet, comparisons, load_sets
from innograph.resources import ROOT

GOLD = ROOT / "tests" / "gold"
RECORDED: dict[str, dict[str, float]] = json.loads((GOLD / "recorded.json").read_text(encoding="utf-8"))
SETS = {one.name: one for one in load_sets(GOLD / "sets.yaml")}
SLACK = 0.01


def fallen(now: Figures, recorded: dict[str, float]) -> list[str]:
    """`part .812 < .840` for each part that fell; a part that is not recorded yet has fallen, too."""
    f1 = {part: figure.f1 for part, figure in now.parts.items() if figure.gold} | {"mean_f1": now.mean_f1}
    return [
        f"{part} {f1.get(part, 0):.4f} < {recorded.get(part, 1):.4f}"
        for part in sorted({*f1, *recorded})
        if part not in recorded or f1.get(part, 0) < recorded[part] - SLACK
    ]


@cache
def counted(name: str) -> Figures:
    return figures(comparisons(SETS[name]))


def of_set(name: str) -> GoldSet:
    """The set; skips where the team's folder is not there, fails for that under CI."""
    if lacks := SETS[name].lacks:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{lacks} is not beside this checkout")
    return SETS[name]


@pytest.mark.parametrize("name", SETS)
def test_no_part_falls_below_the_record(name: str) -> None:
    assert of_set(name).plans
    down = fallen(counted(name), RECORDED[name])
    assert not down, f"{name}: {'; '.join(down)} (after a change that is meant: python -m bench.figures record)"


@pytest.mark.parametrize("name", SETS)
def test_every_edge_is_proven_verbatim(name: str) -> None:
    assert of_set(name).plans
    assert (counted(name).edges_with_evidence, counted(name).evidence_verbatim) == (1.0, 1.0)


def test_a_part_that_falls_is_named() -> None:
    now = counted("own_tuned")
    recorded = {part: figure.f1 for part, figure in now.parts.items() if figure.gold} | {"mean_f1": now.mean_f1}
    assert fallen(now, recorded) == []
    assert fallen(now, recorded | {"leads": recorded["leads"] + SLACK / 2}) == []
    assert [line.split()[0] for line in fallen(now, recorded | {"leads": recorded["leads"] + 2 * SLACK})] == ["leads"]
    del recorded["tasks"]
    assert [line.split()[0] for line in fallen(now, recorded)] == ["tasks"]


def test_own_plans_need_nothing_beside_the_checkout(tmp_path: Path) -> None:
    alone = {one.name: one for one in load_sets(GOLD / "sets.yaml", shared=tmp_path)}
    assert {name for name, one in alone.items() if one.plans} == {"own_tuned", "own_measured"}
    assert all(one.lacks for name, one in alone.items() if not name.startswith("own"))
