"""Every quote stands at its offsets, however a file's lines end, break and are written; and so in every text of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from graph_checks import check, wrong_ends
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import PlanGraph
from ingest.batch import Outcome, extract_files, plan_files
from ingest.pipeline import extract
from ingest.read import read
from ingest.text import normalise
from innograph.resources import PLANS

TEXTS = 151  # of the corpus: plans, policies, reports
PARAGRAPHS = [
    "与浙江大学、中科院电工所开展合作，共建先进材料研究院。",
    "支持中信重工建设省级重点实验室，新增高新技术企业30家，其中：洛龙区12家、涧西区8家。",
    "到2025年，全社会研发投入占比达到2.8%，技术合同成交额达到50亿元。",
    "责任单位：市科技局、洛龙区；配合单位：市财政局　时间进度：12月底前",
    "依托河南科技大学组建技术转移中心(筹),引进人才100名。",
    "实施“英才汇聚”计划，由市工信局牵头。",
]
MARKS = ["一、", "（二）", "3.", "（4）", "一是", "## ", "　　", ""]
NOISE = st.text(alphabet="创新平台与和的对接合作引进达到新增家个项年月底前、，。；：（）()“”《》〔〕1290%\t 　", max_size=15)
ADDED = st.lists(st.builds("{}{}".format, st.sampled_from(MARKS), st.sampled_from(PARAGRAPHS) | NOISE), max_size=8)
HEAD = ["2022年洛阳市科技创新工作要点", "一、重点任务", *(f"{n}.{told}" for n, told in enumerate(PARAGRAPHS, 1))]
PLAN = ADDED.map(lambda lines: "\n".join([*HEAD, *lines]) + "\n")
FULL_WIDTH = str.maketrans({chr(c): chr(c + 0xFEE0) for c in (*range(0x30, 0x3A), *map(ord, "(),;:%"))})


def told(graph: PlanGraph) -> list[tuple[object, ...]]:
    """The edges and where each is proven."""
    return [(edge.key, [(quote.start, quote.end) for quote in edge.evidence]) for edge in graph.edges]


@settings(max_examples=40, deadline=None)
@given(PLAN, st.sampled_from(["\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_line_ends_and_encodings_of_a_file(tmp_path_factory: pytest.TempPathFactory, raw: str, end: str, encoding: str) -> None:
    path = tmp_path_factory.mktemp("file") / "plan.txt"
    path.write_bytes(raw.replace("\n", end).encode(encoding))
    text = read(path).text
    graph = extract(text, path.name).graph
    check(graph, text)
    before = text.index(raw[:4])  # a byte order mark that stays
    assert text[before:] == raw
    moved = [(key, [(start + before, stop + before) for start, stop in spans]) for key, spans in told(extract(raw).graph)]
    assert told(graph) == moved


@settings(max_examples=40, deadline=None)
@given(PLAN)
def test_full_width_moves_nothing(raw: str) -> None:
    wide = raw.translate(FULL_WIDTH)
    graph = extract(wide).graph
    check(graph, wide)
    assert [spans for _, spans in told(graph)] == [spans for _, spans in told(extract(normalise(wide)).graph)]


@settings(max_examples=40, deadline=None)
@given(PLAN, st.data())
def test_blanks_anywhere(raw: str, data: st.DataObject) -> None:
    for blank in data.draw(st.lists(st.sampled_from([" ", "\u3000", "\u00a0", "\t", "\u200b"]), max_size=12)):
        at = data.draw(st.integers(0, len(raw)))
        raw = raw[:at] + blank + raw[at:]
    check(extract(raw).graph, raw)


@settings(max_examples=40, deadline=None)
@given(PLAN, st.integers(16, 45), st.booleans())
def test_wrapped_lines(raw: str, width: int, numbered: bool) -> None:
    lines = (raw * 4).split("\n")
    pieces = [line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width)]
    pages = [f"\n{n // 20}\n" if numbered and n and n % 20 == 0 else "\n" for n in range(len(pieces))]
    wrapped = "".join(piece + end for piece, end in zip(pieces, pages, strict=True))
    check(extract(wrapped).graph, wrapped)


@pytest.mark.parametrize(("old", "new"), [("。", "。\n"), ("、", "，"), ("\n", "\n\n"), ("：", ": ")])
@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_digests_written_in_another_way(path: Path, old: str, new: str) -> None:
    raw = read(path).text.replace(old, new)
    check(extract(raw, path.name).graph, raw)


@pytest.fixture(scope="module")
def outcomes(corpus: Path) -> list[Outcome]:
    """All texts of the corpus, extracted once."""
    return list(extract_files(path for path in plan_files([corpus]) if path.name != "README.md"))


@pytest.mark.slow
def test_every_text_of_the_corpus_gives_a_graph(outcomes: list[Outcome]) -> None:
    assert len(outcomes) >= TEXTS
    assert [str(outcome.error) for outcome in outcomes if outcome.extraction is None] == []
    assert [o.path.name for o in outcomes if o.extraction and not o.extraction.graph.edges] == []


@pytest.mark.slow
def test_every_edge_of_the_corpus_is_proven(outcomes: list[Outcome]) -> None:
    quotes = 0
    for outcome in outcomes:
        assert outcome.extraction is not None
        check(outcome.extraction.graph, read(outcome.path).text)
        quotes += sum(len(edge.evidence) for edge in outcome.extraction.graph.edges)
    assert quotes > 10_000


@pytest.mark.slow
def test_every_edge_of_the_corpus_joins_what_the_guideline_joins(outcomes: list[Outcome]) -> None:
    graphs = [(outcome.path.name, outcome.extraction.graph) for outcome in outcomes if outcome.extraction is not None]
    assert [(name, wrong) for name, graph in graphs for wrong in wrong_ends(graph)] == []


@settings(max_examples=40, deadline=None)
@given(PLAN, st.sampled_from(["\n", "\r\n"]))
def test_a_task_carries_its_own_words(raw: str, end: str) -> None:
    text = raw.replace("\n", end)
    tasks = [node for node in extract(text).graph.nodes if node.label == "Task"]
    assert tasks
    for task in tasks:
        start, stop, quote = (task.properties[name] for name in ("quote_start", "quote_end", "quote"))
        assert isinstance(start, int) and isinstance(stop, int) and isinstance(quote, str)
        assert text[start:stop] == quote and "".join(quote.split()) == task.name
