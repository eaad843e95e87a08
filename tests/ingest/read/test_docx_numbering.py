"""The numbers that Word sets by itself, as it shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.enum.style import WD_STYLE_TYPE
from word_files import add_abstract, add_item, add_list, level, lines_of, number_style, word

from ingest.read.numerals import numeral
from ingest.structure.outline import outline
from ingest.text import PlainText

BLANK = {"": "", "、": ""}  # what follows a number: nothing after 、
CHINESE = (
    level("chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level("chineseCounting", "（%2）", '<w:suff w:val="nothing"/>'),
    level("decimal", "%3."),
    level("decimalEnclosedCircle", "%4"),
)


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一"}),
        ("chineseCountingThousand", {10: "十", 19: "十九", 100: "一百", 101: "一百零一", 110: "一百一十"}),
        ("japaneseCounting", {3: "三", 12: "十二"}),
        ("taiwaneseCountingThousand", {15: "十五"}),
        ("ideographDigital", {9: "九", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {10: "⑩"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalFullWidth", {10: "１０"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 19: "XIX"}),
        ("lowerRoman", {9: "ix"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {1: ""}),
        ("hebrew2", {7: "7"}),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, numbers: dict[int, str]) -> None:
    assert {number: numeral(number, form) for number in numbers} == numbers


def test_levels_count_and_start_again(tmp_path: Path) -> None:
    document = word()
    told = add_list(document, add_abstract(document, *CHINESE))
    for at, text in [
        (0, "总体"),
        (0, "任务"),
        (1, "平台"),
        (2, "甲"),
        (2, "乙"),
        (3, "子"),
        (3, "丑"),
        (1, "企业"),
        (2, "丙"),
        (0, "保障"),
    ]:
        add_item(document, text, told, at)
    assert lines_of(document, tmp_path) == [
        "一、总体", "二、任务", "（一）平台", "1. 甲", "2. 乙", "① 子", "② 丑", "（二）企业", "1. 丙", "三、保障",
    ]  # fmt: skip


def test_the_outline_reads_them(tmp_path: Path) -> None:
    document = word()
    told = add_list(document, add_abstract(document, *CHINESE))
    for at, text in [(0, "重点任务"), (1, "建设平台。新建2家。"), (1, "培育企业。新增30家。"), (2, "高新技术企业。")]:
        add_item(document, text, told, at)
    text = PlainText("\n".join(lines_of(document, tmp_path)))
    assert [section.key for section in outline(text).walk()][1:] == ["一", "一/(一)", "一/(二)", "一/(二)/1"]


@pytest.mark.parametrize(
    ("levels", "places", "labels"),
    [
        pytest.param(
            [level("decimal", "%1"), level("decimal", "%1.%2")],
            [0, 1, 1, 0, 1],
            ["1", "1.1", "1.2", "2", "2.1"],
            id="two numbers in one",
        ),
        pytest.param(
            [level("chineseCounting", "第%1章"), level("decimal", "%1.%2", "<w:isLgl/>")],
            [0, 1],
            ["第一章", "1.1"],
            id="all in digits",
        ),
        pytest.param(
            [level("chineseCounting", "第%1章"), level("decimal", "第%2条", '<w:lvlRestart w:val="0"/>')],
            [0, 1, 1, 0, 1],
            ["第一章", "第1条", "第2条", "第二章", "第3条"],
            id="never starts again",
        ),
        pytest.param(
            [
                level("decimal", "%1."),
                level("decimal", "%2、"),
                level("decimalEnclosedCircle", "%3", '<w:lvlRestart w:val="1"/>'),
            ],
            [0, 1, 2, 1, 2, 0, 2],
            ["1.", "1、", "①", "2、", "②", "2.", "①"],
            id="starts again after the first level only",
        ),
        pytest.param([level("decimal", "%1.", start=5)], [0, 0], ["5.", "6."], id="another start"),
        pytest.param([level("decimal", "%1."), level("decimal", "%1.%2")], [1], ["1.1"], id="no item above"),
        pytest.param([level("bullet", "\uf0b7")], [0, 0], ["", ""], id="bullets are no numbers"),
        pytest.param([level("none", "")], [0], [""], id="none"),
        pytest.param([level("decimal", "任务%1")], [0], ["任务1"], id="words before"),
    ],
)
def test_what_a_level_says(tmp_path: Path, levels: list[str], places: list[int], labels: list[str]) -> None:
    document = word()
    told = add_list(document, add_abstract(document, *levels))
    for at in places:
        add_item(document, "文字", told, at)
    assert lines_of(document, tmp_path) == [f"{label}{BLANK.get(label[-1:], ' ')}文字" for label in labels]


def test_lists_of_one_abstract_list_count_on_unless_they_say_a_start(tmp_path: Path) -> None:
    document = word()
    abstract = add_abstract(document, level("decimal", "%1."))
    first, on = add_list(document, abstract), add_list(document, abstract)
    anew = add_list(document, abstract, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for told in (first, first, on, anew, anew):
        add_item(document, "项", told)
    assert lines_of(document, tmp_path) == ["1. 项", "2. 项", "3. 项", "1. 项", "2. 项"]


def test_a_list_may_change_a_level(tmp_path: Path) -> None:
    document = word()
    changed = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{level("upperLetter", "%1)")}</w:lvl></w:lvlOverride>'
    add_item(document, "项", add_list(document, add_abstract(document, level("decimal", "%1.")), changed))
    assert lines_of(document, tmp_path) == ["A)项"]


def test_numbers_of_styles(tmp_path: Path) -> None:
    """A heading style names the list, the list names the style of each level; `numId 0` takes the number away."""
    document = word()
    levels = [level("chineseCounting", "%1、", f'<w:pStyle w:val="Heading{n}"/>') for n in (1, 2)]
    told = add_list(document, add_abstract(document, *levels))
    for style in ("Heading 1", "Heading 2"):
        number_style(document, style, told)
    document.styles.add_style("自定标题", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Heading 1"]
    document.add_paragraph("总则", style="Heading 1")
    document.add_paragraph("目的", style="Heading 2")
    add_item(document, "附记", 0).style = document.styles["Heading 1"]
    document.add_paragraph("任务", style="自定标题")
    assert lines_of(document, tmp_path) == ["一、总则", "一、目的", "附记", "二、任务"]


def test_the_level_of_a_style_and_of_a_paragraph(tmp_path: Path) -> None:
    document = word()
    number_style(document, "List Paragraph", add_list(document, add_abstract(document, *CHINESE)), 1)
    document.add_paragraph("甲", style="List Paragraph")
    paragraph = document.add_paragraph("乙", style="List Paragraph")
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_ilvl().val = 2
    assert lines_of(document, tmp_path) == ["（一）甲", "1. 乙"]


def test_an_abstract_list_that_points_to_a_list_style(tmp_path: Path) -> None:
    document = word()
    document.styles.add_style("Items", WD_STYLE_TYPE.LIST)
    number_style(document, "Items", add_list(document, add_abstract(document, level("decimal", "%1、"))))
    add_item(document, "项", add_list(document, add_abstract(document, more='<w:numStyleLink w:val="Items"/>')))
    assert lines_of(document, tmp_path) == ["1、项"]


def test_an_item_without_text_counts_and_is_not_shown(tmp_path: Path) -> None:
    document = word()
    told = add_list(document, add_abstract(document, level("decimal", "%1、")))
    for text in ("甲", "", "丙"):
        add_item(document, text, told)
    assert lines_of(document, tmp_path) == ["1、甲", "", "3、丙"]


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    document = word()
    add_item(document, "项", 99)
    add_item(document, "项", add_list(document, 98))
    add_item(document, "项", add_list(document, add_abstract(document, level("decimal", "%1."))), 7)
    assert lines_of(document, tmp_path) == ["项", "项", "项"]


def test_numbers_in_the_cells_of_a_table(tmp_path: Path) -> None:
    document = word()
    told = add_list(document, add_abstract(document, level("decimal", "%1")))
    table = document.add_table(2, 2)
    for row, text in zip(table.rows, ("建设平台", "培育企业"), strict=True):
        row.cells[0].paragraphs[0]._p.append(add_item(document, "序", told)._p[0])
        row.cells[0].paragraphs[0].add_run("项")
        row.cells[1].text = text
    assert [line for line in lines_of(document, tmp_path) if "\t" in line] == ["1 项\t建设平台", "2 项\t培育企业"]
