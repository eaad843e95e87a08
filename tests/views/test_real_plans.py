"""The plans that come with the program, read, loaded and shown: what whoever starts `innograph demo` sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from test_pages import WAIT_MS, drawn, open_page, settled

from graph.store import Store
from ingest.batch import extract_files
from innograph.resources import PLANS
from innograph.settings import settings
from views import launch


@pytest.fixture(scope="module")
def real_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the plans of data/plans/."""
    home = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOGRAPH_HOME", str(home))
        with Store.open(settings().model_copy(update={"home": home})) as store:
            for outcome in extract_files(sorted(PLANS.glob("*.txt"))):
                assert outcome.extraction is not None, outcome.error
                store.load(outcome.extraction.graph)
            with launch.serving() as (_, address):
                yield address


@pytest.mark.parametrize(
    ("name", "path", "seen"),
    [
        ("real-overview", "", "计划（5）"),
        ("real-ask", f"ask?q={quote('哪些城市与中科院合作？')}", "依据"),
        ("real-ask-tasks", f"ask?q={quote('新乡市科技局牵头哪些任务？')}", "依据"),
        ("real-graph-city", f"graph?node={quote('City:郑州市')}", "已有"),
        ("real-graph-institution", f"graph?node={quote('Institution:中国科学院')}", "中国科学院"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_real_plans(page: Page, real_app: str, artefacts: Path, name: str, path: str, seen: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{real_app}/{path}")
    expect(page.get_by_text(seen).first).to_be_visible(timeout=WAIT_MS)
    page.wait_for_timeout(1500)
    page.screenshot(path=artefacts / f"{name}-{scheme}.png")
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_from_the_plans_to_the_graph(page: Page, real_app: str, artefacts: Path) -> None:
    open_page(page, real_app)
    expect(page.get_by_text("条关系，涉及").first).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("heading", name="关系最多的机构").scroll_into_view_if_needed()
    page.screenshot(path=artefacts / "real-overview-bottom.png")
    page.get_by_role("button", name="中国科学院", exact=True).click()
    page.wait_for_url("**/graph?**", timeout=WAIT_MS)
    drawn(page)
    settled(page)
    expect(page.locator(".kind").first).to_have_text("机构")


@pytest.mark.parametrize(
    ("name", "path", "seen"),
    [
        ("real-overview-cities", "", "城市之间的联系"),
        ("real-ask-relation", f"ask?q={quote('漯河市与江南大学是什么关系？')}", "漯河市 —合作— 江南大学"),
        ("real-ask-targets", f"ask?q={quote('郑州和鹤壁的高新技术企业目标？')}", "郑州市高新技术企业新增500家"),
        ("real-ask-enterprise", f"ask?q={quote('谁和双汇集团有关？')}", "双汇集团有"),
        ("real-ask-both", f"ask?q={quote('哪些城市都与浙江大学合作？')}", "与浙江大学（含下属单位）合作：鹤壁市"),
        ("real-ask-deadlines", f"ask?q={quote('新乡市科技局牵头哪些任务，何时完成？')}", "新乡市科技局的牵头任务有"),
        ("real-tasks", "tasks?on=2018-03-01", "已逾期"),
        ("real-tasks-pairs", f"tasks?by=pairs&city={quote('新乡市')}", "项任务"),
        ("real-analysis", "analysis", "中国科学院的合作"),
        ("real-analysis-communities", "analysis?by=communities", "第 1 个社群里的合作"),
        ("real-analysis-path", f"analysis?by=path&first={quote('漯河')}&second={quote('浙江大学')}", "3. "),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_over_real_plans(
    page: Page, real_app: str, artefacts: Path, name: str, path: str, seen: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{real_app}/{path}")
    expect(page.get_by_text(seen).first).to_be_visible(timeout=WAIT_MS)
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=WAIT_MS)
    page.screenshot(path=artefacts / f"{name}-{scheme}.png", full_page=True)
    expect(page.get_by_test_id("stException")).to_have_count(0)
