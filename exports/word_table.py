"""A table of a report: lines, a head on every page, rows that no page parts, columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from exports.network import xml_text
from exports.word_styles import CELL, HEAD

_LETTER, _PADDING = 3.75, 4.2
"""Width of a Chinese letter of 五号 and of what is left free in a cell, in millimetres."""
_SHORT, _LONG = 5.0, 120.0
"""Letters that always stand on one line, and those beyond which a column gets no wider."""
_LAST_NARROW = 0x2E7F


def add_table(document: Docx, heads: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> None:
    """`width` in millimetres."""
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    sizes = [Mm(size) for size in _widths(heads, rows, width)]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    first = table.rows[0]
    for cell, size, name in zip(first.cells, sizes, heads, strict=True):
        cell.width = size
        cell.paragraphs[0].style = document.styles[HEAD]
        cell.paragraphs[0].add_run(xml_text(name))
    blank = _blank(first._tr, document.styles[CELL].style_id)
    _mark(first._tr, "w:tblHeader")
    for row in rows:
        table._tbl.append(_filled(blank, row))


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """What is short gets all it needs, so that it stands on one line; the rest is shared out by what the long ones hold."""
    longest = [max(map(_letters, (head, *(row[i] for row in rows)))) for i, head in enumerate(heads)]
    least = [_PADDING + _LETTER * min(size, _SHORT) for size in longest]
    wanted = [max(0.0, min(size, _LONG) - _SHORT) ** 0.7 for size in longest]
    rest = width - sum(least)
    if rest < 0 or not sum(wanted):
        return [width * size / sum(least) for size in least]
    return [size + rest * more / sum(wanted) for size, more in zip(least, wanted, strict=True)]


def _letters(text: str) -> float:
    """How many Chinese letters are as wide as the text."""
    return sum(1.0 if ord(letter) > _LAST_NARROW else 0.62 for letter in text)


def _blank(first: Any, style: str) -> Any:
    """A row like the first without its words; rows are copied from it, which is much faster than adding them."""
    row = deepcopy(first)
    for words in row.findall(f".//{qn('w:r')}"):
        words.getparent().remove(words)
    for named in row.findall(f".//{qn('w:pStyle')}"):
        named.set(qn("w:val"), style)
    _mark(row, "w:cantSplit")
    return row


def _mark(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _filled(blank: Any, texts: Sequence[str]) -> Any:
    row = deepcopy(blank)
    for paragraph, text in zip(row.findall(f".//{qn('w:p')}"), texts, strict=True):
        run = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.text = xml_text(text)
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        paragraph.append(run)
    return row
