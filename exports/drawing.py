"""The sheet on which a picture is drawn: nodes, lines, legend and caption as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil, hypot, sqrt
from typing import Any

from lxml import etree

from exports.layout import CELL
from exports.naming import said
from exports.network import xml_text
from exports.subgraph import Place
from graph.rows import Row
from queries.vocabulary import LABELS, RELATIONS, STATUSES

FONTS = "'Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei','SimHei',sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_CAPTION = 9
"""Letters in each of the two lines under a node."""
_WIDE = 1400.0
"""Pixels, from which on title, legend and caption grow with the picture."""
_NO_START = "，。；：、？！）〕》”…"
"""Signs that begin no line."""
_PLANNED = "planned"


def _fitted(text: str, width: float, size: float) -> str:
    rows = _wrapped(text, width, size)
    return rows[0] if len(rows) == 1 else rows[0][:-1] + "…"


def _wrapped(text: str, width: float, size: float) -> list[str]:
    """Lines of at most that many pixels; a Chinese letter is as wide as it is high."""
    rows, row, taken = [], "", 0.0
    for letter in text:
        room = size * (1.0 if ord(letter) > 0x2E7F or letter in "“”…—·" else 0.56)
        if row and taken + room > width and letter not in _NO_START:
            rows.append(row)
            row, taken = "", 0.0
        row, taken = row + letter, taken + room
    return [*rows, row]


def larger(width: float) -> float:
    """How much larger than usual the words beside a wide picture are."""
    return max(1.0, width / _WIDE)


def _name_rows(name: str) -> list[str]:
    """One or two lines of much the same length."""
    short = name if len(name) <= 2 * _CAPTION else name[: 2 * _CAPTION - 1] + "…"
    first = len(short) if len(short) <= _CAPTION else ceil(len(short) / 2)
    return [row for row in (short[:first], short[first:]) if row]


class Drawing:
    """What is put on the sheet; the sheet's height is known only at the end."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._larger = larger(width)
        self._root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
        self._root.set("font-family", FONTS)
        self._sheet = self._add("rect", width=width, fill="#ffffff")

    def _add(self, tag: str, content: str = "", **attributes: Any) -> Any:
        element = etree.SubElement(self._root, f"{{{_SVG}}}{tag}")
        for name, value in attributes.items():
            element.set(name.replace("_", "-"), f"{value:.1f}" if isinstance(value, float) else str(value))
        element.text = xml_text(content) or None
        return element

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        *,
        anchor: str = "start",
        weight: str = "normal",
        color: str = "#1f2937",
    ) -> None:
        """Words at a place; `size` in pixels."""
        look = {"font_size": size, "text_anchor": anchor, "font_weight": weight, "fill": color}
        self._add("text", words, x=float(x), y=float(y), **look)

    def title(self, words: str) -> None:
        """Over the picture."""
        size = 22 * self._larger
        self.text(_fitted(words, self._width - 40, size), self._width / 2, 20 + size, size, anchor="middle", weight="bold")

    def _outlined(self, words: str, x: float, y: float, size: float, color: str) -> None:
        """With a white rim, so that it can be read on lines."""
        look = {"font_size": size, "text_anchor": "middle", "stroke": "#ffffff", "stroke_width": 3, "stroke_linejoin": "round"}
        self._add("text", words, x=float(x), y=float(y), fill="#ffffff", **look)
        self._add("text", words, x=float(x), y=float(y), fill=color, font_size=size, text_anchor="middle")

    def node(self, row: Row, at: Place, degree: int) -> None:
        """A disc, the larger the more relations, with the name under it."""
        x, y = at
        radius = _radius(degree)
        self._add("circle", cx=float(x), cy=float(y), r=radius, fill=LABELS[row["label"]].color, stroke="#ffffff", stroke_width=2)
        for number, words in enumerate(_name_rows(str(row["name"]))):
            self._outlined(words, x, y + radius + 14 + 14 * number, 12, "#1f2937")

    def line_label(self, edge: Row, at: Mapping[str, Place]) -> None:
        """What a line says, on its middle."""
        (x1, y1), (x2, y2) = at[edge["source"]], at[edge["target"]]
        self._outlined(said(edge) or RELATIONS[edge["type"]].name, (x1 + x2) / 2, (y1 + y2) / 2 + 4, 10, "#5b6472")

    def line(self, edge: Row, at: Mapping[str, Place]) -> None:
        """A line, dashed where it is only planned."""
        look = RELATIONS[edge["type"]]
        (x1, y1), (x2, y2) = at[edge["source"]], at[edge["target"]]
        dash = {"stroke_dasharray": "6 4"} if edge.get("status") == _PLANNED else {}
        self._add("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=look.color, stroke_width=1.4, **dash)
        if look.directed:
            self._arrow((x1, y1), (x2, y2), look.color)

    def _arrow(self, start: Place, end: Place, color: str) -> None:
        """At two thirds of the way, where no node covers it."""
        (x1, y1), (x2, y2) = start, end
        length = hypot(x2 - x1, y2 - y1)
        if length < CELL[1] / 2:
            return
        dx, dy = (x2 - x1) / length, (y2 - y1) / length
        x, y = x1 + 0.68 * (x2 - x1), y1 + 0.68 * (y2 - y1)
        corners = ((x + 7 * dx, y + 7 * dy), (x - 4 * dy, y + 4 * dx), (x + 4 * dy, y - 4 * dx))
        self._add("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners), fill=color)

    def legend(self, nodes: Sequence[Row], lines: Sequence[Row], top: float) -> float:
        """A row of types, a row of relations; returns where it ends."""
        types, relations = Counter(row["label"] for row in nodes), Counter(line["type"] for line in lines)
        entries: list[list[tuple[str, str, str]]] = [
            [("dot", look.color, f"{look.name} {types[label]}") for label, look in LABELS.items() if types[label]],
            [("line", look.color, f"{look.name} {relations[name]}") for name, look in RELATIONS.items() if relations[name]],
        ]
        statuses = {line.get("status") for line in lines}
        entries[1] += [
            ("dash" if status == _PLANNED else "line", "#1f2937", name) for status, name in STATUSES.items() if status in statuses
        ]
        y = top
        for row in filter(None, entries):
            y = self._legend_row(row, y + 24 * self._larger)
        return y

    def _legend_row(self, entries: Sequence[tuple[str, str, str]], y: float) -> float:
        large = self._larger
        x = 24.0
        for mark, color, words in entries:
            room = (34 + 13.0 * len(words)) * large
            if x + room > self._width - 24:
                x, y = 24.0, y + 24 * large
            middle = y - 4 * large
            if mark == "dot":
                self._add("circle", cx=x + 9 * large, cy=middle, r=7.0 * large, fill=color)
            else:
                dash = {"stroke_dasharray": f"{6 * large:.1f} {4 * large:.1f}"} if mark == "dash" else {}
                self._add("line", x1=x, y1=middle, x2=x + 20 * large, y2=middle, stroke=color, stroke_width=2.2 * large, **dash)
            self.text(words, x + 26 * large, y, 13 * large)
            x += room
        return y

    def finished(self, caption: Sequence[str], top: float) -> bytes:
        """Caption, height, and the file."""
        size, y = 12 * self._larger, top
        for paragraph in caption:
            for row in _wrapped(paragraph, self._width - 60, size):
                y += 1.6 * size
                self.text(row, 24, y, size, color="#4b5563")
        height = round(y + 2 * size)
        self._sheet.set("height", str(height))
        for name, value in (("width", round(self._width)), ("height", height)):
            self._root.set(name, str(value))
        self._root.set("viewBox", f"0 0 {round(self._width)} {height}")
        made: bytes = etree.tostring(self._root, encoding="utf-8", xml_declaration=True)
        return made + b"\n"


def _radius(degree: int) -> float:
    return 11 + min(15.0, 2.6 * sqrt(degree))
