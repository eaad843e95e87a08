"""What a user without Node gets: the wheel holds the built graph view, the app and its data; so does the source archive."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from innograph.resources import ROOT

BUNDLE = "views/graph_view/frontend/build"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source archive and, made from it, the wheel."""
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("not a checkout")
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, check=False, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.slow
def test_wheel(dist: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        assert {
            f"{BUNDLE}/index.js",
            f"{BUNDLE}/index.css",
            f"{BUNDLE}/reader.js",
            f"{BUNDLE}/LICENSES.txt",
            "views/app.css",
        } <= names
        assert {"innograph/_root/app.py", "innograph/_root/schema.cypher"} <= names
        assert any(name.startswith("innograph/_root/data/lexicon/") for name in names)
        assert any(name.startswith("innograph/_root/data/plans/") for name in names)
        assert "queries/neighbourhood.cypher" in names
        assert not [name for name in names if "node_modules" in name or "/frontend/src/" in name or name.startswith("tests/")]
        assert len(wheel.read(f"{BUNDLE}/index.js")) > 300_000


@pytest.mark.slow
def test_source_archive(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert {"hatch_build.py", "views/graph_view/frontend/package-lock.json", "views/graph_view/frontend/src/index.js"} <= names
    assert f"{BUNDLE}/index.js" in names
    assert not [name for name in names if "node_modules" in name]


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "views" / "graph_view" / "frontend" / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert "://" not in lock
