"""Word files as a reader sees them: automatic numbers, tables, text boxes and notes in place, deleted text left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.read import package
from ingest.read.grid import repeated, row_line
from ingest.read.numbering import Numbering

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_UNSEEN = frozenset({"del", "moveFrom", "rt", "instrText", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr"})
_DRAWN = frozenset({"drawing", "pict", "object"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": (RELATIONSHIP_TYPE.FOOTNOTES, "注"), "endnoteReference": (RELATIONSHIP_TYPE.ENDNOTES, "尾注")}


def text_of(path: Path) -> str:
    """One line a paragraph and a row of a table. Notes follow the paragraph that refers to them, as `注1：…`."""
    package.check(path, "Word", ".docx")
    try:
        document = docx.Document(str(path))
        return "\n".join(_Page(document).lines(_blocks(document.element.body)))
    except package.MALFORMED as error:
        raise package.broken(path, "Word") from error


@dataclass(slots=True)
class _Aside:
    """What a paragraph holds beside its text: text boxes and references to notes (kind and id), in order."""

    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Page:
    """The stories of one document, read in the order of the page."""

    def __init__(self, document: Document) -> None:
        parts = {rel.reltype: rel.target_part.blob for rel in document.part.rels.values() if not rel.is_external}
        numbering = parts.get(RELATIONSHIP_TYPE.NUMBERING)
        self._numbering = Numbering(parse_xml(numbering) if numbering else None, document.styles.element)
        self._notes = {kind: _notes(parts.get(told)) for kind, (told, _) in _NOTES.items()}
        self._counts = dict.fromkeys(_NOTES, 0)

    def lines(self, blocks: Iterable[Element]) -> Iterator[str]:
        """The lines of a body, a cell, a text box or a note."""
        carried = ""
        for block in blocks:
            if block.tag == qn("w:tbl"):
                yield from self._table(block)
                continue
            aside = _Aside()
            text = carried + self._paragraph(block, aside)
            if _runs_on(block):
                carried = text
            else:
                carried = ""
                yield text
            yield from self._beside(aside)
        if carried:
            yield carried

    def _paragraph(self, paragraph: Element, aside: _Aside) -> str:
        text = "".join(_pieces(paragraph, aside))
        if not text and _runs_on(paragraph):
            return ""  # deleted as a whole: it does not count in its list
        label = self._numbering.label(paragraph)
        if self._numbering.style_name(paragraph).startswith("toc "):
            text = text.replace("\t", "……")  # a table of contents has a dotted line before its page numbers
        return label + text if text.strip() else text

    def _beside(self, aside: _Aside) -> Iterator[str]:
        for box in aside.boxes:
            yield from self.lines(_blocks(box))
        for kind, note in aside.notes:
            if (told := self._notes[kind].get(note)) is not None:
                self._counts[kind] += 1
                yield f"{_NOTES[kind][1]}{self._counts[kind]}：{' '.join(map(str.strip, self.lines(_blocks(told))))}"

    def _table(self, table: Element) -> Iterator[str]:
        """A cell merged downwards stands in each of its rows, one merged to the right once; a row of one cell is no row."""
        above: dict[int, str] = {}
        for row in _children(table, "tr"):
            cells = list(_children(row, "tc"))
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None or all(map(_goes_on, cells)):
                continue
            if len(cells) == 1:
                yield from self.lines(_blocks(cells[0]))
                continue
            told, nested = [""] * _number(row, "w:trPr", "w:gridBefore", 0), []
            for cell in cells:
                blocks = list(_blocks(cell))
                if _goes_on(cell):
                    text = above.get(len(told), "")
                else:
                    text = " ".join(self.lines(block for block in blocks if block.tag == qn("w:p")))
                    above[len(told)] = repeated(text)
                told += [text, *[""] * (_number(cell, "w:tcPr", "w:gridSpan", 1) - 1)]
                nested += [block for block in blocks if block.tag == qn("w:tbl")]
            yield row_line(told)
            yield from self.lines(nested)


def _blocks(story: Element) -> Iterator[Element]:
    """Paragraphs and tables, those in content controls and inserted ones too."""
    for child in story:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif _name(child) in _WRAPPERS:
            yield from _blocks(child)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in _WRAPPERS:
            yield from _children(child, name)


def _pieces(parent: Element, aside: _Aside) -> Iterator[str]:
    """The text of a paragraph piece by piece; what stands beside it is put into `aside`."""
    for child in parent:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "" if child.get(qn("w:type")) in ("page", "column") else "\n"
        elif name in _NOTES:
            aside.notes.append((name, str(child.get(qn("w:id")))))
        elif name in _DRAWN:
            aside.boxes.extend(_boxes(child))
        elif name == "AlternateContent":
            for choice in child[:1]:  # the second child is the same once more, for old programs
                yield from _pieces(choice, aside)
        elif name not in _UNSEEN and not _is_hidden(child):
            yield from _pieces(child, aside)


def _boxes(drawn: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing."""
    for child in drawn:
        if _name(child) == "txbxContent":
            yield child
        elif _name(child) == "AlternateContent":
            for choice in child[:1]:
                yield from _boxes(choice)
        else:
            yield from _boxes(child)


def _notes(part: bytes | None) -> dict[str, Element]:
    return {str(note.get(qn("w:id"))): note for note in parse_xml(part)} if part else {}


def _name(element: Element) -> str:
    """The tag without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _runs_on(paragraph: Element) -> bool:
    """Whether the paragraph's end was deleted, so that the next one goes on in its line."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return hidden is not None and hidden.get(qn("w:val"), "1") not in ("0", "false")


def _goes_on(cell: Element) -> bool:
    """Whether the cell is a lower part of one that is merged downwards."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _number(parent: Element, holder: str, name: str, default: int) -> int:
    told = parent.find(f"{qn(holder)}/{qn(name)}")
    return int(told.get(qn("w:val"))) if told is not None else default
