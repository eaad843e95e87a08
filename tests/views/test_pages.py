"""The pages in a real browser over a real store: what an analyst sees and does."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import FloatRect, Page, expect
from sample_plans import CITY, EVIL, INSTITUTE, OTHER_CITY

WAIT_MS = 60_000
# the component keeps its drawing on its element, for this file
DRAWING = "document.querySelector('.kg').cytoscape"


def open_page(page: Page, address: str) -> None:
    """Go there and wait until the page is done."""
    page.goto(address)
    expect(page.get_by_test_id("stAppViewContainer")).to_be_visible(timeout=WAIT_MS)
    settled(page)


def settled(page: Page) -> None:
    """Wait until Streamlit has nothing left to do."""
    page.wait_for_function("document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'", timeout=WAIT_MS)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0, timeout=WAIT_MS)


def open_graph(page: Page, app: str, node: str, **parameters: str) -> None:
    """The graph page around a node, drawn."""
    query = "&".join(f"{name}={quote(value)}" for name, value in {"node": node, **parameters}.items())
    open_page(page, f"{app}/graph?{query}")
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the graph is there."""
    page.wait_for_function(f"document.querySelector('.kg')?.cytoscape && {DRAWING}.nodes().length > 0", timeout=WAIT_MS)
    settled(page)


def place(page: Page, id: str) -> tuple[float, float]:
    """Where a node, or the middle of an edge, stands on the screen, once the view no longer moves."""
    page.wait_for_function(f"!{DRAWING}.animated()", timeout=WAIT_MS)
    at = page.evaluate(
        f"id => {{ const e = {DRAWING}.getElementById(id); return e.isNode() ? e.renderedPosition() : e.renderedMidpoint() }}", id
    )
    box = page.locator(".kg-canvas").bounding_box() or FloatRect(x=0, y=0, width=0, height=0)
    return box["x"] + at["x"], box["y"] + at["y"]


def positions(page: Page) -> dict[str, Any]:
    """Where every node stands in the drawing."""
    found: dict[str, Any] = page.evaluate(f"Object.fromEntries({DRAWING}.nodes().map(n => [n.id(), n.position()]))")
    return found


def edge_between(page: Page, source: str, target: str) -> str:
    """The id of the line from one node to another."""
    script = f"ends => {DRAWING}.edges().filter(e => e.data('source') === ends[0] && e.data('target') === ends[1])[0].id()"
    return str(page.evaluate(script, [source, target]))


def select(page: Page, *ids: str) -> None:
    """Select nodes in the drawing, as a box around them would."""
    page.evaluate(f"ids => {{ {DRAWING}.elements().unselect(); ids.forEach(id => {DRAWING}.getElementById(id).select()) }}", ids)


def address_tells(page: Page, text: str) -> None:
    """Wait until the address, which changes after the page, holds the text."""
    page.wait_for_url(lambda url: text in unquote(url), timeout=WAIT_MS)


def panel(page: Page) -> Any:
    """The panel beside the drawing."""
    return page.locator(".name").first


def test_overview_counts_plans_and_institutions(page: Page, app: str) -> None:
    open_page(page, app)
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    expect(page.locator(".tile", has_text="城市")).to_contain_text("2")
    expect(page.get_by_role("heading", name="计划（2）")).to_be_visible()
    page.get_by_role("button", name="中国科学院电工研究所").click()
    expect(panel(page)).to_have_text("中国科学院电工研究所", timeout=WAIT_MS)
    address_tells(page, INSTITUTE)


@pytest.mark.parametrize(
    ("name", "number", "listed"), [("机构", 333, "共 333 行"), ("合作", 333, "共 333 行"), ("任务", 1, "没有牵头单位")]
)
def test_a_count_leads_to_what_it_counts(page: Page, app: str, name: str, number: int, listed: str) -> None:
    open_page(page, app)
    tile = page.locator("a.tile").filter(has=page.get_by_text(name, exact=True))
    expect(tile.locator("b")).to_have_text(str(number))
    tile.click()
    expect(page.get_by_text(listed).first).to_be_visible(timeout=WAIT_MS)


def test_a_number_of_the_grid_leads_to_its_plans(page: Page, app: str) -> None:
    open_page(page, app)
    page.locator(".grid tr", has_text="新乡市").locator("td a").click()
    expect(page.get_by_role("heading", name="新乡市有 1 份2020年起的计划")).to_be_visible(timeout=WAIT_MS)


def test_empty_store_says_what_to_do(page: Page, empty_app: str) -> None:
    open_page(page, empty_app)
    expect(page.get_by_text("图谱还是空的")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("innograph demo")).to_be_visible()
    for path in ("ask", "graph"):
        open_page(page, f"{empty_app}/{path}")
        expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_question_is_answered_with_evidence(page: Page, app: str) -> None:
    open_page(page, f"{app}/ask")
    page.get_by_role("textbox").fill("哪些城市与中科院合作？")
    page.get_by_role("button", name="提问", exact=True).click()
    expect(page.locator("h3").first).to_contain_text("郑州市", timeout=WAIT_MS)
    quoted = page.locator(".quote", has_text="本市将同中科院电工所商谈设立分所。")
    expect(quoted.locator("cite")).to_have_text("《郑州市2019年科技创新工作方案（样例）》（郑科〔2019〕1号） · 一、重点任务")
    address_tells(page, "中科院")


def test_a_shared_question_is_answered_at_once(page: Page, app: str) -> None:
    open_page(page, f"{app}/ask?q={quote('哪些城市与中科院合作？')}")
    expect(page.locator(".quote").first).to_be_visible(timeout=WAIT_MS)


def test_a_task_is_known_by_its_title(page: Page, app: str) -> None:
    open_page(page, f"{app}/ask?q={quote('培育科技型企业这项任务谁牵头、何时完成？')}")
    expect(page.locator(".quote", has_text="牵头单位：市科技局")).to_be_visible(timeout=WAIT_MS)


def test_what_is_not_understood_is_said(page: Page, app: str) -> None:
    open_page(page, f"{app}/ask?q={quote('今天天气如何？')}")
    expect(page.get_by_test_id("stAlert")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("试试这些")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_plan_of_the_table_opens_in_the_graph(page: Page, app: str) -> None:
    open_page(page, app)
    # the table is a canvas: its first row's box
    page.get_by_test_id("stDataFrame").click(position={"x": 16, "y": 52})
    page.wait_for_url("**/graph?**", timeout=WAIT_MS)
    drawn(page)
    expect(panel(page)).to_have_text("新乡市2020年科技合作方案（样例）", timeout=WAIT_MS)
    expect(page.locator(".facts")).to_contain_text("新科〔2020〕2号")


def test_a_node_is_found_by_its_short_name(page: Page, app: str) -> None:
    open_page(page, f"{app}/graph")
    page.get_by_label("查找节点").fill("中科院电工所")
    page.get_by_label("查找节点").press("Enter")
    page.get_by_role("button", name="中国科学院电工研究所").click()
    expect(panel(page)).to_have_text("中国科学院电工研究所", timeout=WAIT_MS)


def test_click_on_a_node_and_on_an_edge(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    expect(panel(page)).to_have_text("郑州市")
    page.mouse.click(*place(page, INSTITUTE))
    expect(panel(page)).to_have_text("中国科学院电工研究所", timeout=WAIT_MS)
    address_tells(page, f"pick={INSTITUTE}")
    page.mouse.click(*place(page, edge_between(page, CITY, INSTITUTE)))
    expect(panel(page)).to_have_text("郑州市 — 中国科学院电工研究所", timeout=WAIT_MS)
    settled(page)
    expect(page.locator(".quote")).to_contain_text("本市将同中科院电工所商谈设立分所。")


def test_double_click_expands_and_nothing_jumps(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    before = positions(page)
    page.mouse.dblclick(*place(page, INSTITUTE))
    page.wait_for_function(f"{DRAWING}.getElementById('Institution:中国科学院').nonempty()", timeout=WAIT_MS)
    after = positions(page)
    assert {id: after[id] for id in before} == before
    address_tells(page, f"open={INSTITUTE}")


def test_planned_is_dashed_and_the_legend_filters(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    planned = edge_between(page, CITY, INSTITUTE)
    assert page.evaluate(f"id => {DRAWING}.getElementById(id).style('line-style')", planned) == "dashed"
    page.locator(".kg-chip", has_text="计划").last.click()
    page.wait_for_function(f"id => !{DRAWING}.getElementById(id).visible()", arg=planned, timeout=WAIT_MS)
    page.wait_for_url("**off=*", timeout=WAIT_MS)
    settled(page)
    page.get_by_role("button", name="显示全部节点和关系").click()
    page.wait_for_function(f"id => {DRAWING}.getElementById(id).visible()", arg=planned, timeout=WAIT_MS)


def test_the_status_filter_stands_in_the_address(page: Page, app: str) -> None:
    open_graph(page, app, CITY, status="existing")
    assert page.evaluate(f"id => {DRAWING}.getElementById(id).empty()", INSTITUTE) is True
    page.get_by_test_id("stButtonGroup").get_by_text("计划").click()
    page.wait_for_function(f"{DRAWING}.getElementById({INSTITUTE!r}).nonempty()", timeout=WAIT_MS)
    page.wait_for_url(lambda url: "status=" not in url, timeout=WAIT_MS)


def test_box_selection_lists_the_nodes(page: Page, app: str) -> None:
    open_graph(page, app, CITY)
    box = page.locator(".kg-canvas").bounding_box()
    assert box is not None
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 15, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 15, box["y"] + box["height"] - 90, steps=8)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.get_by_role("heading", name="选中")).to_be_visible(timeout=WAIT_MS)


def test_search_hide_layout_and_picture(page: Page, app: str, artefacts: Path) -> None:
    open_graph(page, app, CITY)
    page.get_by_label("在图中查找").fill("宇通")
    page.get_by_label("在图中查找").fill("电工")
    page.wait_for_function(f"id => {DRAWING}.nodes('.hit').map(n => n.id()).join() === id", arg=INSTITUTE, timeout=WAIT_MS)
    page.get_by_label("布局").select_option("concentric")
    page.wait_for_function("document.querySelector('.kg').dataset.layout === 'concentric'", timeout=WAIT_MS)
    page.wait_for_url("**layout=concentric*", timeout=WAIT_MS)
    settled(page)
    select(page, INSTITUTE)
    page.get_by_role("button", name="隐藏所选节点").click()
    page.wait_for_function(f"id => {DRAWING}.getElementById(id).empty()", arg=INSTITUTE, timeout=WAIT_MS)
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载 PNG 图片").click()
    saved.value.save_as(artefacts / "graph.png")
    assert saved.value.suggested_filename == "郑州市.png"
    assert (artefacts / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_three_hundred_nodes_are_drawn(page: Page, app: str) -> None:
    open_page(page, app)
    started = time.monotonic()
    open_graph(page, app, OTHER_CITY, most="300")
    seconds = time.monotonic() - started
    nodes = page.evaluate(f"{DRAWING}.nodes().length")
    layout = page.locator(".kg").get_attribute("data-layout-ms")
    print(f"{nodes} nodes after {seconds:.1f} s, of which layout {layout} ms")
    assert nodes == 300
    expect(page.get_by_text("还有更多关系")).to_be_visible(timeout=WAIT_MS)


def test_names_are_never_run(page: Page, app: str) -> None:
    evil = f"Institution:{EVIL}"
    open_page(page, f"{app}/graph")
    page.get_by_label("查找节点").fill("onerror")
    page.get_by_label("查找节点").press("Enter")
    page.get_by_role("button", name="onerror").click()
    drawn(page)
    expect(panel(page)).to_have_text(EVIL, timeout=WAIT_MS)
    page.mouse.move(*place(page, evil))
    expect(page.locator(".kg-tip b")).to_have_text(EVIL)
    page.mouse.click(*place(page, edge_between(page, OTHER_CITY, evil)))
    expect(panel(page)).to_contain_text(EVIL, timeout=WAIT_MS)
    assert page.title() != "1"
    assert page.locator("img[src='x']").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("overview", ""),
        ("ask", f"ask?q={quote('哪些城市与中科院合作？')}"),
        ("ask-not-understood", f"ask?q={quote('今天天气如何？')}"),
        ("graph-start", "graph"),
        ("graph", f"graph?node={quote(CITY)}"),
        ("graph-edge", f"graph?node={quote(CITY)}&open={quote(INSTITUTE)}&pick={quote(INSTITUTE)}"),
        ("graph-crowded", f"graph?node={quote(OTHER_CITY)}"),
        ("graph-crowded-300", f"graph?node={quote(OTHER_CITY)}&most=300"),
    ],
)
def test_pictures_for_people(page: Page, app: str, artefacts: Path, name: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{app}/{path}")
    page.wait_for_timeout(1500)
    page.screenshot(path=artefacts / f"{name}-{scheme}.png")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    background = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert (sum(map(int, background.strip("rgb()").split(","))) < 384) == (scheme == "dark")
