"""The list of agencies holds together: a form names one body, and a body that was renamed tells its years and its successor."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from innograph.resources import LEXICON

HEAD = ["name", "forms", "level", "from_year", "to_year", "successor", "renamed"]


def _table() -> list[list[str]]:
    with (LEXICON / "agencies.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.reader(line for line in text if not line.startswith("#")))


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


AGENCIES = [dict(zip(HEAD, row, strict=True)) for row in _table()[1:]]
BODIES = {(row["name"], row["level"]): row for row in AGENCIES}


def _of(form: str, level: str = "local") -> dict[str, str]:
    (row,) = [row for row in AGENCIES if row["level"] == level and form in (row["name"], *_split(row["forms"]))]
    return row


def _heirs(form: str, level: str = "local") -> set[str]:
    """Names of the bodies that came after one, to the last."""
    nearer = set(_split(_of(form, level)["successor"]))
    return nearer | {last for name in nearer for last in _heirs(name, level)}


def test_the_table_is_clean() -> None:
    assert _table()[0] == HEAD
    assert [row for row in _table() if len(row) != len(HEAD)] == []
    assert [row for row in _table() for cell in row if cell != cell.strip() or "||" in cell or cell.strip("|") != cell] == []
    assert {row["level"] for row in AGENCIES} == {"national", "local"}


@pytest.mark.parametrize("level", ["national", "local"])
def test_a_form_names_one_body(level: str) -> None:
    forms = Counter(form for row in AGENCIES if row["level"] == level for form in (row["name"], *_split(row["forms"])))
    assert [form for form, count in forms.items() if count > 1] == []


def test_years_and_successors() -> None:
    for row in AGENCIES:
        assert 1990 <= int(row["from_year"] or 1990) <= int(row["to_year"] or 2026) <= 2026, row
        for name in _split(row["successor"]):
            heir = BODIES[name, row["level"]]
            assert row["to_year"], row
            assert int(heir["from_year"] or 0) <= int(row["to_year"]) <= int(heir["to_year"] or 9999), (row, heir)
        assert row["name"] not in _heirs(row["name"], row["level"])


@pytest.mark.parametrize(
    ("form", "name", "today"),
    [
        ("工业和信息化委员会", "工信委", {"工信局"}),
        ("经信委", "经济信息化委", {"工信局", "经信局"}),
        ("国家税务局", "国税局", {"税务局"}),
        ("地方税务局", "地税局", {"税务局"}),
        ("工商行政管理局", "工商局", {"市场监管局"}),
        ("质量技术监督局", "质监局", {"市场监管局"}),
        ("食品药品监督管理局", "食药监局", {"市场监管局"}),
        ("国土资源局", "国土局", {"自然资源局", "自然资源和规划局"}),
        ("环境保护局", "环保局", {"生态环境局"}),
        ("农业委员会", "农委", {"农业农村局", "农业农村委"}),
        ("卫生和计划生育委员会", "卫计委", {"卫健委"}),
        ("外事侨务办公室", "外侨办", {"外办"}),
        ("金融工作办公室", "金融办", {"委金融办"}),
        ("地方金融监督管理局", "地方金融监管局", {"委金融办"}),
        ("文化广电新闻出版局", "文广新局", {"文广旅局"}),
        ("旅游发展委员会", "旅游委", {"文广旅局"}),
        ("安全生产监督管理局", "安监局", {"应急局"}),
        ("大数据管理局", "大数据局", {"数据局"}),
        ("扶贫开发办公室", "扶贫办", {"农业农村局"}),
        ("银监分局", "银监局", {"金融监管分局"}),
        ("科学技术局", "科技局", {"科技局"}),
    ],
)
def test_what_became_of_a_local_body(form: str, name: str, today: set[str]) -> None:
    assert _of(form)["name"] == name
    last = {heir for heir in _heirs(form) if not _of(heir)["successor"]}
    assert (last or {name}) == today


@pytest.mark.parametrize(
    ("form", "year", "heir"),
    [
        ("农业部", "2018", "农业农村部"),
        ("国家卫计委", "2018", "国家卫生健康委"),
        ("国家工商总局", "2018", "国家市场监管总局"),
        ("银监会", "2018", "中国银保监会"),
        ("银保监会", "2023", "国家金融监管总局"),
        ("国土资源部", "2018", "自然资源部"),
        ("环保部", "2018", "生态环境部"),
        ("国务院扶贫办", "2021", "国家乡村振兴局"),
    ],
)
def test_what_became_of_a_national_body(form: str, year: str, heir: str) -> None:
    assert (_of(form, "national")["to_year"], _of(form, "national")["successor"]) == (year, heir)


@pytest.mark.parametrize("word", ["人行", "党委", "办公室", "委员会", "中心"])
def test_words_are_no_national_bodies(word: str) -> None:
    assert not [row for row in AGENCIES if row["level"] == "national" and word in (row["name"], *_split(row["forms"]))]
