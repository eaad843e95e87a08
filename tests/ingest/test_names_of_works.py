"""Firms by their brands, works by their form, quoted platforms, and districts behind their city."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, names

from graph.model import EdgeType, Label
from ingest.recognise.brands import is_trade
from ingest.words import is_common


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("支持科贝激光、合强机械建设重点实验室。", {"科贝激光", "合强机械"}),
        ("培育昆宇锂电、富晶电子等。", {"昆宇锂电", "富晶电子"}),
        ("发展高端装备、冷链物流、智慧农业等产业。", set()),
        ("做强新一代信息技术、超硬材料和生物医药。", set()),
        ("引导先进工艺、关键零部件等企业转型。", set()),
        ("支持北方仪表、希望饲料等企业做大做强。", {"北方仪表", "希望饲料"}),
    ],
)
def test_firms(sentence: str, firms: set[str]) -> None:
    assert names(graph_of(sentence), Label.ENTERPRISE) == firms


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        ("加快伊洛大道、龙门高速建设。", {"伊洛大道", "龙门高速"}),
        ("推进陆浑水库除险加固工程建设。", {"陆浑水库除险加固工程"}),
        ("加快普莱柯新厂二期、麦斯克大硅片扩产线等重点项目建设。", {"普莱柯新厂二期", "麦斯克大硅片扩产线"}),
        ("沿连霍高速布局产业。", set()),
        ("改造老旧小区，建设口袋公园。", set()),
    ],
)
def test_works(sentence: str, works: set[str]) -> None:
    assert names(graph_of(sentence), Label.PROJECT) == works


@pytest.mark.parametrize(
    ("sentence", "platforms"),
    [
        ("推进中信重工“矿山装备国家工程研究中心”建设。", {"矿山装备国家工程研究中心"}),
        ("加快周山智慧岛、伊滨科技城建设。", {"周山智慧岛", "伊滨科技城"}),
        ("建设一批众创小镇和特色小镇。", set()),
        ("支持洛阳高新区创建国家自主创新示范区。", set()),
    ],
)
def test_platforms(sentence: str, platforms: set[str]) -> None:
    assert names(graph_of(sentence), Label.PLATFORM) == platforms


@pytest.mark.parametrize(
    ("sentence", "districts", "cities"),
    [
        ("加强与重庆市北碚区合作。", {"北碚区"}, set()),
        ("与南京市鼓楼区结对。", {"鼓楼区"}, set()),
        ("与杭州市、嘉善县合作。", {"嘉善县"}, {"杭州市"}),
    ],
)
def test_a_district_behind_its_city_is_one_name(sentence: str, districts: set[str], cities: set[str]) -> None:
    graph = graph_of(sentence)
    assert names(graph, Label.DISTRICT) == districts
    assert names(graph, Label.CITY) == cities
    assert {target for _, target in edges(graph, EdgeType.COOPERATES_WITH)} == districts | cities


@pytest.mark.parametrize(
    ("name", "common", "trade"),
    [
        ("先进工艺", True, True),
        ("高端装备", True, True),
        ("合强机械", False, False),
        ("北方仪表", True, False),
        ("长虹", False, False),
    ],
)
def test_ordinary_words_are_no_brand(name: str, common: bool, trade: bool) -> None:
    assert (is_common(name), is_trade(name)) == (common, trade)
