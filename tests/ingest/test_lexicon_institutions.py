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

# Words that a short form of a school would be found in; the first are the people's congress and the word for big.
WORDS = "人大 重大 广大 上大 地大 内大 成大 农大 师大 医大 工大 理工大 理工 师范 农林 工业大学 科技大学 医学院 中心 实验室 研究院"
SHORT = "清华 复旦 同济 浙大 郑大 燕大 聊大 北航 沈航 昆工 杭电 桂电 重邮 北语 沈农 沈药 郑轻"


def _table(file: str) -> list[list[str]]:
    with (LEXICON / file).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(line for line in text if not line.startswith("#")))


def _rows_of(file: str) -> list[dict[str, str]]:
    head, *rows = _table(file)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _aliases(row: dict[str, str]) -> list[str]:
    return row["aliases"].split("|") if row["aliases"] else []


UNIVERSITIES, INSTITUTES, AMBIGUOUS = (_rows_of(file) for file in HEADS)
KNOWN = UNIVERSITIES + INSTITUTES
DIVISIONS = _rows_of("divisions.csv")
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


def test_every_school_of_undergraduate_level_stands_in_a_city_that_is_there() -> None:
    assert len(UNIVERSITIES) >= 1270
    there = [row for row in DIVISIONS if row["level"] != "district" and not row["to_year"]]
    cities = {(row["name"], row["province"]) for row in there if row["level"] == "city" or row["name"].endswith("特别行政区")}
    assert [row for row in UNIVERSITIES if row["city"] and (row["city"], row["province"]) not in cities] == []
    assert [row["name"] for row in INSTITUTES if row["city"] and row["city"] not in {name for name, _ in cities}] == []
    assert [row for row in AMBIGUOUS if row["city"] and (row["city"], row["province"]) not in cities] == []


def test_no_form_is_a_place_a_word_or_another_list_s_name() -> None:
    forms = ALIASES.keys() | NAMES.keys() | {row["alias"] for row in AMBIGUOUS}
    places = {form for row in DIVISIONS for form in (row["name"], *row["short"].split("|")) if form}
    firms = {form for row in _rows_of("enterprises.csv") for form in (row["name"], *row["aliases"].split("|")) if form}
    assert sorted(forms & (places | firms | set(WORDS.split()))) == []


@pytest.mark.parametrize(
    ("alias", "city", "province", "name"),
    [
        ("南大", "苏州市", "江苏省", "南京大学"),
        ("南大", "九江市", "江西省", "南昌大学"),
        ("交大", "宝鸡市", "陕西省", "西安交通大学"),
        ("交大", "绵阳市", "四川省", "西南交通大学"),
        ("华科", "鄂州市", "湖北省", "华中科技大学"),
        ("科大", "洛阳市", "河南省", "河南科技大学"),
        ("725所", "洛阳市", "河南省", "中国船舶重工集团公司第七二五研究所"),
        ("702所", "无锡市", "江苏省", "中国船舶重工集团公司第七〇二研究所"),
    ],
)
def test_the_place_decides_what_a_short_form_means(alias: str, city: str, province: str, name: str) -> None:
    rows = [row for row in AMBIGUOUS if row["alias"] == alias]
    here = [row["name"] for row in rows if row["city"] == city and row["province"] == province]
    assert (here or [row["name"] for row in rows if not row["city"] and row["province"] == province]) == [name]


def test_short_aliases_are_checked_ones() -> None:
    assert {alias for alias in ALIASES if len(alias) <= 2} == set(SHORT.split())


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("北理工", "北京理工大学"),
        ("西北农林", "西北农林科技大学"),
        ("新乡医学院", "河南医药大学"),
        ("上交大", "上海交通大学"),
        ("嘉兴学院南湖学院", "嘉兴南湖学院"),
        ("华北科技学院", "应急管理大学"),
        ("防灾科技学院", "应急管理大学"),
        ("深圳职业技术学院", "深圳职业技术大学"),
        ("泰山医学院", "山东第一医科大学"),
        ("中科院安光所", "中国科学院安徽光学精密机械研究所"),
        ("国科大杭高院", "中国科学院大学杭州高等研究院"),
        ("航天科工8358所", "天津津航技术物理研究所"),
        ("兵器207所", "北方自动控制技术研究所"),
        ("科技部火炬中心", "科学技术部火炬高技术产业开发中心"),
        ("国家超级计算郑州中心", "国家超算郑州中心"),
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
