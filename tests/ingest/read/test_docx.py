"""Word files as a reader sees them: what stands where, what stands once, and what is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml import parse_xml
from word_files import SPACES, add_notes, add_xml, lines_of, word


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def par(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{run(text)}</w:p>"


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='名'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(text: str) -> str:
    return f"<w:txbxContent>{''.join(map(par, text.split('/')))}</w:txbxContent>"


SHOWN = '<w:vanish w:val="0"/>'
DELETED = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="a">{run("新")}</w:ins>'
MOVED = f"<w:moveFrom w:id='3'>{run('甲')}</w:moveFrom>{run('乙')}<w:moveTo w:id='4'>{run('甲')}</w:moveTo>"
NO_END = '<w:pPr><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr>'
NEW_SHAPE = f"<w:drawing><wps:wsp><wps:txbx>{box('专栏1/建设平台')}</wps:txbx></wps:wsp></w:drawing>"
OLD_SHAPE = f"<w:pict><v:shape><v:textbox>{box('专栏1/建设平台')}</v:textbox></v:shape></w:pict>"
TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{NEW_SHAPE}</mc:Choice>"
    f"<mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        pytest.param(f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}", ["甲", "乙"], id="line break"),
        pytest.param(f"{run('甲')}<w:r><w:br w:type='page'/></w:r>{run('乙')}", ["甲乙"], id="page break"),
        pytest.param(f"{run('甲')}<w:r><w:tab/></w:r>{run('乙')}", ["甲\t乙"], id="tab"),
        pytest.param(f"{run('1')}<w:r><w:noBreakHyphen/></w:r>{run('2')}", ["1-2"], id="hyphen that does not break"),
        pytest.param(f"{run('建')}{DELETED}{INSERTED}{run('平台')}", ["建新平台"], id="deleted and inserted"),
        pytest.param(MOVED, ["乙甲"], id="moved"),
        pytest.param(f"{run('甲')}{run('密', '<w:vanish/>')}{run('乙')}", ["甲乙"], id="hidden"),
        pytest.param(f"{run('甲')}{run('乙', SHOWN)}", ["甲乙"], id="not hidden"),
        pytest.param(f"<w:hyperlink>{run('市科技局')}</w:hyperlink>{run('牵头')}", ["市科技局牵头"], id="link"),
        pytest.param(f"<w:smartTag>{run('郑州')}</w:smartTag>{run('市')}", ["郑州市"], id="smart tag"),
        pytest.param(control(run("甲")), ["甲"], id="control in a line"),
        pytest.param(f"<w:fldSimple w:instr='DATE'>{run('2024年')}</w:fldSimple>", ["2024年"], id="field"),
        pytest.param(f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('3')}", ["3"], id="field in parts"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{run('shǔ')}</w:rt><w:rubyBase>{run('曙')}</w:rubyBase></w:ruby></w:r>", ["曙"], id="reading aid"
        ),
        pytest.param(run("前") + TWICE + run("后"), ["前后", "专栏1", "建设平台"], id="text box of today"),
        pytest.param(f"{run('前')}<w:r>{OLD_SHAPE}</w:r>", ["前", "专栏1", "建设平台"], id="text box of old"),
        pytest.param(f"<!-- 批注 -->{run('甲')}", ["甲"], id="comment of XML"),
    ],
)
def test_what_a_paragraph_shows(tmp_path: Path, inside: str, lines: list[str]) -> None:
    document = word()
    add_xml(document, f"<w:p>{inside}</w:p>")
    assert lines_of(document, tmp_path) == lines


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        pytest.param(control(par("甲")) + par("乙"), ["甲", "乙"], id="control around paragraphs"),
        pytest.param(par("推进", NO_END) + par("建设"), ["推进建设"], id="end of paragraph deleted"),
        pytest.param(par("末段", NO_END), ["末段"], id="last end deleted"),
        pytest.param(f"<w:p>{NO_END}{DELETED}</w:p>" + par("甲"), ["甲"], id="whole paragraph deleted"),
    ],
)
def test_what_blocks_show(tmp_path: Path, blocks: str, lines: list[str]) -> None:
    document = word()
    add_xml(document, blocks)
    assert lines_of(document, tmp_path) == lines


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(par, text.split('/')))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'
INNER = f"<w:tc><w:p>{run('含表')}</w:p>{table(cell('内1') + cell('内2'))}<w:p/></w:tc>"


@pytest.mark.parametrize(
    ("tables", "lines"),
    [
        pytest.param(
            table(cell("1") + cell("建设/平台"), cell("2") + cell("")),
            ["1\t建设 平台", "2"],
            id="cells of several paragraphs, empty cells",
        ),
        pytest.param(
            table(cell("甲", BEGINS) + cell("1"), cell("", GOES_ON) + cell("2"), cell("乙") + cell("3")),
            ["甲\t1", "甲\t2", "乙\t3"],
            id="merged downwards",
        ),
        pytest.param(
            table(cell("任务", WIDE) + cell("单位"), cell("1") + cell("建平台") + cell("科技局")),
            ["任务\t\t单位", "1\t建平台\t科技局"],
            id="merged to the right",
        ),
        pytest.param(
            table(cell("甲", WIDE + BEGINS) + cell("1"), cell("", WIDE + GOES_ON) + cell("2")),
            ["甲\t\t1", "甲\t\t2"],
            id="merged both ways",
        ),
        pytest.param(table(cell("甲", BEGINS) + cell("1"), cell("", GOES_ON)), ["甲\t1"], id="row of lower parts alone"),
        pytest.param(table(cell("专栏 重点项目/1.甲/2.乙")), ["专栏 重点项目", "1.甲", "2.乙"], id="box of one cell"),
        pytest.param(table(cell("外") + INNER), ["外\t含表", "内1\t内2"], id="table in a cell of a row"),
        pytest.param(table(INNER), ["含表", "内1\t内2", ""], id="table in a box"),
        pytest.param(
            table("<w:trPr><w:del w:id='1'/></w:trPr>" + cell("旧") + cell("行"), cell("新") + cell("行")),
            ["新\t行"],
            id="deleted row",
        ),
        pytest.param(
            table("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("乙") + cell("丙")),
            ["\t乙\t丙"],
            id="row that begins further right",
        ),
        pytest.param(
            "<w:tbl>" + control("<w:tr>" + cell("甲") + cell("乙") + "</w:tr>") + "</w:tbl>",
            ["甲\t乙"],
            id="control around a row",
        ),
    ],
)
def test_tables(tmp_path: Path, tables: str, lines: list[str]) -> None:
    document = word()
    add_xml(document, tables)
    assert lines_of(document, tmp_path) == lines


def test_notes_follow_their_paragraph_with_the_number_that_word_shows(tmp_path: Path) -> None:
    document = word()
    add_notes(document, "footnote", {7: "“双千”指千家企业。", 8: "按现价计算。"})
    add_notes(document, "endnote", {3: "见附表。"})
    note = '<w:r><w:{}Reference w:id="{}"/></w:r>'.format
    add_xml(document, f"<w:p>{run('实施“双千”')}{note('footnote', 7)}{run('工程。')}</w:p>")
    add_xml(document, f"<w:p>{run('增长5%。')}{note('footnote', 8)}{note('endnote', 3)}</w:p>")
    add_xml(document, f"<w:p>{run('完。')}{note('footnote', 99)}</w:p>")
    assert lines_of(document, tmp_path) == [
        "实施“双千”工程。", "注1：“双千”指千家企业。", "增长5%。", "注2：按现价计算。", "尾注1：见附表。", "完。",
    ]  # fmt: skip


def test_running_heads_are_left_out(tmp_path: Path) -> None:
    document = word()
    section = document.sections[0]
    section.header.paragraphs[0].text = "洛阳市科技局文件"
    section.footer.paragraphs[0].text = "— 1 —"
    document.add_paragraph("正文。")
    assert lines_of(document, tmp_path) == ["正文。"]


def test_a_table_of_contents_is_not_taken_for_headings(tmp_path: Path) -> None:
    document = word()
    document.styles.element.append(
        parse_xml(f'<w:style {SPACES} w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>')
    )
    add_xml(document, f'<w:p><w:pPr><w:pStyle w:val="10"/></w:pPr>{run("一、总体要求")}<w:r><w:tab/></w:r>{run("3")}</w:p>')
    assert lines_of(document, tmp_path) == ["一、总体要求……3"]
