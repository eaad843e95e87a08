"""The extraction against the plans that careful readers annotated: the floors of the figures, as `score.py` counts them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.batch import extract_files

FLOORS = {"meta": 1.0, "tasks": 0.95, "leads": 0.95, "supports_task": 0.95, "deadlines": 0.95, "targets": 0.85}
WHOLE = {"mean_f1": 0.75, "edges_with_evidence": 1.0, "evidence_verbatim": 1.0}


@pytest.fixture(scope="module")
def figures(gold: Path, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `score.py` prints for the plans that have answers."""
    out = tmp_path_factory.mktemp("graphs")
    seeds = corpus / "seeds"
    for outcome in extract_files(seeds / f"{answers.stem}.txt" for answers in sorted(gold.glob("*.json"))):
        assert outcome.extraction is not None, outcome.error
        (out / f"{outcome.path.stem}.json").write_text(outcome.extraction.graph.to_json(), encoding="utf-8")
    command = [sys.executable, str(gold / "score.py"), str(gold), str(out), str(seeds), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    told: dict[str, Any] = json.loads(run.stdout)
    return told


@pytest.mark.parametrize(("part", "floor"), FLOORS.items())
def test_f1_of_a_part(figures: dict[str, Any], part: str, floor: float) -> None:
    assert figures[part]["gold"] > 0
    assert figures[part]["f1"] >= floor


@pytest.mark.parametrize(("figure", "floor"), WHOLE.items())
def test_figures_of_all_parts_together(figures: dict[str, Any], figure: str, floor: float) -> None:
    assert figures[figure] >= floor


def test_all_three_plans_count(gold: Path, figures: dict[str, Any]) -> None:
    told = [json.loads(path.read_text(encoding="utf-8")) for path in gold.glob("*.json")]
    assert len(told) >= 3
    assert figures["tasks"]["gold"] == sum(len(answers["tasks"]) for answers in told)
