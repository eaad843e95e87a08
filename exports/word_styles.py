"""How a report looks: paper, margins, letters and lines of official documents (GB/T 9704—2012), with fonts that stand in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

META, CAPTION, NOTE, SOURCE, QUOTE, CELL, HEAD = "报告说明", "图表题", "注", "来源", "引文", "表格", "表头"
SONG, FANGSONG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
WESTERN = "Times New Roman"
STAND_INS: Mapping[str, str] = {
    SONG: "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    FANGSONG: "仿宋,FangSong,方正仿宋_GBK,华文仿宋,STFangsong,Noto Serif CJK SC",
    HEI: "SimHei,方正黑体_GBK,华文黑体,STHeiti,Noto Sans CJK SC",
    KAI: "楷体,KaiTi,方正楷体_GBK,华文楷体,STKaiti,Noto Serif CJK SC",
}
"""Fonts that Word takes where the first is not installed, the best first."""
_BLACK = RGBColor(0, 0, 0)
_BODY, _LINE = 16, 28
"""三号 and its line, in points."""


def dress(document: Docx) -> None:
    """Page and styles of a new document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    styles = document.styles
    body = _letters(styles["Normal"], FANGSONG, _BODY)
    _lines(body, _LINE, indent=2 * _BODY)
    title = _letters(styles["Title"], SONG, 22)
    _lines(title, 36, after=20, align=WD_ALIGN_PARAGRAPH.CENTER)
    _no_border(title)
    _lines(_letters(styles["Heading 1"], HEI, _BODY), _LINE, before=10, indent=2 * _BODY)
    _lines(_new(document, META, KAI, 14), 24)
    _lines(_new(document, CAPTION, HEI, 12), 0, before=6, after=4, align=WD_ALIGN_PARAGRAPH.CENTER)
    _lines(_new(document, NOTE, KAI, 10.5), 16, before=2, after=2, align=WD_ALIGN_PARAGRAPH.LEFT)
    _lines(_new(document, SOURCE, HEI, 12), 20, before=8)
    _lines(_new(document, QUOTE, FANGSONG, 10.5), 16, align=WD_ALIGN_PARAGRAPH.LEFT)
    _new(document, QUOTE).paragraph_format.left_indent = Pt(24)
    _lines(_new(document, CELL, FANGSONG, 10.5), 15, align=WD_ALIGN_PARAGRAPH.LEFT)
    _lines(_new(document, HEAD, HEI, 10.5), 15, align=WD_ALIGN_PARAGRAPH.CENTER)
    for name in (CAPTION, SOURCE, NOTE):
        _new(document, name).paragraph_format.keep_with_next = name != NOTE
    _name_stand_ins(document)


def page_number(document: Docx) -> None:
    """— 1 — in the middle of the foot of every page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def set_alternative_text(picture: Any, text: str) -> None:
    """What a screen reader says of the picture."""
    picture._inline.docPr.set("descr", text)


def _new(document: Docx, name: str, font: str = "", size: float = 0) -> Any:
    """The style of this name, made if there is none."""
    if name in document.styles:
        return document.styles[name]
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return _letters(style, font, size)


def _letters(style: Any, font: str, size: float) -> Any:
    style.font.name, style.font.size, style.font.bold, style.font.italic = WESTERN, Pt(size), False, False
    style.font.color.rgb = _BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    return style


def _lines(
    style: Any, line: float, *, before: float = 0, after: float = 0, indent: float = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
) -> None:  # fmt: skip
    """`line` in points, 0 for as high as what stands in it."""
    form = style.paragraph_format
    form.space_before, form.space_after, form.first_line_indent, form.alignment = Pt(before), Pt(after), Pt(indent), align
    if line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    else:
        form.line_spacing = 1.0


def _no_border(style: Any) -> None:
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _name_stand_ins(document: Docx) -> None:
    """Word's table of fonts tells what to take for a font that is not there."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = etree.fromstring(part.blob)
    for name, others in STAND_INS.items():
        font = etree.SubElement(table, qn("w:font"), {qn("w:name"): name})
        etree.SubElement(font, qn("w:altName"), {qn("w:val"): others})
        etree.SubElement(font, qn("w:charset"), {qn("w:val"): "86"})
        etree.SubElement(font, qn("w:family"), {qn("w:val"): "auto"})
    part._blob = etree.tostring(table, encoding="UTF-8", xml_declaration=True, standalone=True)
