"""Word: a report in the form of an official document, with the picture, tables, numbered citations and the list of sources."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO

import cn2an
from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.image.image import Image
from docx.shared import Mm

from exports.naming import plan_line
from exports.network import xml_text
from exports.packed import dated
from exports.report import Part, Report, report, texts
from exports.subgraph import Subgraph
from exports.word_styles import CAPTION, META, NOTE, QUOTE, SOURCE, dress, page_number, set_alternative_text
from exports.word_table import add_table

TEXT_WIDTH, TEXT_HEIGHT = 156.0, 185.0
"""Of an A4 page between the margins of official documents, in millimetres, less room for a heading and a caption."""
_TALL = 100.0
"""Millimetres, from which on a picture begins a page."""
_LONG = 225.0
"""Width of a landscape page."""
_WIDE = 1.15
"""Width to height, from which on a picture is turned to its own landscape page."""


def word(subgraph: Subgraph, date: datetime.date) -> bytes:
    """The report as a .docx file."""
    told = report(subgraph, date)
    document = Document()
    dress(document)
    document.core_properties.author, document.core_properties.title = "innograph", xml_text(told.title)
    document.add_paragraph(xml_text(told.title), style="Title")
    _add_meta(document, told)
    numbers = iter(range(1, len(told.parts) + 3))
    for table, part in enumerate(told.parts, 1):
        _add_part(document, part, _numbered(next(numbers), part.title), table)
    if told.picture:
        _add_picture(document, told, _numbered(next(numbers), "关系图"))
    elif subgraph.nodes:
        document.add_paragraph("注：制作报告的机器没有中文字体，没有画出关系图。", style=NOTE)
    if told.sources:
        _add_sources(document, told, _numbered(next(numbers), "资料来源和原文依据"))
    page_number(document)
    out = BytesIO()
    document.save(out)
    return dated(out.getvalue(), date)


def _numbered(number: int, title: str) -> str:
    return f"{cn2an.an2cn(number)}、{title}"


def _add_meta(document: Docx, told: Report) -> None:
    lines = [("问题", told.question), ("条件", "；".join(f"{name}：{value}" for name, value in told.filters))]
    for name, value in (*lines, ("制作日期", told.date)):
        if value:
            document.add_paragraph(style=META).add_run(xml_text(f"{name}：{value}"))


def _add_part(document: Docx, part: Part, heading: str, number: int) -> None:
    document.add_heading(xml_text(heading), 1)
    document.add_paragraph(xml_text(part.sentence))
    if not part.rows:
        return
    document.add_paragraph(xml_text(f"表{number}　{part.title}"), style=CAPTION)
    heads, cites = list(part.columns), any(part.cites)
    rows: list[Sequence[str]] = [texts(row) for row in part.rows]
    if cites:
        heads.append("出处")
        rows = [[*row, cite] for row, cite in zip(rows, part.cites, strict=True)]
    add_table(document, heads, rows, TEXT_WIDTH)
    left_out = f"另有 {part.left_out} 行未列出，可导出 Excel 查看" if part.left_out else ""
    if note := "。".join(filter(None, (part.note, left_out))):
        document.add_paragraph(xml_text(f"注：{note}。"), style=NOTE)


def _add_picture(document: Docx, told: Report, heading: str) -> None:
    assert told.picture is not None
    drawn = Image.from_blob(told.picture)
    width, height = drawn.px_width, drawn.px_height
    turned = width > _WIDE * height
    if turned:
        _turn(document, WD_ORIENT.LANDSCAPE)
    room, tall = (_LONG, TEXT_WIDTH - 32) if turned else (TEXT_WIDTH, TEXT_HEIGHT)
    scale = min(room / width, tall / height)
    # Word keeps a heading with what follows, other programs do not where that is a picture
    document.add_heading(heading, 1).paragraph_format.page_break_before = not turned and scale * height > _TALL
    picture = document.add_picture(BytesIO(told.picture), width=Mm(scale * width), height=Mm(scale * height))
    set_alternative_text(picture, xml_text(f"{told.title}：关系图"))
    document.paragraphs[-1].style = document.styles[CAPTION]
    document.add_paragraph(xml_text(f"图1　{told.title}"), style=CAPTION)
    if turned:
        _turn(document, WD_ORIENT.PORTRAIT)


def _turn(document: Docx, orientation: WD_ORIENT) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = orientation
    section.page_width, section.page_height = section.page_height, section.page_width
    # the page turns with its margins
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        section.left_margin, section.top_margin, section.right_margin, section.bottom_margin
    )  # fmt: skip


def _add_sources(document: Docx, told: Report, heading: str) -> None:
    document.add_heading(heading, 1)
    for number, source in enumerate(told.sources, 1):
        document.add_paragraph(xml_text(f"{number}. {plan_line(source.plan)}"), style=SOURCE)
        section = ""
        for quote in source.quotes:
            if quote.section and quote.section != section:
                section = quote.section
                document.add_paragraph(xml_text(section), style=NOTE).paragraph_format.keep_with_next = True
            document.add_paragraph(xml_text(f"[{quote.number}] “{quote.text}”"), style=QUOTE)
