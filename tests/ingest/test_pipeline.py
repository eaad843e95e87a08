"""What holds for every text: each edge is proven by its quote, the same text gives the same bytes, and time grows with length."""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from graph_checks import check, wrong_ends
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tiny_plans import plan_text

from graph.model import EdgeType, Label, PlanGraph
from ingest.pipeline import extract
from ingest.read import read
from innograph.errors import NotAPlan
from innograph.resources import PLANS, ROOT

DIGESTS = sorted(PLANS.glob("*.txt"))
each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
CITIES = st.sampled_from(["洛阳市", "泰州市", "上海市", "湘潭市", "金水区", "河南省", "延边朝鲜族自治州"])
PARTNERS = st.sampled_from(["浙大", "郑州大学", "中科院半导体所", "中电科22所", "苏州市", "中信重工", "河南省科技厅", "高新区"])
SENTENCES = st.sampled_from(
    [
        "与{}、{}开展合作，共建研究院",
        "一是引进{}在我市设立分院。二是对接{}",
        "支持{}建设省级重点实验室；依托{}组建技术创新中心",
        "实施“英才”计划，支持中信重工承担国家重点研发计划，{}、{}参加",
        "新增高新技术企业{n}家，其中{}{n}家、{}{n}家",
        "到2025年，研发投入占比达到{n}%，{}达到{n}亿元（{}除外）",
        "{}承担的“{}关键技术研发与产业化”项目",
        "责任单位：市科技局、郑州大学；配合单位：洛龙区、各县(市)、区　时间进度：{n}月底前",
        "{}\n{n}\n{n}\n{}\n{n}\n{n}",
    ]
)
MARKS = st.sampled_from(["一、", "（二）", "3.", "（4）", "①", "一是", "第五章 ", "附件1", "", "　　", "# "])
NOISE = st.text(alphabet='创新平台与和的对接合作引进达到新增家个项年月底前、，。；：（）()“”"《》〔〕1290%\n\t 　', max_size=40)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A title, two tasks, and lines of marks, sentences with names and numbers, and noise."""
    lines = [f"2022年{draw(CITIES)}科技创新工作要点", "一、任务", "1.培育企业。", "2.引进人才。"]
    for _ in range(draw(st.integers(0, 6))):
        told = draw(SENTENCES).format(draw(PARTNERS), draw(PARTNERS), n=draw(st.integers(0, 99999)))
        lines.append(draw(MARKS) + told + draw(st.sampled_from(["。", "", "；", "\n"])) + draw(NOISE))
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_edge_of_a_generated_plan_is_proven(raw: str) -> None:
    graph = extract(raw).graph
    check(graph, raw)
    assert wrong_ends(graph) == []
    assert extract(raw).graph.to_json() == graph.to_json()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_any_text_gives_a_graph_or_one_clear_sentence(text: str, placed: bool) -> None:
    raw = f"洛阳市{text}" if placed else text
    try:
        check(extract(raw).graph, raw)
    except NotAPlan as error:
        assert "请" in str(error)


@settings(max_examples=40, deadline=None)
@given(plans(), st.sampled_from(["\ufeff", "\n\n", "　　", "首页\n"]))
def test_what_stands_before_a_plan_moves_the_quotes_and_nothing_else(raw: str, before: str) -> None:
    assume("\n附" not in raw)
    one, other = extract(raw).graph, extract(before + raw).graph
    assert [node.id for node in other.nodes] == [node.id for node in one.nodes]
    assert [(e.key, [q.text for q in e.evidence]) for e in other.edges] == [
        (e.key, [q.text for q in e.evidence]) for e in one.edges
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("9" * 6000 + "家", id="digits"),
        pytest.param("新增企业" + "九" * 3000 + "家", id="Chinese digits"),
        pytest.param("第" + "一" * 3000 + "章", id="a long ordinal"),
        pytest.param("（" * 3000 + "市科技局" + "）" * 3000, id="nested brackets"),
        pytest.param("“" * 3000, id="open quotes"),
        pytest.param("1.(1)①一是" * 1500, id="marks"),
        pytest.param("与" * 3000 + "合作", id="conjunctions"),
        pytest.param("《" * 500 + "计划" + "》" * 500 + "的通知", id="title marks"),
        pytest.param("2022年13月32日，〔2022〕99999号", id="dates that are none"),
        pytest.param("\x00\x0b\u2028\U0001f600", id="odd characters"),
    ],
)
def test_hostile_stretches_do_no_harm(hostile: str) -> None:
    filler = "统筹推进各项工作落到实处。\n" * (len(hostile) // 10)
    raw = plan_text("与浙大合作。") + hostile + "\n2." + hostile + "。\n" + filler
    check(extract(raw).graph, raw)


@each_digest
def test_every_edge_of_the_digests_is_proven(path: Path) -> None:
    raw = read(path).text
    graph = extract(raw, path.name).graph
    check(graph, raw)
    assert wrong_ends(graph) == []
    assert {node.label for node in graph.nodes} >= {Label.CITY, Label.AGENCY, Label.TASK}
    assert len(graph.edges) > 10


def fingerprint(graphs: list[PlanGraph]) -> str:
    return hashlib.sha256("".join(graph.to_json() for graph in graphs).encode()).hexdigest()


IN_A_FRESH_PROCESS = """
import hashlib
from ingest.batch import extract_files
from innograph.resources import PLANS
graphs = [outcome.extraction.graph.to_json() for outcome in extract_files(sorted(PLANS.glob("*.txt")))]
print(hashlib.sha256("".join(graphs).encode()).hexdigest())
"""


def test_the_same_plans_give_the_same_bytes_in_every_process() -> None:
    here = fingerprint([extract(read(path).text, path.name).graph for path in DIGESTS])
    assert here == fingerprint([extract(read(path).text, path.name).graph for path in reversed(DIGESTS)][::-1])
    run = subprocess.run(
        [sys.executable, "-c", IN_A_FRESH_PROCESS],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert run.stdout.strip() == here


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("", id="nothing"),
        pytest.param("今天天气很好，我们一家人去公园散步，孩子们玩得很开心。", id="a diary"),
        pytest.param("郑州市是河南省的省会，历史悠久，风景很美。", id="a place, but nothing planned"),
        pytest.param("The quick brown fox jumps over the lazy dog. " * 20, id="English"),
        pytest.param("1,2,3\n4,5,6\n" * 50, id="numbers"),
    ],
)
def test_what_is_no_plan_is_refused(raw: str) -> None:
    with pytest.raises(NotAPlan, match=r"甲\.txt.*请检查文件内容"):
        extract(raw, "甲.txt")


def test_what_was_not_understood_is_told_with_its_place() -> None:
    raw = plan_text("建设平台。责任单位：市科技局、某某某某")
    (unread,) = extract(raw).unread
    assert unread.span.of(raw) == unread.text == "某某某某"


def test_a_report_has_no_tasks() -> None:
    raw = "政府工作报告\n——2023年1月5日在芜湖市人民代表大会上\n一、重点工作\n1.新增高新技术企业30家。\n"
    graph = extract(raw).graph
    assert [node for node in graph.nodes if node.label is Label.TASK] == []
    assert [edge.type for edge in graph.edges] == [EdgeType.TARGETS]


def seconds(raw: str) -> float:
    """Of this process on the processor, so that other work on the machine does not count."""
    gc.collect()
    begun = time.process_time()
    extract(raw)
    return time.process_time() - begun


@pytest.mark.slow
def test_two_megabytes_take_about_twice_as_long_as_one() -> None:
    text = "\n".join(read(path).text for path in DIGESTS) + "\n"
    one = text * (1_000_000 // len(text.encode()) + 1)
    short, long = seconds(one), seconds(one + one)
    assert long < 3 * short


def many_names(count: int) -> str:
    return plan_text("\n".join(f"{n % 99}.建设洛阳第{n}先进制造研究院，支持洛阳{n}号产业园。" for n in range(count)))


def many_tasks(count: int) -> str:
    return plan_text(
        "\n".join(f"{n % 99}.与浙大合作，第{n}组新增攻关课题{n}项。责任单位：市科技局、洛龙区" for n in range(count))
    )


def one_sentence(count: int) -> str:
    return plan_text("与浙大、中科院半导体所合作，新增攻关课题5项，" * count)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "count"),
    [
        pytest.param(many_names, 1200, id="names"),
        pytest.param(many_tasks, 2000, id="tasks"),
        pytest.param(one_sentence, 2400, id="one sentence"),
    ],
)
def test_time_grows_with_length_in_texts_of_any_shape(shape: Callable[[int], str], count: int) -> None:
    """Eight times the text: some 8 to 13 times the time; 64 times where each item is held against all before it."""
    short, long = seconds(shape(count // 8)), seconds(shape(count))
    assert long < 24 * short


def test_a_text_of_more_than_a_million_characters_is_read() -> None:
    """spaCy itself refuses such a text; a collection of national plans in one file has as many."""
    text = read(DIGESTS[0]).text
    raw = text + "\n" + "各部门要抓好落实。\n" * 110_000
    assert len(raw) > 1_000_000
    assert {node.id for node in extract(text).graph.nodes} <= {node.id for node in extract(raw).graph.nodes}
