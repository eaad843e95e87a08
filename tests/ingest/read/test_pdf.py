"""PDF files as offices print them: what is text, what is a table, what is only the page's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import LEFT, PITCH, SIZE, TOP, Paper
from reportlab.lib import pdfencrypt

from ingest.read import read
from innograph.errors import UnreadableFile

LONG = "推动企业与高校院所开展联合攻关，建设高水平创新平台，到2025年研发投入强度达到2.5%以上，培育R&D机构30家。"
TASK = "（一）培育创新主体。" + LONG


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def lines_of(paper: Paper) -> list[str]:
    return read(paper.close()).text.split("\n")


@pytest.mark.parametrize("indent", [2, 0], ids=["indented", "flush"])
def test_broken_lines_become_paragraphs(paper: Paper, indent: int) -> None:
    told = ["一、重点任务", TASK, "（二）建设创新平台。" + LONG * 3, LONG, "1.责任单位：市科技局", "2.完成时限：12月底前"]
    for paragraph in told:
        paper.paragraph(paragraph, indent)
    assert lines_of(paper) == told


def test_a_paragraph_goes_on_over_the_page_and_what_recurs_is_left_out(paper: Paper) -> None:
    told = [f"（{mark}）{LONG * 4}" for mark in "一二三四五六七八九十"]
    for paragraph in told:
        paper.paragraph(paragraph)
    pages = paper.canvas.getPageNumber()
    assert pages > 2
    again = Paper(paper.path)
    for number, paragraph in enumerate(told, 1):
        again.paragraph(paragraph)
        again.put("洛阳市科技创新规划", LEFT, 40, 10)
        again.put(f"— {number} —", 280, 790, 12)
        again.page()
    assert lines_of(again) == told


@pytest.mark.parametrize("number", ["3", "- 3 -", "— 3 —", "－3－", "·3·", "第3页", "第 3 页 共 9 页", "3/9", "iii"])
@pytest.mark.parametrize("top", [40, 800], ids=["head", "foot"])
def test_page_numbers(paper: Paper, number: str, top: float) -> None:
    paper.paragraph(LONG)
    paper.put(number, 280, top, 12)
    assert lines_of(paper) == [LONG]


def test_numbers_and_words_inside_the_page_stay(paper: Paper) -> None:
    for row in range(3):
        paper.paragraph(LONG)
        paper.put("牵头单位：市科技局", LEFT + 2 * SIZE, 300, 16)
        paper.put("30", LEFT + 2 * SIZE, 400 + row, 16)
        paper.page()
    assert lines_of(paper) == [LONG, "牵头单位：市科技局", "30"] * 3


def test_annexes_at_the_top_of_pages_are_no_running_heads(paper: Paper) -> None:
    told = []
    for number in range(1, 5):
        paper.put(f"附件{number}", LEFT, 70)
        paper.put(f"洛阳市科技规划 第{number}章", LEFT, 40, 10)
        paper.paragraph(LONG)
        told += [f"附件{number}", LONG]
        paper.page()
    assert lines_of(paper) == told


def test_titles_and_signatures(paper: Paper) -> None:
    paper.put("洛阳市人民政府关于印发", 180, 110, 22)
    paper.put("洛阳市科技创新规划的通知", 170, 145, 22)
    paper.put("洛政〔2021〕1号", 240, 190)
    for number, line in enumerate((LONG[:27], LONG[27:])):
        paper.put(line, LEFT, 240 + number * PITCH)
    paper.put("洛阳市人民政府", 400, 400)
    paper.put("2021年3月1日", 410, 428)
    assert lines_of(paper) == [
        "洛阳市人民政府关于印发洛阳市科技创新规划的通知",
        "洛政〔2021〕1号",
        LONG,
        "洛阳市人民政府",
        "2021年3月1日",
    ]


def test_a_table_of_contents_keeps_its_lines(paper: Paper) -> None:
    told = [f"{mark}、创新任务{'.' * 40}{number}" for number, mark in enumerate("一二三四", 1)]
    for number, line in enumerate(told):
        paper.put(line, LEFT, TOP + number * PITCH)
    paper.page()
    paper.paragraph(LONG)
    assert lines_of(paper) == [*told, LONG]


def test_latin_words(paper: Paper) -> None:
    paper.put("推进" * 11 + "innova-", LEFT, TOP)
    paper.put("tion hub 和 R&D" + "建设" * 8 + "Open", LEFT, TOP + PITCH)
    paper.put("Lab平台。", LEFT, TOP + 2 * PITCH)
    assert lines_of(paper) == ["推进" * 11 + "innovation hub和R&D" + "建设" * 8 + "Open Lab平台。"]


def test_spread_characters_are_one_word_and_wide_gaps_are_columns(paper: Paper) -> None:
    for number, char in enumerate("创新平台建设方案二〇二四"):
        paper.put(char, LEFT + number * SIZE * 1.5, TOP)
    for x, cell in ((LEFT, "市科技局"), (LEFT + 200, "12月底前"), (LEFT + 350, "30家")):
        paper.put(cell, x, TOP + PITCH)
    assert lines_of(paper) == ["创新平台建设方案二〇二四", "市科技局\t12月底前\t30家"]


def test_two_columns_are_read_one_after_the_other(paper: Paper) -> None:
    half = ["推动企业与高校院所开展联合", "攻关，建设高水平的创新平台", "并培育领军企业三十家。"]
    for x in (60, 320):
        for row, part in enumerate(half * 4):
            paper.put(part, x, 100 + row * 22, 14)
    assert lines_of(paper) == ["".join(half)] * 8


def test_a_watermark_across_the_page_is_left_out(paper: Paper) -> None:
    paper.paragraph(LONG)
    paper.canvas.saveState()
    paper.canvas.translate(200, 600)
    paper.canvas.rotate(45)
    paper.canvas.drawString(0, 0, "内部资料注意保存")
    paper.canvas.restoreState()
    assert lines_of(paper) == [LONG]


HEADS = ("序号", "任务", "单位")
ROWS = [HEADS, ("1", "建设平台", "市科技局"), ("2", "培育企业", "市财政局")]
WIDTHS = [50.0, 200.0, 120.0]


def tabbed(*rows: tuple[str, ...]) -> list[str]:
    return ["\t".join(row) for row in rows]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_table_stands_where_it_stands(tmp_path: Path, turn: int) -> None:
    paper = Paper(tmp_path / "a.pdf", (600, 700))
    paper.put(LONG[:27], LEFT, 100)
    paper.put("附后", LEFT, paper.table(ROWS, WIDTHS, 200) + 50)
    paper.canvas.setPageRotation(turn)
    if turn:  # as it is printed sideways: the same drawing, turned back
        paper = turned(tmp_path, turn)
    assert lines_of(paper) == [LONG[:27], *tabbed(*ROWS), "附后"]


def turned(folder: Path, turn: int) -> Paper:
    """The same page drawn so that a reader who obeys its /Rotate sees it upright."""
    across = turn in (90, 270)
    paper = Paper(folder / "a.pdf", (700, 600) if across else (600, 700))
    paper.height = 700
    paper.canvas.setPageRotation(turn)
    move = {90: (700, 0), 180: (600, 700), 270: (0, 600)}[turn]
    paper.canvas.translate(*move)
    paper.canvas.rotate(turn)
    paper.put(LONG[:27], LEFT, 100)
    paper.put("附后", LEFT, paper.table(ROWS, WIDTHS, 200) + 50)
    return paper


def test_lines_in_cells(paper: Paper) -> None:
    paper.table([HEADS, ("1", "组织企业与高校院所开展产学研对接活动"[:17] + "/不少于十次", "市科技局/市财政局")], WIDTHS, 200, 40)
    assert lines_of(paper)[1] == "1\t组织企业与高校院所开展产学研对接活不少于十次\t市科技局 市财政局"


def test_merged_cells(paper: Paper) -> None:
    paper.table([("序号", "任务")], [50, 200], 200)
    paper.table([("1", "建设平台"), ("2", "培育企业")], [50, 200], 230)
    paper.canvas.rect(LEFT + 250, paper.height - 290, 120, 60)
    paper.put("市科技局", LEFT + 255, 250, 11)
    paper.canvas.rect(LEFT + 250, paper.height - 230, 120, 30)
    paper.put("单位", LEFT + 255, 206, 11)
    paper.canvas.rect(LEFT, paper.height - 320, 370, 30)
    paper.put("合计二十项", LEFT + 5, 296, 11)
    assert lines_of(paper) == [*tabbed(HEADS, ("1", "建设平台", "市科技局"), ("2", "培育企业", "市科技局")), "合计二十项"]


def test_a_table_over_two_pages(paper: Paper) -> None:
    paper.table([*ROWS, ("3", "举办大赛", "市工信局")], WIDTHS, 600)
    paper.page()
    paper.table([HEADS, ("", "不少于两场", ""), ("4", "引进人才", "市人社局")], WIDTHS, 110)
    assert lines_of(paper) == tabbed(*ROWS, ("3", "举办大赛不少于两场", "市工信局"), ("4", "引进人才", "市人社局"))


def test_a_box_around_text_is_no_table(paper: Paper) -> None:
    paper.canvas.rect(LEFT - 10, paper.height - 300, 480, 220)
    paper.paragraph("专栏1重点工程", 2)
    paper.paragraph(TASK)
    assert lines_of(paper) == ["专栏1重点工程", TASK]


PARAGRAPHS = st.lists(
    st.builds(lambda mark, count: mark + LONG * count, st.sampled_from(["", "一、", "（二）", "1.", "①"]), st.integers(1, 4)),
    min_size=2,
)


@settings(max_examples=25, deadline=None)
@given(told=PARAGRAPHS)
def test_paragraphs_of_any_length(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> None:
    paper = Paper(tmp_path_factory.mktemp("any") / "a.pdf")
    for paragraph in told:
        paper.paragraph(paragraph)
    assert lines_of(paper) == told


@pytest.mark.parametrize(("pages", "stamp"), [(1, ""), (3, "P1")], ids=["picture", "pictures with a stamp"])
def test_a_scan_says_that_it_has_no_text(paper: Paper, pages: int, stamp: str) -> None:
    for _ in range(pages):
        paper.canvas.rect(100, 100, 300, 400, fill=1)
        paper.put(stamp, 10, 10)
        paper.page()
    with pytest.raises(UnreadableFile, match=rf"a\.pdf：{pages} 页都没有文字层.*OCR"):
        read(paper.close())


def test_a_password_is_told(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "密.pdf", encrypt=pdfencrypt.StandardEncryption("open", ownerPassword="owner"))
    paper.paragraph(LONG)
    with pytest.raises(UnreadableFile, match=r"密\.pdf：有打开密码。请去掉密码"):
        read(paper.close())


def test_a_file_that_only_may_not_be_changed_is_read(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf", encrypt=pdfencrypt.StandardEncryption("", ownerPassword="owner", canModify=0))
    paper.paragraph(LONG)
    assert lines_of(paper) == [LONG]


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", b"no pdf at all, only words" * 9], ids=["head only", "no head"])
def test_a_broken_file_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"坏\.pdf：PDF 文件打不开.*请重新下载"):
        read(path)


def test_a_page_printed_by_a_browser(tmp_path: Path) -> None:
    """A real renderer's fonts and line breaks: justified text, a table with a cell over two rows."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing: apt-get install chromium fonts-noto-cjk")
        pytest.skip("no chromium on this machine: apt-get install chromium fonts-noto-cjk")
    told = [f"（{mark}）{LONG * 3}" for mark in "一二三四五六七八九十"]
    style = (
        "@page{size:A4;margin:30mm;@bottom-center{content:'— ' counter(page) ' —'}}body{font:16pt/28pt serif}"
        "p{text-indent:2em;margin:0;text-align:justify}td{border:1px solid}"
    )
    cells = "<table><tr><td>1<td>建设平台<td rowspan=2>市科技局<tr><td>2<td>培育企业</table>"
    paragraphs = "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in told)
    page = tmp_path / "a.html"
    page.write_text(f"<meta charset=utf-8><style>{style}</style>{cells}{paragraphs}", encoding="utf-8")
    command = [
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path}/home",
    ]
    subprocess.run([*command, f"--print-to-pdf={tmp_path}/a.pdf", str(page)], check=True, capture_output=True, timeout=120)
    assert read(tmp_path / "a.pdf").text.split("\n") == ["1\t建设平台\t市科技局", "2\t培育企业\t市科技局", *told]
