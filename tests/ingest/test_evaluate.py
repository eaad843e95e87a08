"""Scoring: the counts are those of the team's `score.py`, both forms of gold are read, the causes of errors are told apart."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.evaluate.claims import PARTS
from ingest.evaluate.comparison import compare
from ingest.evaluate.figures import figures
from ingest.evaluate.forms import to_offsets, to_quotes
from ingest.evaluate.gold import parse_gold
from ingest.evaluate.sets import GoldSet, comparisons, load_sets, sets_of
from ingest.pipeline import extract
from ingest.read import read
from innograph.errors import InputError
from innograph.resources import ROOT

SETS = {one.name: one for one in load_sets(ROOT / "tests" / "gold" / "sets.yaml")}


@pytest.fixture(scope="session")
def score_py(gold: Path) -> ModuleType:
    """The team's `score.py`."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_quotes(path: Path, text: str) -> dict[str, Any]:
    """A gold file in the form that `score.py` reads."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data if any("title" in task for task in data["tasks"]) else to_quotes(data, text)


@pytest.mark.parametrize("name", SETS)
def test_counts_are_those_of_score_py(score_py: ModuleType, name: str) -> None:
    assert SETS[name].plans
    for (file, plan), compared in zip(SETS[name].plans, comparisons(SETS[name]), strict=True):
        text = read(plan).text
        tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        errors: dict[str, list[str]] = defaultdict(list)
        out = extract(text, plan.name).graph.to_dict()
        score_py.score_plan(in_quotes(file, text) | {"doc": compared.gold.doc}, out, text, tally, errors)
        mine = {part: [found.right, len(found.extra), len(found.missed)] for part, found in compared.parts.items()}
        assert mine == {part: tally[part] for part in PARTS}, file.name
        assert tally["unproven"][0] == tally["unproven"][1] and tally["evidence"][0] == tally["evidence"][1]


def test_parts_are_those_of_score_py(score_py: ModuleType) -> None:
    assert list(PARTS) == score_py.PARTS


@pytest.mark.parametrize("name", ["own_tuned", "own_measured"])
def test_both_forms_of_gold_are_one(name: str) -> None:
    for file, plan in SETS[name].plans:
        text, data = read(plan).text, json.loads(file.read_text(encoding="utf-8"))
        quotes = to_quotes(data, text)
        assert to_offsets(to_quotes(to_offsets(quotes, text), text), text) == to_offsets(quotes, text)
        offsets, quoted = parse_gold(data, text), parse_gold(quotes, text)
        assert (offsets.entities, [t.title for t in offsets.tasks]) == (quoted.entities, [t.title for t in quoted.tasks])


def test_every_gold_file_is_in_one_set() -> None:
    own = [path for folder in ("", "own") for path in (ROOT / "tests" / "gold" / folder).glob("*.json")]
    listed = [file for one in SETS.values() for file, _ in one.plans]
    missing = {path.name for path in own if path.name != "recorded.json"} - {path.name for path in listed}
    if lacking := [one.lacks for one in SETS.values() if one.lacks]:
        pytest.skip(f"{lacking[0]} is not beside this checkout")
    assert not missing and len(listed) == len(set(listed))
