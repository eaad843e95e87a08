"""城市对比 in a real browser over really ingested plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from served import Served, serving_plans
from test_pages import WAIT_MS, open_page

ZHENGZHOU = quote("City:郑州市")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Served]:
    with serving_plans(tmp_path_factory.mktemp("compare")) as found:
        yield found


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """Fails on whatever the browser complains of."""
    told: list[ConsoleMessage] = []
    page.on("console", lambda message: told.append(message) if message.type == "error" else None)
    yield page
    assert [message.text for message in told] == []


def row_of(page: Page, number: int, x: int = 60, table: int = 0) -> None:
    """Click into a line of a table (a canvas: 38 pixels of head, 35 a line)."""
    page.get_by_test_id("stDataFrame").nth(table).click(position={"x": x, "y": 55 + 35 * number})


def test_cities_side_by_side_lead_to_their_sentences(page: Page, served: Served) -> None:
    open_page(page, f"{served.address}/compare")
    expect(page.get_by_text("合作伙伴（", exact=False)).to_be_visible(timeout=WAIT_MS)
    row_of(page, 0)
    proof = page.locator(".quote", has_text="中科院").first
    expect(proof).to_be_visible(timeout=WAIT_MS)
    expect(proof.locator("cite")).to_contain_text("《")
    page.wait_for_url(lambda url: "line=Institution:中国科学院" in unquote(url), timeout=WAIT_MS)
    page.reload()
    expect(page.locator(".quote", has_text="中科院").first).to_be_visible(timeout=WAIT_MS)


def test_a_cell_of_the_matrix_shows_its_own_proof(page: Page, served: Served) -> None:
    cities = f"city={ZHENGZHOU}&city={quote('City:鹤壁市')}"
    open_page(page, f"{served.address}/compare?{cities}&view=matrix&order=cities")
    expect(page.get_by_text("× 2 座城市")).to_be_visible(timeout=WAIT_MS)
    row_of(page, 1)
    page.wait_for_url(lambda url: "line=Institution:北京航空航天大学" in unquote(url), timeout=WAIT_MS)
    for _ in range(3):  # 机构, 城市数, 郑州市, 鹤壁市
        page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: "of=City:鹤壁市" in unquote(url), timeout=WAIT_MS)
    expect(page.get_by_text("鹤壁市：已有")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator(".quote", has_text="北京航空航天大学").first).to_be_visible()
    expect(page.get_by_text("郑州市：", exact=False)).to_have_count(0)


def test_the_matrix_of_all_cities(page: Page, served: Served) -> None:
    open_page(page, f"{served.address}/compare?city={ZHENGZHOU}&view=matrix")
    page.get_by_test_id("stButtonGroup").get_by_text("全部城市").click()
    expect(page.get_by_text("× 4 座城市")).to_be_visible(timeout=WAIT_MS)
    page.wait_for_url("**range=all**", timeout=WAIT_MS)


def test_districts_are_added_up_beside_the_city(page: Page, served: Served) -> None:
    # 鹤壁 gives nothing to districts: the first city that does is shown, and a link to any city holds beside other ones
    open_page(page, f"{served.address}/compare?view=districts&city={quote('City:鹤壁市')}")
    expect(page.get_by_text("个区县合计").first).to_be_visible(timeout=WAIT_MS)
    open_page(page, f"{served.address}/compare?view=districts&city={quote('City:鹤壁市')}&place={ZHENGZHOU}")
    expect(page.get_by_text("个区县合计").first).to_be_visible(timeout=WAIT_MS)
    row_of(page, 6, x=16)
    told = "16 个区县合计 700家，全市目标 500家，多 200家"
    expect(page.get_by_text(told)).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("全市目标的依据")).to_be_visible()
    expect(page.locator(".quote", has_text="郑州高新区").first).to_be_visible()
    address = page.url
    open_page(page, address)
    expect(page.get_by_text(told)).to_be_visible(timeout=WAIT_MS)


def test_what_a_city_lacks(page: Page, served: Served) -> None:
    cities = "&".join(f"city={quote(f'City:{name}市')}" for name in ("漯河", "新乡", "鹤壁"))
    open_page(page, f"{served.address}/compare?{cities}&view=gaps&place={quote('City:鹤壁市')}")
    expect(page.get_by_text("其余 2 座城市中至少一半的计划提到")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator(".quote").first).to_be_visible(timeout=WAIT_MS)


def test_two_plans_of_one_city(page: Page, served: Served) -> None:
    open_page(page, f"{served.address}/compare?view=plans&aspect={quote('合作伙伴')}")
    told = page.get_by_test_id("stMarkdown")  # not by text alone: a table's canvas carries its cells once more, hidden
    expect(told.filter(has_text="新增 1")).to_be_visible()  # 西安交通大学
    page.get_by_test_id("stButtonGroup").get_by_text("目标", exact=True).click()
    expect(told.filter(has_text="达到 90家（2021年）")).to_be_visible()
    expect(told.filter(has_text="达到 70家")).to_be_visible()
    expect(page.locator(".quote", has_text="90家")).to_be_visible()


def test_cities_are_chosen_in_the_address(page: Page, served: Served) -> None:
    open_page(page, f"{served.address}/compare?city={ZHENGZHOU}")
    page.get_by_role("button", name="Clear").or_(page.locator("[aria-label='Clear all']")).first.click()
    expect(page.get_by_text("请在上面选择要比较的城市")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("combobox", name="城市").fill("新乡")
    page.get_by_role("option", name="新乡市").click()
    page.wait_for_url(lambda url: "city=City:新乡市" in unquote(url), timeout=WAIT_MS)


def test_no_plan_is_told(page: Page, empty_app: str) -> None:
    open_page(page, f"{empty_app}/compare")
    expect(page.get_by_text("图谱里还没有城市的计划")).to_be_visible(timeout=WAIT_MS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "path", "seen"),
    [
        ("compare", f"compare?line={quote('Institution:中国科学院')}", "依据"),
        ("compare-targets", f"compare?aspect={quote('目标')}", "依据"),
        ("compare-matrix", "compare?view=matrix", "座城市"),
        ("compare-districts", f"compare?view=districts&place={ZHENGZHOU}", "区县目标的依据"),
        ("compare-gaps", "compare?view=gaps", "依据"),
        ("compare-plans", "compare?view=plans", "后一份"),
        ("compare-none", "compare?city=none", "请在上面选择"),
    ],
)
def test_pictures_of_the_comparison(
    page: Page, served: Served, artefacts: Path, name: str, path: str, seen: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{served.address}/{path}")
    expect(page.get_by_text(seen).first).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.screenshot(path=artefacts / f"{name}-{scheme}.png")
