"""导入: files dropped, what was read of each, decisions about plans that are there already, nothing half done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect
from test_pages import WAIT_MS, open_page, settled

from graph.store import Store
from ingest.batch import extract_file
from innograph.resources import PLANS
from innograph.settings import settings
from views import launch
from views.intake import LONGEST_NAME, safe_name

HEBI, ZHENGZHOU = "鹤科〔2020〕9号", "郑科〔2019〕1号"
EVIL_FILE = "周口<img src=x onerror=alert(1)>.txt"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[Store, str]]:
    """A store of the test's own, and the address of its app."""
    home = tmp_path / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOGRAPH_HOME", str(home))
        with Store.open(settings().model_copy(update={"home": home})) as store, launch.serving() as (_, address):
            yield store, address


def drop(page: Page, app: str, *files: Path) -> None:
    """Hand files over and wait until each has its result."""
    open_page(page, f"{app}/import")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_role("heading", name=f"共 {len(files)} 个")).to_be_visible(timeout=WAIT_MS)
    settled(page)


def write(page: Page) -> Locator:
    # while the page is made anew its last button stands behind the new one for a moment
    return page.get_by_role("button", name="写入图谱").first


def plan_ids(store: Store) -> set[str]:
    return {plan["id"] for plan in store.plans()}


def test_from_files_to_other_pages(page: Page, empty: tuple[Store, str], tmp_path: Path, artefacts: Path) -> None:
    store, app = empty
    empty_file, old = tmp_path / "空.txt", tmp_path / "旧.doc"
    empty_file.touch()
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    evil = tmp_path / EVIL_FILE
    evil.write_text((PLANS / "luohe_145.txt").read_text("utf-8"), "utf-8")
    drop(page, app, empty_file, old, PLANS / "hebi_2020.txt", PLANS / "zhengzhou_2019.txt", evil, PLANS / "luohe_145.txt")
    expect(page.get_by_text("空文件（0 字节）")).to_be_visible()
    expect(page.get_by_text("另存为 .docx")).to_be_visible()
    expect(page.get_by_text(EVIL_FILE).first).to_be_visible()
    expect(page.get_by_text("是同一份计划")).to_be_visible()
    expect(write(page)).to_contain_text("3 份")
    assert page.locator("img[src='x']").count() == 0
    assert store.plans() == []
    page.screenshot(path=artefacts / "import-results.png", full_page=True)
    write(page).click()
    expect(page.get_by_text("已写入 3 份计划")).to_be_visible(timeout=WAIT_MS)
    assert {HEBI, ZHENGZHOU} <= plan_ids(store)
    assert store.text(HEBI) == (PLANS / "hebi_2020.txt").read_text("utf-8")
    assert HEBI in unquote(page.url)
    page.get_by_role("link", name="看原文").first.click()
    expect(page.locator(".kr-mark").first).to_be_visible(timeout=WAIT_MS)
    open_page(page, f"{app}/graph")
    expect(page.get_by_role("button", name="鹤壁市")).to_be_visible(timeout=WAIT_MS)


def test_a_plan_that_is_there_is_kept_or_replaced(page: Page, empty: tuple[Store, str], tmp_path: Path) -> None:
    store, app = empty
    found = extract_file(PLANS / "hebi_2020.txt").extraction
    assert found is not None
    store.load(found.graph, found.text)
    before = store.digest()
    revised = tmp_path / "hebi.txt"
    revised.write_text(found.text + "\n鹤壁市与浙江大学签订合作协议。\n", "utf-8")
    drop(page, app, revised)
    expect(page.get_by_text("图谱中已有这份计划")).to_be_visible()
    expect(write(page)).to_be_disabled()
    page.get_by_text("用这份替换").click()
    expect(write(page)).to_be_enabled(timeout=WAIT_MS)
    page.get_by_role("button", name="取消，全部不写入").click()
    expect(page.get_by_text("先读后写")).to_be_visible(timeout=WAIT_MS)
    assert store.digest() == before
    drop(page, app, revised)
    page.get_by_text("用这份替换").click()
    expect(write(page)).to_be_enabled(timeout=WAIT_MS)
    write(page).click()
    expect(page.get_by_text("已写入 1 份计划")).to_be_visible(timeout=WAIT_MS)
    assert len(store.plans()) == 1
    assert store.text(HEBI) == revised.read_text("utf-8")


def test_what_is_no_plan_is_told(page: Page, empty: tuple[Store, str], tmp_path: Path) -> None:
    store, app = empty
    story = tmp_path / "故事.txt"
    story.write_text("从前有座山，山里有座庙，庙里有个老和尚在讲故事。" * 5, "utf-8")
    drop(page, app, story)
    expect(page.get_by_text("不像政府规划")).to_be_visible()
    expect(write(page)).to_be_disabled()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert store.plans() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_the_empty_page(page: Page, empty_app: str, artefacts: Path, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{empty_app}/import")
    expect(page.get_by_text("先读后写")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_be_visible(timeout=WAIT_MS)
    page.screenshot(path=artefacts / f"import-{scheme}.png")
    open_page(page, f"{empty_app}/text")
    expect(page.get_by_text("图谱还是空的")).to_be_visible(timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("计划.docx", "计划.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        (r"C:\计划\一.pdf", "一.pdf"),
        ("", "文件"),
        ("长" * 200 + ".xlsx", "长" * LONGEST_NAME + ".xlsx"),
    ],
)
def test_names_of_files_are_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe
