"""Material beside the checkout: real plans and their answers. A user does not have it; under CI it must be there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from innograph.resources import ROOT


def _shared(name: str) -> Path:
    folder = ROOT.parent / "shared" / name
    if folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail(f"../shared/{name} is missing: CI runs the extraction on it")
    pytest.skip(f"../shared/{name} is not beside this checkout: it is no part of the project")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real plans and reports."""
    return _shared("corpus")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the annotated plans, with `score.py`."""
    return _shared("gold")
