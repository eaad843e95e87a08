"""校核 in a real browser over really ingested plans: judge, see it in the store at once, take it back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from served import Served, serving_plans
from test_downloads import downloaded
from test_pages import WAIT_MS, open_page, settled

from queries.catalogue import question
from views import near_names
from views.review_relations import grouped

PAIR = ("Indicator:创新龙头企业", "Indicator:省创新龙头企业")
TIE = ("COOPERATES_WITH", "City:鹤壁市", "Institution:天津大学", "鹤科〔2020〕9号")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Served]:
    with serving_plans(tmp_path_factory.mktemp("review")) as found:
        yield found


def comes_true(true: Callable[[], bool]) -> None:
    """Wait for what the app does in its own process."""
    deadline = time.monotonic() + WAIT_MS / 1000
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def sign(page: Page, name: str = "李某") -> None:
    """Say who reviews."""
    page.get_by_label("校核人").fill(name)
    page.get_by_label("校核人").press("Enter")
    settled(page)


def names(served: Served) -> set[str]:
    return {node.id for node in served.store.names()}


def ties(served: Served) -> int:
    return served.store.counts()["edges"]["COOPERATES_WITH"]


def test_by_plan_no_pair_is_missed(served: Served) -> None:
    """In a large graph only a plan's names are compared, with what the index finds: that loses nothing."""
    whole = {(pair.left.id, pair.right.id) for pair in near_names.of_all(served.store)}
    by_plan = set[tuple[str, str]]()
    for plan in served.store.plans():
        found = near_names.of_plan(served.store, plan["id"])
        while found.left:
            left = found.left
            found.advance(served.store, seconds=0)
            assert found.left == left - 1  # however little time there is, it goes on
        by_plan |= {(one.left.id, one.right.id) for one in found.pairs()}
    assert PAIR in whole
    assert by_plan == whole


def item(key: str) -> str:
    return f"item={quote(key)}"


def test_two_names_are_judged_the_same_and_apart_again(page: Page, served: Served) -> None:
    before = served.store.digest()
    open_page(page, f"{served.address}/review?{item('→'.join(PAIR))}")
    # not by text alone: a table's canvas carries its cells once more, hidden
    shown = page.get_by_test_id("stRadio").get_by_text("省创新龙头企业", exact=True)
    expect(shown).to_be_visible()
    expect(page.locator(".quote", has_text="《2020年鹤壁市科技创新工作要点》").first).to_be_visible()
    sign(page)
    shown.click()
    settled(page)
    page.get_by_label("理由").fill("同一类企业")
    page.get_by_role("button", name="相同", exact=True).click()
    expect(page.get_by_text("图谱中 1 份计划已随之更新")).to_be_visible()
    assert PAIR[0] not in names(served)
    assert PAIR[1] in names(served)
    kept = (served.home / "judgements.csv").read_text("utf-8")
    assert f"same,{PAIR[0]},{PAIR[1]},,,李某," in kept
    assert "同一类企业" in kept

    page.get_by_test_id("stButtonGroup").get_by_text("已作的判断").click()
    expect(page.get_by_text("1 个判断")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("同一类企业")
    page.get_by_role("button", name="撤销这个判断").click()
    expect(page.get_by_text("已撤销")).to_be_visible()
    comes_true(lambda: served.store.digest() == before)
    expect(page.get_by_text("还没有作过判断")).to_be_visible()


def test_a_relation_is_rejected_and_comes_back(page: Page, served: Served) -> None:
    before, number = served.store.digest(), ties(served)
    open_page(page, f"{served.address}/review?queue=relations&relation=COOPERATES_WITH&{item(' '.join(TIE))}")
    expect(page.locator(".name")).to_have_text("鹤壁市 — 天津大学")
    expect(page.locator(".quote").first).to_contain_text("天津大学")
    sign(page, "王某")
    page.get_by_role("button", name="不成立", exact=True).click()
    expect(page.get_by_text("图谱中 1 份计划已随之更新")).to_be_visible()
    assert ties(served) == number - 1

    open_page(page, f"{served.address}/review?queue=done")
    sign(page, "赵某")
    page.get_by_role("button", name="撤销这个判断").click()
    expect(page.get_by_text("已撤销")).to_be_visible()
    comes_true(lambda: served.store.digest() == before)


def test_without_a_name_nothing_is_judged(page: Page, served: Served) -> None:
    before = served.store.digest()
    open_page(page, f"{served.address}/review?queue=relations")
    page.get_by_role("button", name="成立", exact=True).click()
    expect(page.get_by_text("请先填写校核人的姓名")).to_be_visible()
    assert served.store.digest() == before


def test_a_broken_file_is_told_with_its_line(page: Page, served: Served) -> None:
    path = served.home / "judgements.csv"
    before = path.read_bytes() if path.exists() else b""
    path.write_text("judgement,left,right,relation,plan,who,when,why\nyes,a,b,,,,,\n", encoding="utf-8")
    try:
        open_page(page, f"{served.address}/review")
        expect(page.get_by_test_id("stAlert")).to_contain_text("judgements.csv 第 2 行")
        expect(page.get_by_test_id("stException")).to_have_count(0)
    finally:
        path.write_bytes(before)


def test_several_relations_are_judged_at_once_and_taken_back_at_once(page: Page, served: Served) -> None:
    before, number = served.store.digest(), sum(served.store.counts()["edges"].values())
    rows = served.store.query(question("doubtful_relations").cypher, {"percent": 80}, rows=2000).rows
    chosen = [doubt for doubt in grouped(rows) if len(doubt.edges) == 1][:2]
    open_page(page, f"{served.address}/review?queue=relations&{'&'.join(item(doubt.key) for doubt in chosen)}")
    expect(page.get_by_text("选中 2 条")).to_be_visible()
    expect(page.locator(".quote")).to_have_count(2)
    sign(page)
    page.get_by_label("理由").fill("原文没有这层意思")
    page.get_by_role("button", name="不成立", exact=True).click()
    expect(page.get_by_text("已记录：2 条关系不成立")).to_be_visible()
    assert sum(served.store.counts()["edges"].values()) == number - 2
    kept = (served.home / "judgements.csv").read_text("utf-8")
    assert kept.count("原文没有这层意思") == 2

    page.get_by_role("button", name="撤回刚才的判断（2）").click()
    expect(page.get_by_text("已撤回 2 个判断")).to_be_visible()
    comes_true(lambda: served.store.digest() == before)


def test_words_that_were_not_understood_are_judged(page: Page, served: Served) -> None:
    before, plan = served.store.digest(), "鹤科〔2021〕3号"
    open_page(page, f"{served.address}/review?queue=unread&plan={quote(plan)}")
    expect(page.get_by_text("2 个像是单位、却没有认出的名称")).to_be_visible()
    expect(page.locator(".quote").first).to_contain_text("甲乙丙丁")
    sign(page)
    page.get_by_role("button", name="应当识别", exact=True).click()
    expect(page.get_by_text("1 个像是单位、却没有认出的名称")).to_be_visible()
    assert f"missed,甲乙丙丁,,,{plan},李某," in (served.home / "judgements.csv").read_text("utf-8")
    open_page(page, f"{served.address}/review?queue=done")
    expect(page.locator(".facts")).to_contain_text("甲乙丙丁")
    sign(page)
    page.get_by_role("button", name="撤销这个判断").click()
    expect(page.get_by_text("已撤销")).to_be_visible()
    open_page(page, f"{served.address}/review?queue=unread&plan={quote(plan)}")
    expect(page.get_by_text("2 个像是单位、却没有认出的名称")).to_be_visible()
    assert served.store.digest() == before


def test_an_empty_store_has_nothing_to_review(page: Page, empty_app: str) -> None:
    open_page(page, f"{empty_app}/review")
    expect(page.get_by_text("图谱还是空的，没有要校核的内容")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "path", "seen"),
    [
        ("review-names", "review", "若相同，统一显示为"),
        ("review-relations", "review?queue=relations", "不成立"),
        ("review-unread", "review?queue=unread", "计划"),
        ("review-done", "review?queue=done", "判断"),
    ],
)
def test_pictures_of_the_review(
    page: Page, served: Served, artefacts: Path, name: str, path: str, seen: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{served.address}/{path}")
    expect(page.get_by_text(seen).first).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.screenshot(path=artefacts / f"{name}-{scheme}.png")


@pytest.mark.parametrize(
    ("address", "sheet", "column", "held"),
    [
        ("queue=relations&below=90", "可信度低的关系", "原文依据", "天津大学"),
        ("queue=names", "名称相近的对象", "名称", "创新龙头企业"),
    ],
)
def test_a_queue_is_downloaded(page: Page, served: Served, address: str, sheet: str, column: str, held: str) -> None:
    open_page(page, f"{served.address}/review?{address}")
    book = load_workbook(downloaded(page, "Excel 表格"))
    head, *rows = book[sheet].iter_rows(values_only=True)
    assert any(held in str(row[head.index(column)]) for row in rows)
    assert book["来源"].max_row > 1
