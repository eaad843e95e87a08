"""Task ledgers, one row a line or one cell a line, become tasks with their units and time limits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import EdgeType, Label, PlanGraph
from ingest.pipeline import extract
from ingest.structure.deadlines import limit
from ingest.structure.ledger import ledger_rows
from ingest.text import PlainText

HEAD = "序号\t重点任务\t工作目标\t牵头单位\t配合单位\t完成时限"
ROWS = (
    "1\t加快龙门实验室建设\t入驻人员500人\t市科技局\t市财政局、涧西区\t2022年6月底",
    "2\t培育科技型企业\t新增瞪羚企业30家\t市工信局\t各县区\t2022年底",
)
TITLE = "洛阳市2022年科技创新重点任务清单\n"


def tasks(graph: PlanGraph) -> dict[str, tuple[str, str | None]]:
    return {
        str(n.properties["key"]): (n.name, str(n.properties["deadline"]) if n.properties["deadline"] else None)
        for n in graph.nodes
        if n.label is Label.TASK
    }


def units(graph: PlanGraph, kind: EdgeType) -> set[tuple[str, str]]:
    name = {node.id: node.name for node in graph.nodes}
    return {
        (name[e.source], e.target.rsplit("/", 1)[1])
        for e in graph.edges
        if e.type is kind and e.target.startswith("Task:") and not e.properties.get("collective")
    }


@pytest.mark.parametrize("between", ["\t", "\n", " | "])
def test_a_row_is_a_task(between: str) -> None:
    raw = TITLE + "\n".join((HEAD, *ROWS)).replace("\t", between)
    graph = extract(raw).graph
    assert tasks(graph) == {"1": ("加快龙门实验室建设", "2022-06"), "2": ("培育科技型企业", "2022-12")}
    assert units(graph, EdgeType.LEADS) == {("洛阳市科技局", "1"), ("洛阳市工信局", "2")}
    assert units(graph, EdgeType.SUPPORTS) == {("洛阳市财政局", "1"), ("涧西区", "1")}


def test_headings_of_groups_stand_in_the_key() -> None:
    raw = TITLE + "\n".join((HEAD, "一、建设平台", ROWS[0], "二、培育企业", ROWS[1]))
    assert set(tasks(extract(raw).graph)) == {"一/1", "二/2"}


def test_a_text_that_was_broken_keeps_its_units() -> None:
    lines = f"{HEAD}\n{ROWS[0]}\n{ROWS[1]}".replace("\t", "\n").replace("入驻人员500人", "入驻人员500人\n引进团队3个")
    graph = extract(TITLE + lines).graph
    assert units(graph, EdgeType.LEADS) == {("洛阳市科技局", "1"), ("洛阳市工信局", "2")}


def test_roles_within_a_cell() -> None:
    raw = TITLE + "任务\t目标\t责任单位\n建设龙门实验室\t投用\t(市科技局牵头,市财政局配合)\n"
    graph = extract(raw).graph
    assert units(graph, EdgeType.LEADS) == {("洛阳市科技局", "1")}
    assert units(graph, EdgeType.SUPPORTS) == {("洛阳市财政局", "1")}


def test_the_measure_is_the_task_where_the_field_spans_rows() -> None:
    raw = TITLE + "序号\t重点任务\t具体举措\t责任单位\n1\t建设平台\t建设龙门实验室\t市科技局\n2\t建设平台\t建设智慧岛\t市工信局\n"
    assert [name for name, _ in tasks(extract(raw).graph).values()] == ["建设平台", "建设智慧岛"]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "序号\t姓名\t单位\n1\t张三\t市科技局",
        "县区\t研发投入\t高企\n涧西区\t2\t3",
        "一、任务\n1.建设平台。\n责任单位：市科技局",
    ],
)
def test_what_is_no_ledger(raw: str) -> None:
    assert ledger_rows(PlainText(raw)) == []


@given(
    st.lists(
        st.sampled_from(["序号", "任务", "牵头单位", "1", "2", "市科技局", "\n", "\t", "完成时限", "一、甲", "2022年"]),
        max_size=40,
    )
)
def test_rows_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = PlainText("\t".join(pieces))
    rows = ledger_rows(text)
    ends = [row.span for row in rows]
    assert all(a.end <= b.start for a, b in pairwise(ends))
    assert all(row.span.start <= row.title.start < row.title.end <= row.span.end for row in rows)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("2022年12月", "2022-12"),
        ("2022年6月底前", "2022-06"),
        ("2022年底", "2022-12"),
        ("12月底", "2022-12"),
        ("年底前", "2022-12"),
        ("2022.6.30", "2022-06"),
        ("2022年1月启动，9月完成", "2022-09"),
        ("2023年", "2023-12"),
        ("长期坚持", None),
        ("全年推进", None),
        ("", None),
    ],
)
def test_a_limit_that_stands_alone(told: str, due: str | None) -> None:
    assert limit(told, 2022) == due


@pytest.mark.parametrize("mark", [" ", "  ", "\t"])
def test_cells_that_a_text_parts_by_blanks_and_a_table_that_runs_on(mark: str) -> None:
    rows = [
        ("序号", "工作任务", "主要内容和年度目标", "牵头单位", "配合单位", "完成时限"),
        ("1", "培育企业", "新增高新技术企业20家。", "市科技局", "市税务局", "2022年6月底"),
        ("2", "建设平台", "支持龙门实验室建设。", "市科技局、市财政局", "市教育局", "2022年9月"),
    ]
    more = [rows[0], ("3", "引进人才", "引进博士10名。", "市人社局", "市科技局", "全年")]
    lines = [mark.join(row) for row in rows] + ["（续表）"] + [mark.join(row) for row in more]
    graph = extract(f"{TITLE}二、重点任务\n（一）强企业\n" + "\n".join(lines) + "\n").graph
    assert tasks(graph) == {
        "二/(一)/1": ("培育企业", "2022-06"),
        "二/(一)/2": ("建设平台", "2022-09"),
        "二/(一)/3": ("引进人才", None),
    }
    assert units(graph, EdgeType.LEADS) == {
        ("洛阳市科技局", "1"),
        ("洛阳市科技局", "2"),
        ("洛阳市财政局", "2"),
        ("洛阳市人社局", "3"),
    }


def test_a_table_that_hands_out_the_tasks_of_the_text_adds_none() -> None:
    table = "任务\t牵头单位\t配合单位\t完成时限\n1.建设龙门实验室\t市科技局\t市财政局\t2022年9月\n"
    table += "2.培育企业\t市工信局\t市税务局\t长期\n"
    raw = f"{TITLE}一、重点任务\n1.建设龙门实验室。甲甲。\n2.培育企业。乙乙。\n附件：任务分解表\n{table}"
    graph = extract(raw).graph
    assert tasks(graph) == {"一/1": ("建设龙门实验室", "2022-09"), "一/2": ("培育企业", None)}
    assert units(graph, EdgeType.LEADS) == {("洛阳市科技局", "1"), ("洛阳市工信局", "2")}
    assert units(graph, EdgeType.SUPPORTS) == {("洛阳市财政局", "1"), ("洛阳市税务局", "2")}


def test_units_behind_the_last_point_hold_for_all_points() -> None:
    raw = f"{TITLE}一、重点任务\n（一）培育企业。一是建立名录。二是开展服务。三是兑现奖补。（责任单位：市科技局）\n"
    assert units(extract(raw).graph, EdgeType.LEADS) == {("洛阳市科技局", point) for point in ("一是", "二是", "三是")}
