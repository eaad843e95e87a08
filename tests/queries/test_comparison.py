"""Cities side by side, on rows made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from queries.allocation import allocation_text, allocations
from queries.catalogue import question
from queries.comparison import Line, clustered, gaps, matrix, side_by_side, sorted_by, targets_side_by_side
from queries.two_plans import Change, differences

NAMES = {"A": "甲市", "B": "乙市", "C": "丙市"}


def edge(plan: str = "p", **told: Any) -> dict[str, Any]:
    return {"plan": plan, "quotes": ["原文"], "starts": [0], "ends": [2], **told}


def had(city: str, thing: str, aspect: str = "合作伙伴", status: str | None = "existing") -> dict[str, Any]:
    node = {"id": f"Institution:{thing}", "name": thing, "label": "Institution"}
    city_node = {"id": city, "name": NAMES[city]}
    return {"city": city_node, "aspect": aspect, "thing": node, "label": "Institution", "edges": [edge(status=status)]}


def target(
    indicator: str, value: float, below: str = "", unit: str = "家", kind: str = "increase", plan: str = "p"
) -> dict[str, Any]:
    told = {"indicator": indicator, "kind": kind, "value": value, "unit": unit, "year": 2019, "below": below}
    return {**told, "place": below or "甲市", "edges": [edge(plan, value=value)]}


def cells(lines: list[Line]) -> list[tuple[str, dict[str, str]]]:
    return [(line.name, {city: cell.text for city, cell in line.cells.items()}) for line in lines]


def test_side_by_side_what_most_have_comes_first() -> None:
    rows = [had("A", "一所"), had("A", "二所", status="planned"), had("B", "二所"), had("B", "平台甲", "平台", None)]
    assert cells(side_by_side(rows, "合作伙伴")) == [("二所", {"A": "计划", "B": "已有"}), ("一所", {"A": "已有"})]
    assert cells(side_by_side(rows, "平台")) == [("平台甲", {"B": "✓"})]


def test_a_tie_of_two_plans_is_one_cell_with_both_proofs() -> None:
    rows = [had("A", "一所", status="planned"), had("A", "一所")]
    (line,) = side_by_side(rows, "合作伙伴")
    assert (line.cells["A"].text, len(line.cells["A"].edges)) == ("已有", 2)


def test_targets_of_the_same_kind_and_unit_share_a_line() -> None:
    rows = {
        "A": [target("高层次人才", 200, unit="名"), target("高企", 500), target("高企", 19, below="中原区")],
        "B": [target("高层次人才", 20, unit="人"), target("高企", 70, kind="level")],
    }
    assert cells(targets_side_by_side(rows)) == [
        ("高层次人才", {"A": "200名（2019年）", "B": "20人（2019年）"}),
        ("高企", {"A": "500家（2019年）"}),
        ("高企", {"B": "70家（2019年）"}),
    ]


def test_clusters_stand_together() -> None:
    rows = [had("A", "一所"), had("C", "一所"), had("A", "二所"), had("C", "二所"), had("B", "三所"), had("B", "四所")]
    lines, cities = clustered(matrix(rows), ["A", "B", "C"])
    assert cities in (["A", "C", "B"], ["C", "A", "B"])
    assert {line.name for line in lines[:2]} == {"一所", "二所"}
    again, _ = clustered(matrix(reversed(rows)), ["C", "B", "A"])
    assert [line.key for line in again] == [line.key for line in lines]


def test_a_shared_institution_stands_between_its_cities() -> None:
    rows = [had("A", "一所"), had("A", "共有"), had("C", "共有"), had("C", "二所"), had("B", "三所")]
    lines, cities = clustered(matrix(rows), ["A", "B", "C"])
    assert (cities, [line.name for line in lines]) == (["A", "C", "B"], ["一所", "共有", "二所", "三所"])


def test_cities_without_partners_stay_in_the_matrix() -> None:
    lines, cities = clustered(matrix([had("A", "一所")]), ["A", "B"])
    assert (len(lines), sorted(cities)) == (1, ["A", "B"])


def test_the_matrix_can_be_sorted() -> None:
    lines = matrix([had("A", "乙所"), had("A", "甲所"), had("B", "甲所")])
    assert [line.name for line in sorted_by(lines, "cities")] == ["甲所", "乙所"]
    assert [line.name for line in sorted_by(lines, "name")] == ["乙所", "甲所"]


def test_what_a_city_lacks_is_what_half_of_its_peers_have() -> None:
    rows = [had("B", "一所"), had("C", "一所"), had("B", "二所"), had("A", "三所"), had("B", "三所")]
    lines = {"合作伙伴": side_by_side(rows, "合作伙伴")}
    assert [(gap.line.name, gap.peers) for gap in gaps(lines, "A", ["A", "B", "C"])] == [("一所", ("B", "C")), ("二所", ("B",))]
    assert gaps(lines, "A", ["A"]) == []


EAST, WEST = target("高企", 400, "东区"), target("高企", 302, "西区")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([target("高企", 500), EAST, WEST], "2 个区县合计 702家，全市目标 500家，多 202家"),
        ([target("高企", 900), EAST, WEST], "2 个区县合计 702家，全市目标 900家，少 198家"),
        ([target("高企", 702), EAST, WEST], "2 个区县合计 702家，全市目标 702家，两者相等"),
        ([EAST, WEST], "2 个区县合计 702家，全市没有写明同一口径的目标"),
        ([target("高企", 5, kind="level"), EAST, WEST], "2 个区县合计 702家，全市没有写明同一口径的目标"),
        (
            [target("人才", 200, unit="名"), target("人才", 150, "东区", "人"), target("人才", 60.5, "西区", "人")],
            "2 个区县合计 210.5人，全市目标 200人，多 10.5人",
        ),
        (
            [target("占比", 2, unit="%"), target("占比", 1.5, "东区", "%"), target("占比", 8.7, "西区", "%")],
            "2 个区县在 1.5% 到 8.7% 之间（比例不能相加），全市目标 2%",
        ),
    ],
)
def test_districts_beside_the_city(rows: list[dict[str, Any]], told: str) -> None:
    (one,) = allocations(rows)
    assert allocation_text(one) == told
    assert len(one.edges) == 2


def test_one_district_alone_is_told_too() -> None:
    (found,) = allocations([target("高企", 500), target("高企", 400, "东区"), target("专利", 3)])
    assert (found.indicator, found.total, found.difference) == ("高企", 400, -100)


def test_plans_are_not_added_up() -> None:
    rows = [
        target("高企", 1, "东区"),
        target("高企", 2, "西区"),
        target("高企", 3, "东区", plan="q"),
        target("高企", 4, "西区", plan="q"),
    ]
    assert [one.total for one in allocations(rows)] == [3, 7]


def task(name: str, *leads: str, deadline: str | None = None) -> dict[str, Any]:
    node = {"id": f"Task:{name}", "name": name, "deadline": deadline}
    return {"aspect": "任务", "place": "甲市", "thing": node, "leads": list(leads), "edges": [edge()]}


def partner(name: str, status: str) -> dict[str, Any]:
    return {
        "aspect": "合作伙伴",
        "place": "甲市",
        "thing": {"id": name, "name": name},
        "leads": [],
        "edges": [edge(status=status)],
    }


def aim(value: float, place: str = "甲市", kind: str = "increase") -> dict[str, Any]:
    told = edge(kind=kind, value=value, unit="家", year=2020)
    return {"aspect": "目标", "place": place, "thing": {"id": "高企", "name": "高企"}, "leads": [], "edges": [told]}


@pytest.mark.parametrize(
    ("aspect", "first", "second", "changes"),
    [
        ("任务", [task("培育企业", "科技局")], [task("培育企业", "科技局")], [Change.KEPT]),
        ("任务", [task("培育企业", "科技局")], [task("培育企业", "财政局")], [Change.CHANGED]),
        ("任务", [task("培育企业")], [task("培育企业", deadline="2020-12")], [Change.CHANGED]),
        ("任务", [task("大力培育科技型中小企业")], [task("培育科技型中小企业")], [Change.CHANGED]),
        ("任务", [task("培育企业")], [task("建设科学城")], [Change.DROPPED, Change.NEW]),
        ("合作伙伴", [partner("一所", "planned")], [partner("一所", "existing")], [Change.CHANGED]),
        ("合作伙伴", [partner("一所", "existing")], [partner("第一所", "existing")], [Change.DROPPED, Change.NEW]),
        ("目标", [aim(5)], [aim(5)], [Change.KEPT]),
        ("目标", [aim(5), aim(1, "东区")], [aim(6)], [Change.CHANGED, Change.DROPPED]),
        ("目标", [aim(5)], [aim(5, kind="level")], [Change.DROPPED, Change.NEW]),
        ("目标", [partner("一所", "existing")], [], []),
    ],
)
def test_two_plans(aspect: str, first: list[dict[str, Any]], second: list[dict[str, Any]], changes: list[Change]) -> None:
    assert [one.change for one in differences(first, second, aspect)] == changes


def test_each_task_has_one_like() -> None:
    found = differences([task("培育企业甲类"), task("培育企业乙类")], [task("培育企业甲类"), task("培育企业丙类")], "任务")
    assert [(one.change, one.first.name, one.second.name) for one in found if one.first and one.second] == [
        (Change.CHANGED, "培育企业乙类", "培育企业丙类"),
        (Change.KEPT, "培育企业甲类", "培育企业甲类"),
    ]


def test_the_store_gives_what_is_compared(store: Store) -> None:
    cities = ["City:郑州市", "City:鹤壁市"]
    rows = store.query(question("comparison_of_cities").cypher, {"cities": cities}).rows
    both = [line.name for line in side_by_side(rows, "合作伙伴") if len(line.cells) == len(cities)]
    assert both == ["北京航空航天大学"]
    assert [line.name for line in side_by_side(rows, "专项和项目") if "City:鹤壁市" in line.cells]
    told = store.query(question("targets_against_total").cypher, {"city": "City:新乡市", "indicator": ""}).rows
    assert {row["below"] for row in told if row["indicator"] == "高新技术企业"} == {"", "红旗区"}
    asked = {"first": "鹤科〔2020〕9号", "second": "新政办〔2017〕102号"}
    facts = [row for row in store.query(question("changes_between_plans").cypher, asked).rows if not row["old"]]
    leads = {row["thing"]["name"]: row["leads"] for row in facts if row["aspect"] == "任务"}
    assert leads["培育科技型中小企业"] == ["新乡市科技局"]
    assert leads["启动核心区人事与薪酬制度改革"] == ["新乡高新区"]
    assert {row["place"] for row in facts if row["aspect"] == "目标"} == {"新乡市", "红旗区"}
    assert len([row for row in facts if row["aspect"] == "合作伙伴"]) == 4
