"""A lexicon that is broken is told with file, line and remedy; the one that comes with the program is read whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.lexicon import agency_forms, lexicon, load
from innograph.errors import LexiconError
from innograph.resources import LEXICON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lexicon that a test may break."""
    return Path(shutil.copytree(LEXICON, tmp_path / "lexicon"))


def test_the_lexicon_of_the_program_is_read_whole(folder: Path) -> None:
    assert load(folder) == lexicon()


@pytest.mark.parametrize("file", ["universities.csv", "zones.csv", "cues.yaml"])
def test_a_missing_file(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(LexiconError, match=f"{file}.*请"):
        load(folder)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        pytest.param("divisions.csv", "name,short,sign\n甲市,甲,\n", r"divisions\.csv 第 1 行", id="missing columns"),
        pytest.param(
            "divisions.csv",
            "code,name,short,sign,level,city,province,from_year,to_year\n1,甲市,甲,,city,,乙省,很早,\n",
            r"divisions\.csv 第 1 行.*很早",
            id="a year that is none",
        ),
        pytest.param(
            "agencies.csv", "# note\nname,forms,level\n市局,甲|乙,local\n丙局\n", r"agencies\.csv 第 2 行", id="a short line"
        ),
        pytest.param("cues.yaml", "roles: [", r"cues\.yaml", id="no YAML"),
    ],
)
def test_a_broken_file(folder: Path, file: str, text: str, told: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=told) as caught:
        load(folder)
    assert "请" in str(caught.value)


def test_forms_of_bodies_name_one_node() -> None:
    forms = agency_forms()
    assert forms["科技局"] == forms["科学技术局"] == "科技局"
