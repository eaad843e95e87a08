"""Excel and Word, opened by their own readers: what stands where, what proves it, and nothing that runs."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from samples import EVIL, evil

from exports import rendering
from exports.excel import excel
from exports.formats import files
from exports.report import report
from exports.subgraph import Subgraph
from exports.tables import pair
from exports.word import word
from exports.word_styles import STAND_INS
from innograph.errors import InputError

DAY = datetime.date(2026, 11, 1)
SHEETS = ["实体", "关系（带原文）", "任务台账", "指标对照", "来源"]


def book_of(part: Subgraph) -> Any:
    return openpyxl.load_workbook(io.BytesIO(excel(part, DAY)))


def rows_of(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_sheets_can_be_filtered_and_keep_their_heads(whole: Subgraph) -> None:
    book = book_of(whole)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[cell.column_letter].width >= 6 for cell in sheet[1])


def test_rows_of_the_sheets_are_the_graph(whole: Subgraph) -> None:
    book = book_of(whole)
    assert {row["编号"] for row in rows_of(book, "实体")} == set(whole.nodes)
    told = sorted(row["原文"] for row in rows_of(book, "关系（带原文）"))
    assert len(told) == len(whole.edges) and all(told)
    assert {row["标题"] for row in rows_of(book, "来源")} == {plan["title"] for plan in whole.plans.values()}
    tasks = rows_of(book, "任务台账")
    assert len(tasks) == sum(node["label"] == "Task" for node in whole.nodes.values())
    led = {whole.name(edge["target"]) for edge in whole.edges if edge["type"] == "LEADS"}
    assert {row["任务"] for row in tasks if row["牵头单位"]} == led


def test_targets_stand_side_by_side(whole: Subgraph) -> None:
    rows = {(row["指标"], row["口径"], row["单位"], row["年份"]): row for row in rows_of(book_of(whole), "指标对照")}
    own = [edge for edge in whole.edges if edge["type"] == "TARGETS" and edge["source"] == "City:郑州市"]
    kinds = {"level": "达到", "increase": "新增"}
    for edge in own:
        row = rows[whole.name(edge["target"]), kinds[edge["kind"]], edge["unit"], edge.get("year")]
        assert str(row["郑州市"]) in {f"{edge['value']:g}", str(edge["value"])} or "；" in str(row["郑州市"])
    assert own


def test_the_answer_comes_first(asked: Subgraph) -> None:
    book = book_of(asked)
    assert book.sheetnames[1:] == SHEETS
    rows = rows_of(book, book.sheetnames[0])
    assert {row["城市"] for row in rows} == {"郑州市", "新乡市", "鹤壁市", "漯河市"}
    assert all(row["原文依据"] for row in rows)


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    for sheet in book_of(evil()):
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type in ("s", "n", "b")
                assert cell.quotePrefix or not isinstance(cell.value, str) or cell.value[:1] not in tuple("=+-@\t")
    names = {row["名称"].strip() for row in rows_of(book_of(evil()), "实体")}
    assert {text.strip() for text in EVIL} == names


def test_no_field_of_a_csv_file_begins_a_formula() -> None:
    for data in pair(evil(), DAY).values():
        fields = re.findall(r'(?:^|,)"?([^",\r\n])', data.decode("utf-8-sig"), re.MULTILINE)
        assert fields and not {"=", "+", "-", "@", "\t", "＝"} & set(fields)


def test_word_tells_the_answer_with_numbered_proof(asked: Subgraph) -> None:
    document = Document(io.BytesIO(word(asked, DAY)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "哪些城市与中科院合作？" and "问题：哪些城市与中科院合作？" in texts and "制作日期：2026年11月1日" in texts
    assert any("4 个城市与中国科学院" in text for text in texts)
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells][-1] == "出处"
    cited = {int(number) for row in table.rows[1:] for span in re.findall(r"\[(.+?)\]", row.cells[-1].text)
             for number in range(int(span.split("–")[0]), int(span.split("–")[-1]) + 1)}  # fmt: skip
    listed = {int(found[1]): found[2] for text in texts if (found := re.fullmatch(r"\[(\d+)\] “(.*)”", text))}
    assert cited == set(listed)
    quotes = {" ".join(quote.split()) for edge in asked.edges for quote in edge["quotes"]}
    assert set(listed.values()) == quotes
    for plan in asked.plans.values():
        assert any(plan["title"] in text and plan.get("doc_number", "") in text for text in texts)
    assert len(document.inline_shapes) == 1


def test_word_is_made_like_an_official_document(city: Subgraph) -> None:
    document = Document(io.BytesIO(word(city, DAY)))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    assert headings[:3] == ["一、计划", "二、合作伙伴", "三、创新平台"] and headings[-1] == "九、资料来源和原文依据"
    footer = document.sections[0].footer.paragraphs[0]
    assert "PAGE" in footer._p.xml and footer.text.startswith("— ")
    fonts = document.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
    ).blob.decode()
    assert all(name in fonts for name in STAND_INS)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    assert document.core_properties.modified == document.core_properties.created
    assert document.core_properties.created is not None and document.core_properties.created.date() == DAY


def test_word_without_a_chinese_font_says_that_the_picture_is_missing(asked: Subgraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_has_chinese_font", lambda: False)
    document = Document(io.BytesIO(word(asked, DAY)))
    assert len(document.inline_shapes) == 0
    assert any("没有画出关系图" in paragraph.text for paragraph in document.paragraphs)


def test_texts_of_plans_are_texts_in_word() -> None:
    document = Document(io.BytesIO(word(evil(), DAY)))
    told = "".join(paragraph.text for paragraph in document.paragraphs)
    assert "{{ 7*7 }}" in told and "49" not in told and "</script><script>alert(1)</script>" in told


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A red head, the answer in a loop, a table, the sources."""
    document = Document()
    document.add_paragraph("某某市科学技术局参阅件")
    document.add_paragraph("{{ title }}（{{ date }}）")
    document.add_paragraph("{%p for part in parts %}")
    document.add_paragraph("{{ part.sentence }}")
    document.add_paragraph("{%p for row in part.rows %}")
    document.add_paragraph("{{ row.cells|join('，') }} {{ row.cites }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{{ picture }}")
    document.add_paragraph("{%p for source in sources %}")
    document.add_paragraph("{{ source.line }}{% for quote in source.quotes %}[{{ quote.number }}]{{ quote.text }}{% endfor %}")
    document.add_paragraph("{%p endfor %}")
    path = tmp_path / "参阅件.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("part", ["asked", "evil"])
def test_a_template_of_ones_own(part: str, asked: Subgraph, template: Path) -> None:
    pytest.importorskip("docxtpl")
    told = asked if part == "asked" else evil()
    made = files(told, "docx", DAY, template_file=template)
    assert made == files(told, "docx", DAY, template_file=template)
    document = Document(io.BytesIO(next(iter(made.values()))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "某某市科学技术局参阅件" and texts[1].endswith("（2026年11月1日）")
    for quote in report(told, DAY).sources[0].quotes:
        assert any(quote.text in text for text in texts)
    assert len(document.inline_shapes) == 1


@pytest.mark.parametrize("words", ["{{ nothing }}", "{% for %}", "{{ ''.__class__.__mro__[1].__subclasses__() }}"])
def test_a_template_that_cannot_be_filled_is_told(asked: Subgraph, tmp_path: Path, words: str) -> None:
    pytest.importorskip("docxtpl")
    document = Document()
    document.add_paragraph(words)
    document.save(str(tmp_path / "坏.docx"))
    with pytest.raises(InputError, match=r"坏\.docx：不能用作 Word 模板"):
        files(asked, "docx", DAY, template_file=tmp_path / "坏.docx")


def test_a_template_that_is_no_word_file_is_told(asked: Subgraph, tmp_path: Path) -> None:
    pytest.importorskip("docxtpl")
    (tmp_path / "模板.docx").write_text("不是 Word", encoding="utf-8")
    with pytest.raises(InputError, match=r"模板\.docx"):
        files(asked, "docx", DAY, template_file=tmp_path / "模板.docx")
