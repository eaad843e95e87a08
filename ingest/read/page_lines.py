"""A page's elements → the lines that a reader sees; tables as rows with cells parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from ingest.read.grid import repeated, row_line

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_SOFT_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_COLUMN = 1000  # characters; a cell with more in several blocks is a column of the page, no cell of a table


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the number of its characters that stand in links, and whether it stands in the main element."""

    text: str
    linked: int = 0
    inside: bool = False


def lines(root: HtmlElement, main: HtmlElement | None = None) -> list[Line]:
    """All lines of an element that are not empty, in order."""
    walk = _Walk(main)
    walk.element(root)
    walk.end_line()
    return walk.lines


class _Walk:
    """One way through a page; a parser's tree is at most 255 elements deep."""

    def __init__(self, main: HtmlElement | None) -> None:
        self.lines: list[Line] = []
        self._main = main
        self._pieces: list[str] = []
        self._linked = 0
        self._within: dict[str, int] = {"link": 0, "heading": 0, "main": 0}

    def element(self, element: HtmlElement) -> None:
        """Take in an element with all below it."""
        tag = element.tag
        kinds = [*_kinds(element), *(["main"] if element is self._main else [])]
        for kind in kinds:
            self._within[kind] += 1
        if tag == "br" and not self._within["heading"]:  # a title goes on in its next line
            self.end_line()
        elif tag == "table" and _is_data(element):
            self._table(element)
        elif isinstance(tag, str):
            self._children(element)
        for kind in kinds:
            self._within[kind] -= 1

    def _children(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self.end_line()
        self._text(_list_number(element) + (element.text or ""))
        for child in element:
            self.element(child)
            self._text(child.tail or "")
        if element.tag in _BLOCKS:
            self.end_line()

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        self._linked += len(text.strip()) if self._within["link"] else 0

    def end_line(self) -> None:
        """Close the line that is being read."""
        text = _BLANKS.sub(" ", _SOFT_BREAK.sub("", "".join(self._pieces))).strip()
        if text:
            self.lines.append(Line(text, self._linked, self._within["main"] > 0))
        self._pieces, self._linked = [], 0

    def _table(self, table: HtmlElement) -> None:
        """A cell merged downwards stands in each of its rows, one merged to the right once; a row of one cell is no row."""
        self.end_line()
        for caption in table.iterchildren("caption"):
            self._children(caption)
        lasting: dict[int, tuple[str, int]] = {}  # by column: the text and how many more rows it stands for
        for row in table.iter("tr"):
            cells = list(row.iterchildren("td", "th"))
            if len(cells) == 1 and not lasting:
                self._children(cells[0])
                continue
            told: list[str] = []
            for cell in cells:
                _fill(told, lasting)
                down, right = _span(cell, "rowspan"), _span(cell, "colspan")
                text = " ".join(line.text for line in lines(cell))
                if down > 1:
                    lasting |= {len(told) + n: ("" if n else repeated(text), down) for n in range(right)}
                told += [text, *[""] * (right - 1)]
            _fill(told, lasting)
            lasting = {column: (text, down - 1) for column, (text, down) in lasting.items() if down > 1}
            if cells and (line := row_line(told)):
                self.lines.append(Line(line, 0, self._within["main"] > 0))


def _fill(told: list[str], lasting: dict[int, tuple[str, int]]) -> None:
    """Put in the cells from above that stand at the next columns."""
    while len(told) in lasting:
        told.append(lasting[len(told)][0])


def _kinds(element: HtmlElement) -> Iterator[str]:
    if element.tag == "a" and element.get("href"):
        yield "link"
    if element.tag in _HEADINGS:
        yield "heading"


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data, not the columns of the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return not any(_is_column(cell) for row in table.iter("tr") if len(row) > 1 for cell in row.iterchildren("td"))


def _is_column(cell: HtmlElement) -> bool:
    return len(cell) > 3 and sum(map(len, cell.itertext())) > _COLUMN


def _span(cell: HtmlElement, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return min(max(int(told), 1), 1000) if told.isdecimal() else 1


def _list_number(element: HtmlElement) -> str:
    """The number that a browser sets before an item of a numbered list."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    return f"{parent.index(element) + (int(start) if start.isdecimal() else 1)}. "
