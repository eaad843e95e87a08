"""The app's server: no complaint of the browser on any page's address, and no answer that waits for the one before it."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from urllib.parse import quote

import pytest
from playwright.sync_api import Page
from sample_plans import CITY
from test_pages import drawn, open_page

from innograph.bundle import bundled
from innograph.resources import ROOT
from views import bundle
from views.pages import PAGES
from views.server import bound

DEEP = ["", *(page.path for page in PAGES), f"graph?node={quote(CITY)}", f"ask?q={quote('哪些城市与中科院合作？')}"]


@pytest.mark.parametrize("path", DEEP)
def test_a_page_is_opened_by_its_address_without_complaint(page: Page, app: str, path: str) -> None:
    said: list[str] = []
    missing: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    open_page(page, f"{app}/{path}")
    if path.startswith("graph?"):
        drawn(page)
    assert (said, missing) == ([], [])
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_scripts_are_fetched_once_and_kept(app: str) -> None:
    with urllib.request.urlopen(app + bundle.address("index.js")) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.read().decode() == bundled("index.js")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{app}{bundle.PATH}/0/LICENSES.txt")


def test_small_answers_do_not_wait() -> None:
    with bound("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_the_image_starts_this_server() -> None:
    assert '"-m", "views.server"' in (ROOT / "Dockerfile").read_text("utf-8")
