"""Platforms and mere kinds of them, lists that share their last word, and what stands behind a name."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, names, targets

from graph.model import EdgeType, Label
from ingest.pipeline import extract


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("鼓励企业在海外建立甲骨文孵化平台。", id="any firm"),
        pytest.param("支持医疗机构，建设骨科器械试验基地。", id="any hospital, behind a comma"),
        pytest.param("鼓励各地建设轴承制造先导区。", id="any place"),
        pytest.param("打造一批轴承检测公共中心。", id="several"),
        pytest.param("建设轴承产业集聚区3个。", id="counted behind"),
        pytest.param("对成功创建国家、省级轴承质量促进中心的，给予补助。", id="a level"),
        pytest.param("将高新区打造成牡丹科技示范区。", id="what a place becomes"),
        pytest.param("突破卫星平台和载荷关键技术。", id="a thing of technology"),
        pytest.param("利用各类媒体平台加强宣传。", id="各类"),
    ],
)
def test_kinds_are_no_platforms(sentence: str) -> None:
    assert names(graph_of(sentence), Label.PLATFORM) == set()


@pytest.mark.parametrize(
    ("sentence", "platforms"),
    [
        ("支持洛阳高新区建设轴承检测基地。", {"轴承检测基地"}),
        ("支持建设“牡丹”种质平台。", {"“牡丹”种质平台"}),
        (
            "建设河南省轴承、精密齿轮、耐火材料技术创新中心。",
            {"河南省轴承技术创新中心", "河南省精密齿轮技术创新中心", "耐火材料技术创新中心"},
        ),
        ("支持孟津草莓、汝阳红薯两个省级农业科技园区提质。", {"孟津草莓农业科技园区", "汝阳红薯农业科技园区"}),
        ("组建轴承企业、齿轮企业服务联盟。", {"轴承企业、齿轮企业服务联盟"}),
        ("建设伊滨创意园区。", {"伊滨创意园区"}),
        ("打造“伊滨科创谷”和洛龙区“科学谷”。", {"伊滨科创谷", "洛龙区“科学谷”"}),
    ],
)
def test_platforms_and_lists(sentence: str, platforms: set[str]) -> None:
    assert names(graph_of(sentence), Label.PLATFORM) == platforms


def test_a_heading_builds_one_platform() -> None:
    assert names(graph_of("建设科技创新综合服务平台。集成资源。"), Label.PLATFORM) == {"科技创新综合服务平台"}


@pytest.mark.parametrize(
    ("sentence", "programmes"),
    [
        ("设立规模5亿元的牡丹科创基金。", {"牡丹科创基金"}),
        ("设立洛阳市天使投资引导基金。", {"洛阳市天使投资引导基金"}),
        ("争取国家“河洛学者”“伊水专家”名额。", {"河洛学者", "伊水专家"}),
        ("实施人才引育“十大计划”。", {"人才引育“十大计划”"}),
        ("举办第三届河洛技能竞赛。", {"第三届河洛技能竞赛"}),
        ("承办2023世界牡丹大会。", {"2023世界牡丹大会"}),
        ("承担“精密轴承制造”国家科技重大专项。", {"“精密轴承制造”国家科技重大专项"}),
        ("擦亮“牡丹红”服务品牌。", set()),
    ],
)
def test_programmes(sentence: str, programmes: set[str]) -> None:
    assert names(graph_of(sentence), Label.PROGRAM) == programmes


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        ("加快洛宜、洛卢等高速公路建设。", {"洛宜高速", "洛卢高速"}),
        ("推进伊洛大道北延线建设。", {"伊洛大道北延线"}),
        ("支持中信重工高端矿山装备研发及产业化。", {"高端矿山装备研发及产业化"}),
        ("支持中信重工实施省重大科技专项“超大型矿用磨机关键技术”。", {"超大型矿用磨机关键技术"}),
    ],
)
def test_works(sentence: str, works: set[str]) -> None:
    assert names(graph_of(sentence), Label.PROJECT) == works


@pytest.mark.parametrize(
    ("sentence", "undertaken"),
    [
        ("支持中信重工高端矿山装备研发及产业化。", {("中信重工机械股份有限公司", "高端矿山装备研发及产业化")}),
        (
            "支持中信重工联合河南科技大学承担“超大型磨机”国家重点研发计划。",
            {
                ("中信重工机械股份有限公司", "国家重点研发计划"),
                ("河南科技大学", "国家重点研发计划"),
            },
        ),
    ],
)
def test_undertakers(sentence: str, undertaken: set[tuple[str, str]]) -> None:
    assert edges(graph_of(sentence), EdgeType.UNDERTAKES) >= undertaken


@pytest.mark.parametrize(
    ("sentence", "hosted"),
    [
        (
            "支持科贝激光、合强机械分别建设精密切割技术创新中心、重载齿轮技术创新中心。",
            {("科贝激光", "精密切割技术创新中心"), ("合强机械", "重载齿轮技术创新中心")},
        ),
        ("新建精密轴承产业技术研究院（依托单位：科贝激光）。", {("科贝激光", "精密轴承产业技术研究院")}),
        ("建成洛阳轴承中试基地，由科贝激光运营。", {("科贝激光", "洛阳轴承中试基地")}),
        ("推动科贝激光与河南科技大学共建激光联合实验室。", {("科贝激光", "激光联合实验室")}),
        ("联合日立公司、西门子公司设立轴承联合实验室。", set()),
        ("支持嵩县牵头组建柴胡技术创新中心。", {("嵩县", "柴胡技术创新中心")}),
    ],
)
def test_hosts(sentence: str, hosted: set[tuple[str, str]]) -> None:
    assert edges(graph_of(sentence), EdgeType.HOSTS) == hosted


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("以建设洛阳高新区为契机，壮大产业。", "洛阳高新区"),
        ("组建洛阳市轴承产业专家咨询委员会。", "洛阳市轴承产业专家咨询委员会"),
        ("向企业发放“牡丹券”“河洛券”。", "牡丹券"),
    ],
)
def test_what_is_supported(sentence: str, supported: str) -> None:
    assert supported in {target for _, target in edges(graph_of(sentence), EdgeType.SUPPORTS)}


def test_a_reward_supports_nothing() -> None:
    assert edges(graph_of("对通过洛阳市牡丹检测中心认证的企业，给予奖励。"), EdgeType.SUPPORTS) == set()


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("建设洛阳科技城众创空间，推进洛阳科技城建设。", "洛阳科技城众创空间", "洛阳科技城"),
        ("与中国农科院宜阳蔬菜研发中心对接。", "中国农科院宜阳蔬菜研发中心", "中国农业科学院"),
        ("建设中原科技要素大市场洛阳分市场。", "中原科技要素大市场洛阳分市场", "中原科技要素大市场"),
        ("支持河海大学洛阳校区建设。", "河海大学洛阳校区", "河海大学"),
        ("支持河南移动公司建设基站。", "河南移动公司", "中国移动通信集团有限公司"),
    ],
)
def test_parents(sentence: str, part: str, whole: str) -> None:
    assert (part, whole) in edges(graph_of(sentence), EdgeType.PART_OF)


def test_hospitals_of_other_places_are_theirs() -> None:
    found = names(graph_of("与潍坊市人民医院、洛阳市中心医院合作。"), Label.INSTITUTION)
    assert found == {"潍坊市人民医院", "洛阳市中心医院"}


def test_the_administration_of_a_zone_is_a_body() -> None:
    assert "洛阳高新区管委会" in names(graph_of("由高新区管委会牵头建设。"), Label.AGENCY)


def test_a_firm_may_begin_with_and() -> None:
    graph = graph_of("支持和氏乳业、关山乳业与江南大学合作。")
    assert edges(graph, EdgeType.COOPERATES_WITH) == {("和氏乳业", "江南大学"), ("关山乳业", "江南大学")}


@pytest.mark.parametrize(
    "sentence",
    ["不再与江南大学合作。", "暂停与江南大学的合作。", "取消与江南大学共建研究院。", "终止同江南大学的战略合作。"],
)
def test_what_is_denied_is_no_cooperation(sentence: str) -> None:
    assert edges(graph_of(sentence), EdgeType.COOPERATES_WITH) == set()


@pytest.mark.parametrize("sentence", ["停止建设龙门实验室。", "不再支持龙门实验室。", "撤销龙门实验室。"])
def test_what_is_denied_is_no_support(sentence: str) -> None:
    assert edges(graph_of(sentence), EdgeType.SUPPORTS) == set()


@pytest.mark.parametrize(
    ("sentence", "subject", "partner"),
    [
        ("洛阳与焦作、济源抱团发展，共享仪器设备。", "洛阳市", "焦作市"),
        ("中航光电牵头，与哈工大组建联合体。", "中航光电科技股份有限公司", "哈尔滨工业大学"),
    ],
)
def test_partners(sentence: str, subject: str, partner: str) -> None:
    assert (subject, partner) in edges(graph_of(sentence), EdgeType.COOPERATES_WITH)


def test_support_is_told_by_what_a_thing_is_made() -> None:
    graph = graph_of("把龙门实验室建成国内一流的先进材料创新高地。")
    assert edges(graph, EdgeType.SUPPORTS) == {("洛阳市", "龙门实验室")}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "洛龙区、涧西区新增高新技术企业分别达到20家和15家。",
            {("洛龙区", "高新技术企业", "increase", 20, "家", 2022), ("涧西区", "高新技术企业", "increase", 15, "家", 2022)},
        ),
        ("科技型中小企业突破一千五百家大关。", {("洛阳市", "科技型中小企业", "level", 1500, "家", 2022)}),
        ("规上工业企业研发活动占比过半。", {("洛阳市", "规上工业企业研发活动占比", "level", 50, "%", 2022)}),
        ("确保技术合同成交额达到25亿元、力争28亿元。", {("洛阳市", "技术合同成交额", "level", 25, "亿元", 2022)}),
        ("确保新开工50亿元以上制造业项目不少于5个。", {("洛阳市", "50亿元以上制造业项目", "increase", 5, "个", 2022)}),
        ("孟津区要壮大产业，力争高新技术企业突破100家。", {("孟津区", "高新技术企业", "level", 100, "家", 2022)}),
        ("每年遴选不超过20名企业家。", {("洛阳市", "企业家", "increase", 20, "名", 2022)}),
        ("每引进1个项目，给予奖励。", set()),
        ("全年完成工业投资80亿元。", {("洛阳市", "工业投资", "level", 80, "亿元", 2022)}),
    ],
)
def test_targets(sentence: str, told: set[tuple[str, str, str, float, str, int]]) -> None:
    assert targets(graph_of(sentence)) == told


@pytest.mark.parametrize(
    ("sentence", "leads", "helps"),
    [
        (
            "壮大产业集群。（市科技局牵头，洛龙区、涧西区、中信重工配合）",
            {"洛阳市科技局"},
            {"洛龙区", "涧西区", "中信重工机械股份有限公司"},
        ),
        ("壮大产业集群。（市科技局、市财政局负责）", {"洛阳市科技局", "洛阳市财政局"}, set()),
    ],
)
def test_brackets_tell_what_units_do(sentence: str, leads: set[str], helps: set[str]) -> None:
    graph = graph_of(sentence)
    tasks = {node.name for node in graph.nodes if node.label is Label.TASK}
    assert {source for source, _ in edges(graph, EdgeType.LEADS)} == leads
    assert {source for source, target in edges(graph, EdgeType.SUPPORTS) if target in tasks} == helps


def test_quoted_works_of_firms() -> None:
    graph = graph_of("支持中信重工“时速400公里掘进系统”、科贝激光公司“高功率切割头”等列入省重大攻关项目。")
    assert {"时速400公里掘进系统", "高功率切割头"} <= names(graph, Label.PROJECT)
    assert targets(graph) == set()


def test_regions_are_no_firms() -> None:
    assert names(graph_of("加强与京津冀、长三角、粤港澳大湾区科技合作。"), Label.ENTERPRISE) == set()


def test_labs_of_a_list() -> None:
    assert names(graph_of("融入嵩山、黄河等省实验室建设。"), Label.PLATFORM) == {"嵩山实验室", "黄河实验室"}


def test_two_programmes_behind_one_verb() -> None:
    found = names(graph_of("深入实施“河洛英才”计划和“智汇洛阳”引才行动。"), Label.PROGRAM)
    assert len(found) == 2


def test_a_firm_is_not_read_into_a_school() -> None:
    graph = graph_of("推动中信重工与湖南大学机械学院共建联合实验室。")
    assert ("中信重工机械股份有限公司", "湖南大学机械学院") in edges(graph, EdgeType.COOPERATES_WITH)


def test_a_ledger_of_sections_one_cell_a_line() -> None:
    cells = [
        "序号",
        "重点工作",
        "责任领导",
        "牵头科室",
        "配合科室",
        "完成时限",
        "1",
        "壮大轴承产业集群",
        "张三",
        "高新科",
        "成果科、农村科",
        "9月底前",
    ]
    graph = extract("2022年洛阳市科技创新工作要点责任分解表\n" + "\n".join(cells) + "\n").graph
    (task,) = [node for node in graph.nodes if node.label is Label.TASK]
    assert (task.name, task.properties["deadline"]) == ("壮大轴承产业集群", "2022-09")
    assert {source for source, _ in edges(graph, EdgeType.LEADS)} == {"洛阳市高新科"}
    assert {source for source, _ in edges(graph, EdgeType.SUPPORTS)} == {"洛阳市成果科", "洛阳市农村科"}


def test_rows_that_only_blanks_part() -> None:
    text = (
        "洛阳市“十四五”科技创新规划\n一、发展目标\n主要指标\n序号 指标名称 2020年 2025年 属性\n"
        "1 研发投入强度（%） 1.1 2.0 预期性\n2 技术合同成交额（亿元） 9.6 35 预期性\n"
    )
    found = {(name, value, unit, year) for _, name, _, value, unit, year in targets(extract(text).graph)}
    assert ("技术合同成交额", 35, "亿元", 2025) in found


def test_the_plan_of_a_county_level_city_means_its_own_bodies_and_zones() -> None:
    graph = graph_of("推进昆山轴承研究中心建设，花桥经济开发区、高新区协同。（责任单位：市科技局、市人社局）", city="昆山市")
    assert {"昆山市科技局", "昆山市人社局"} == names(graph, Label.AGENCY)
    assert {"花桥经济开发区", "昆山高新区"} == names(graph, Label.DISTRICT)
    assert edges(graph, EdgeType.HOSTS) == set()
