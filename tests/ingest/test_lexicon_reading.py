"""A lexicon that is broken is told with file, line and remedy; the one that comes with the program is read whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.lexicon import agency_forms, lexicon, load
from ingest.pipeline import extract
from ingest.resolve.bodies import history
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
            "agencies.csv",
            "# note\nname,forms,level,from_year,to_year,successor,renamed\n市局,甲|乙,local,,,,\n丙局\n",
            r"agencies\.csv 第 2 行",
            id="a short line",
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
    assert forms["科技局"].name == forms["科学技术局"].name == "科技局"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("新乡市工信局", {"former": "新乡市工信委(至2019年)"}),
        ("新乡市国税局", {"successor": "新乡市税务局"}),
        ("新乡市科技局", {}),
        ("某某专班", {}),
    ],
)
def test_what_became_of_a_body(name: str, told: dict[str, str]) -> None:
    assert history(name) == told


def test_a_renamed_body_is_one_node() -> None:
    raw = "新乡市2017年科技工作要点\n一、任务\n1.建设平台。\n责任单位：市工信委、市国税局、市地税局\n"
    agencies = {node.name: node for node in extract(raw).graph.nodes if node.label == "Agency"}
    assert set(agencies) == {"新乡市工信局", "新乡市国税局", "新乡市地税局"}
    assert agencies["新乡市工信局"].aliases == ("市工信委",)
    assert agencies["新乡市工信局"].properties["former"] == "新乡市工信委(至2019年)"
