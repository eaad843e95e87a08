"""What plans of other cities taught: who works with whom, who hosts and bears what, whose numbers these are."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, names, statuses, targets

from graph.model import EdgeType, Label
from ingest.pipeline import extract

OWN = "洛阳市"
CITIC = "中信重工机械股份有限公司"
LEAD = "强化目标导向，压实各方面责任，推动工作落地见效。"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("支持中信重工依托现有省级企业技术中心与西安交通大学共建工程研究中心。", {(CITIC, "西安交通大学")}),
        (
            "支持洛阳理工学院（市农科院）与河南科技大学合作建设作物育种重点实验室。",
            {("洛阳理工学院", "河南科技大学")},
        ),
        ("深化彬长矿业与西安科技大学的合作。", {("彬长矿业", "西安科技大学")}),
        ("支持中信重工与合工大围绕高精度传感器协同攻关。", {(CITIC, "合肥工业大学")}),
        ("续签与上海交通大学的战略合作协议。", {(OWN, "上海交通大学")}),
        ("新安县要加紧对接中科院大连化物所。", {("新安县", "中国科学院大连化学物理研究所")}),
        ("加强与上海、苏州的创新协同。", {(OWN, "上海市"), (OWN, "苏州市")}),
        ("与宁波市实现科技创新券互认互通。", {(OWN, "宁波市")}),
        ("加强与民权高新区、义乌经开区的合作。", {(OWN, "民权高新区"), (OWN, "义乌经开区")}),
        (
            "加强与中科院化学所、过程工程所、理化所的联合攻关。",
            {
                (OWN, f"中国科学院{institute}")
                for institute in ("化学研究所", "过程工程研究所", "理化技术研究所")
            },
        ),
    ],
)  # fmt: skip
def test_who_works_with_whom(sentence: str, found: set[tuple[str, str]]) -> None:
    assert edges(graph_of(sentence, OWN), EdgeType.COOPERATES_WITH) == found


def test_results_of_schools_that_are_taken_over_support_no_school() -> None:
    assert edges(graph_of("承接郑州大学、河南大学科技成果转移转化。", OWN), EdgeType.SUPPORTS) == set()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("中信重工、合强机械、科贝激光获评省级工业设计中心。", {CITIC, "合强机械", "科贝激光"}),
        ("中信重工、合强机械累计建成省级工业设计中心4个。", {CITIC, "合强机械"}),
        ("新安县、伊川县要在10月底前各建成1处省级农业科技园区。", {"新安县", "伊川县"}),
        ("河南科技大学要在建筑节能方向再布局1家省级国际联合实验室。", {"河南科技大学"}),
        ("支持中信重工、合强机械与大院名校合建企业研发中心。", {CITIC, "合强机械"}),
        ("支持中信重工牵头，联合东北大学组建矿山装备创新联合体。", {CITIC}),
        ("中信重工的矿山重型装备国家重点实验室通过评估。", {CITIC}),
        ("矿山装备产业研究院（中信重工）启动建设。", {CITIC}),
        ("新安县获批国家现代农业示范区。", set()),
    ],
)
def test_who_hosts(sentence: str, found: set[str]) -> None:
    assert {host for host, _ in edges(graph_of(sentence, OWN), EdgeType.HOSTS)} == found


def test_what_a_firm_is_helped_to_get_is_planned() -> None:
    assert statuses(graph_of("支持中信重工获批国家企业技术中心。", OWN), EdgeType.HOSTS) == {"企业技术中心": "planned"}
    assert statuses(graph_of("中信重工获批国家企业技术中心。", OWN), EdgeType.HOSTS) == {"企业技术中心": "existing"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "推进“柔性换流阀研发与应用”（中信重工）、“硅烷气提纯与国产化”（合强机械、科贝激光）等项目。",
            {(CITIC, "柔性换流阀研发与应用"), ("合强机械", "硅烷气提纯与国产化"), ("科贝激光", "硅烷气提纯与国产化")},
        ),
        (
            "谷神生物承担的国家重点研发计划“大豆蛋白柔性化加工”课题顺利结题。",
            {("谷神生物", "大豆蛋白柔性化加工"), ("谷神生物", "国家重点研发计划")},
        ),
        ("新建平台5家，六国化工“磷石膏高值化利用”项目通过验收。", {("六国化工", "磷石膏高值化利用")}),
        ("重点抓好科贝激光承担的“激光器关键技术研究”。", {("科贝激光", "激光器关键技术研究")}),
        ("中信重工牵头实施的“智能磨机成套装备研制”要拿出样机。", {(CITIC, "智能磨机成套装备研制")}),
    ],
)
def test_who_bears_a_work(sentence: str, found: set[tuple[str, str]]) -> None:
    graph = graph_of(sentence, OWN)
    assert edges(graph, EdgeType.UNDERTAKES) == found
    assert not {firm for firm, _ in found} & {thing for _, thing in edges(graph, EdgeType.SUPPORTS)}


@pytest.mark.parametrize(
    ("sentence", "label", "found"),
    [
        ("推进合工大洛阳校区建设。", Label.INSTITUTION, {"合肥工业大学", "合肥工业大学洛阳校区"}),
        ("加快清华大学兰考乡村振兴工作站建设。", Label.PLATFORM, {"清华大学兰考乡村振兴工作站"}),
        ("支持高新区创业服务中心创建国家级孵化器。", Label.PLATFORM, {"高新区创业服务中心"}),
        ("推广“科技贷”“河洛保”。", Label.PROGRAM, {"科技贷", "河洛保"}),
        ("承办中国创新创业大赛先进制造行业总决赛。", Label.PROGRAM, {"中国创新创业大赛先进制造行业总决赛"}),
        ("谋划建设白龟湖科创新城、沿洛河科创带。", Label.PLATFORM, {"白龟湖科创新城", "沿洛河科创带"}),
        ("深化与江苏省泰州市的科技协作。", Label.PROVINCE, set()),
        ("加强与江苏省、泰州市的科技协作。", Label.PROVINCE, {"江苏省"}),
    ],
)
def test_names(sentence: str, label: Label, found: set[str]) -> None:
    assert names(graph_of(sentence, OWN), label) == found


def test_a_plan_is_no_programme_of_itself() -> None:
    text = "洛阳市2022年科技创新攻坚行动实施方案\n一、重点任务\n1.深入实施科技创新攻坚行动，支持中信重工建设重点实验室。\n"

    assert names(extract(text).graph, Label.PROGRAM) == set()


def test_a_platform_is_known_without_its_district() -> None:
    graph = graph_of("推动涧西区紫琅湖科技城提档升级，鼓励涧西区先行先试。", OWN)
    city = next(node for node in graph.nodes if node.label is Label.PLATFORM)
    assert (city.name, "紫琅湖科技城" in city.aliases) == ("涧西区紫琅湖科技城", True)
    assert edges(graph, EdgeType.HOSTS) == {("涧西区", "涧西区紫琅湖科技城")}


Told = set[tuple[str, str, str, float]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "各县市区新增高新技术企业不少于3家，涧西区、西工区分别不少于20家、18家。",
            {
                (OWN, "各县市区高新技术企业", "increase", 3),
                ("涧西区", "高新技术企业", "increase", 20),
                ("西工区", "高新技术企业", "increase", 18),
            },
        ),
        (
            "推动涧西区、西工区分别建设1家智慧岛。",
            {("涧西区", "智慧岛", "increase", 1), ("西工区", "智慧岛", "increase", 1)},
        ),
        (
            "鼓励涧西区建设国家级科技企业孵化器1家、省级众创空间3家。",
            {("涧西区", "国家级科技企业孵化器", "increase", 1), ("涧西区", "省级众创空间", "increase", 3)},
        ),
        ("支持大学科技园建设孵化基地，全市新增众创空间8家。", {(OWN, "众创空间", "increase", 8)}),
        ("支持市第一人民医院建设市级临床医学研究中心3个。", {(OWN, "市级临床医学研究中心", "increase", 3)}),
        (
            "力争洛阳高新区在国家高新区评价中前移5个位次，规上企业突破60家。",
            {
                ("洛阳高新区", "国家高新区评价中", "increase", 5),
                ("洛阳高新区", "规上企业", "level", 60),
            },
        ),
        ("高新技术企业在2021年78家的基础上净增30家。", {(OWN, "高新技术企业", "increase", 30)}),
        ("高企总数突破260家。", {(OWN, "高新技术企业", "level", 260)}),
        ("高新技术企业有效期内总数突破230家。", {(OWN, "高新技术企业", "level", 230)}),
        ("设立洛阳市科创股权投资基金，首期规模5亿元。", {(OWN, "科创股权投资基金首期规模", "level", 5)}),
        ("扩大“宜科贷”风险补偿资金池规模至1亿元。", {(OWN, "宜科贷风险补偿资金池规模", "level", 1)}),
        ("科技专项资金由2021年的2600万元增加到2022年的6000万元。", {(OWN, "科技专项资金", "level", 6000)}),
        ("全年帮助科技型企业融资8亿元。", {(OWN, "科技型企业融资", "increase", 8)}),
        ("建立200家左右的后备企业库。", {(OWN, "后备企业", "level", 200)}),
        ("联席会商不少于四次。", {(OWN, "联席会商", "level", 4)}),
        ("凝练市级重大科技专项8至10项。", {(OWN, "市级重大科技专项", "increase", 8)}),
    ],
)  # fmt: skip
def test_whose_numbers_and_of_what_kind(sentence: str, found: Told) -> None:
    assert {told[:4] for told in targets(graph_of(LEAD + sentence, OWN))} == found


def test_allotted_numbers_take_what_the_heading_names() -> None:
    sentence = "实施高新技术企业倍增行动。全年组织3批次申报。其中，涧西区新认定12家、西工区7家。"
    told = {told[:4] for told in targets(graph_of(sentence, OWN))}
    assert {("涧西区", "高新技术企业", "increase", 12), ("西工区", "高新技术企业", "increase", 7)} <= told


def test_numbered_items_within_a_line_share_the_units_and_the_limit_below_it() -> None:
    lines = (
        "1.强化财政金融协同。（1）设立科创基金；（2）推广科技贷；（3）落实奖补政策。",
        "牵头单位：市财政局",
        "完成时限：2022年11月",
        "2.引育用好人才。一是实施人才计划；二是建设人才公寓。",
        "牵头单位：市委组织部",
        "完成时限：2022年12月底",
    )
    text = "洛阳市2022年科技创新工作要点\n一、重点任务\n" + "\n".join(lines) + "\n"
    graph = extract(text).graph
    due = {node.properties["key"]: node.properties.get("deadline") for node in graph.nodes if node.label is Label.TASK}
    november, december = (
        dict.fromkeys(("一/1/(1)", "一/1/(2)", "一/1/(3)"), "2022-11"),
        dict.fromkeys(("一/2/一是", "一/2/二是"), "2022-12"),
    )
    assert due == november | december
    leads = {unit for unit, _ in edges(graph, EdgeType.LEADS)}
    assert (leads, len(edges(graph, EdgeType.LEADS))) == ({"洛阳市财政局", "洛阳市委组织部"}, 5)
