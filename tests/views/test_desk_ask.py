"""总览, 提问, 任务台账 and 分析 in a real browser: the main path of each, over the sample plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from sample_plans import CITY, INSTITUTE, OTHER_CITY
from test_pages import DRAWING, WAIT_MS, drawn, open_page, panel, settled

WHO = "哪些城市与中科院合作？"
OURS, THEIRS = "本市将同中科院电工所商谈设立分所。", "新乡愿与中国科学院电工研究所往来。"
FIRST_LINE = {"x": 16, "y": 52}
"""The box of a table's first line: a table is a canvas."""
PATH = f"analysis?{urlencode({'by': 'path', 'first': '郑州', 'second': '新乡'})}"


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """The page; what goes wrong in the browser fails the test."""
    said: list[str] = []
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def asked(page: Page, name: str) -> str:
    """A parameter of the address."""
    return parse_qs(urlsplit(page.url).query).get(name, [""])[0]


def stands(page: Page, name: str, value: str) -> None:
    """Wait until the address says so."""
    expect(page).to_have_url(lambda url: parse_qs(urlsplit(url).query).get(name, [""])[0] == value, timeout=WAIT_MS)


def quoted(page: Page, text: str) -> Locator:
    return page.locator(".quote", has_text=text)


def complete(page: Page) -> None:
    """Wait until every part of the page has been drawn for the first time."""
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=WAIT_MS)


def seen(found: Locator) -> None:
    expect(found.first).to_be_visible(timeout=WAIT_MS)


def test_overview_leads_from_a_city_to_its_plans_and_from_a_tie_to_its_quotes(quiet: Page, app: str) -> None:
    open_page(quiet, app)
    expect(quiet.locator(".grid tr", has_text="新乡市")).to_contain_text("1")
    drawn(quiet)
    assert set(quiet.evaluate(f"{DRAWING}.nodes().map(n => n.id())")) == {CITY, OTHER_CITY}
    quiet.get_by_role("button", name="新乡市 — 郑州市").click()
    seen(quoted(quiet, OURS))
    seen(quoted(quiet, THEIRS))
    assert asked(quiet, "pick") == "新乡市-郑州市"
    quiet.locator(".grid a", has_text="新乡市").click()
    seen(quiet.get_by_text("新乡市有 1 份计划"))


def test_an_answer_has_a_graph_and_a_line_of_it_alone(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'q': WHO})}")
    seen(quoted(quiet, OURS))
    seen(quoted(quiet, THEIRS))
    drawn(quiet)
    assert set(quiet.evaluate(f"{DRAWING}.nodes().map(n => n.id())")) == {CITY, OTHER_CITY, INSTITUTE}
    tools = quiet.evaluate("document.querySelector('.kg-bar').offsetHeight")
    assert quiet.evaluate(f"Math.min(...{DRAWING}.nodes().map(n => n.renderedBoundingBox().y1))") > tools
    expect(quiet.get_by_text("可以这样问")).to_have_count(0)
    quiet.get_by_test_id("stDataFrame").click(position=FIRST_LINE)
    expect(quoted(quiet, OURS)).to_have_count(0, timeout=WAIT_MS)
    seen(quoted(quiet, THEIRS))
    assert asked(quiet, "row") == "1"


def test_the_parameters_of_an_answer_are_changed(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'q': '郑州和哪些机构合作？'})}")
    quiet.get_by_text("理解为：某城市与谁合作").click()
    quiet.get_by_label("城市", exact=True).fill("新乡")
    quiet.get_by_test_id("stFormSubmitButton").get_by_role("button", name="查询").click()
    seen(quiet.get_by_text("新乡市与 332 个伙伴合作"))
    assert (asked(quiet, "ask"), asked(quiet, "p-city"), asked(quiet, "p-kind")) == ("partners_of_city", "新乡", "机构")


def test_a_typo_is_asked_back_and_put_right(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'q': '谁和宇通客东有关'})}")
    seen(quiet.get_by_text("您是不是要找"))
    quiet.get_by_role("button", name="谁和宇通客车有关").click()
    seen(quoted(quiet, "智能公交示范由宇通来做。"))


def test_what_is_not_understood_offers_questions_that_are(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'q': '今天天气如何？'})}")
    seen(quiet.get_by_text("没有听懂"))
    expect(quiet.get_by_text("试试这些")).to_be_visible()


def test_an_answer_without_rows_offers_other_questions(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'q': '郑州2030年的目标有哪些'})}")
    expect(quiet.get_by_text("图谱中没有郑州市的2030年目标的记录。")).to_be_visible(timeout=WAIT_MS)
    expect(quiet.get_by_text("还可以这样问")).to_be_visible(timeout=WAIT_MS)
    expect(quiet.get_by_role("button", name="郑州市的目标有哪些？")).to_be_visible(timeout=WAIT_MS)


def test_the_catalogue_is_asked_by_form(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?by=catalogue")
    quiet.get_by_role("button", name="某单位的任务").click()
    seen(quiet.get_by_text("填好上面的条件"))
    quiet.get_by_label("单位", exact=True).fill("郑州市科技局")
    quiet.get_by_test_id("stFormSubmitButton").get_by_role("button", name="查询").click()
    seen(quoted(quiet, "牵头单位：市科技局"))
    assert asked(quiet, "p-units") == "郑州市科技局"
    quiet.get_by_role("button", name="全部问题").click()
    seen(quiet.get_by_text("点一个，填上条件"))
    assert asked(quiet, "ask") == ""


def test_a_typo_in_a_form_is_put_right(quiet: Page, app: str) -> None:
    address = {"by": "catalogue", "ask": "common_partners", "p-members": "郑洲市、新乡市"}
    open_page(quiet, f"{app}/ask?{urlencode(address)}")
    quiet.get_by_role("button", name="郑州市", exact=True).click()
    seen(quiet.get_by_text("2 个共同的合作伙伴（含下属单位）"))
    assert asked(quiet, "p-members") == "郑州市、新乡市"


def test_cypher_reads_and_leads_to_quotes(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?by=cypher")
    quiet.get_by_label("Cypher 查询").fill("MATCH (c:City {name: '郑州市'})-[r:COOPERATES_WITH]-(i) RETURN c, r, i")
    quiet.get_by_role("button", name="运行").click()
    seen(quoted(quiet, OURS))
    assert "COOPERATES_WITH" in asked(quiet, "cypher")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (n) DETACH DELETE n", "只允许读取"),
        ("MATCH (n:City) RETURN m", "变量 m 没有定义"),
        ("MATCH (n:Citty) RETURN n", "您是不是要写 City"),
    ],
)
def test_cypher_that_cannot_be_run_is_said(quiet: Page, app: str, query: str, said: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'by': 'cypher', 'cypher': query})}")
    seen(quiet.get_by_text(said))


def test_the_ledger_counts_from_a_day(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/tasks?on=2019-12-31")
    overdue = quiet.locator(".tile", has_text="已逾期")
    expect(overdue.locator("b")).to_have_text("0", timeout=WAIT_MS)
    open_page(quiet, f"{app}/tasks?on=2020-01-01")
    expect(overdue.locator("b")).to_have_text("1", timeout=WAIT_MS)
    seen(quoted(quiet, "牵头单位：市科技局"))


def test_the_ledger_is_filtered_and_says_when_nothing_fits(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/tasks?on=2019-12-31")
    quiet.get_by_role("radio", name="已逾期").or_(quiet.get_by_role("button", name="已逾期")).first.click()
    seen(quiet.get_by_text("没有符合这些条件的任务"))
    assert asked(quiet, "due") == "已逾期"


def test_the_ledger_s_units_lead_to_their_tasks(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/tasks?by=units")
    quiet.get_by_test_id("stDataFrame").click(position=FIRST_LINE)
    seen(quoted(quiet, "牵头单位：市科技局"))
    assert asked(quiet, "unit") == "郑州市科学技术局"


@pytest.mark.parametrize(
    ("address", "said", "proof"),
    [
        ("analysis", "要道程度", THEIRS),
        ("analysis?by=communities", "个社群", "往来"),
        ("analysis?by=bridges", "网络就断成两半", "往来"),
        ("analysis?by=similar", "共同的伙伴和平台", THEIRS),
        (PATH, "最短的一串关系", OURS),
    ],
)
def test_every_analysis_is_explained_and_proved(quiet: Page, app: str, address: str, said: str, proof: str) -> None:
    open_page(quiet, f"{app}/{address}")
    seen(quiet.get_by_text(said))
    seen(quoted(quiet, proof))


def test_a_way_is_asked_for_by_names(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/analysis?by=path")
    seen(quiet.get_by_text("写出两个名称或简称"))
    quiet.get_by_label("从", exact=True).fill("郑洲市")
    quiet.get_by_label("到", exact=True).fill("新乡")
    quiet.get_by_role("button", name="查找").click()
    quiet.get_by_role("button", name="郑州市", exact=True).click()
    seen(quoted(quiet, OURS))
    seen(quoted(quiet, THEIRS))
    assert asked(quiet, "first") == "郑州市"


def test_a_tie_of_the_small_graph_opens_its_end_in_the_graph(quiet: Page, app: str) -> None:
    open_page(quiet, f"{app}/ask?{urlencode({'q': WHO, 'pick': INSTITUTE})}")
    quiet.get_by_role("button", name="在图谱中查看").click()
    drawn(quiet)
    expect(panel(quiet)).to_have_text("中国科学院电工研究所", timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "图谱还是空的"),
        (f"ask?{urlencode({'q': WHO})}", "图谱里没有中国科学院"),
        ("ask?by=catalogue", "个问题"),
        ("tasks", "图谱里还没有任务"),
        ("analysis", "无从分析"),
    ],
)
def test_an_empty_store_is_said_on_every_page(quiet: Page, empty_app: str, path: str, said: str) -> None:
    open_page(quiet, f"{empty_app}/{path}")
    seen(quiet.get_by_text(said))
    expect(quiet.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("ask-changed", f"ask?by=catalogue&ask=partners_of_city&p-city={quote('郑州')}"),
        ("ask-catalogue", "ask?by=catalogue"),
        ("ask-cypher", f"ask?by=cypher&cypher={quote('MATCH (c:City)-[r:COOPERATES_WITH]-(i) RETURN c, r, i LIMIT 5')}"),
        ("ask-cypher-refused", f"ask?by=cypher&cypher={quote('MATCH (n) DELETE n')}"),
        ("tasks", "tasks?on=2020-01-01"),
        ("tasks-nothing", f"tasks?on=2019-01-01&due={quote('已逾期')}"),
        ("analysis", "analysis"),
        ("analysis-path", PATH),
    ],
)
def test_pictures_of_these_pages(quiet: Page, app: str, artefacts: Path, name: str, path: str, scheme: str) -> None:
    quiet.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(quiet, f"{app}/{path}")
    complete(quiet)
    quiet.screenshot(path=artefacts / f"{name}-{scheme}.png")
    expect(quiet.get_by_test_id("stException")).to_have_count(0)
