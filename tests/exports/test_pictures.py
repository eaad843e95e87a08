"""The picture: the same in SVG, PDF and PNG, with legend, sources and Chinese that can be read and searched."""

from __future__ import annotations

import datetime
import struct
from dataclasses import replace

import pypdfium2
import pytest
from databases import not_here
from lxml import etree
from samples import evil

from exports import rendering
from exports.layout import CELL, MOST_NODES, places, shown_nodes
from exports.picture import svg
from exports.subgraph import Subgraph
from innograph.errors import InputError

DAY = datetime.date(2026, 11, 1)


@pytest.fixture
def chinese() -> None:
    if not rendering._has_chinese_font():
        not_here("no Chinese font on this machine: apt-get install fonts-noto-cjk")


def texts(drawing: bytes) -> list[str]:
    return [element.text or "" for element in etree.fromstring(drawing).iter("{*}text")]


def test_svg_names_nodes_legend_and_sources(asked: Subgraph) -> None:
    told = texts(svg(asked, DAY))
    assert "哪些城市与中科院合作？" in told and "城市 4" in told and "计划" in told and "制图：innograph，2026年11月1日" in told
    assert all(row["name"] in told or row["name"][:5] in "".join(told) for row in asked.nodes.values())
    assert all(plan["title"] in "".join(told) for plan in asked.plans.values())


def test_a_picture_is_bounded_and_says_so(whole: Subgraph) -> None:
    assert len(shown_nodes(whole, MOST_NODES)) <= MOST_NODES < len(whole.nodes)
    assert any(f"共 {len(whole.nodes)} 个节点" in text for text in texts(svg(whole, DAY)))


@pytest.mark.parametrize("name", ["asked", "city"])
def test_no_name_covers_another(name: str, request: pytest.FixtureRequest) -> None:
    part: Subgraph = request.getfixturevalue(name)
    at = list(places(part, shown_nodes(part, 60)).values())
    near = [
        (a, b) for n, a in enumerate(at) for b in at[:n] if abs(a[0] - b[0]) < 0.7 * CELL[0] and abs(a[1] - b[1]) < 0.7 * CELL[1]
    ]
    assert near == []


def test_places_of_the_screen_are_kept(asked: Subgraph) -> None:
    screen = {id: (100.0 * number, 50.0 * (number % 3)) for number, id in enumerate(asked.nodes)}
    drawn = etree.fromstring(svg(replace(asked, positions=screen), DAY))
    xs = sorted(float(circle.get("cx")) for circle in drawn.iter("{*}circle") if circle.get("stroke"))
    assert [round(x - xs[0]) for x in xs] == [100 * number for number in range(len(asked.nodes))]


def test_texts_of_plans_are_texts_in_svg() -> None:
    drawn = etree.fromstring(svg(evil(), DAY))
    assert {etree.QName(element).localname for element in drawn.iter()} <= {"svg", "rect", "circle", "line", "polygon", "text"}


@pytest.mark.usefixtures("chinese")
def test_pdf_holds_its_fonts_and_its_text(asked: Subgraph) -> None:
    made = rendering.pdf(svg(asked, DAY), asked.title)
    document = pypdfium2.PdfDocument(made)
    text = document[0].get_textpage().get_text_range()
    assert "郑州市" in text and "资料来源" in text and "中国科学院" in text
    assert b"/FontFile" in made and document.get_metadata_dict()["Title"] == asked.title
    assert len(document) == 1


@pytest.mark.usefixtures("chinese")
def test_png_is_twice_as_large(asked: Subgraph) -> None:
    drawn = svg(asked, DAY)
    size = struct.unpack(">II", rendering.png(drawn)[16:24])
    root = etree.fromstring(drawn)
    assert size == (2 * int(root.get("width")), 2 * int(root.get("height")))


def test_a_machine_without_chinese_fonts_is_told(asked: Subgraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_has_chinese_font", lambda: False)
    with pytest.raises(InputError, match="没有中文字体"):
        rendering.png(svg(asked, DAY))
