"""The lists of universities, institutes and ambiguous short forms hold together: no form points to two names."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from innograph.resources import LEXICON

HEADS = {
    "universities.csv": ["name", "aliases", "city", "province"],
    "research_institutes.csv": ["name", "aliases", "parent", "city", "kind"],
    "ambiguous_names.csv": ["alias", "name", "city", "province"],
}
KINDS = {"CAS", "CAAS", "academy", "defence", "group", "provincial", "lab", "joint", "hospital", "society"}
CITY = re.compile(r".+(市|自治州|地区|盟|特别行政区)")
PROVINCE = re.compile(r".+(市|省|自治区|特别行政区)")

SHORT = "清华 复旦 同济 浙大 郑大 燕大 聊大 北航 沈航 昆工 杭电 桂电 重邮 北语 沈农 沈药 郑轻"


def _table(file: str) -> list[list[str]]:
    with (LEXICON / file).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(line for line in text if not line.startswith("#")))


def _rows(file: str) -> list[dict[str, str]]:
    head, *rows = _table(file)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _aliases(row: dict[str, str]) -> list[str]:
    return row["aliases"].split("|") if row["aliases"] else []


UNIVERSITIES, INSTITUTES, AMBIGUOUS = (_rows(file) for file in HEADS)
KNOWN = UNIVERSITIES + INSTITUTES
NAMES = Counter(row["name"] for row in KNOWN)
ALIASES = Counter(alias for row in KNOWN for alias in _aliases(row))


@pytest.mark.parametrize("file", HEADS)
def test_every_line_has_the_columns_of_the_head(file: str) -> None:
    table = _table(file)
    assert table[0] == HEADS[file]
    assert [row for row in table if len(row) != len(HEADS[file])] == []
    assert [row for row in table for cell in row if re.search(r"\s|[（）｜]|\|\||^\||\|$", cell)] == []


@pytest.mark.parametrize("file", HEADS)
def test_the_head_tells_source_and_licence(file: str) -> None:
    raw = (LEXICON / file).read_bytes()
    assert b"\r" not in raw
    comments = "".join(line for line in raw.decode("utf-8").splitlines() if line.startswith("# "))
    assert "Source:" in comments and "MIT" in comments and "2026-11" in comments


def test_every_form_belongs_to_one_name_only() -> None:
    assert [name for name, count in NAMES.items() if count > 1] == []
    assert [alias for alias, count in ALIASES.items() if count > 1] == []
    assert sorted(ALIASES.keys() & NAMES.keys()) == []


def test_ambiguous_forms_stand_in_no_other_list() -> None:
    forms = {row["alias"] for row in AMBIGUOUS}
    assert sorted(forms & (ALIASES.keys() | NAMES.keys())) == []
    assert sorted({row["name"] for row in AMBIGUOUS} - NAMES.keys()) == []


def test_an_ambiguous_form_means_one_name_in_a_place() -> None:
    places = Counter((row["alias"], row["city"], row["province"]) for row in AMBIGUOUS)
    assert [place for place, count in places.items() if count > 1] == []
    assert [row for row in AMBIGUOUS if row["city"] and not row["province"]] == []


def test_places_are_full_names() -> None:
    rows = KNOWN + AMBIGUOUS
    assert [row for row in rows if row["city"] and not CITY.fullmatch(row["city"])] == []
    assert [row for row in rows if row.get("province") and not PROVINCE.fullmatch(row["province"])] == []
    assert [row["name"] for row in UNIVERSITIES if row["city"] and not row["province"]] == []


def test_parents_and_kinds_are_known() -> None:
    assert [row["name"] for row in INSTITUTES if row["parent"] and row["parent"] not in NAMES] == []
    assert [row["name"] for row in INSTITUTES if row["parent"] == row["name"]] == []
    assert sorted({row["kind"] for row in INSTITUTES} - KINDS) == []


def test_short_aliases_are_checked_ones() -> None:
    assert {alias for alias in ALIASES if len(alias) <= 2} == set(SHORT.split())


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("北理工", "北京理工大学"),
        ("西北农林", "西北农林科技大学"),
        ("新乡医学院", "河南医药大学"),
        ("中科院医工所", "中国科学院苏州生物医学工程技术研究所"),
        ("大连化物所", "中国科学院大连化学物理研究所"),
        ("中电科22所", "中国电子科技集团公司第二十二研究所"),
        ("电子六所", "中国电子信息产业集团有限公司第六研究所"),
        ("中船重工713所", "中国船舶重工集团公司第七一三研究所"),
        ("江苏农科院", "江苏省农业科学院"),
        ("华西医院", "四川大学华西医院"),
    ],
)
def test_forms_of_plans_are_known(form: str, name: str) -> None:
    assert [row["name"] for row in KNOWN if form in _aliases(row)] == [name]
