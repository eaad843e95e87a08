"""The confidence of the rules: written by `bench.rules`, read by every edge."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from bench import rules
from ingest.relate import confidence


def test_counts_are_written_into_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "confidence.py"
    copy.write_text(Path(confidence.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(rules, "_SOURCE", copy)
    rules.write({"signed": (7, 8), "with … cooperate": (0, 0)}, plans=3)
    assert runpy.run_path(str(copy))["CONFIDENCE"] == {"signed": 0.8, "with … cooperate": 0.5}
    assert "by `python -m bench.rules` over 3 plans; a rule" in copy.read_text(encoding="utf-8")
    rules.write({"signed": (1, 1)}, plans=4)
    assert runpy.run_path(str(copy))["CONFIDENCE"] == {"signed": 0.67}


@pytest.mark.parametrize("rule", confidence.CONFIDENCE)
def test_a_confidence_is_never_quite_sure(rule: str) -> None:
    assert 0 < confidence.CONFIDENCE[rule] < 1
