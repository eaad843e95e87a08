"""Where a name begins and ends beside verbs, particles, levels and lists; and what is built, borne or joined by whom."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, names, targets

from graph.model import EdgeType, Label


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("共建轻质合金材料联合实验室。", "轻质合金材料联合实验室", id="联合 is part of 联合实验室"),
        pytest.param("支持珠宝检验国家地方联合工程研究中心发展。", "珠宝检验国家地方联合工程研究中心", id="联合工程研究中心"),
        pytest.param("申建海洋智能与安全省实验室。", "海洋智能与安全省实验室", id="全省 is none in 安全省实验室"),
        pytest.param("建设绒山羊养殖与利用全国重点实验室。", "绒山羊养殖与利用全国重点实验室", id="与利用全国"),
        pytest.param("建设能源化学创新园。", "能源化学创新园", id="能 of 能源"),
        pytest.param("获批有色金属检测中心。", "有色金属检测中心", id="获批, 有 of 有色"),
        pytest.param("争创国家先进装备制造技术创新中心。", "国家先进装备制造技术创新中心", id="a field of common words"),
        pytest.param("挂牌龙门生物育种概念验证中心。", "龙门生物育种概念验证中心", id="挂牌"),
        pytest.param("加快国家车联网检测中心（河南）建设。", "国家车联网检测中心(河南)", id="a place in brackets"),
    ],
)
def test_platforms(sentence: str, name: str) -> None:
    assert names(graph_of(sentence), Label.PLATFORM) == {name}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("实施高新技术企业和科技型企业“双倍增”行动。", "高新技术企业和科技型企业“双倍增”行动", id="和 inside"),
        pytest.param("承办第六届全国机器人创新创业大赛。", "第六届全国机器人创新创业大赛", id="第六届全国"),
        pytest.param("推进中小企业提质增效行动。", "中小企业提质增效行动", id="提质增效"),
    ],
)
def test_programmes(sentence: str, name: str) -> None:
    assert names(graph_of(sentence), Label.PROGRAM) == {name}


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        pytest.param("支持科贝激光、洛芯特争创省级重点实验室。", {"科贝激光", "洛芯特"}, id="争创"),
        pytest.param("鼓励科贝激光、恒拓电气、瑞驰机电牵头组建联合体。", {"科贝激光", "恒拓电气", "瑞驰机电"}, id="牵头"),
        pytest.param("依托龙腾路机建设陶瓷工程研究中心。", {"龙腾路机"}, id="the only one, before 建设"),
    ],
)
def test_firms_between_verbs(sentence: str, firms: set[str]) -> None:
    assert names(graph_of(sentence), Label.ENTERPRISE) == firms


@pytest.mark.parametrize("street", ["中山路步行街", "朝阳街道片区", "新乡村建设", "桂林湖景区"])
def test_addresses_are_no_places(street: str) -> None:
    assert names(graph_of(f"推动{street}提升。"), Label.CITY) == set()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("会同郑州市、开封市搭建仪器共享平台。", {"郑州市", "开封市"}, id="会同 cities"),
        pytest.param("与苏州市姑苏区互派干部。", {"姑苏区"}, id="互派"),
        pytest.param("与浙大、北航建立成果转化“直通车”。", {"浙江大学", "北京航空航天大学"}, id="直通车"),
        pytest.param("探索同浙大开展材料领域联合研究。", {"浙江大学"}, id="联合研究"),
    ],
)
def test_partners(sentence: str, found: set[str]) -> None:
    assert {name for pair in edges(graph_of(sentence), EdgeType.COOPERATES_WITH) for name in pair} - {"洛阳市"} == found


def test_bodies_that_work_together_are_not_supported() -> None:
    graph = graph_of("推动河南科技大学与浙江大学结对。")
    assert edges(graph, EdgeType.SUPPORTS) == set()
    assert edges(graph, EdgeType.COOPERATES_WITH) == {("河南科技大学", "浙江大学")}


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        pytest.param(
            "启动“矿山安全技术集成示范”项目，由中信重工承担。",
            {("中信重工机械股份有限公司", "矿山安全技术集成示范")},
            id="由…承担",
        ),
        pytest.param(
            "开展“龙门智慧水务系统示范”“伏牛生态监测网络示范”两个项目，前者由中信重工承担，后者由河南科技大学实施。",
            {("中信重工机械股份有限公司", "龙门智慧水务系统示范"), ("河南科技大学", "伏牛生态监测网络示范")},
            id="前者, 后者",
        ),
        pytest.param(
            "服务好中信重工承担的“储能材料规模化制备”、河南科技大学承担的“轴承钢减量化技术”两个项目。",
            {("中信重工机械股份有限公司", "储能材料规模化制备"), ("河南科技大学", "轴承钢减量化技术")},
            id="each its own",
        ),
    ],
)
def test_who_undertakes(sentence: str, pairs: set[tuple[str, str]]) -> None:
    assert edges(graph_of(sentence), EdgeType.UNDERTAKES) == pairs


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        pytest.param(
            "支持河南科技大学牵头、中信重工等参与，组建钛镁新材料技术创新中心。",
            ("河南科技大学", "钛镁新材料技术创新中心"),
            id="牵头、…参与",
        ),
        pytest.param(
            "争创龙门现代农业实验室。以河南科技大学为主体，完善组建方案。",
            ("河南科技大学", "龙门现代农业实验室"),
            id="以…为主体",
        ),
    ],
)
def test_hosts(sentence: str, pair: tuple[str, str]) -> None:
    assert pair in edges(graph_of(sentence), EdgeType.HOSTS)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("在上海、深圳各设立2个人才飞地。", {("洛阳市", 2.0)}, id="no other city"),
        pytest.param("在孟津区、偃师区建设核心示范园600亩。", {("洛阳市", 600.0)}, id="all together"),
        pytest.param("年收入5亿元以上的企业全部建立研发机构。", set(), id="who is meant"),
    ],
)
def test_whose_number_it_is(sentence: str, found: set[tuple[str, float]]) -> None:
    assert {
        (scope, value) for scope, _, _, value, _, _ in targets(graph_of(f"强化目标导向，压实各方面责任。{sentence}"))
    } == found


def test_a_sum_without_a_verb_is_a_level() -> None:
    told = targets(graph_of("强化目标导向，压实责任。新增高新技术企业30家，技术合同成交额150亿元以上。"))
    assert {(indicator, kind) for _, indicator, kind, *_ in told} == {("高新技术企业", "increase"), ("技术合同成交额", "level")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("突破低压锂电、轻量底盘等关键技术20项。", {("关键技术", 20.0)}, id="the kind behind 等"),
        pytest.param("蔬菜、食用菌产量分别达到50万吨、5万吨。", {("蔬菜", 50.0), ("食用菌产量", 5.0)}, id="one by one"),
        pytest.param("到2025年，雏鹰企业1200家、瞪羚企业200家。", {("雏鹰企业", 1200.0), ("瞪羚企业", 200.0)}, id="by a year"),
        pytest.param("新型研发机构：到2025年达到60家。", {("新型研发机构", 60.0)}, id="a label before"),
    ],
)
def test_what_is_counted(sentence: str, found: set[tuple[str, float]]) -> None:
    told = targets(graph_of(f"强化目标导向，压实各方面责任。{sentence}", year=2021))
    assert {(indicator, value) for _, indicator, _, value, _, _ in told} == found


def test_a_line_about_one_district() -> None:
    told = targets(graph_of("偃师区：先进装备，高新技术企业达到150家。"))
    assert {scope for scope, *_ in told} == {"偃师区"}
