"""Rules that plans of cities never seen asked for: each case is a way to write that more than one office uses."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, names, plan_text, statuses, targets

from graph.model import EdgeType, Label, PlanGraph
from ingest.pipeline import extract

CITIC = "中信重工机械股份有限公司"


def tasks(graph: PlanGraph) -> dict[str, str | None]:
    """The deadline of every task by its key."""
    return {str(n.properties["key"]): n.properties.get("deadline") for n in graph.nodes if n.label is Label.TASK}  # type: ignore[misc]


def units(graph: PlanGraph, edge: EdgeType) -> set[str]:
    """Who leads or supports any task."""
    known = {node.name for node in graph.nodes if node.label is Label.TASK}
    return {source for source, target in edges(graph, edge) if target in known}


@pytest.mark.parametrize(
    ("sentence", "label", "found"),
    [
        ("与上海市科委建立会商机制。", Label.AGENCY, {"上海市科委"}),
        ("加强与南京市、苏州市的科技合作。", Label.ENTERPRISE, set()),
        ("与焦作市科技对口合作。", Label.ENTERPRISE, set()),
        ("办好孟津牡丹检测中心和新安钛材检测中心。", Label.PLATFORM, {"孟津牡丹检测中心", "新安钛材检测中心"}),
        ("支持洛龙区打造古城青年创业街区。", Label.PLATFORM, {"古城青年创业街区"}),
        ("利用广播、电视和新媒体平台宣传。", Label.PLATFORM, set()),
        ("争创国家创新型特色园区。", Label.PLATFORM, set()),
        ("支持中信重工培育精密轴承实验室。", Label.PLATFORM, {"精密轴承实验室"}),
        ("中信重工获批矿山装备河南省重点实验室。", Label.PLATFORM, {"矿山装备河南省重点实验室"}),
        ("用好国家技术转移郑州中心。", Label.PLATFORM, {"国家技术转移郑州中心"}),
        ("建强洛阳钼钨产业园。", Label.PLATFORM, {"洛阳钼钨产业园"}),
        ("支持孟津高新技术产业开发区发展新能源产业。", Label.DISTRICT, {"孟津高新技术产业开发区"}),
        ("举办“河洛助企”科技政策宣讲活动。", Label.PROGRAM, {"“河洛助企”科技政策宣讲活动"}),
        ("举办“牡丹杯”创客大赛、“6·8”轴承院企对接活动。", Label.PROGRAM, {"“牡丹杯”创客大赛", "“6·8”轴承院企对接活动"}),
        ("推行“院士专家企业行”。", Label.PROGRAM, {"院士专家企业行"}),
        ("设立洛阳市科技信贷风险补偿资金池。", Label.PROGRAM, {"洛阳市科技信贷风险补偿资金池"}),
        ("共同举办2022年洛阳轴承产业博览会。", Label.PROGRAM, {"2022年洛阳轴承产业博览会"}),
        ("争取省级以上科技计划项目。", Label.PROGRAM, set()),
        ("办好第三届河洛科创大会和洛阳轴承大赛。", Label.PROGRAM, {"第三届河洛科创大会", "洛阳轴承大赛"}),
        ("支持中信重工开展“磨机智能控制”研发。", Label.PROJECT, {"磨机智能控制"}),
        ("会同河南科技大学、洛阳轴承等建设中试线。", Label.ENTERPRISE, {"洛阳轴承"}),
        ("推动日进汽车洛阳工厂扩产。", Label.ENTERPRISE, {"日进汽车洛阳工厂"}),
        ("加强与焦作、济源科技合作。", Label.ENTERPRISE, set()),
        ("夯实战略平台。", Label.PLATFORM, set()),
        ("新增省重点企业研究院2家。", Label.INSTITUTION, set()),
        ("设立洛阳市科技创新风险资金。", Label.PROGRAM, {"洛阳市科技创新风险资金"}),
        ("推进轴研时代“磨机控制系统”、洛河电力“高温碳材料”等2个重大项目。", Label.ENTERPRISE, {"轴研时代", "洛河电力"}),
        ("推进“磨机控制系统”、洛河电力“高温碳材料”等2个重大项目。", Label.ENTERPRISE, {"洛河电力"}),
        ("推进中信重工“磨机智能控制”省“领雁”项目。", Label.PROJECT, {"磨机智能控制"}),
        ("加快洛龙昌达合金、嵩县云峰轴材等项目建设。", Label.PROJECT, {"洛龙昌达合金", "嵩县云峰轴材"}),
        ("由凯攀钢牵头实施“轴承钢冶炼”项目。", Label.ENTERPRISE, {"凯攀钢"}),
        ("支持桐和网络参与“算力调度平台”项目建设。", Label.ENTERPRISE, {"桐和网络"}),
        ("依托北方路机建设洛阳市路面机械工程研究中心。", Label.ENTERPRISE, {"北方路机"}),
        ("支持新炬氢能、洛韬氢雄、宏炬氢能攻关电堆技术。", Label.ENTERPRISE, {"新炬氢能", "洛韬氢雄", "宏炬氢能"}),
        ("鼓励民营资本实施兼并，由有关部门联合督查。", Label.ENTERPRISE, set()),
        ("推荐洛阳特耐、青桐仪表、东炬化工等申报“瞪羚”企业。", Label.ENTERPRISE, {"洛阳特耐", "青桐仪表", "东炬化工"}),
        ("支持浙江大学与俄罗斯、泰国高校开展合作。", Label.ENTERPRISE, set()),
        ("在已与浙江大学签订协议的基础上深化合作。", Label.ENTERPRISE, set()),
        ("支持洛宏电接牵头实施“高性能电接触材料”、洛磁科技承担“高温永磁体”等项目。", Label.ENTERPRISE, {"洛宏电接", "洛磁科技"}),
        ("支持浙江大学建设细胞生长因子药物国家工程研究中心。", Label.PLATFORM, {"细胞生长因子药物国家工程研究中心"}),
        ("支持浙江大学脐橙国家工程研究中心做大做强。", Label.PLATFORM, {"脐橙国家工程研究中心"}),
        ("推动洛阳科技园、聚龙湖金融城、863创智广场联动发展。", Label.PLATFORM, {"洛阳科技园", "聚龙湖金融城", "863创智广场"}),
        ("支持中信重工与浙江大学共建绿色化工中试基地。", Label.PLATFORM, {"绿色化工中试基地"}),
        ("设立“洛沪飞地孵化器”。", Label.PLATFORM, {"洛沪飞地孵化器"}),
        ("依托洛阳市农科院建设牡丹种质资源圃。", Label.PLATFORM, {"牡丹种质资源圃"}),
        ("实施高新技术企业“倍增计划”。", Label.PROGRAM, {"高新技术企业“倍增计划”"}),
        ("组织实施市级科技重大专项12项。", Label.PROGRAM, {"市级科技重大专项"}),
        ("支持北邙高新区、东河经开区建设产业园。", Label.DISTRICT, {"北邙高新区", "东河经开区"}),
    ],
)  # fmt: skip
def test_names(sentence: str, label: Label, found: set[str]) -> None:
    assert names(graph_of(sentence), label) == found


def test_straight_quotes_pair_up() -> None:
    graph = graph_of('支持中信重工承担"磨机智能控制系统"项目，洛阳轴研科技参与"轴承寿命预测方法"项目。')
    assert names(graph, Label.PROJECT) == {"磨机智能控制系统", "轴承寿命预测方法"}


@pytest.mark.parametrize(
    ("sentence", "pair", "status"),
    [
        ("密切同郑州市科技局的工作会商。", ("洛阳市", "郑州市科技局"), "existing"),
        ("在嵩县、栾川县与河南农大共建试验站。", ("洛阳市", "河南农业大学"), "planned"),
        ("持续推进与浙江大学的校地合作。", ("洛阳市", "浙江大学"), "existing"),
        ("落实市政府与浙江大学战略合作协议。", ("洛阳市", "浙江大学"), "existing"),
        ("组织企业赴浙江大学开展对接。", ("洛阳市", "浙江大学"), "planned"),
        ("主动对接郑州科创走廊。", ("洛阳市", "郑州科创走廊"), "planned"),
        ("用好武汉科技大市场。", ("洛阳市", "武汉科技大市场"), "existing"),
        ("由中信重工牵头，会同浙江大学组建联合体。", (CITIC, "浙江大学"), "planned"),
        ("支持中信重工创建轴承中心，深化与浙江大学合作。", ("洛阳市", "浙江大学"), "existing"),
        ("深化与省产业技术研究院合作。", ("洛阳市", "河南省产业技术研究院"), "existing"),
        ("加强与中科院系统合作。", ("洛阳市", "中国科学院"), "existing"),
        ("推动浙江大学与市政府共建研究院。", ("洛阳市", "浙江大学"), "planned"),
        ("引进江苏省镇江市的技术，与江苏省镇江市对口合作。", ("洛阳市", "镇江市"), "existing"),
        ("依托河南科技大学建设中试线，与浙江大学合作开展攻关。", ("洛阳市", "浙江大学"), "planned"),
        ("河南科技大学已与浙江大学开展学生互派。", ("河南科技大学", "浙江大学"), "existing"),
    ],
)
def test_cooperation(sentence: str, pair: tuple[str, str], status: str) -> None:
    graph = graph_of(sentence)
    assert edges(graph, EdgeType.COOPERATES_WITH) == {pair}
    assert statuses(graph, EdgeType.COOPERATES_WITH) == {pair[1]: status}


@pytest.mark.parametrize(
    ("sentence", "hosted"),
    [
        ("支持洛龙区与上海市杨浦区共建轴承成果转化基地。", {("洛龙区", "轴承成果转化基地")}),
        ("洛阳轴承实验室：依托河南科技大学，联合浙江大学组建。", {("河南科技大学", "洛阳轴承实验室")}),
        ("嵩县柴胡检测中心开放共享，推动嵩县发展。", {("嵩县", "嵩县柴胡检测中心")}),
        ("嵩县：柴胡技术创新中心、伊河中药谷。", {("嵩县", "柴胡技术创新中心"), ("嵩县", "伊河中药谷")}),
        ("洛阳轴承实验室由中信重工、河南科技大学共同建设。", {(CITIC, "洛阳轴承实验室"), ("河南科技大学", "洛阳轴承实验室")}),
        ("中信重工建设洛阳轴承实验室，稳步推进。", {(CITIC, "洛阳轴承实验室")}),
        ("推动浙江大学在涧西区设立技术转移中心。", set()),
        ("依托河南科技大学建设中试线，与浙江大学合作设立洛阳轴承实验室。", set()),
        ("建设洛龙—焦作协同产业园，推动洛龙区发展。", {("洛龙区", "洛龙-焦作协同产业园")}),
        ("支持中信重工提升国家认定企业技术中心能力。", {(CITIC, "企业技术中心")}),
        ("中信重工获批矿山装备河南省重点实验室。", {(CITIC, "矿山装备河南省重点实验室")}),
        ("支持洛北科技园、中信重工创建企业技术中心。", {(CITIC, "企业技术中心")}),
        ("推动嵩县经开区争创省级高新区。", set()),
        ("加快建设洛阳轴承实验室，依托中信重工，联合浙江大学开展研究。", {(CITIC, "洛阳轴承实验室")}),
        ("企业技术中心：支持中信重工创建。", {(CITIC, "企业技术中心")}),
        ("支持浙江大学脐橙国家工程研究中心做大做强。", {("浙江大学", "脐橙国家工程研究中心")}),
    ],
)
def test_hosts(sentence: str, hosted: set[tuple[str, str]]) -> None:
    assert edges(graph_of(sentence), EdgeType.HOSTS) == hosted


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("指导嵩县、栾川县补齐短板。", {"嵩县", "栾川县"}),
        ("支持中信重工承担国家轴承专项。", {CITIC}),
        ("支持中信重工承担“磨机智能控制系统”项目。", {CITIC, "磨机智能控制系统"}),
        ("新能源轴承专项：每年实施十项。", {"新能源轴承专项"}),
        ("依托中信重工筹建洛阳轴承实验室。", {"洛阳轴承实验室"}),
        ("推动中信重工与浙江大学共建洛阳轴承实验室。", {CITIC, "洛阳轴承实验室"}),
        ("与中国银行合作推出“科助贷”。", {"科助贷"}),
        ("用好洛阳科技大市场。", {"洛阳科技大市场"}),
        ("组织中信重工等企业参加轴承展。", set()),
        ("争取国家“河洛学者”名额。", set()),
        ("支持嵩县与浙江大学共建洛阳轴承实验室。", {"嵩县", "洛阳轴承实验室"}),
        ("推动嵩县依托中信重工发展装备制造。", {"嵩县"}),
        ("引进浙江大学设立洛阳轴承实验室。", {"洛阳轴承实验室"}),
    ],
)
def test_support(sentence: str, supported: set[str]) -> None:
    assert {target for _, target in edges(graph_of(sentence), EdgeType.SUPPORTS)} == supported


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "新建（引进）创业基金3个，其中：洛龙区1个、涧西区1个（成果转化基金）、嵩县1个。",
            {("洛阳市", 3.0, 2022), ("洛龙区", 1.0, 2022), ("涧西区", 1.0, 2022), ("嵩县", 1.0, 2022)},
        ),
        (
            "嵩县依托中电科22所建立1个研发机构，洛龙区、涧西区各谋划1个研发机构。",
            {("嵩县", 1.0, 2022), ("洛龙区", 1.0, 2022), ("涧西区", 1.0, 2022)},
        ),
        (
            "2022年至2024年分别新认定高新技术企业25户、30户、40户。",
            {("洛阳市", 25.0, 2022), ("洛阳市", 30.0, 2023), ("洛阳市", 40.0, 2024)},
        ),
        ("研发投入强度由上年的1.6%提高到1.9%。", {("洛阳市", 1.9, 2022)}),
        ("规上企业研发机构建有率保持在50%以上。", {("洛阳市", 50.0, 2022)}),
        (
            "各区任务为洛龙区120家、涧西区90家，高新技术企业总数达到500家。",
            {("洛龙区", 120.0, 2022), ("涧西区", 90.0, 2022), ("洛阳市", 500.0, 2022)},
        ),
        ("推动洛龙区新建加速器3家。", {("洛龙区", 3.0, 2022)}),
        ("主营业务收入5亿元以上企业实现全覆盖。", set()),
        ("其中：某某镇2家，开发区14家。", set()),
        ("完成产值调查，比上年末增加21家。", set()),
        ("2023年洛龙区新认定9家、嵩县1家。", {("洛龙区", 9.0, 2023), ("嵩县", 1.0, 2023)}),
        ("高新技术企业总数达到500家，比上年净增35家。", {("洛阳市", 500.0, 2022), ("洛阳市", 35.0, 2022)}),
        ("力争进入国家创新型城市前50名。", {("洛阳市", 50.0, 2022)}),
        ("前50名企业获得通报表扬。", set()),
        ("推动涧西区综合排名前移3个位次以上。", {("涧西区", 3.0, 2022)}),
        ("项目评审周期压缩到45个工作日以内。", {("洛阳市", 45.0, 2022)}),
        ("参赛项目不少于150个。", {("洛阳市", 150.0, 2022)}),
        ("高新技术企业在2021年78家的基础上净增30家。", {("洛阳市", 30.0, 2022)}),
        (
            "到2025年，平台达到80个，其中2023年达到50个；研发投入达到9亿元。",
            {("洛阳市", 80.0, 2025), ("洛阳市", 50.0, 2023), ("洛阳市", 9.0, 2025)},
        ),
    ],
)
def test_targets(sentence: str, told: set[tuple[str, float, int]]) -> None:
    found = targets(graph_of(sentence, heading="培育高新技术企业"))
    assert {(scope, value, year) for scope, _, _, value, _, year in found} == told


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("全社会研发经费支出年均增长10%，占地区生产总值比重达到3.2%。", "全社会研发投入占GDP比重"),
        ("全年技术交易额达到40亿元。", "技术合同成交额"),
        ("建成后可提供孵化面积8万平方米。", "孵化面积"),
        ("国家技术创新中心：争创1个。", "国家技术创新中心"),
        ("开展“院企行”对接活动，每年不少于12场。", "院企行对接活动"),
        ("新建自治区级以上创新平台5个，其中国家级1个。", "国家级创新平台"),
        ("与清华大学、浙江大学合作项目达到15项。", "合作项目"),
        ("落地资金15亿元。", "落地资金"),
        ("示范推广面积达到20万亩。", "示范推广面积"),
        ("新增省高新技术企业研究开发中心15家。", "省高新技术企业研究开发中心"),
        ("洛阳高新区在国家高新区综合排名中进入前30位。", "国家高新区综合排名"),
        ("推广“洛科贷”，三年授信12亿元以上。", "洛科贷授信"),
        ("推动涧西区创新指数前移3个位次。", "创新指数"),
    ],
)
def test_indicators(sentence: str, indicator: str) -> None:
    assert indicator in {told for _, told, *_ in targets(graph_of(sentence))}


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("支持嵩县与浙江大学、栾川县与南京大学分别共建研究院。", {("嵩县", "浙江大学"), ("栾川县", "南京大学")}),
        ("嵩县、栾川县分别与浙江大学、南京大学签约。", {("嵩县", "浙江大学"), ("栾川县", "南京大学")}),
        ("支持中信重工会同浙江大学筹建实验室。", {(CITIC, "浙江大学")}),
        ("支持嵩县引进浙江大学设立研究院。", {("嵩县", "浙江大学")}),
        ("市科技局与浙江大学签订合作协议。", {("洛阳市科技局", "浙江大学")}),
        ("推进南京大学、浙江大学与嵩县围绕柴胡开展联合攻关。", {("南京大学", "嵩县"), ("浙江大学", "嵩县")}),
        ("支持洛阳轴承实验室聚焦轴承，与浙江大学开展联合攻关。", {("洛阳轴承实验室", "浙江大学")}),
    ],
)
def test_partners(sentence: str, pairs: set[tuple[str, str]]) -> None:
    assert {tuple(sorted(pair)) for pair in edges(graph_of(sentence), EdgeType.COOPERATES_WITH)} == {
        tuple(sorted(p)) for p in pairs
    }


def test_a_table_takes_its_subject_from_its_caption() -> None:
    text = plan_text("做好分解。") + (
        "附表\n2022年技术合同登记额目标分解（单位：亿元）\n县区\t2020年完成\t2022年目标\n"
        "洛龙区\t2.1\t4.5\n涧西区\t1.6\t3.5\n嵩县\t0.4\t1.2\n"
    )
    found = {(scope, name, kind, value, unit) for scope, name, kind, value, unit, _ in targets(extract(text).graph)}
    assert found == {
        (scope, "技术合同成交额", "level", value, "亿元") for scope, value in (("洛龙区", 4.5), ("涧西区", 3.5), ("嵩县", 1.2))
    }


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("年底前完成系统升级。", "2022-12"),
        ("第四季度承办轴承大赛。", "2022-12"),
        ("上半年报送建设方案。", "2022-06"),
        ("每年底前报告一次。", None),
    ],
)
def test_parts_of_the_year_are_deadlines(sentence: str, due: str | None) -> None:
    assert tasks(graph_of(sentence)) == {"一/1": due}


def test_units_are_told_by_their_verbs_and_share_a_government() -> None:
    graph = graph_of("壮大产业。责任单位：市科技局牵头，市财政局、嵩县、栾川县人民政府配合。")
    assert units(graph, EdgeType.LEADS) == {"洛阳市科技局"}
    assert units(graph, EdgeType.SUPPORTS) == {"洛阳市财政局", "嵩县政府", "栾川县政府"}


def test_who_helps_in_running_text_and_whose_districts_stand_for_a_group() -> None:
    graph = graph_of("由市科技局牵头，市财政局、市发改委配合，学习余杭区经验，推动洛龙区发展。")
    assert units(graph, EdgeType.SUPPORTS) == {"洛阳市财政局", "洛阳市发改委"}
    graph = graph_of("学习余杭区经验，推动洛龙区发展。责任单位：市科技局，各县（市、区）政府。")
    assert units(graph, EdgeType.LEADS) == {"洛阳市科技局", "洛龙区"}


def test_articles_that_run_on_below_headings_are_tasks() -> None:
    text = "洛阳市支持科技创新若干政策措施\n一、支持平台\n第一条　建设实验室。（市科技局）\n第二条　引进机构。\n"
    text += "二、支持企业\n第三条　奖励企业。\n"
    assert set(tasks(extract(text).graph)) == {"一/第一条", "一/第二条", "二/第三条"}


def test_a_table_of_contents_without_dots_holds_no_tasks() -> None:
    text = "洛阳市科技创新规划\n\n目 录\n第一章 建设平台\n第二章 培育企业\n\n"
    text += "第一章 建设平台\n新建实验室。\n第二章 培育企业\n培育高企。\n"
    assert set(tasks(extract(text).graph)) == {"第一章", "第二章"}


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("支持河南科技大学轴承研究所建设。", "河南科技大学轴承研究所", "河南科技大学"),
        ("建设郑洛新国家自主创新示范区洛阳片区。", "郑洛新国家自主创新示范区洛阳片区", "郑洛新国家自主创新示范区"),
        ("支持中国航发洛阳轴承公司扩产。", "中国航发洛阳轴承公司", "中国航空发动机集团有限公司"),
        ("建设河南科技服务综合平台洛阳分平台。", "河南科技服务综合平台洛阳分平台", "河南科技服务综合平台"),
    ],
)
def test_parents(sentence: str, part: str, whole: str) -> None:
    assert (part, whole) in edges(graph_of(sentence), EdgeType.PART_OF)


@pytest.mark.parametrize(
    "line", ["来源：洛阳市科学技术局    发布时间：2022-03-12", "印发机关：洛阳市科学技术局　　印发日期：2022年3月12日"]
)
def test_who_issued_it_stands_in_the_line_below_the_title(line: str) -> None:
    text = f"洛阳市2022年科技工作要点\n{line}\n\n一、重点任务\n1.建设实验室。\n"
    assert extract(text).graph.document.issuer == "洛阳市科学技术局"


def test_a_sum_that_is_completed_is_a_level() -> None:
    found = {(name, kind, value, unit) for _, name, kind, value, unit, _ in targets(graph_of("技术合同登记额完成3亿元。"))}
    assert found == {("技术合同成交额", "level", 3, "亿元")}
