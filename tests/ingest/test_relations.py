"""What one sentence says of named things: who works with whom, what is supported, who hosts and who undertakes."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, known_fault, statuses

from graph.model import EdgeType
from ingest.pipeline import extract

OWN = "洛阳市"
CITIC = "中信重工机械股份有限公司"
TSINGHUA = "清华大学"
SEMICONDUCTORS = "中国科学院半导体研究所"


def partners(sentence: str, city: str = OWN, heading: str = "重点任务") -> set[tuple[str, str]]:
    return edges(graph_of(sentence, city, heading=heading), EdgeType.COOPERATES_WITH)


def of_city(*names: str) -> set[tuple[str, str]]:
    return {(OWN, name) for name in names}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("与浙大开展合作。", of_city("浙江大学"), id="与…合作"),
        pytest.param("和浙大共建研究院。", of_city("浙江大学"), id="和…共建"),
        pytest.param("同浙大签订协议。", of_city("浙江大学"), id="同…签订"),
        pytest.param(
            "加强与浙大、北航和中科院半导体所等院所的交流。", of_city("浙江大学", "北京航空航天大学", SEMICONDUCTORS), id="a list"
        ),
        pytest.param("探索与中科院建立长期合作关系。", of_city("中国科学院"), id="建立…关系"),
        pytest.param("与苏州市、深圳市签订协议，共建园区。", of_city("苏州市", "深圳市"), id="cities"),
        pytest.param("与中信重工开展战略合作。", of_city(CITIC), id="enterprise"),
        pytest.param("对接哈工大，承接成果。", of_city("哈尔滨工业大学"), id="对接"),
        pytest.param("对接苏州市、深圳市。", of_city("苏州市", "深圳市"), id="对接 cities"),
        pytest.param("联合华中科技大学开展攻关。", of_city("华中科技大学"), id="联合"),
        pytest.param("引进哈工大、北理工等高校在洛设立研究院。", of_city("哈尔滨工业大学", "北京理工大学"), id="引进…设立"),
        pytest.param("吸引中科院半导体所来我市设立分支机构。", of_city(SEMICONDUCTORS), id="吸引…来我市"),
        pytest.param("加强与科技部的沟通。", of_city("科技部"), id="a ministry"),
        pytest.param(
            "北京理工大学将与我市开展合作。",
            of_city("北京理工大学"),
            id="the partner first, 与我市",
        ),
        pytest.param(
            "引进中科院过程所洛阳分所。",
            of_city("中国科学院过程工程研究所"),
            id="introduction of a branch",
            marks=known_fault("cooperation._rule: 引进 of a branch whose own name says 分所 finds no 设立 behind it"),
        ),
    ],
)
def test_partners_of_the_city(sentence: str, found: set[tuple[str, str]]) -> None:
    assert partners(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("引进清华大学毕业的人才。", id="people, not the school"),
        pytest.param("支持龙头企业与高校合作。", id="no names"),
        pytest.param("浙江大学、东南大学实力很强。", id="no word of cooperation"),
        pytest.param("加强与省科技厅的沟通，与市财政局合作。", id="own agencies"),
        pytest.param("与河南省、洛阳市各单位加强合作。", id="own city and province"),
        pytest.param("中信重工与省科技厅会商。", id="own agency of an enterprise"),
        pytest.param("浙江大学在苏州市与企业合作。", id="no name behind 与"),
    ],
)
def test_who_is_no_partner(sentence: str) -> None:
    assert partners(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("洛龙区要与浙大合作。", ("洛龙区", "浙江大学"), id="district"),
        pytest.param("洛龙区与中科院半导体所共建创新中心。", ("洛龙区", SEMICONDUCTORS), id="district without a word between"),
        pytest.param("支持洛龙区与浙大共建研究院。", ("洛龙区", "浙江大学"), id="district that is supported"),
        pytest.param("支持中信重工与浙大合作。", (CITIC, "浙江大学"), id="enterprise that is supported"),
        pytest.param("推动中信重工与中科院半导体所合作。", (CITIC, SEMICONDUCTORS), id="enterprise and institute"),
        pytest.param("中信重工要与清华大学合作。", (CITIC, TSINGHUA), id="full name of a university"),
        pytest.param("支持中信重工与清华大学合作。", (CITIC, TSINGHUA), id="the same, supported"),
        pytest.param("依托中信重工，与清华大学合作建设研究院。", (CITIC, TSINGHUA), id="依托 in the clause before"),
        pytest.param(
            "涧西区要对接哈工大。",
            ("涧西区", "哈尔滨工业大学"),
            id="district before 对接",
        ),
        pytest.param("我市与浙大合作。", (OWN, "浙江大学"), id="我市"),
        pytest.param("各企业要与浙大合作。", (OWN, "浙江大学"), id="unnamed subject"),
    ],
)
def test_who_cooperates(sentence: str, found: tuple[str, str]) -> None:
    assert partners(sentence) == {found}


def test_a_list_that_supports_partners_counts_each_once() -> None:
    graph = graph_of("对接浙大。与浙大合作。深化与浙大合作。")
    found = [edge for edge in graph.edges if edge.type is EdgeType.COOPERATES_WITH]
    assert len(found) == 1 and len(found[0].evidence) == 3


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param("深化与浙大的合作。", "existing", id="深化"),
        pytest.param("进一步加强与浙大的战略合作。", "existing", id="进一步"),
        pytest.param("已与浙大签订协议。", "existing", id="已"),
        pytest.param("持续扩大与浙大的合作。", "existing", id="持续"),
        pytest.param("推进与浙大合作。", "planned", id="推进"),
        pytest.param("引进浙大在洛设立研究院。", "planned", id="引进"),
        pytest.param("对接浙大。", "planned", id="对接"),
        pytest.param("探索与浙大合作。", "planned", id="探索"),
        pytest.param("力争与浙大签约。", "planned", id="力争"),
        pytest.param("与浙大合作。", "planned", id="in doubt"),
        pytest.param(
            "落实与浙大签订的协议。",
            "existing",
            id="签订的",
        ),
    ],
)
def test_status_of_cooperation(sentence: str, status: str) -> None:
    assert statuses(graph_of(sentence), EdgeType.COOPERATES_WITH) == {"浙江大学": status}


def test_background_tells_what_is_there() -> None:
    graph = graph_of("与浙大共建研究院。", heading="发展基础")
    assert statuses(graph, EdgeType.COOPERATES_WITH) == {"浙江大学": "existing"}


@pytest.mark.parametrize("verb", ["依托", "利用", "用好", "发挥"])
def test_use_of_a_partners_centre(verb: str) -> None:
    assert (OWN, TSINGHUA) in partners(f"加强与清华大学交流，{verb}清华大学技术转移中心作用。")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("利用好清华大学技术转移中心。", {TSINGHUA}, id="one"),
        pytest.param("依托浙江大学、天津大学技术转移中心。", {"浙江大学", "天津大学"}, id="a list with one tail"),
    ],
)
def test_use_of_a_centre_whose_owner_stands_only_in_its_name(sentence: str, found: set[str]) -> None:
    assert {partner for _, partner in partners(sentence)} == found


def supported(sentence: str, heading: str = "重点任务") -> set[str]:
    """What the plan's own city supports, tasks left out."""
    graph = graph_of(sentence, heading=heading)
    name = {node.id: node.name for node in graph.nodes}
    found = [e for e in graph.edges if e.type is EdgeType.SUPPORTS and not e.target.startswith("Task:")]
    assert {name[e.source] for e in found} <= {OWN}
    return {name[e.target] for e in found}


INSTITUTE = "洛阳先进制造研究院"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param(f"支持{INSTITUTE}发展壮大。", {INSTITUTE}, id="支持"),
        pytest.param(f"推进{INSTITUTE}建设。", {INSTITUTE}, id="推进…建设"),
        pytest.param(f"加快建设{INSTITUTE}。", {INSTITUTE}, id="加快建设"),
        pytest.param("支持中信重工、宇通客车做大做强。", {CITIC, "宇通客车"}, id="enterprises"),
        pytest.param("高标准建设洛阳周山科学城。", {"洛阳周山科学城"}, id="platform"),
        pytest.param(
            "打造洛阳自贸科创谷，谋划建设洛阳大数据产业园。", {"洛阳自贸科创谷", "洛阳大数据产业园"}, id="two platforms"
        ),
        pytest.param("深入实施“河洛工匠”计划。", {"“河洛工匠”计划"}, id="programme"),
        pytest.param("举办中国创新创业大赛。", {"中国创新创业大赛"}, id="contest"),
        pytest.param("推广“科技贷”业务。", {"科技贷"}, id="loan"),
    ],
)
def test_what_the_city_supports(sentence: str, found: set[str]) -> None:
    assert supported(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"{INSTITUTE}要发挥作用。", id="it acts itself"),
        pytest.param(f"由{INSTITUTE}负责检测。", id="由"),
        pytest.param(f"在{INSTITUTE}召开会议。", id="在"),
        pytest.param(f"围绕{INSTITUTE}开展服务。", id="围绕"),
        pytest.param("与中信重工合作。", id="a partner"),
        pytest.param("依托“伏牛学者”计划引进人才。", id="a programme that is used"),
        pytest.param(
            "组织企业参观中信重工。",
            id="a visit",
        ),
        pytest.param("参加中信重工招聘会。", id="an occasion"),
    ],
)
def test_what_is_not_supported(sentence: str) -> None:
    assert supported(sentence) == set()


def test_background_supports_nothing() -> None:
    assert supported(f"支持{INSTITUTE}建设。\n二、重点任务\n1.做好服务。", heading="发展基础") == set()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("深入实施“河洛工匠”计划。", "existing"),
        ("持续实施“河洛工匠”计划。", "existing"),
        ("进一步做好“河洛工匠”计划。", "existing"),
        ("启动“河洛工匠”计划。", "planned"),
        ("谋划实施“河洛工匠”计划。", "planned"),
        ("实施“河洛工匠”计划。", "planned"),
    ],
)
def test_status_of_support(sentence: str, status: str) -> None:
    assert statuses(graph_of(sentence), EdgeType.SUPPORTS)["“河洛工匠”计划"] == status


def hosts(sentence: str) -> set[tuple[str, str]]:
    return edges(graph_of(sentence), EdgeType.HOSTS)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("依托河南科技大学建设省级重点实验室。", {("河南科技大学", "重点实验室")}, id="依托…建设 a kind"),
        pytest.param("依托中信重工组建矿山装备制造业创新中心。", {(CITIC, "矿山装备制造业创新中心")}, id="依托…组建 one"),
        pytest.param(
            "依托河南科技大学、洛阳师范学院建设重点实验室。",
            {("河南科技大学", "重点实验室"), ("洛阳师范学院", "重点实验室")},
            id="two hosts",
        ),
        pytest.param(
            "支持宇通客车建设省级技术创新中心和院士工作站。",
            {("宇通客车", "技术创新中心"), ("宇通客车", "院士工作站")},
            id="支持…建设, two kinds",
        ),
        pytest.param(
            "支持中信重工、宇通客车等企业申报重点实验室。", {(CITIC, "重点实验室"), ("宇通客车", "重点实验室")}, id="等企业申报"
        ),
        pytest.param("在洛龙区建设重点实验室。", {("洛龙区", "重点实验室")}, id="in a district"),
        pytest.param("中信重工建有国家重点实验室。", {(CITIC, "重点实验室")}, id="建有"),
        pytest.param("河南科技大学拥有省级重点实验室3家。", {("河南科技大学", "重点实验室")}, id="拥有"),
    ],
)
def test_hosts(sentence: str, found: set[tuple[str, str]]) -> None:
    assert hosts(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("支持企业建设省级技术创新中心。", id="no named host"),
        pytest.param("与河南科技大学共建研究生基地，全市新增重点实验室3家。", id="another clause"),
        pytest.param("在河南科技大学召开重点实验室会议。", id="a meeting"),
        pytest.param("支持河南科技大学发展。", id="no platform"),
        pytest.param("中信重工和重点实验室要加强管理。", id="side by side"),
    ],
)
def test_who_hosts_nothing(sentence: str) -> None:
    assert hosts(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "status"), [("中信重工建有重点实验室。", "existing"), ("依托中信重工建设重点实验室。", "planned")]
)
def test_status_of_hosting(sentence: str, status: str) -> None:
    assert statuses(graph_of(sentence), EdgeType.HOSTS) == {"重点实验室": status}


def test_a_platform_called_after_its_host() -> None:
    graph = graph_of("支持双汇集团发展，建设双汇肉制品技术创新中心。", "漯河市")
    assert edges(graph, EdgeType.HOSTS) == {("双汇集团", "双汇肉制品技术创新中心")}


def test_a_branch_is_part_of_its_parent_and_not_hosted() -> None:
    graph = graph_of("支持浙江大学发展，建设浙江大学中原研究院。")
    assert edges(graph, EdgeType.PART_OF) == {("浙江大学中原研究院", "浙江大学")}
    assert edges(graph, EdgeType.HOSTS) == set()


def undertakings(sentence: str) -> set[tuple[str, str]]:
    return edges(graph_of(sentence), EdgeType.UNDERTAKES)


PROJECT = "大型智能磨机关键技术研发"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("中信重工承担国家重点研发计划。", {(CITIC, "国家重点研发计划")}, id="承担 a programme"),
        pytest.param("支持河南科技大学承担国家重点研发计划。", {("河南科技大学", "国家重点研发计划")}, id="支持…承担"),
        pytest.param(f"抓好中信重工承担的“{PROJECT}”项目。", {(CITIC, PROJECT)}, id="承担的 a project"),
        pytest.param(f"抓好中信重工的“{PROJECT}”项目。", {(CITIC, PROJECT)}, id="X的 a project"),
        pytest.param(f"抓好金瑞公司的“{PROJECT}”项目。", {("金瑞公司", PROJECT)}, id="a company that nobody knows"),
        pytest.param(
            f"抓好中信重工、宇通客车承担的“{PROJECT}”项目。", {(CITIC, PROJECT), ("宇通客车", PROJECT)}, id="two of them"
        ),
    ],
)
def test_undertakings(sentence: str, found: set[tuple[str, str]]) -> None:
    assert undertakings(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("支持企业承担国家重点研发计划。", id="no name"),
        pytest.param("中信重工参观了国家重点研发计划展览。", id="another verb"),
        pytest.param("支持中信重工发展，落实国家重点研发计划。", id="another clause"),
        pytest.param("中信重工承担社会责任。", id="no programme"),
        pytest.param("高新区承担国家重点研发计划。", id="a district"),
    ],
)
def test_who_undertakes_nothing(sentence: str) -> None:
    assert undertakings(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    ["三是深化与浙大的合作。", "强化与浙大的合作，提升能力。", "为了发展，深化与浙大的合作；做好服务。"],
    ids=["outline mark", "first clause", "inner clause"],
)
def test_a_quote_is_enough_and_no_more(sentence: str) -> None:
    (edge,) = (e for e in graph_of(sentence).edges if e.type is EdgeType.COOPERATES_WITH)
    quote = edge.evidence[0].text
    assert "浙大" in quote and "合作" in quote
    assert not quote.startswith(("三是", "1")) and "服务" not in quote


def test_a_quote_tells_the_headings_above_it() -> None:
    (edge,) = (e for e in graph_of("深化与浙大的合作。").edges if e.type is EdgeType.COOPERATES_WITH)
    assert edge.evidence[0].section == "重点任务 / 深化与浙大的合作"


def test_a_unit_list_makes_no_partners() -> None:
    graph = graph_of("建设平台。责任单位：市科技局、河南科技大学、洛龙区，与各单位合作")
    assert edges(graph, EdgeType.COOPERATES_WITH) == set()


def test_each_host_has_its_own_platform() -> None:
    sentence = "依托中信重工建设矿山装备重点实验室，依托洛阳理工学院建设大学科技园。"
    found = edges(graph_of(sentence), EdgeType.HOSTS)
    assert found == {(CITIC, "矿山装备重点实验室"), ("洛阳理工学院", "大学科技园")}


def test_a_branch_before_another_ones_centre_shares_no_end() -> None:
    sentence = "推动中科院自动化所（洛阳）智能装备研究院、西安交通大学国家技术转移中心洛阳中心发展壮大。"
    found = {target for _, target in edges(graph_of(sentence), EdgeType.SUPPORTS)}
    assert found == {"中国科学院自动化研究所(洛阳)智能装备研究院", "西安交通大学国家技术转移中心洛阳中心"}


def test_a_reports_look_back_tells_what_was_built() -> None:
    raw = "洛阳市政府工作报告\n一、2023年工作回顾\n建成龙门实验室。\n二、2024年工作安排\n建设伊滨科技城。\n"
    found = statuses(extract(raw).graph, EdgeType.SUPPORTS)
    assert found == {"龙门实验室": "existing", "伊滨科技城": "planned"}


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [
        pytest.param("成立“西南交通大学伊洛技术转移中心”。", "西南交通大学", id="a centre in quotes"),
        pytest.param("广西科学院伊洛分院揭牌成立。", "广西科学院", id="a branch unveiled"),
        pytest.param("组建杭州甲乙学院伊洛分院。", "杭州甲乙学院", id="a branch of a school that no list has"),
        pytest.param("引进华西医院等优质医疗资源。", "四川大学华西医院", id="brought in without a branch"),
        pytest.param("推动苏州中学等合作办学项目。", "苏州中学", id="joint schools"),
        pytest.param(
            "加强与“国防七校”及其他重点航空院校、江南大学等特色院校的合作。", "江南大学", id="behind members without names"
        ),
        pytest.param("组织企业与苏州大学等机构对接合作。", "苏州大学", id="企业与"),
        pytest.param("中国科学院半导体研究所等在洛布局。", SEMICONDUCTORS, id="they settle here"),
    ],
)
def test_branches_and_guests(sentence: str, partner: str) -> None:
    assert partners(sentence) == of_city(partner)


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        pytest.param(
            "推动市中医院和苏州大学附属第一医院共建医疗中心。", {("洛阳市中医院", "苏州大学附属第一医院")}, id="two hospitals"
        ),
        pytest.param("某某园与苏州大学共建实验室。", set(), id="a body that is not understood"),
        pytest.param("河南科技大学伊洛研究院建成投用。", set(), id="a branch of the city's own university"),
        pytest.param("苏州大学伊洛研究院建成投用。", set(), id="a branch that is merely built"),
    ],
)
def test_the_place_is_not_always_the_partner(sentence: str, pairs: set[tuple[str, str]]) -> None:
    assert partners(sentence) == pairs


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(("一、2023年工作回顾\n（一）建设。", "二、2024年工作安排\n（一）建设。"), id="numbered halves"),
        pytest.param(("过去一年工作回顾\n（一）建设。", "2024年工作安排\n（一）建设。"), id="halves without a number"),
        pytest.param(("（一）建设。\n（二）培育。", "（一）建设。\n（二）培育。"), id="items that are counted anew"),
    ],
)
def test_the_first_half_of_a_report_looks_back(parts: tuple[str, str]) -> None:
    first, second = parts
    raw = f"洛阳市政府工作报告\n各位代表：\n{first}新增高新技术企业30家。\n{second}新增高新技术企业50家。\n"
    values = [edge.properties["value"] for edge in extract(raw).graph.edges if edge.type is EdgeType.TARGETS]
    assert values == [50]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        pytest.param("与上海杨浦、徐汇深化合作。", {(OWN, "杨浦区"), (OWN, "徐汇区")}, id="short names behind their city"),
        pytest.param(
            "推动涧西区、洛龙区与清河县、宁晋县共建平台。",
            {("涧西区", "清河县"), ("涧西区", "宁晋县"), ("洛龙区", "清河县"), ("洛龙区", "宁晋县")},
            id="several with several",
        ),
        pytest.param("清华大学、科贝激光等13个亿元项目签约落地。", {(OWN, "清华大学"), (OWN, "科贝激光")}, id="signed"),
        pytest.param("招引科贝激光、合强机械。", {(OWN, "科贝激光"), (OWN, "合强机械")}, id="firms brought in"),
    ],
)
def test_lists_on_both_sides(sentence: str, pairs: set[tuple[str, str]]) -> None:
    assert partners(sentence) == pairs


@pytest.mark.parametrize(
    ("sentence", "districts"),
    [
        ("支持涧西区高水平建设创新示范区。", {"涧西区"}),
        ("确保洛龙区、涧西区等实现位次跃升。", {"洛龙区", "涧西区"}),
        ("支持涧西区企业申报项目。", set()),
    ],
)
def test_districts_that_are_supported(sentence: str, districts: set[str]) -> None:
    found = {target for _, target in edges(graph_of(sentence), EdgeType.SUPPORTS)}
    assert {name for name in found if name.endswith("区") and len(name) == 3} == districts


def test_a_heading_that_names_an_action_is_supported() -> None:
    raw = "洛阳市科技创新规划\n一、重点任务\n（一）平台支撑增强行动。\n1.建设平台。\n"
    assert "平台支撑增强行动" in statuses(extract(raw).graph, EdgeType.SUPPORTS)
