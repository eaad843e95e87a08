"""Pages of government sites in the styles in which they are saved, and the single things that such pages do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import read
from ingest.read.page_words import page_words
from ingest.structure.header import Header, header
from ingest.structure.outline import outline
from ingest.text import PlainText
from innograph.errors import LexiconError, UnreadableFile

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def shown(body: str, head: str = "<title>页</title>") -> bytes:
    return f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.html"
    path.write_bytes(data)
    return path


def lines_of(folder: Path, body: str, head: str = "<title>页</title>") -> list[str]:
    return read(written(folder, shown(body, head))).text.split("\n")


def header_of(text: str) -> Header:
    told = PlainText(text)
    return header(told, outline(told))


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_page_gives_the_plan_and_nothing_of_the_site(page: Path) -> None:
    assert read(page).text + "\n" == page.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("table_head", ("清河市科技创新三年行动方案", "清政办〔2022〕17号", "清河市人民政府办公室", "2022-03-11", "2022-03-18")),
        ("div_layout", ("2023年云州市科技创新工作要点", "云科发〔2023〕5号", "云州市科学技术局", "2023-02-20", "2023-02-24")),
        ("frontpage", ("临川市二○○九年科技工作要点", "临科〔2009〕6号", "临川市科学技术局", "2009-03-02", None)),
        ("meta_only", ("关于推进海滨区科技成果转化的实施意见", None, "海滨区科学技术委员会", None, "2021-06-08")),
        ("attachments", ("2024年度重点任务分解表", None, "北岭市科技局", "2024-01-29", "2024-01-30")),
        (
            "portal_list",
            ("关于加快推进农业科技创新的意见", "新政〔2020〕12号", "新野县人民政府", "2020-08-26", "2020-08-31"),
        ),
        ("library", ("南屏市“十四五”科技创新规划", "南政〔2021〕41号", "南屏市人民政府", "2021-09-10", "2021-09-22")),
        (
            "mobile",
            ("关于开展2025年度数字化转型工作的通知", None, "西岗区工业和信息化局", None, "2025-03-05"),
        ),
    ],
)
def test_what_the_page_says_of_itself_reaches_the_header(name: str, told: tuple[str | None, ...]) -> None:
    text = read(Path(__file__).parent / "pages" / f"{name}.html").text
    found = header_of(text)
    assert (found.title, found.doc_number, found.issuer, found.issued, found.published) == told
    assert found.title_at.of(text) == found.title


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", "gbk"),
        ("gb18030", ""),
        ("utf-8", "gb2312"),
        ("utf-8", "x-unknown"),
        ("utf-16", "utf-8"),
    ],
)
def test_charsets_and_what_the_page_claims(tmp_path: Path, encoding: str, declared: str) -> None:
    page = PAGES[0].parent / "frontpage.html"
    told = page.read_text(encoding="utf-8").replace("gb2312", declared)
    assert read(written(tmp_path, told.encode(encoding))).text == read(page).text


def test_a_charset_that_is_no_charset_of_text(tmp_path: Path) -> None:
    assert read(written(tmp_path, shown(f"<p>{LONG}</p>").decode().replace("utf-8", "hex").encode("gbk"))).text == LONG


def test_a_page_in_big5(tmp_path: Path) -> None:
    body = "<p>關於推進科技成果轉化的實施意見。</p><p>支持企業與高等院校合作。</p>"
    assert read(written(tmp_path, shown(body, "").replace(b"utf-8", b"big5").decode().encode("big5"))).text.count("\n") == 1


LONG = "推动企业与高校院所开展联合攻关，建设高水平创新平台。"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(f"<p>{LONG}<br>一、任务<br/><br>（一）平台</p>", [LONG, "一、任务", "（一）平台"], id="line breaks"),
        pytest.param(f"<h1>关于创新工作<br>的意见</h1><p>{LONG}</p>", ["关于创新工作的意见", LONG], id="break in a heading"),
        pytest.param(f"<div>{LONG[:9]}\n    {LONG[9:]}</div>", [LONG], id="line of the source ends in a sentence"),
        pytest.param(f"<div>{LONG} R&amp;D\n  GDP</div>", [LONG + " R&D GDP"], id="the same between Latin words"),
        pytest.param(f"<p>&nbsp;&nbsp;　　{LONG}&nbsp;</p>", [LONG], id="indents"),
        pytest.param(f"<div><b>培育企业。</b>{LONG}</div>", ["培育企业。" + LONG], id="bold lead"),
        pytest.param(
            f"<ol start=3><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul><p>{LONG}</p>",
            ["3. 甲", "4. 乙", "丙", LONG],
            id="numbered list",
        ),
        pytest.param(
            f"<p>{LONG}</p><p style='display: none'>密</p><p hidden>密</p><!-- 密 --><script>密</script>", [LONG], id="not shown"
        ),
        pytest.param(f"<form><p>{LONG}</p><input value=密><button>密</button></form>", [LONG], id="a form around the page"),
        pytest.param(f"<p>{LONG}</p><p><a href=1>市科技局举行座谈会</a></p>", [LONG], id="a line that is a link"),
        pytest.param(f"<p>按照<a href=1>《创新意见》</a>，{LONG}</p>", [f"按照《创新意见》，{LONG}"], id="a link in a sentence"),
        pytest.param(f"<p>{LONG}</p><p>附件：<a href=1>任务分解表</a></p>", [LONG, "附件：任务分解表"], id="the list of annexes"),
        pytest.param(f"<div class='share'>分享</div><div id='footer'>首页</div><p>{LONG}</p>", [LONG], id="furniture by name"),
        pytest.param(
            f"<article><p>{LONG}</p><footer>{LONG}</footer></article>", [LONG, LONG], id="a footer with half of the plan"
        ),
        pytest.param(f"<div class='print-area share'><p>{LONG}</p></div>", [LONG], id="a plan in an element of such a name"),
        pytest.param(f"<p>{LONG}</p><p>{LONG}</p><h4>相关阅读</h4><p>座谈会召开</p>", [LONG, LONG], id="what follows an ending"),
        pytest.param(
            f"<p>政策解读</p><p>{LONG}</p><p>{LONG}</p>", ["政策解读", LONG, LONG], id="an ending in the first half is none"
        ),
        pytest.param(
            f"<p>{LONG}</p>" + "<p>牵头单位：市科技局</p>" * 9, [LONG, *["牵头单位：市科技局"] * 9], id="a line said again"
        ),
    ],
)
def test_lines(tmp_path: Path, body: str, lines: list[str]) -> None:
    assert lines_of(tmp_path, body) == lines


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param("<td>1<td>建平台<tr><td>2<td>", ["1\t建平台", "2"], id="empty cell"),
        pytest.param("<td rowspan=2>甲<td>1<tr><td>2<tr><td>乙<td>3", ["甲\t1", "甲\t2", "乙\t3"], id="merged downwards"),
        pytest.param("<td>任务<td rowspan=2>甲<tr><td>平台", ["任务\t甲", "平台\t甲"], id="the last cell merged downwards"),
        pytest.param(
            "<td colspan=2>任务<td>单位<tr><td>1<td>平台<td>甲", ["任务\t\t单位", "1\t平台\t甲"], id="merged to the right"
        ),
        pytest.param("<td rowspan=2 colspan=2>甲<td>1<tr><td>2", ["甲\t\t1", "甲\t\t2"], id="merged both ways"),
        pytest.param("<td colspan=9>专栏<br>1.甲<p>2.乙</p>", ["专栏", "1.甲", "2.乙"], id="a box"),
        pytest.param("<th>县区<th>高企<br>（家）", ["县区\t高企 （家）"], id="a break in a cell"),
        pytest.param("<td><table><tr><td>甲<td>乙</table><td>丙", ["甲\t乙", "丙"], id="columns of a page"),
        pytest.param("<td rowspan=2 colspan=2>任务表<tr></tr><tr><td>1<td>平台", ["任务表", "1\t平台"], id="a title of two rows"),
        pytest.param("<td rowspan=x>甲<td colspan=0>乙", ["甲\t乙"], id="wrong numbers"),
    ],
)
def test_tables(tmp_path: Path, rows: str, lines: list[str]) -> None:
    assert lines_of(tmp_path, f"<p>{LONG}</p><table><tr>{rows}</table>") == [LONG, *lines]


@pytest.mark.parametrize(
    ("head", "first"),
    [
        pytest.param("<p>索引号：A-1 发布机构：市科技局</p>", ["发文机关：市科技局", "索引号：A-1"], id="several in a line"),
        pytest.param(
            "<p>【信息来源：洛阳市科技局】 【发布时间：2024-01-30】</p>",
            ["发文机关：洛阳市科技局", "发布日期：2024-01-30"],
            id="source that is a body",
        ),
        pytest.param("<p>来源：洛阳日报 发布时间：2024-01-30</p>", ["发布日期：2024-01-30"], id="source that is none"),
        pytest.param("<p>2024-01-30 来源：甲 浏览次数：7</p>", ["发布日期：2024-01-30"], id="no label at the head of the line"),
        pytest.param(
            "<li><b>索引号</b>A-1<li><b>文号</b>洛科〔2024〕1号<li><b>有效性</b>是",
            ["文号：洛科〔2024〕1号", "索引号：A-1"],
            id="without colons",
        ),
        pytest.param(
            "<dl><dt>生成日期：<dd>2024-01-29<dt>关键词：<dd>科技</dl>",
            ["成文日期：2024-01-29"],
            id="label and value in two lines",
        ),
        pytest.param("<p>文号：洛科〔2024〕1号</p><p>洛科〔2024〕1号</p>", [], id="said in the text already"),
        pytest.param("<p>名称：洛阳市创新方案</p>", ["标题：洛阳市创新方案"], id="a title that stands nowhere else"),
    ],
)
def test_facts(tmp_path: Path, head: str, first: list[str]) -> None:
    found = lines_of(tmp_path, f"{head}<p>{LONG}</p>")
    assert found[-1] == LONG and [line for line in found[:-1] if "：" in line] == first


SENTENCES = st.sampled_from(
    [
        "一、重点任务",
        "（一）培育创新主体。",
        "1.新增高新技术企业30家。",
        "牵头单位：市科技局",
        "完成时限：12月底前",
        LONG,
        "附件：任务分解表",
        "强化保障",
    ]
)
WRAPS = [
    "<p>{}</p>",
    "<div>{}</div>",
    "{}<br>",
    "<li>{}</li>",
    "<p><span>{}</span></p>",
    "<section><div><p><b>{}</b></p></div></section>",
]


@given(lines=st.lists(SENTENCES, min_size=4), wrap=st.sampled_from(WRAPS))
def test_no_line_of_a_plan_is_lost_or_doubled(tmp_path_factory: pytest.TempPathFactory, lines: list[str], wrap: str) -> None:
    body = "".join(wrap.format(line) for line in [LONG, *lines])
    site = "<div class=nav><a href=1>首页</a></div><div class=con>{}</div><div class=foot>主办单位：市科技局</div>"
    assert lines_of(tmp_path_factory.mktemp("any"), site.format(body)) == [LONG, *lines]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<html><head></head><body></body></html>", id="empty page"),
        pytest.param(b"<!-- -->", id="a comment"),
        pytest.param(shown("<div id=app></div><script>render()</script>"), id="made by a script"),
        pytest.param(shown("<a href=1>首页</a>" * 50), id="links only"),
    ],
)
def test_a_page_without_text_is_told(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html：网页里没有正文.*请"):
        read(written(tmp_path, data))


def test_words_of_pages_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "pages.yaml").write_text("facts: [", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"(?s)pages\.yaml.*请"):
        page_words(tmp_path)
