"""Word files made for tests: by python-docx where it can, by Word's own XML where it cannot."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ingest.read import read

SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
FILLER = "以下各段用来检查读出的文字是否与所见一致。"  # files of less than 20 characters are no plans


def word() -> WordDocument:
    """A document that begins with the filler."""
    document = Document()
    document.add_paragraph(FILLER)
    return document


def lines_of(document: WordDocument, folder: Path) -> list[str]:
    """The lines that the reader gives for a document, without the filler."""
    path = folder / "a.docx"
    document.save(str(path))
    first, *lines = read(path).text.split("\n")
    assert first == FILLER
    return lines


def add_xml(document: WordDocument, xml: str) -> None:
    """Put blocks of WordprocessingML at the end of the body."""
    for block in parse_xml(f"<w:body {SPACES}>{xml}</w:body>"):
        document.element.body.insert(-1, block)  # before the section's properties


def add_abstract(document: WordDocument, *levels: str, more: str = "") -> int:
    """An abstract list whose levels are given by the XML inside `w:lvl`; its id."""
    root = document.part.numbering_part.element
    number = 100 + len(root)
    told = "".join(f'<w:lvl w:ilvl="{at}">{level}</w:lvl>' for at, level in enumerate(levels))
    abstract = parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="{number}">{more}{told}</w:abstractNum>')
    root.insert(0, abstract)
    return number


def add_list(document: WordDocument, abstract: int, overrides: str = "") -> int:
    """A list that paragraphs can name; its id."""
    root = document.part.numbering_part.element
    number = 500 + len(root)
    root.append(parse_xml(f'<w:num {SPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'))
    return number


def level(form: str, text: str, more: str = "", start: int = 1) -> str:
    """The inside of a `w:lvl`: `level("decimal", "%1.")`."""
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'


def add_item(document: WordDocument, text: str, list_id: int, at: int | None = 0) -> Paragraph:
    """A paragraph of a list."""
    paragraph = document.add_paragraph(text)
    number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_numId().val = list_id
    if at is not None:
        number.get_or_add_ilvl().val = at
    return paragraph


def number_style(document: WordDocument, style: str, list_id: int | None, at: int | None = None) -> None:
    """Let a paragraph style name a list."""
    told = document.styles[style].element.get_or_add_pPr()
    number = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", at), ("w:numId", list_id)):
        if value is not None:
            child = OxmlElement(name)
            child.set(qn("w:val"), str(value))
            number.append(child)
    told.append(number)


def add_notes(document: WordDocument, kind: str, notes: dict[int, str]) -> None:
    """A part with footnotes or endnotes; the separators that Word keeps there stand in it too."""
    told = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}>'
        for number, text in notes.items()
    )
    separator = f'<w:{kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    xml = f"<w:{kind}s {SPACES}>{separator}{told}</w:{kind}s>"
    type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), type_, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES if kind == "footnote" else RELATIONSHIP_TYPE.ENDNOTES)
