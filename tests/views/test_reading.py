"""原文: every part stands at its place, names lead to facts, quotes lead to their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from sample_plans import EVIL
from test_pages import WAIT_MS, open_page, settled

from graph.store import Store
from ingest.batch import extract_file
from ingest.pipeline import Extraction, extract
from innograph.resources import PLANS
from innograph.settings import settings
from views import launch
from views.marks import PlanSays, mark, said

HEBI, EVIL_PLAN, LOST = "鹤科〔2020〕9号", "许科〔2021〕7号", "新科〔2017〕3号"
QUOTE = "对接中科院"
EVIL_TEXT = f"""许昌市2021年科技创新工作要点
许科〔2021〕7号
一、重点任务
1.{EVIL}推进产学研合作。许昌市与郑州大学签订合作协议，共建𠮷新材料研究院。（牵头单位：市科技局）
"""


def read(name: str) -> Extraction:
    found = extract_file(PLANS / name)
    assert found.extraction is not None, found.error
    return found.extraction


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str]]:
    """A store with a real plan, one whose text is an attack, and one without its text; and the address of its app."""
    home = tmp_path_factory.mktemp("reading")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOGRAPH_HOME", str(home))
        with Store.open(settings().model_copy(update={"home": home})) as store:
            for found in (read("hebi_2020.txt"), extract(EVIL_TEXT, "许昌")):
                store.load(found.graph, found.text)
            store.load(read("xinxiang_2017.txt").graph)
            with launch.serving() as (_, address):
                yield store, address


def address(app: str, plan: str, **parameters: str) -> str:
    return f"{app}/text?" + "&".join(f"{name}={quote(value)}" for name, value in {"plan": plan, **parameters}.items())


def test_parts_stand_at_their_places(texts: tuple[Store, str]) -> None:
    store, _ = texts
    for plan in (HEBI, EVIL_PLAN):
        text = store.text(plan)
        assert text is not None
        parts = [part for paragraph in mark(text, said(store, plan)).paragraphs for part in paragraph["parts"]]
        assert all(text[part["start"] : part["end"]].replace("\n", "") == part["text"] for part in parts)
        assert "".join(part["text"] for part in parts).replace(" ", "") == "".join(text.split())


def test_every_quote_is_marked(texts: tuple[Store, str]) -> None:
    store, _ = texts
    says, text = said(store, HEBI), store.text(HEBI) or ""
    parts = [part for paragraph in mark(text, says).paragraphs for part in paragraph["parts"]]
    places = {(start, end) for edge in says.edges for start, end in zip(edge["starts"], edge["ends"], strict=True)}
    assert len(places) > 40
    for start, end in places:
        inside = [part for part in parts if start <= part["start"] and part["end"] <= end]
        assert all(part["relation"] for part in inside)
        assert "".join(part["text"] for part in inside) == text[start:end].replace("\n", "")


@given(
    st.lists(
        st.sampled_from(["一、总则\n", "郑州市", "中科院", "\n", "。", "1.合作", "𠮷", "\r\n", " ", "（一）任务"]), max_size=30
    )
)
def test_any_text_is_cut_whole(pieces: list[str]) -> None:
    text = "".join(pieces)
    nodes = {"City:郑州市": {"id": "City:郑州市", "label": "City", "name": "郑州市"}}
    marked = mark(text, PlanSays(nodes, {"郑州市": ["City:郑州市"]}, []))
    parts = [part for paragraph in marked.paragraphs for part in paragraph["parts"]]
    assert "".join("".join(part["text"].split()) for part in parts) == "".join(text.split())
    assert [part["text"] for part in parts if part["type"]] == ["郑州市"] * text.count("郑州市")


def test_the_outline_leads_through_the_text(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], HEBI))
    entry = page.locator(".kr-entry").last
    expect(entry).to_be_visible(timeout=WAIT_MS)
    assert page.evaluate("document.querySelector('.kr-text').scrollTop") == 0
    entry.click()
    page.wait_for_function("document.querySelector('.kr-text').scrollTop > 100", timeout=WAIT_MS)


def test_a_name_leads_to_its_facts(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], HEBI))
    name = page.locator(".kr-name[data-type=Institution]").first
    expect(name).to_be_visible(timeout=WAIT_MS)
    node = name.get_attribute("data-node") or ""
    name.click()
    expect(page.locator(".name").first).to_have_text(node.removeprefix("Institution:"), timeout=WAIT_MS)
    expect(page.locator(".kr-picked").first).to_be_visible(timeout=WAIT_MS)
    page.wait_for_url("**pick=*", timeout=WAIT_MS)


def test_a_quote_of_the_graph_leads_to_its_sentence(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, f"{texts[1]}/graph?node={quote('City:鹤壁市')}&pick={quote('Institution:中国科学院')}")
    cited = page.locator(".quote", has_text=QUOTE).filter(has_text=HEBI).first
    expect(cited).to_be_visible(timeout=WAIT_MS)
    words = (cited.evaluate("quote => quote.firstChild.textContent") or "").replace("\n", "")
    cited.locator("a.to-text").click()
    page.wait_for_function("document.querySelectorAll('.kr-lit').length > 0", timeout=WAIT_MS)
    lit = page.evaluate("[...document.querySelectorAll('.kr-lit')].map(part => part.textContent).join('')")
    assert lit == words
    page.wait_for_function(
        """() => { const lit = document.querySelector('.kr-lit').getBoundingClientRect();
        const frame = document.querySelector('.kr-text').getBoundingClientRect();
        return lit.top >= frame.top && lit.bottom <= frame.bottom; }""",
        timeout=WAIT_MS,
    )
    expect(page.locator(".quote", has_text=QUOTE).first).to_be_visible(timeout=WAIT_MS)
    assert HEBI in unquote(page.url)


def test_a_sentence_leads_to_what_it_proves(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], HEBI))
    part = page.locator(".kr-quote:not(.kr-name)", has_text=QUOTE).first
    expect(part).to_be_visible(timeout=WAIT_MS)
    part.click()
    expect(page.locator(".quote", has_text=QUOTE).first).to_be_visible(timeout=WAIT_MS)
    page.wait_for_url("**at=*", timeout=WAIT_MS)


def test_marks_by_keyboard(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], HEBI))
    first = page.locator(".kr-mark").first
    expect(first).to_be_visible(timeout=WAIT_MS)
    first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement === document.querySelectorAll('.kr-mark')[1]", timeout=WAIT_MS)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('pick=') || location.search.includes('at=')", timeout=WAIT_MS)


def test_the_legend_switches_a_type_off(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], HEBI))
    chip = page.locator(".kr-legend .kg-chip", has_text="机构")
    expect(page.locator(".kr-name[data-type=Institution]").first).to_be_visible(timeout=WAIT_MS)
    chip.click()
    expect(page.locator(".kr-name[data-type=Institution]")).to_have_count(0, timeout=WAIT_MS)
    expect(chip).to_have_attribute("aria-pressed", "false")


def test_text_is_never_run(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], EVIL_PLAN))
    expect(page.locator(".kr-text", has_text=EVIL)).to_be_visible(timeout=WAIT_MS)
    assert page.locator("img[src='x']").count() == 0
    assert page.title() != "1"


def test_without_the_text_the_quotes_are_shown(page: Page, texts: tuple[Store, str]) -> None:
    open_page(page, address(texts[1], LOST))
    expect(page.get_by_text("本机没有保存这份计划的原文")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator(".quote").first).to_be_visible(timeout=WAIT_MS)


@pytest.mark.parametrize(("path", "seen"), [("text", "选择一份计划"), (f"text?plan={quote('无此计划')}", "图谱里没有计划")])
def test_where_no_plan_is_chosen(page: Page, texts: tuple[Store, str], path: str, seen: str) -> None:
    open_page(page, f"{texts[1]}/{path}")
    expect(page.get_by_text(seen).first).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_the_text(page: Page, texts: tuple[Store, str], artefacts: Path, scheme: str) -> None:
    store, app = texts
    edge = next(edge for edge in said(store, HEBI).edges if any(QUOTE in words for words in edge["quotes"]))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name, path in {
        "text": address(app, HEBI),
        "text-lit": address(app, HEBI, at=f"{edge['starts'][0]}-{edge['ends'][0]}"),
        "text-picked": address(app, HEBI, pick="Institution:中国科学院"),
    }.items():
        open_page(page, path)
        expect(page.locator(".kr-mark").first).to_be_visible(timeout=WAIT_MS)
        settled(page)
        page.screenshot(path=artefacts / f"{name}-{scheme}.png")
    open_page(page, address(app, LOST))
    expect(page.locator(".quote").first).to_be_visible(timeout=WAIT_MS)
    page.screenshot(path=artefacts / f"text-missing-{scheme}.png")
