"""图谱 as an analyst works with it: hide and undo, ways, filters, keyboard, large drawings; the address carries all of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page, expect
from sample_plans import ACADEMY, CITY, INSTITUTE, OTHER_CITY
from test_pages import DRAWING, WAIT_MS, drawn, edge_between, open_graph, open_page, panel, place, positions, select, settled

MAYBE = "document.querySelector('.kg')?.cytoscape?"
"""The drawing, which is not there while another centre is fetched."""


def present(page: Page, id: str) -> None:
    page.wait_for_function(f"id => {MAYBE}.getElementById(id).nonempty()", arg=id, timeout=WAIT_MS)
    settled(page)


def gone(page: Page, id: str) -> None:
    page.wait_for_function(f"id => {MAYBE}.getElementById(id).empty()", arg=id, timeout=WAIT_MS)
    settled(page)


def address_has(page: Page, words: str) -> None:
    page.wait_for_function("words => decodeURIComponent(location.search).includes(words)", arg=words, timeout=WAIT_MS)


def address_lacks(page: Page, words: str) -> None:
    page.wait_for_function("words => !decodeURIComponent(location.search).includes(words)", arg=words, timeout=WAIT_MS)


def press(page: Page, *keys: str) -> None:
    page.locator(".kg-canvas").focus()
    for key in keys:
        page.keyboard.press(key)


def test_hide_and_undo_keep_places(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    before = positions(page)
    select(page, INSTITUTE)
    page.get_by_role("button", name="隐藏所选节点").click()
    gone(page, INSTITUTE)
    address_has(page, f"without={INSTITUTE}")
    page.get_by_role("button", name="撤销上一步").click()
    present(page, INSTITUTE)
    address_lacks(page, "without=")
    assert positions(page) == before


def test_undo_goes_back_step_by_step(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    before = positions(page)
    page.mouse.dblclick(*place(page, INSTITUTE))
    present(page, ACADEMY)
    page.get_by_label("布局").select_option("concentric")
    page.wait_for_function("document.querySelector('.kg').dataset.layout === 'concentric'", timeout=WAIT_MS)
    address_has(page, "layout=concentric")
    settled(page)
    moved = positions(page)
    press(page, "Control+z")
    page.wait_for_function(f"was => {DRAWING}.nodes().first().position('x') !== was", arg=moved[CITY]["x"], timeout=WAIT_MS)
    assert {id: positions(page)[id] for id in before} == before
    press(page, "Control+z")
    gone(page, ACADEMY)
    address_lacks(page, "open=")


def test_a_filter_is_undone_in_its_box_too(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    page.get_by_test_id("stButtonGroup").get_by_text("计划").click()
    gone(page, INSTITUTE)
    address_has(page, "status=existing")
    page.get_by_role("button", name="撤销上一步").click()
    present(page, INSTITUTE)
    address_lacks(page, "status=")
    expect(page.get_by_test_id("stButtonGroup").get_by_role("button", pressed=True)).to_have_count(2, timeout=WAIT_MS)


def test_the_way_between_two_nodes(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    page.mouse.dblclick(*place(page, INSTITUTE))
    present(page, ACADEMY)
    select(page, CITY, ACADEMY)
    page.get_by_role("button", name="所选两个节点之间的路径").click()
    expect(page.get_by_role("heading", name="路径（2 步）")).to_be_visible(timeout=WAIT_MS)
    address_has(page, f"way={CITY}")
    expect(page.locator(".quote", has_text="本市将同中科院电工所商谈设立分所。")).to_be_visible(timeout=WAIT_MS)
    assert page.evaluate(f"{DRAWING}.edges('[?way]').length") == 2


def test_a_way_to_far_away_is_drawn_from_the_address(page: Page, app: str) -> None:
    open_page(page, f"{app}/graph?node={quote(OTHER_CITY)}&most=50&way={quote(CITY)}&way={quote(OTHER_CITY)}")
    drawn(page)
    expect(page.get_by_role("heading", name="路径（2 步）")).to_be_visible(timeout=WAIT_MS)
    present(page, CITY)


def test_where_no_way_leads_it_is_said(page: Page, app: str) -> None:
    open_page(page, f"{app}/graph?node={quote(CITY)}&way={quote(CITY)}&way={quote('Indicator:高新技术企业')}")
    expect(page.get_by_text("没有找到路径")).to_be_visible(timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("parameters", "stays"),
    [
        ({"relation": "TARGETS"}, False),
        ({"relation": "COOPERATES_WITH"}, True),
        ({"plan": "新科〔2020〕2号"}, False),
        ({"plan": "郑科〔2019〕1号"}, True),
        ({"years": "2020-2020"}, False),
        ({"years": "2019-2019"}, True),
        ({"years": "x-2019"}, True),
        ({"hide": "Institution"}, False),
    ],
)
def test_filters_of_the_address(page: Page, app: str, parameters: dict[str, str], stays: bool) -> None:
    open_graph(page, app, CITY, **parameters)
    assert page.evaluate(f"id => {DRAWING}.getElementById(id).nonempty()", INSTITUTE) is stays


def test_a_relation_is_chosen_in_its_box(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    settled(page)
    page.get_by_role("button", name="筛选").click()
    settled(page)
    page.get_by_label("只看这些关系").click()
    page.get_by_role("option", name="目标").click()
    address_has(page, "relation=TARGETS")
    gone(page, INSTITUTE)


def test_too_much_is_narrowed_by_a_click(page: Page, app: str) -> None:
    open_graph(page, app, OTHER_CITY, most="2000")
    page.wait_for_function("document.querySelector('.kg').dataset.layout === 'places'", timeout=WAIT_MS)
    assert page.evaluate(f"{DRAWING}.nodes().length") > 300
    expect(page.get_by_text("超过 300 个就很难看清")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("button", name="关系最多的 100 个").click()
    page.wait_for_function(f"{DRAWING}.nodes().length === 100", timeout=WAIT_MS)
    address_lacks(page, "most=")


def test_a_node_is_added_beside_the_drawing(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    page.get_by_label("查找节点").fill("宇通")
    page.get_by_label("查找节点").press("Enter")
    page.get_by_role("button", name="＋加入").first.click()
    present(page, "Enterprise:宇通客车")
    present(page, CITY)
    address_has(page, "open=Enterprise:宇通客车")


def test_by_keyboard_alone(page: Page, app: str) -> None:
    open_graph(page, app, CITY, layout="concentric")
    press(page, "ArrowRight")
    live = page.locator(".kg-live")
    expect(live).to_contain_text("郑州市，城市", timeout=WAIT_MS)
    press(page, "ArrowRight")
    expect(live).not_to_contain_text("郑州市，城市", timeout=WAIT_MS)
    name = (live.text_content() or "").partition("，")[0]
    press(page, "Enter")
    expect(panel(page)).to_have_text(name, timeout=WAIT_MS)
    settled(page)
    press(page, "Delete")
    address_has(page, "without=")
    page.wait_for_function(f"name => {DRAWING}.nodes().every(n => n.data('name') !== name)", arg=name, timeout=WAIT_MS)
    settled(page)
    press(page, "Control+z")
    page.wait_for_function(f"name => {DRAWING}.nodes().some(n => n.data('name') === name)", arg=name, timeout=WAIT_MS)


def test_the_panel_acts_without_the_drawing(page: Page, app: str) -> None:
    open_graph(page, app, CITY, pick=INSTITUTE)
    page.get_by_role("button", name="从中心到它的路径").click()
    expect(page.get_by_role("heading", name="路径（1 步）")).to_be_visible(timeout=WAIT_MS)
    open_graph(page, app, CITY, pick=INSTITUTE)
    page.get_by_role("button", name="以它为中心").click()
    address_has(page, f"node={INSTITUTE}")
    present(page, ACADEMY)
    expect(panel(page)).to_have_text("中国科学院电工研究所", timeout=WAIT_MS)


def test_an_edge_tells_its_facts_and_leads_to_the_text(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    page.mouse.click(*place(page, edge_between(page, CITY, INSTITUTE)))
    expect(panel(page)).to_have_text("郑州市 — 中国科学院电工研究所", timeout=WAIT_MS)
    expect(page.locator(".facts").first).to_contain_text("100%", timeout=WAIT_MS)
    way = page.locator("a.to-text").first.get_attribute("href") or ""
    assert unquote(way).startswith("text?plan=郑科〔2019〕1号&at=")


def test_a_node_leads_to_its_sources(page: Page, app: str) -> None:
    open_graph(page, app, CITY, pick=INSTITUTE)
    expect(page.locator(".links a")).to_have_count(2, timeout=WAIT_MS)


def test_no_errors_on_the_console(page: Page, app: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    open_graph(page, app, CITY)
    page.mouse.dblclick(*place(page, INSTITUTE))
    present(page, ACADEMY)
    for path in ("text", "import", ""):
        open_page(page, f"{app}/{path}")
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_the_desk(page: Page, app: str, artefacts: Path, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{app}/graph?node={quote(CITY)}&open={quote(INSTITUTE)}&way={quote(CITY)}&way={quote(ACADEMY)}")
    drawn(page)
    expect(page.get_by_role("heading", name="路径（2 步）")).to_be_visible(timeout=WAIT_MS)
    page.screenshot(path=artefacts / f"graph-way-{scheme}.png")
    open_graph(page, app, CITY, without=INSTITUTE)
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_text("计划所及年份")).to_be_visible(timeout=WAIT_MS)
    page.screenshot(path=artefacts / f"graph-filter-{scheme}.png")
