"""Lines that the page's width broke are joined; every offset still leads to the file's own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline import extract
from ingest.structure.outline import outline
from ingest.structure.wrapping import unwrap
from ingest.text import PlainText, Span

WIDTH = 28
SENTENCE = "支持湘江新区与中国科学院共同建设先进材料研究院，推动产业链上下游企业围绕关键技术开展联合攻关。"


def page(number: int, text: str) -> str:
    """Text broken at the page's width, then the next page's number glued to its first line."""
    return "\n".join(text[at : at + WIDTH] for at in range(0, len(text), WIDTH)) + f"\n{number}"


def broken(pages: int) -> str:
    head = "湘潭市科技创新规划\n目 录\n一、重点任务.......................................1\n一、重点任务\n"
    return head + "".join(page(number, f"{SENTENCE * 7}") for number in range(1, pages + 1)) + "1.1 培育企业\n" + SENTENCE


@pytest.mark.parametrize("pages", [6, 9])
def test_broken_lines_and_page_numbers_go(pages: int) -> None:
    text = unwrap(broken(pages))
    assert text.places is not None
    assert text.raw.count(SENTENCE) == 7 * pages + 1
    assert "中国科学院" in text.raw


def test_headings_and_contents_stay_lines_of_their_own() -> None:
    lines = unwrap(broken(6)).raw.split("\n")
    assert "一、重点任务" in lines
    assert any(line.startswith("一、重点任务....") for line in lines)


@pytest.mark.parametrize(
    "raw",
    [
        "一、重点任务\n" + SENTENCE + "\n" + SENTENCE * 3,
        "\n".join(f"{n}.建设平台" for n in range(1, 60)),
        "\n".join(["红旗区", "2", "3"] * 40),
        "",
    ],
)
def test_paragraphs_lists_and_tables_are_left_alone(raw: str) -> None:
    text = unwrap(raw)
    assert text.raw == raw and text.places is None


def test_evidence_of_a_broken_text_is_that_of_the_file() -> None:
    raw = broken(6)
    graph = extract(raw, "规划").graph
    quotes = [quote for edge in graph.edges for quote in edge.evidence]
    assert quotes
    assert all(raw[quote.start : quote.end] == quote.text for quote in quotes)
    assert any("\n" in quote.text for quote in quotes)


@given(st.lists(st.text(alphabet="一二三科技创新,。、:\n 12.A", max_size=60), max_size=80))
def test_any_text_leads_back_to_its_source(lines: list[str]) -> None:
    raw = "\n".join(lines)
    text = unwrap(raw)
    for at in range(0, len(text.raw), 7):
        place = text.in_source(Span(at, at + 1))
        assert raw[place.start] == text.raw[at] or text.raw[at] == "\n"
    assert len(PlainText(raw).norm) == len(raw)


def test_an_empty_stretch_has_a_place() -> None:
    assert unwrap(broken(6)).in_source(Span(3, 3)) == Span(3, 3)


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        ("一、目\n1.1 企业\n1.1.1 甲。乙。\n1.1.2 丙。丁。\n1.2 平台\n2.69 万人是数", ["一/1.1/1.1.1", "一/1.1/1.1.2", "一/1.2"]),
        ("一、任务\n1.培育企业。甲。\n专栏1 重大平台\n1.甲实验室。乙。\n2.丙中心。丁。\n2.建设平台。戊。", ["一/1", "一/2"]),
        ("第一章 任务\n一、培育企业\n专栏 2：重大工程\n一、甲工程\n二、乙工程\n第二章 保障\n甲甲。", ["第一章/一", "第二章"]),
        ("一、任务\n1﹒培育企业。甲。\n2﹒建设平台。乙。", ["一/1", "一/2"]),
    ],
)  # fmt: skip
def test_decimal_marks_and_boxes(lines: str, keys: list[str]) -> None:
    found = [section.key for section in outline(PlainText(lines)).walk() if section.rank and not section.children]
    assert found == keys
