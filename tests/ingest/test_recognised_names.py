"""Names in one sentence: which are found, what they mean in which city, and what is no name."""

from __future__ import annotations

import pytest
from tiny_plans import edges, graph_of, names

from graph.model import EdgeType, Label

PLACES = (Label.CITY, Label.PROVINCE, Label.DISTRICT)


@pytest.mark.parametrize(
    ("city", "form", "name"),
    [
        pytest.param("洛阳市", "郑州大学", "郑州大学", id="full name"),
        pytest.param("洛阳市", "浙大", "浙江大学", id="two characters"),
        pytest.param("洛阳市", "北航", "北京航空航天大学", id="航"),
        pytest.param("洛阳市", "西工大", "西北工业大学", id="工大"),
        pytest.param("洛阳市", "上海交大", "上海交通大学", id="交大"),
        pytest.param("洛阳市", "西北农林", "西北农林科技大学", id="without 大学"),
        pytest.param("洛阳市", "北京理工", "北京理工大学", id="理工"),
        pytest.param("太原市", "山大", "山西大学", id="山大 in Shanxi"),
        pytest.param("济南市", "山大", "山东大学", id="山大 in Shandong"),
        pytest.param("南京市", "南大", "南京大学", id="南大 in Jiangsu"),
        pytest.param("赣州市", "南大", "南昌大学", id="南大 in Jiangxi"),
        pytest.param("大连市", "大工", "大连理工大学", id="大工 in its city"),
        pytest.param("洛阳市", "河科大", "河南科技大学", id="河科大 in Henan"),
        pytest.param("石家庄市", "河科大", "河北科技大学", id="河科大 in Hebei"),
    ],
)
def test_universities(city: str, form: str, name: str) -> None:
    graph = graph_of(f"加快与{form}、苏州大学合作。", city)
    assert names(graph, Label.INSTITUTION) == {name, "苏州大学"}
    assert next(node for node in graph.nodes if node.name == name).aliases == (form,)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("吸引大学生来洛创业，办好大学生竞赛。", id="大学生"),
        pytest.param(
            "服务郑州大学生就业。",
            id="city and 大学生",
        ),
        pytest.param("联合双一流大学和高水平大学。", id="kinds of universities"),
        pytest.param("推动高校、科研院所和职业学院合作。", id="kinds of institutions"),
        pytest.param("抓好重大工程和农大宗产品。", id="short forms by chance"),
        pytest.param("壮大工业规模，建设经济大省。", id="short forms inside words"),
        pytest.param(
            "新建学校712所。",
            id="a count of schools",
        ),
        pytest.param("成立一批新型研究院和产业研究院。", id="kinds of institutes"),
    ],
)
def test_what_is_no_institution(sentence: str) -> None:
    assert names(graph_of(sentence), Label.INSTITUTION) == set()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("中科院半导体所", "中国科学院半导体研究所"),
        ("中国科学院自动化所", "中国科学院自动化研究所"),
        ("中科院过程工程研究所", "中国科学院过程工程研究所"),
        ("中科院大连化物所", "中国科学院大连化学物理研究所"),
        ("中科院金属所", "中国科学院金属研究所"),
    ],
)
def test_institutes_of_the_academy(form: str, name: str) -> None:
    graph = graph_of(f"对接{form}，引进成果。", "襄阳市")
    assert names(graph, Label.INSTITUTION) == {name, "中国科学院"}
    assert edges(graph, EdgeType.PART_OF) == {(name, "中国科学院")}


@pytest.mark.parametrize(
    ("city", "form", "name"),
    [
        ("洛阳市", "中电科22所", "中国电子科技集团公司第二十二研究所"),
        ("洛阳市", "中船重工725所", "中国船舶重工集团公司第七二五研究所"),
        ("洛阳市", "725所", "中国船舶重工集团公司第七二五研究所"),
        ("武汉市", "712所", "中国船舶重工集团公司第七一二研究所"),
        ("洛阳市", "航天科工三院", "中国航天科工集团第三研究院"),
        ("西安市", "航天四院", "航天动力技术研究院"),
    ],
)
def test_numbered_institutes(city: str, form: str, name: str) -> None:
    assert name in names(graph_of(f"加强与{form}合作。", city), Label.INSTITUTION)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("省农科院", "河南省农业科学院"),
        ("市社科院", "洛阳市社会科学院"),
        ("市中心医院", "洛阳市中心医院"),
        ("河南省农科院", "河南省农业科学院"),
    ],
)
def test_academies_and_hospitals_of_the_own_place(form: str, name: str) -> None:
    assert names(graph_of(f"支持{form}发展。"), Label.INSTITUTION) == {name}


def test_a_bare_number_means_nothing_in_another_city() -> None:
    assert "中国船舶重工集团公司第七二五研究所" not in names(graph_of("加强与725所合作。", "昆明市"), Label.INSTITUTION)


@pytest.mark.parametrize(
    ("form", "name", "parent"),
    [
        pytest.param("浙江大学中原研究院", "浙江大学中原研究院", "浙江大学", id="full name of the parent"),
        pytest.param("哈工大洛阳机器人研究院", "哈尔滨工业大学洛阳机器人研究院", "哈尔滨工业大学", id="short name of the parent"),
        pytest.param(
            "中科院过程所洛阳分所", "中国科学院过程工程研究所洛阳分所", "中国科学院过程工程研究所", id="分所 of an institute"
        ),
        pytest.param("清华大学洛阳研究院", "清华大学洛阳研究院", "清华大学", id="city in the name"),
        pytest.param("中国农科院洛阳分院", "中国农业科学院洛阳分院", "中国农业科学院", id="分院"),
        pytest.param("郑州大学洛阳分校", "郑州大学洛阳分校", "郑州大学", id="分校"),
    ],
)
def test_branches(form: str, name: str, parent: str) -> None:
    graph = graph_of(f"支持{form}发展。")
    assert (name, parent) in edges(graph, EdgeType.PART_OF)


def test_parents_go_up_to_the_academy() -> None:
    chain = {("中国科学院过程工程研究所洛阳分所", "中国科学院过程工程研究所"), ("中国科学院过程工程研究所", "中国科学院")}
    assert edges(graph_of("支持中科院过程所洛阳分所发展。"), EdgeType.PART_OF) == chain


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("支持金瑞光电、华泰新材、天瑞轴承等企业上市。", {"金瑞光电", "华泰新材", "天瑞轴承"}, id="等企业"),
        pytest.param("培育金瑞光电、华泰新材等5家龙头企业。", {"金瑞光电", "华泰新材"}, id="等N家企业"),
        pytest.param("扶持骨干企业（金瑞光电、华泰新材），扩大产能。", {"金瑞光电", "华泰新材"}, id="in brackets"),
        pytest.param("支持洛阳金瑞光电股份有限公司发展。", {"洛阳金瑞光电股份有限公司"}, id="legal form"),
        pytest.param(
            "支持洛阳金瑞光电有限公司发展，推动金瑞光电等企业上市。",
            {"洛阳金瑞光电有限公司"},
            id="short and full are one",
        ),
        pytest.param("支持金瑞光电有限公司发展，推动金瑞光电等企业上市。", {"金瑞光电有限公司"}, id="without its legal form"),
        pytest.param("支持中信重工、宇通客车发展。", {"中信重工机械股份有限公司", "宇通客车"}, id="known names"),
        pytest.param("培育新能源、生物医药、节能环保等企业。", set(), id="industries"),
        pytest.param("支持龙头企业、骨干企业等企业。", set(), id="kinds"),
        pytest.param(
            "支持龙头企业、上市公司等企业。",
            set(),
            id="listed companies as a kind",
        ),
        pytest.param("引导高校、科研院所等单位与企业合作。", set(), id="no enterprises at all"),
        pytest.param("组建国有投资公司和担保公司。", set(), id="kinds of companies"),
    ],
)
def test_enterprises(sentence: str, found: set[str]) -> None:
    assert names(graph_of(sentence), Label.ENTERPRISE) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("推广“科技贷”“专利贷”业务。", {"科技贷", "专利贷"}, id="quoted, 业务 behind"),
        pytest.param("举办“创汇谷”“智创杯”等大赛。", {"创汇谷", "智创杯"}, id="quoted, 等大赛"),
        pytest.param("举办“创客中国”创新创业大赛。", {"“创客中国”创新创业大赛"}, id="quote and end"),
        pytest.param("实施“河洛英才”计划。", {"“河洛英才”计划"}, id="quote before 计划"),
        pytest.param("推广“洛科贷”、郑科贷。", {"洛科贷", "郑科贷"}, id="loan behind a quoted one"),
        pytest.param(
            "推广洛科贷。",
            {"洛科贷"},
            id="loan behind a verb",
        ),
        pytest.param("开展4次高层次论坛。", set(), id="any forums"),
        pytest.param("实施科技型企业倍增计划。", {"科技型企业倍增计划"}, id="not quoted, after 实施"),
        pytest.param("组织参加中国创新创业大赛。", {"中国创新创业大赛"}, id="national contest"),
        pytest.param("设立中原科创风险投资基金。", {"中原科创风险投资基金"}, id="fund"),
        pytest.param(
            "支持企业承担国家科技重大专项。",
            {"国家科技重大专项"},
            id="national programme of common words",
        ),
        pytest.param("开展“不忘初心”主题活动。", set(), id="campaign"),
        pytest.param("落实“放管服”改革，建设“双一流”大学。", set(), id="slogans"),
        pytest.param("制定工作计划，推进重点工程。", set(), id="kinds"),
        pytest.param("各县区要按照年度计划落实。", set(), id="a plan by the way"),
    ],
)
def test_programmes(sentence: str, found: set[str]) -> None:
    assert names(graph_of(sentence), Label.PROGRAM) == found


def test_quotes_around_a_whole_name_are_no_part_of_it() -> None:
    assert names(graph_of("实施“河洛英才计划”“玉洛汇智”等行动。"), Label.PROGRAM) == {"河洛英才计划", "玉洛汇智"}


def test_programmes_of_two_cities_are_two_and_those_of_the_country_one() -> None:
    found = [
        {n.id for n in graph_of("实施“英才”计划，参加中国创新创业大赛。", city).nodes if n.label is Label.PROGRAM}
        for city in ("洛阳市", "泰州市")
    ]
    assert found[0] & found[1] == {"Program:中国创新创业大赛"} and len(found[0]) == len(found[1]) == 2


@pytest.mark.parametrize(
    ("sentence", "platforms", "kinds"),
    [
        pytest.param("建设河南省高端轴承技术创新中心。", {"河南省高端轴承技术创新中心"}, set(), id="one with a name"),
        pytest.param("培育省级技术创新中心。", set(), {"技术创新中心"}, id="a kind with its level"),
        pytest.param("建设国家重点实验室和省级工程研究中心。", set(), {"重点实验室", "工程研究中心"}, id="two kinds"),
        pytest.param("新建重点（工程）实验室。", set(), {"重点实验室", "工程实验室"}, id="one form, two kinds"),
        pytest.param("建设洛阳国家大学科技园，培育大学科技园。", {"洛阳国家大学科技园"}, {"大学科技园"}, id="one and its kind"),
        pytest.param(
            "发展众创空间、孵化器、加速器和星创天地。", set(), {"众创空间", "科技企业孵化器", "加速器", "星创天地"}, id="carriers"
        ),
        pytest.param("建设洛阳科技大市场。", {"洛阳科技大市场"}, set(), id="market of the city"),
        pytest.param("建设科技大市场。", set(), {"科技大市场"}, id="market as a kind"),
        pytest.param("建设洛阳科技大市场，发挥科技大市场作用。", {"洛阳科技大市场"}, set(), id="the market of the city again"),
        pytest.param("建设科技创新服务平台和公共服务平台。", set(), {"公共研发平台"}, id="common words are no name"),
        pytest.param(
            "截至去年底，共有平台30个。",
            set(),
            set(),
            id="a count of platforms",
        ),
        pytest.param(
            "洛龙区、涧西区各培育孵化器1家。",
            set(),
            {"科技企业孵化器"},
            id="a kind behind district and verb",
        ),
        pytest.param("打造周山科学城。", {"周山科学城"}, set(), id="city of science"),
    ],
)
def test_platforms_and_their_kinds(sentence: str, platforms: set[str], kinds: set[str]) -> None:
    graph = graph_of(sentence)
    assert (names(graph, Label.PLATFORM), names(graph, Label.PLATFORM_TYPE)) == (platforms, kinds)


@pytest.mark.parametrize(
    ("city", "form", "name"),
    [
        ("洛阳市", "市科技局", "洛阳市科技局"),
        ("洛阳市", "市科学技术局", "洛阳市科技局"),
        ("洛阳市", "省科技厅", "河南省科技厅"),
        ("洛阳市", "科技部", "科技部"),
        ("洛阳市", "国家发展改革委", "国家发展改革委"),
        ("洛阳市", "洛阳市财政局", "洛阳市财政局"),
        ("无锡市", "市工业和信息化局", "无锡市工信局"),
        ("无锡市", "省财政厅", "江苏省财政厅"),
        ("桂林市", "自治区科技厅", "广西壮族自治区科技厅"),
    ],
)
def test_bodies_in_running_text(city: str, form: str, name: str) -> None:
    assert names(graph_of(f"积极向{form}汇报，争取支持。", city), Label.AGENCY) == {name}


@pytest.mark.parametrize(
    "sentence",
    ["各部门要配合，相关单位要支持。", "全市各级政府高度重视。", "市场监管要加强，门市部要规范。", "发挥市委员的作用。"],
)
def test_what_is_no_body(sentence: str) -> None:
    assert names(graph_of(sentence), Label.AGENCY) == set()


@pytest.mark.parametrize(
    ("city", "sentence", "found"),
    [
        pytest.param("洛阳市", "在洛龙区、栾川县和偃师区布局。", {"洛龙区", "栾川县", "偃师区"}, id="districts and counties"),
        pytest.param("洛阳市", "在高新区建设园区。", {"洛阳高新区"}, id="bare zone"),
        pytest.param("嘉兴市", "在高新区、经开区建设园区。", {"嘉兴高新区", "嘉兴经开区"}, id="bare zones of another city"),
        pytest.param("泰州市", "在高新区建设园区。", {"泰州医药高新区"}, id="a zone by its own name"),
        pytest.param("洛阳市", "建设省级高新区，争创国家级经开区。", set(), id="zones as a kind"),
        pytest.param(
            "洛阳市",
            "建设一批高新区。",
            set(),
            id="zones counted",
        ),
        pytest.param("洛阳市", "在洛阳高新区、洛阳高新技术产业开发区布局。", {"洛阳高新区"}, id="two forms of one zone"),
        pytest.param("郑州市", "在管城区、金水区布局。", {"管城回族区", "金水区"}, id="short for a district of a people"),
        pytest.param("洛阳市", "安排洛龙区2家、润西区3家、老城区1家。", {"洛龙区", "涧西区", "老城区"}, id="misspelt in a list"),
        pytest.param("洛阳市", "各县区、各开发区要落实，建设核心区、示范区和功能区。", set(), id="common words"),
        pytest.param("洛阳市", "对接苏州工业园区、昆山市。", {"苏州工业园区", "昆山市"}, id="of other cities"),
        pytest.param(
            "洛阳市",
            "学习苏州工业园区做法。",
            {"苏州工业园区"},
            id="a known zone behind a verb",
        ),
        pytest.param("南京市", "在鼓楼区布局。", {"鼓楼区"}, id="one of several in its own city"),
        pytest.param("洛阳市", "学习鼓楼区做法。", set(), id="one of several elsewhere"),
    ],
)
def test_districts(city: str, sentence: str, found: set[str]) -> None:
    assert names(graph_of(sentence, city), Label.DISTRICT) == found


def test_a_district_name_that_many_cities_have_carries_its_city() -> None:
    ids = {n.id for city in ("南京市", "徐州市") for n in graph_of("在鼓楼区布局。", city).nodes if n.label is Label.DISTRICT}
    assert ids == {"District:南京市鼓楼区", "District:徐州市鼓楼区"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("加强与苏州市、深圳合作。", {"苏州市", "深圳市"}, id="full and short"),
        pytest.param("与深圳大学合作，支持郑州银行发展。", set(), id="inside institution and bank"),
        pytest.param("参加上海合作组织论坛。", set(), id="inside an organisation"),
        pytest.param("对接南京航空航天大学和北京化工大学。", set(), id="inside universities"),
        pytest.param("我市、全市、本市各单位。", set(), id="我市 is no mention"),
        pytest.param("对接省科技厅和河南省财政厅。", {"河南省"}, id="the own province by its bodies"),
    ],
)
def test_cities_and_provinces(sentence: str, found: set[str]) -> None:
    assert names(graph_of(sentence), Label.CITY, Label.PROVINCE) == found


def test_the_own_place_stands_even_if_only_the_title_names_it() -> None:
    graph = graph_of("各单位要落实。", "衢州市")
    assert [(n.label, n.name) for n in graph.nodes if n.label in PLACES] == [(Label.CITY, "衢州市")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("依托浙江大学、天津大学技术转移中心。", {"浙江大学技术转移中心", "天津大学技术转移中心"}, id="two"),
        pytest.param(
            "依托浙江大学、东南大学、天津大学技术转移中心。",
            {"浙江大学技术转移中心", "东南大学技术转移中心", "天津大学技术转移中心"},
            id="three",
        ),
        pytest.param("依托浙江大学，用好天津大学技术转移中心。", {"天津大学技术转移中心"}, id="no list"),
    ],
)
def test_shared_tails(sentence: str, found: set[str]) -> None:
    assert names(graph_of(sentence), Label.PLATFORM) == found


@pytest.mark.parametrize("sentence", ["支持中信重工与西安交通大学合作。", "推动中信重工和西安交通大学合作。"], ids=["与", "和"])
def test_a_conjunction_between_two_known_names_parts_them(sentence: str) -> None:
    graph = graph_of(sentence)
    assert names(graph, Label.ENTERPRISE, Label.INSTITUTION) == {"中信重工机械股份有限公司", "西安交通大学"}


def test_all_forms_of_a_name_stand_as_aliases_in_the_order_of_the_text() -> None:
    graph = graph_of("与中科院半导体所合作，对接中国科学院半导体研究所，用好中科院 半导体所。")
    node = next(n for n in graph.nodes if n.name == "中国科学院半导体研究所")
    assert node.aliases[:2] == ("中科院半导体所", "中国科学院半导体研究所")


@pytest.mark.parametrize(
    ("sentence", "name", "forms"),
    [
        pytest.param(
            "建设洛阳先进制造研究院，发挥先进制造研究院作用。",
            "洛阳先进制造研究院",
            ("洛阳先进制造研究院", "先进制造研究院"),
            id="without its city",
        ),
        pytest.param(
            "建设河南省特种轴承技术创新中心，发挥省特种轴承技术创新中心作用。",
            "河南省特种轴承技术创新中心",
            ("河南省特种轴承技术创新中心", "省特种轴承技术创新中心"),
            id="省 for the own province",
        ),
        pytest.param(
            "建设清华大学技术转移中心洛阳分中心，推进洛阳分中心建设。",
            "清华大学技术转移中心洛阳分中心",
            ("清华大学技术转移中心洛阳分中心", "洛阳分中心"),
            id="its end with the own city",
        ),
        pytest.param(
            "支持大型科学仪器共享服务平台，用好市大型科学仪器共享服务平台。",
            "洛阳市大型科学仪器共享服务平台",
            ("市大型科学仪器共享服务平台",),
            id="市 for the own city",
        ),
        pytest.param(
            "建设双汇肉制品技术创新中心，争创省级肉制品技术创新中心。",
            "双汇肉制品技术创新中心",
            ("双汇肉制品技术创新中心", "省级肉制品技术创新中心"),
            id="a level for its host",
        ),
    ],
)
def test_short_and_full_forms_are_one_thing(sentence: str, name: str, forms: tuple[str, ...]) -> None:
    found = [node for node in graph_of(sentence).nodes if node.label in (Label.PLATFORM, Label.INSTITUTION) and node.aliases]
    assert [(node.name, node.aliases) for node in found] == [(name, forms)]


def test_common_names_in_a_list_are_names() -> None:
    graph = graph_of("建设种质资源创新中心、农业信息服务中心。")
    assert names(graph, Label.PLATFORM) == {"种质资源创新中心", "农业信息服务中心"}


@pytest.mark.parametrize("form", ["河南国立智能技术研究院有限公司", "洛阳先进材料研究院股份有限公司"])
def test_a_research_institute_that_is_a_company_stays_an_institution(form: str) -> None:
    assert names(graph_of(f"支持{form}发展。"), Label.INSTITUTION) == {form}
