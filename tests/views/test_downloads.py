"""The download buttons in a real browser: a file is made at the click, and holds what the page shows."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from sample_plans import CITY, INSTITUTE

WAIT_MS = 60_000


@pytest.mark.parametrize(
    "address", [f"ask?q={quote('哪些城市与中科院合作？')}", f"graph?node={quote(CITY)}"], ids=["ask", "graph"]
)
def test_what_the_page_shows_is_downloaded(page: Page, app: str, address: str) -> None:
    page.goto(f"{app}/{address}")
    page.get_by_role("button", name="下载").click(timeout=WAIT_MS)
    button = page.get_by_role("button", name="JSON", exact=True)
    expect(button).to_be_visible(timeout=WAIT_MS)
    with page.expect_download(timeout=WAIT_MS) as waited:
        button.click()
    told = json.loads(waited.value.path().read_text("utf-8"))
    assert waited.value.suggested_filename.endswith(".json")
    assert {CITY, INSTITUTE} <= {node["id"] for node in told["nodes"]}
    assert all(edge["quotes"] for edge in told["edges"]) and told["graph"]["plans"]
