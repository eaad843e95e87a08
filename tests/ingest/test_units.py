"""Unit lists: who leads and who supports a task, in all the ways in which plans write it down."""

from __future__ import annotations

import pytest

from graph.model import EdgeType, Label, PlanGraph
from ingest.pipeline import extract
from ingest.structure.units import UnitList, unit_lists
from ingest.text import PlainText, Span

Found = list[tuple[str, str, list[str]]]


def lists(raw: str) -> list[UnitList]:
    return unit_lists(PlainText(raw), Span(0, len(raw)))


def told(raw: str) -> Found:
    """(role, edge, forms) of every list; a group ends in *."""
    return [(x.role, x.edge, [unit.form + "*" * unit.generic for unit in x.units]) for x in lists(raw)]


def forms(raw: str) -> list[str]:
    return [unit.form for found in lists(raw) for unit in found.units]


@pytest.mark.parametrize(
    ("label", "edge"),
    [
        ("牵头单位", "LEADS"),
        ("责任单位", "LEADS"),
        ("牵头部门", "LEADS"),
        ("责任部门", "LEADS"),
        ("主办单位", "LEADS"),
        ("责任科室", "LEADS"),
        ("牵头责任单位", "LEADS"),
        ("同责单位", "SUPPORTS"),
        ("配合单位", "SUPPORTS"),
        ("参与单位", "SUPPORTS"),
        ("协办单位", "SUPPORTS"),
        ("配合部门", "SUPPORTS"),
    ],
)
@pytest.mark.parametrize(
    "form", ["{}：市科技局", "{}: 市科技局", "({}：市科技局)", "（{}：市科技局）", "【{}】市科技局", "{}：\n市科技局"]
)
def test_labels(form: str, label: str, edge: str) -> None:
    assert told(f"建设平台。{form.format(label)}") == [(label, edge, ["市科技局"])]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param(
            "牵头单位：市科技局同责单位：市财政局、市教育局时间进度：2022年12月底前",
            [("牵头单位", "LEADS", ["市科技局"]), ("同责单位", "SUPPORTS", ["市财政局", "市教育局"])],
            id="run together",
        ),
        pytest.param(
            "（牵头单位：市科技局　配合单位：市财政局）",
            [("牵头单位", "LEADS", ["市科技局"]), ("配合单位", "SUPPORTS", ["市财政局"])],
            id="one bracket, blank",
        ),
        pytest.param(
            "（责任单位：市科技局；配合单位：市财政局）",
            [("责任单位", "LEADS", ["市科技局"]), ("配合单位", "SUPPORTS", ["市财政局"])],
            id="one bracket, semicolon",
        ),
        pytest.param(
            "牵头单位：市科技局\n配合单位：市财政局\n完成时限：年底",
            [("牵头单位", "LEADS", ["市科技局"]), ("配合单位", "SUPPORTS", ["市财政局"])],
            id="a line each",
        ),
        pytest.param("责任领导：王某某\n责任单位：市科技局", [("责任单位", "LEADS", ["市科技局"])], id="persons are no units"),
        pytest.param("牵头单位和责任单位：市科技局", [("牵头单位", "LEADS", ["市科技局"])], id="joined labels"),
        pytest.param(
            "建设平台（责任单位：市科技局）。2.服务企业", [("责任单位", "LEADS", ["市科技局"])], id="ends with its bracket"
        ),
        pytest.param(
            "责任单位：市科技局。市财政局要安排资金。", [("责任单位", "LEADS", ["市科技局"])], id="ends with the sentence"
        ),
        pytest.param("各责任单位要抓好落实，牵头单位每月报送进展。", [], id="a label within a sentence is none"),
    ],
)
def test_lists_one_after_the_other(raw: str, found: Found) -> None:
    assert told(raw) == found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param("建设平台。（市科技局、市工信局）", ["市科技局", "市工信局"], id="bodies"),
        pytest.param("建设平台（市科技局）。", ["市科技局"], id="before the full stop"),
        pytest.param("建设平台。（市科技局、市工信局负责）", ["市科技局", "市工信局"], id="with 负责"),
        pytest.param("建设平台。（市科技局、各县区）", ["市科技局", "各县区"], id="with a group"),
        pytest.param("建设平台（省级、市级）。", [], id="levels"),
        pytest.param("建设平台（一期、二期）。", [], id="phases"),
        pytest.param("建设（市科技局）平台，服务企业。", [], id="not at the end"),
    ],
)
def test_a_bracket_without_a_label(raw: str, found: list[str]) -> None:
    assert forms(raw) == found


@pytest.mark.parametrize("raw", ["建设平台。（市科技局牵头，市工信局配合）", "建设平台。（市科技局牵头负责，市工信局参与）"])
def test_roles_behind_the_names(raw: str) -> None:
    assert [(edge, names) for _, edge, names in told(raw)] == [("LEADS", ["市科技局"]), ("SUPPORTS", ["市工信局"])]


@pytest.mark.parametrize("separator", ["、", "，", ",", "；", " ", "　", "/"])
def test_separators(separator: str) -> None:
    assert forms(f"责任单位：市科技局{separator}市财政局{separator}洛龙区") == ["市科技局", "市财政局", "洛龙区"]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param("市人力资源和社会保障局、市科技局", ["市人力资源和社会保障局", "市科技局"], id="和 inside a name"),
        pytest.param(
            "住房和城乡建设局、发展和改革委员会", ["住房和城乡建设局", "发展和改革委员会"], id="和 inside names without 市"
        ),
        pytest.param("市工业和信息化局和市商务局", ["市工业和信息化局", "市商务局"], id="和 inside and between"),
        pytest.param("市科技局和市财政局", ["市科技局", "市财政局"], id="two bodies"),
        pytest.param("市科技局及市财政局", ["市科技局", "市财政局"], id="及"),
        pytest.param("洛龙区和高新区", ["洛龙区", "高新区"], id="two districts"),
        pytest.param(
            "市科协和市科技局",
            ["市科协", "市科技局"],
            id="a body that ends in 协",
        ),
        pytest.param("市大数据局（市政务服务局）、市科技局", ["市大数据局", "市科技局"], id="second name in brackets"),
        pytest.param("市科技局等", ["市科技局"], id="等"),
        pytest.param("市科技局、市财政局按职责分工负责", ["市科技局", "市财政局"], id="按职责"),
        pytest.param(
            "市科技局、市财政局等部门按职责分工负责",
            ["市科技局", "市财政局"],
            id="等部门按职责",
        ),
    ],
)
def test_names_in_a_list(raw: str, found: list[str]) -> None:
    assert forms(f"责任单位：{raw}") == found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param("各县(市)、区", ["各县(市)、区*"], id="各县(市)、区"),
        pytest.param("各县（市）、区人民政府", ["各县(市)、区人民政府*"], id="with 人民政府"),
        pytest.param("市科技局、各县(市)、区", ["市科技局", "各县(市)、区*"], id="behind a body"),
        pytest.param("各县(市)、区、市科技局", ["各县(市)、区*", "市科技局"], id="before a body"),
        pytest.param("各县区", ["各县区*"], id="各县区"),
        pytest.param("市科技局、各有关单位", ["市科技局", "各有关单位*"], id="各有关单位"),
        pytest.param("市科技局、市直有关部门", ["市科技局", "市直有关部门*"], id="市直有关部门"),
        pytest.param(
            "各县(市、区)、市科技局",
            ["各县(市、区)*", "市科技局"],
            id="各县(市、区)",
        ),
        pytest.param(
            "市科技局和各县区政府",
            ["市科技局", "各县区政府*"],
            id="和 before a group",
        ),
    ],
)
def test_groups(raw: str, found: list[str]) -> None:
    assert [names for _, _, names in told(f"责任单位：{raw}")] == [found]


@pytest.mark.parametrize(
    "raw", ["一、建设平台。牵头单位：市科技局、市财政局配合单位：各县(市)、区", "（责任单位： 市科协，  洛龙区 ）"]
)
def test_spans_give_back_the_forms(raw: str) -> None:
    text = PlainText(raw)
    for found in lists(raw):
        assert found.span.of(text.norm).strip(" (").startswith(found.role)
        for unit in found.units:
            assert unit.span.of(text.norm) == unit.form
            assert found.span.start < unit.span.start < unit.span.end <= found.span.end


def duties(graph: PlanGraph) -> set[tuple[str, str, str, bool]]:
    """(edge, unit, key of the task, whether it stands for a group)."""
    node = {n.id: n for n in graph.nodes}
    return {
        (str(e.type), node[e.source].name, str(node[e.target].properties["key"]), bool(e.properties.get("collective")))
        for e in graph.edges
        if node[e.target].label is Label.TASK
    }


def plan(told: str) -> PlanGraph:
    """`甲 / 乙` are two lines under a title."""
    return extract("2022年洛阳市科技创新工作要点\n" + told.replace(" / ", "\n") + "\n").graph


def test_each_task_has_its_own_list() -> None:
    graph = plan("一、任务 / 1.建设平台。牵头单位：市科技局 / 2.引进人才。牵头单位：市委组织部　配合单位：市人社局")
    assert duties(graph) == {
        ("LEADS", "洛阳市科技局", "一/1", False),
        ("LEADS", "洛阳市委组织部", "一/2", False),
        ("SUPPORTS", "洛阳市人社局", "一/2", False),
    }


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        pytest.param(
            "一、任务（责任单位：市科技局） / 1.甲。 / 2.乙。", {("市科技局", "1"), ("市科技局", "2")}, id="from the heading"
        ),
        pytest.param(
            "一、任务 / 责任单位：市科技局 / 1.甲。 / 2.乙。", {("市科技局", "1"), ("市科技局", "2")}, id="below the heading"
        ),
        pytest.param(
            "一、任务（责任单位：市科技局） / 1.甲。责任单位：市财政局 / 2.乙。",
            {("市财政局", "1"), ("市科技局", "2")},
            id="its own counts more",
        ),
        pytest.param("一、任务 / 1.甲。责任单位：市财政局 / 2.乙。", {("市财政局", "1")}, id="not from a sibling"),
    ],
)
def test_lists_of_headings_hold_for_their_tasks(body: str, leads: set[tuple[str, str]]) -> None:
    assert duties(plan(body)) == {("LEADS", f"洛阳{unit}", f"一/{task}", False) for unit, task in leads}


def test_a_group_stands_for_the_districts_that_the_plan_names() -> None:
    graph = plan("一、任务 / 1.在洛龙区建设园区，在涧西区建设中心。 / 2.推广成果。责任单位：市科技局、各县(市)、区")
    assert duties(graph) == {
        ("LEADS", "洛阳市科技局", "一/2", False),
        ("LEADS", "洛龙区", "一/2", True),
        ("LEADS", "涧西区", "一/2", True),
    }


@pytest.mark.parametrize(
    ("raw", "agency"),
    [
        ("市科技局", "洛阳市科技局"),
        ("市科学技术局", "洛阳市科技局"),
        ("科技局", "洛阳市科技局"),
        ("洛阳市科技局", "洛阳市科技局"),
        ("省科技厅", "河南省科技厅"),
        ("市委组织部", "洛阳市委组织部"),
        ("市发展和改革委员会", "洛阳市发改委"),
        ("洛阳海关", "洛阳海关"),
    ],
)
def test_names_of_bodies(raw: str, agency: str) -> None:
    graph = plan(f"一、任务 / 1.建设平台。责任单位：{raw}")
    assert {name for _, name, _, _ in duties(graph)} == {agency}
    assert [node.label for node in graph.nodes if node.name == agency] == [Label.AGENCY]


@pytest.mark.parametrize(
    ("raw", "label", "name"),
    [
        pytest.param("市科技创新服务中心", Label.AGENCY, "洛阳市科技创新服务中心", id="a centre that nobody knows"),
        pytest.param("市农科院", Label.INSTITUTION, "洛阳市农业科学院", id="academy"),
        pytest.param("河南科技大学", Label.INSTITUTION, "河南科技大学", id="university"),
        pytest.param("市轨道交通集团", Label.ENTERPRISE, "洛阳市轨道交通集团", id="enterprise"),
        pytest.param("市孵化器", Label.PLATFORM, "洛阳市孵化器", id="platform"),
        pytest.param("国家税务总局洛阳市税务局", Label.AGENCY, "国家税务总局洛阳市税务局", id="national body in the city"),
        pytest.param("市人民检察院", Label.AGENCY, "洛阳市人民检察院", id="court"),
        pytest.param("中国银行洛阳分行", Label.ENTERPRISE, "中国银行洛阳分行", id="bank"),
        pytest.param("组织部", Label.AGENCY, "洛阳市委组织部", id="party body"),
        pytest.param("中科院洛阳分所", Label.INSTITUTION, "中国科学院洛阳分所", id="branch"),
    ],
)
def test_types_of_units(raw: str, label: Label, name: str) -> None:
    graph = plan(f"一、任务 / 1.建设平台。责任单位：{raw}")
    assert {edge.source for edge in graph.edges if edge.type is EdgeType.LEADS} == {f"{label}:{name}"}


@pytest.mark.parametrize(
    ("raw", "name", "label"),
    [
        ("洛龙区", "洛龙区", Label.DISTRICT),
        ("高新区", "洛阳高新区", Label.DISTRICT),
        ("高新区管委会", "洛阳高新区管委会", Label.AGENCY),
        ("栾川县人民政府", "栾川县政府", Label.AGENCY),
    ],
)
def test_districts_and_their_governments(raw: str, name: str, label: Label) -> None:
    """The guideline: a government body is an agency."""
    graph = plan(f"一、任务 / 1.建设平台。责任单位：市科技局、{raw}")
    assert ("LEADS", name, "一/1", False) in duties(graph)
    assert [node.label for node in graph.nodes if node.name == name] == [label]


def test_led_in_the_sentence() -> None:
    graph = plan("一、任务 / 1.由市科技局牵头，建设成果转化平台。 / 2.建设园区。")
    assert duties(graph) == {("LEADS", "洛阳市科技局", "一/1", False)}


def test_the_role_stands_as_written() -> None:
    graph = plan("一、任务 / 1.建设平台。主办单位：市科技局　协办单位：市科协")
    roles = {edge.properties["role"] for edge in graph.edges if edge.type in (EdgeType.LEADS, EdgeType.SUPPORTS)}
    assert roles == {"主办单位", "协办单位"}


@pytest.mark.parametrize(
    ("place", "unit"), [("洛阳市", "“英才”计划"), ("河南省", "高新区")], ids=["programme", "kind of zone in a province"]
)
def test_what_is_no_body_leads_nothing(place: str, unit: str) -> None:
    graph = extract(f"2022年{place}科技创新工作要点\n一、任务\n1.建设平台。责任单位：省科技厅、{unit}\n").graph
    assert {name for _, name, _, _ in duties(graph)} == {"河南省科技厅"}


def test_times_in_brackets_are_no_units() -> None:
    found = told("(市科技局牵头,市财政局、西工区人民政府配合,2023年12月底前完成)")
    assert found == [("责任单位", "LEADS", ["市科技局"]), ("配合单位", "SUPPORTS", ["市财政局", "西工区人民政府"])]
    assert forms("责任单位:市科技局、市科协,2020年12月前") == ["市科技局", "市科协"]
