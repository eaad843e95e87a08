"""The offline page in a real browser that has no network: it opens, shows the evidence, runs nothing of what plans say."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsers import chromium
from playwright.sync_api import Browser, Page, expect
from samples import EVIL, evil

from exports.page import page as html_page
from exports.subgraph import Subgraph
from innograph.resources import BUNDLE

DAY = datetime.date(2026, 11, 1)
WAIT_MS = 30_000
DRAWING = "document.querySelector('.kg').cytoscape"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Opens a subgraph's page; at the end there was no message on the console and no request but for the file itself."""
    context = browser.new_context(offline=True)
    tab = context.new_page()
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else told.append(request.url))

    def show(part: Subgraph) -> Page:
        path = tmp_path / "图谱.html"
        path.write_bytes(html_page(part, DAY))
        tab.goto(path.as_uri())
        tab.wait_for_function(f"{DRAWING} && {DRAWING}.nodes().length > 0", timeout=WAIT_MS)
        return tab

    yield show
    context.close()
    assert told == []


def tap(tab: Page, node: str) -> None:
    # void: what cytoscape returns is itself, which Playwright would copy whole
    tab.evaluate(f"id => void {DRAWING}.getElementById(id).emit('onetap')", node)


def test_it_opens_and_shows_the_evidence(opened: Any, asked: Subgraph) -> None:
    tab = opened(asked)
    panel = tab.locator("#panel")
    expect(panel).to_contain_text("4 个城市与中国科学院")
    expect(panel).to_contain_text("资料来源")
    tap(tab, "City:漯河市")
    expect(panel.locator("h2")).to_have_text("漯河市")
    own = [edge for edge in asked.edges if "City:漯河市" in (edge["source"], edge["target"])]
    for quote in {quote for edge in own for quote in edge["quotes"]}:
        expect(panel).to_contain_text(" ".join(quote.split()))
    expect(panel.locator("cite").first).to_contain_text("漯河市“十四五”科技创新规划")
    assert tab.evaluate(f"{DRAWING}.edges().length") == len(asked.edges)


def test_what_plans_say_is_text(opened: Any) -> None:
    tab = opened(evil())
    tap(tab, f"Task:{EVIL[8]}")
    expect(tab.locator("#panel")).to_contain_text("<img src=x onerror")
    assert tab.locator("#panel img, #panel script").count() == 0
    assert tab.title() == evil().title


def test_the_policy_lets_nothing_in(browser: Browser, asked: Subgraph, tmp_path: Path) -> None:
    made = html_page(asked, DAY)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made.decode())
    assert policy and policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1] and "http" not in policy[1]
    path = tmp_path / "图谱.html"
    path.write_bytes(made)
    with browser.new_context(offline=True) as context:
        tab = context.new_page()
        tab.goto(path.as_uri())
        script = "const made = document.createElement('script'); made.textContent = 'window.ran = 1'; document.body.append(made)"
        assert tab.evaluate(f"() => {{ {script}; return window.ran ?? 0 }}") == 0


def test_the_bundle_is_there() -> None:
    if not (BUNDLE / "offline.js").is_file() and not os.environ.get("CI"):
        pytest.skip("the browser side is not built: pip install -e .")
    assert "</script" not in (BUNDLE / "offline.js").read_text("utf-8")
