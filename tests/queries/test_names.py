"""What forms of words can mean."""

from __future__ import annotations

import pytest

from graph.model import Label
from graph.store import Store
from queries.catalogue import names_of
from queries.forms import normalise
from queries.names import Known, Names
from queries.wording import LABELS, RELATIONS, STATUSES, cell, month_text, outline_order


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("“智汇郑州·1125聚才计划”", "智汇郑州1125聚才计划"),
        ("新一代移动通信（5Ｇ）", "新一代移动通信(5g)"),
        (" 中关村—郑洛新 ", "中关村郑洛新"),
        ("郑州、鹤壁？", "郑州、鹤壁"),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("form", "label", "ids"),
    [
        ("中科院", Label.INSTITUTION, ["Institution:中国科学院"]),
        ("中电科２２所", Label.INSTITUTION, ["Institution:中国电子科技集团公司第二十二研究所"]),
        # no plan of the store writes 北航: the lexicon knows it
        ("北航", Label.INSTITUTION, ["Institution:北京航空航天大学"]),
        ("郑州", Label.CITY, ["City:郑州市"]),
        ("市科技局", Label.AGENCY, ["Agency:新乡市科技局", "Agency:鹤壁市科技局"]),
        ("新乡市科学技术局", Label.AGENCY, ["Agency:新乡市科技局"]),
        ("新乡编办", Label.AGENCY, ["Agency:新乡市编办"]),
        ("高企", Label.INDICATOR, ["Indicator:高新技术企业"]),
        ("清华大学", Label.INSTITUTION, [None]),
        ("洛阳", Label.CITY, [None]),
        ("火星大学", Label.INSTITUTION, []),
        ("中科院", Label.CITY, []),
    ],
)
def test_meanings(names: Names, form: str, label: Label, ids: list[str | None]) -> None:
    assert [known.id for known in names.meanings(form, (label,))] == ids


def test_names_are_looked_up_and_never_read_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for whole in ("names", "search"):
        monkeypatch.setattr(Store, whole, lambda *_: pytest.fail("reads what it does not need"))
    names = names_of(store)
    text = normalise("新乡编办、市科技局与中科院电工所和北航")
    assert [text[m.start : m.end] for m in names.mentions(text)] == ["新乡编办", "市科技局", "中科院电工所", "北航"]
    assert names.get("City:郑州市") == Known("City:郑州市", Label.CITY, "郑州市")
    assert names.get("City:洛阳市") is None


def test_signs_that_people_leave_out_are_found_by_the_wide_search(names: Names) -> None:
    text = normalise("谁支持兴鹤英才百人计划")
    assert names.mentions(text) == []
    assert [known.name for m in names.mentions(text, wide=True) for known in m.meanings] == ["“兴鹤英才”百人计划"]


def test_longest_name_wins(names: Names) -> None:
    text = normalise("中科院半导体所与中科院、郑州市")
    assert [text[m.start : m.end] for m in names.mentions(text)] == ["中科院半导体所", "中科院", "郑州市"]


@pytest.mark.parametrize(
    ("part", "found"),
    [("双汇", "双汇集团"), ("薪酬制度改革", "启动核心区人事与薪酬制度改革"), ("改革", None), ("", None)],
)
def test_containing(names: Names, part: str, found: str | None) -> None:
    labels = (Label.ENTERPRISE, Label.TASK)
    assert [known.name for known in names.containing(part, labels)] == ([found] if found else [])


def test_similar_needs_most_letters_right(names: Names) -> None:
    assert [known.name for known in names.similar("浙江大血", (Label.INSTITUTION,))] == ["浙江大学"]
    assert names.similar("火星大学", (Label.INSTITUTION,)) == ()


def test_every_type_has_its_word() -> None:
    assert set(LABELS) == set(Label)
    assert all(words.isascii() is False for table in (LABELS, RELATIONS, STATUSES) for words in table.values())


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("status", "planned", "计划"),
        ("status", ["existing", "existing", None, "planned"], "已有、计划"),
        ("kind", "level", "达到"),
        ("value", 500.0, 500),
        ("value", 1.2, 1.2),
        ("deadline", None, ""),
        ("leads", [], ""),
        ("partner", "planned", "planned"),
    ],
)
def test_cell(column: str, value: object, shown: object) -> None:
    assert cell(column, value) == shown


def test_outline_order() -> None:
    keys = ["十/(一)", "三/(四)/10", "三/(二)/9", "三/(二)/食品加工", "第二章/一", "三/(十二)/1"]
    expected = ["第二章/一", "三/(二)/食品加工", "三/(二)/9", "三/(四)/10", "三/(十二)/1", "十/(一)"]
    assert sorted(keys, key=outline_order) == expected


@pytest.mark.parametrize(("month", "text"), [("2017-12", "2017年12月"), ("2017-09", "2017年9月"), ("未写明", "未写明")])
def test_month_text(month: str, text: str) -> None:
    assert month_text(month) == text
