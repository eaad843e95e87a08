"""What each question answers on the five small plans: rows, sentence, proof."""

from __future__ import annotations

from typing import Any

import pytest
from databases import Database

from graph.store import Store
from queries.answers import fill
from queries.ask import answer
from queries.catalogue import catalogue, fetch, run
from queries.names import Names

CAS = "Institution:中国科学院"

# query, parameters, sentence, the first cells of each row
ANSWERS: list[tuple[str, dict[str, object], str, list[tuple[Any, ...]]]] = [
    (
        "cities_with_institution",
        {"institution": "中科院"},
        "4 个城市与中国科学院（含下属单位）合作：新乡市、漯河市、郑州市、鹤壁市。",
        [
            ("新乡市", "中国科学院", "已有"),
            ("漯河市", "中国科学院", "已有"),
            ("郑州市", "中国科学院", "计划"),
            ("郑州市", "中国科学院电工研究所", "计划"),
            ("鹤壁市", "中国科学院半导体研究所", "已有"),
        ],
    ),
    (
        "partners_of_institution",
        {"institution": "北航"},
        "北京航空航天大学（含下属单位）有 2 个合作伙伴：郑州市、鹤壁市。",
        [("郑州市", "城市", "北京航空航天大学", "计划"), ("鹤壁市", "城市", "北京航空航天大学", "已有")],
    ),
    (
        "partners_of_city",
        {"city": "新乡", "kind": "企业"},
        "新乡市与 1 个伙伴合作（只看企业）：华大基因。",
        [("华大基因", "企业", "", "计划")],
    ),
    (
        "common_partners",
        {"members": "郑州、鹤壁"},
        "郑州市、鹤壁市有 2 个共同的合作伙伴（含下属单位）：中国科学院、北京航空航天大学。",
        [("中国科学院", "机构"), ("北京航空航天大学", "机构")],
    ),
    (
        "relation_between",
        {"first": "漯河", "second": "江南大学"},
        "漯河市与江南大学之间有 1 条联系：漯河市 —合作— 江南大学（已有）。",
        [("漯河市 —合作— 江南大学", 1, "已有")],
    ),
    (
        "relation_between",
        {"first": "新乡高新区", "second": "新乡市编办"},
        "新乡高新区与新乡市编办之间有 1 条联系：新乡高新区 —牵头→ 启动核心区人事与薪酬制度改革 ←配合— 新乡市编办。",
        [("新乡高新区 —牵头→ 启动核心区人事与薪酬制度改革 ←配合— 新乡市编办", 2, "")],
    ),
    (
        "relation_between",
        {"first": "漯河", "second": "中科院半导体所"},
        "漯河市与中国科学院半导体研究所之间有 1 条联系：漯河市 —合作— 中国科学院 ←隶属— 中国科学院半导体研究所（已有）。",
        [("漯河市 —合作— 中国科学院 ←隶属— 中国科学院半导体研究所", 2, "已有")],
    ),
    (
        "who_is_connected",
        {"node": "双汇集团"},
        "双汇集团有 2 条关系：双汇集团—建设—双汇肉制品技术创新中心；漯河市—支持—双汇集团。",
        [
            ("双汇集团", "建设", "双汇肉制品技术创新中心", "", "计划"),
            ("漯河市", "支持", "双汇集团", "", "计划"),
        ],
    ),
    (
        "neighbourhood",
        {"node": "双汇集团", "limit": 1},
        "双汇集团的邻域有 1 条关系，对端 1 个。",
        [("双汇集团", "支持", "漯河市")],
    ),
    (
        "tasks_of_city",
        {"city": "郑州"},
        "郑州市有 2 项任务：扶持一批创新引领型企业；深入实施自创区产业集群专项。",
        [
            ("三/(二)/3", "扶持一批创新引领型企业", "未写明", "未写明", "未写明"),
            ("三/(四)/10", "深入实施自创区产业集群专项", "未写明", "未写明", "未写明"),
        ],
    ),
    (
        "tasks_of_unit",
        {"units": "新乡市科技局", "part": "牵头"},
        "新乡市科技局的牵头任务有 1 项：培育科技型中小企业（2017年12月）。",
        [("新乡市科技局", "牵头单位", "培育科技型中小企业", "2017-12", "新乡市")],
    ),
    (
        "tasks_of_unit",
        {"units": ["红旗区"]},
        "红旗区的任务有 1 项：培育科技型中小企业（2017年12月）。",
        [("红旗区", "同责单位（各县(市)、区）", "培育科技型中小企业")],
    ),
    (
        "task",
        {"tasks": "培育科技型中小企业"},
        "“培育科技型中小企业”（新乡市）的牵头单位：新乡市科技局；配合单位：新乡市财政局、各县(市)、区；完成时限：2017年12月。",
        [("培育科技型中小企业", "新乡市科技局", "新乡市财政局、各县(市)、区", "2017-12", "新乡市")],
    ),
    (
        "deadlines_until",
        {"until": "2017-11", "city": "新乡"},
        "到2017年11月，新乡市应完成 1 项任务：加快组织实施牧野人才计划（2017年11月）。",
        [("2017-11", "加快组织实施牧野人才计划", "新乡市委组织部", "新乡市")],
    ),
    (
        "targets_of_city",
        {"city": "郑州", "indicator": "研发投入"},
        "郑州市的“研发投入”目标有 1 个：全社会研发投入占GDP比重达到2%（2019年）。",
        [("郑州市", "全社会研发投入占GDP比重", "达到", 2, "%", 2019)],
    ),
    (
        "targets_of_city",
        {"city": "新乡", "indicator": "高企", "scope": "全部"},
        "新乡市的“高新技术企业”目标有 2 个：高新技术企业新增30家（2017年）；红旗区高新技术企业新增2家（2017年）。",
        [("新乡市", "高新技术企业", "新增", 30), ("红旗区", "高新技术企业", "新增", 2)],
    ),
    (
        "compare_targets",
        {"cities": "郑州、新乡", "indicator": "新型研发机构"},
        "新乡市新型研发机构新增19家（2017年）；郑州市新型研发机构新增10家（2019年），比最高值少9家。",
        [("新乡市", "新型研发机构", "新增", 19, "家", 2017, ""), ("郑州市", "新型研发机构", "新增", 10, "家", 2019, 9)],
    ),
    (
        "compare_targets",
        {"cities": ["郑州市", "邢台市"], "indicator": "高新技术企业"},
        ("郑州市高新技术企业新增500家（2019年）；邢台市高新技术企业达到300家（2020年）。口径或单位不同，不能直接相减。"),
        [("郑州市", "高新技术企业", "新增", 500), ("邢台市", "高新技术企业", "达到", 300)],
    ),
    (
        "targets_by_city",
        {"indicators": "高企", "year": "2020"},
        "2 个城市提出2020年目标：邢台市高新技术企业达到300家（2020年）；鹤壁市高新技术企业达到70家（2020年）。",
        [("邢台市", "高新技术企业", "达到", 300, "家", 2020), ("鹤壁市", "高新技术企业", "达到", 70, "家", 2020)],
    ),
    (
        "hosts_of_platform_type",
        {"platform": "众创空间"},
        "1 个单位建有或将建众创空间：河南仕佳光子科技股份有限公司。",
        [("河南仕佳光子科技股份有限公司", "企业", "众创空间", "计划")],
    ),
    (
        "platforms_of_city",
        {"city": "郑州"},
        "郑州市的计划支持或提出建设 1 个（类）平台：郑东新区科学谷。",
        [("郑东新区科学谷", "平台", "郑东新区", "计划")],
    ),
    (
        "programs_of_city",
        {"city": "鹤壁"},
        "鹤壁市的计划实施或支持 2 个项目和专项：“兴鹤英才”百人计划、高速数据中心光互连芯片研发与产业化。",
        [
            ("“兴鹤英才”百人计划", "专项", "未写明", "已有"),
            ("高速数据中心光互连芯片研发与产业化", "项目", "河南仕佳光子科技股份有限公司", "已有"),
        ],
    ),
    (
        "supported_by_city",
        {"city": "漯河"},
        "漯河市的计划点名支持 1 个对象：双汇集团。",
        [("双汇集团", "企业", "计划")],
    ),
    (
        "undertakings_of_enterprise",
        {"enterprise": "仕佳光子"},
        (
            "河南仕佳光子科技股份有限公司（含下属单位）承担或建设 2 项："
            "承担高速数据中心光互连芯片研发与产业化（已有）；建设众创空间（计划）。"
        ),
        [
            ("河南仕佳光子科技股份有限公司", "承担", "高速数据中心光互连芯片研发与产业化", "项目", "已有"),
            ("河南仕佳光子科技股份有限公司", "建设", "众创空间", "平台类型", "计划"),
        ],
    ),
    (
        "plans_of_city",
        {"city": "漯河"},
        "漯河市有 1 份计划：漯河市“十四五”科技创新规划。",
        [("漯河市“十四五”科技创新规划", "漯政〔2021〕5号", "漯河市科学技术局", "2021-03-26", 2021, 2021)],
    ),
    (
        "plans_by_id",
        {"plans": ["漯政〔2021〕5号"]},
        "有 1 份计划：漯河市“十四五”科技创新规划。",
        [("漯政〔2021〕5号", "漯河市“十四五”科技创新规划", "漯政〔2021〕5号")],
    ),
    (
        "network_of_cooperation",
        {},
        "图谱中 4 个城市与 9 个机构合作，共 12 对。",
        [
            ("新乡市", "中国电子科技集团公司第二十二研究所"),
            ("新乡市", "中国科学院"),
            ("新乡市", "同济大学"),
            ("漯河市", "中国科学院"),
            ("漯河市", "江南大学"),
            ("郑州市", "中国科学院"),
            ("郑州市", "中国科学院电工研究所"),
            ("郑州市", "北京理工大学"),
            ("郑州市", "北京航空航天大学"),
            ("鹤壁市", "中国科学院半导体研究所"),
            ("鹤壁市", "北京航空航天大学"),
            ("鹤壁市", "浙江大学"),
        ],
    ),
    ("network_of_evidence", {}, "图谱中有 38 条关系。", [()] * 38),
    (
        "profiles_of_cities",
        {},
        "图谱中 4 个城市共有 15 个伙伴和平台。",
        [
            ("新乡市", "华大基因", "企业"),
            ("新乡市", "中国电子科技集团公司第二十二研究所", "机构"),
            ("新乡市", "中国科学院", "机构"),
            ("新乡市", "同济大学", "机构"),
            ("漯河市", "中国科学院", "机构"),
            ("漯河市", "江南大学", "机构"),
            ("郑州市", "中国科学院", "机构"),
            ("郑州市", "中国科学院电工研究所", "机构"),
            ("郑州市", "北京理工大学", "机构"),
            ("郑州市", "北京航空航天大学", "机构"),
            ("鹤壁市", "中国科学院半导体研究所", "机构"),
            ("鹤壁市", "北京航空航天大学", "机构"),
            ("鹤壁市", "浙江大学", "机构"),
            ("新乡市", "新型研发机构", "平台类型"),
            ("漯河市", "双汇肉制品技术创新中心", "平台"),
            ("郑州市", "郑东新区科学谷", "平台"),
            ("鹤壁市", "浙江大学技术转移中心", "平台"),
            ("鹤壁市", "众创空间", "平台类型"),
        ],
    ),
]
WITHOUT_EDGES = {"plans_of_city", "plans_by_id"}  # rows that are plans or tasks, not facts


@pytest.mark.parametrize(
    ("query", "parameters", "sentence", "cells"), ANSWERS, ids=[f"{query}-{sentence[:12]}" for query, _, sentence, _ in ANSWERS]
)
def test_answer(
    store: Store, names: Names, query: str, parameters: dict[str, object], sentence: str, cells: list[tuple[Any, ...]]
) -> None:
    found = run(store, query, parameters, names)
    assert found.sentence == sentence
    assert [tuple(row.values())[: len(cell)] for row, cell in zip(found.rows, cells, strict=True)] == cells
    assert all(list(row) == found.columns for row in found.rows)


def test_every_question_has_an_expected_answer() -> None:
    assert {query for query, _, _, _ in ANSWERS} == set(catalogue())


@pytest.mark.parametrize(("query", "parameters"), [(q, p) for q, p, _, _ in ANSWERS if q not in WITHOUT_EDGES])
def test_every_row_is_proved(store: Store, names: Names, query: str, parameters: dict[str, object]) -> None:
    found = run(store, query, parameters, names)
    assert len(found.evidence) == len(found.rows)
    bare = [row for row, quotes in zip(found.rows, found.evidence, strict=True) if not quotes]
    # 郑州's tasks name no unit: there is no edge that could prove them
    assert not bare or (query == "tasks_of_city" and all(row["牵头单位"] == "未写明" for row in bare))
    assert all(quote.end - quote.start == len(quote.text) for quotes in found.evidence for quote in quotes)


def test_quote_says_where_it_stands(store: Store, names: Names) -> None:
    found = run(store, "cities_with_institution", {"institution": "中科院半导体所"}, names)
    (quote,) = found.evidence[0]
    assert (quote.text, quote.start) == ("半导体所和市里已是老朋友。", 0)
    assert (quote.plan_id, quote.doc_number, quote.plan_title) == (
        "鹤科〔2020〕9号",
        "鹤科〔2020〕9号",
        "2020年鹤壁市科技创新工作要点",
    )
    assert quote.section == "二、主要任务"


def test_nothing_of_the_database_is_shown(store: Store, names: Names) -> None:
    words = (
        "COOPERATES",
        "LEADS",
        "SUPPORTS",
        "HOSTS",
        "UNDERTAKES",
        "PART_OF",
        "TARGETS",
        "City",
        "Institution",
        "existing",
        "planned",
    )
    for query, parameters, _, _ in ANSWERS:
        found = run(store, query, parameters, names)
        shown = found.sentence + str(found.rows) + str(found.columns)
        assert not [word for word in words if word in shown], query


def test_picture_gets_whole_nodes_and_edges(store: Store, names: Names) -> None:
    rows = fetch(store, "neighbourhood", {"node": "City:漯河市", "limit": "50"}, names).rows
    assert {row["other"]["id"] for row in rows} == {
        CAS,
        "Institution:江南大学",
        "Platform:双汇肉制品技术创新中心",
        "Enterprise:双汇集团",
    }
    assert {row["node"]["name"] for row in rows} == {"漯河市"}
    assert {row["edge"]["plan"] for row in rows} == {"漯政〔2021〕5号"}


def test_left_out_rows_are_told(store: Store, names: Names, database: Database) -> None:
    with Store.open(database.settings.model_copy(update={"query_rows": 2})) as narrow:
        found = run(narrow, "cities_with_institution", {"institution": "中科院"}, names)
    assert found.truncated
    assert len(found.rows) == len(found.evidence) == 2
    assert found.sentence.endswith("（只列出前 2 行，请缩小范围）")


def test_answer_without_names_at_hand(store: Store) -> None:
    assert len(answer(store, "哪些城市与中科院合作？").rows) == 5


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{a}有{b}", "甲有[{a}]"),
        ("{a}[的“{none}”]目标", "甲目标"),
        ("{a}[（{a}）]", "甲（甲）"),
    ],
)
def test_fill(template: str, text: str) -> None:
    assert fill(template, {"a": "甲", "b": "[{a}]", "none": ""}.__getitem__) == text
