"""A real store, the real app in a child process, and Debian's Chromium."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import chromium
from playwright.sync_api import Browser, Page, ViewportSize
from sample_plans import SMALL_TEXT, crowded_plan, small_plan

from graph.store import Store
from innograph.settings import settings
from views import launch

LAPTOP = ViewportSize(width=1366, height=768)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """INNOGRAPH_HOME of these tests, for this process and its children."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOGRAPH_HOME", str(folder))
        settings.cache_clear()
        yield folder
    settings.cache_clear()


@pytest.fixture(scope="session")
def store(home: Path) -> Iterator[Store]:
    """A store with the two sample plans."""
    with Store.open() as opened:
        opened.load(small_plan(), SMALL_TEXT)
        opened.load(crowded_plan())
        yield opened


@pytest.fixture(scope="session")
def app(store: Store) -> Iterator[str]:
    """The address of the app over the sample plans."""
    with launch.serving() as (_, address):
        yield address


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over a store without plans."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOGRAPH_HOME", str(tmp_path_factory.mktemp("empty")))
        with launch.serving() as (_, address):
            yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a network."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A laptop's window; any request that leaves this machine fails the test."""
    context = browser.new_context(viewport=LAPTOP, locale="zh-CN")
    opened = context.new_page()
    away: list[str] = []
    opened.on("request", lambda request: None if _stays(request.url) else away.append(request.url))
    yield opened
    context.close()
    assert away == []


def _stays(url: str) -> bool:
    return url.startswith((f"http://{launch.HOST}:", f"ws://{launch.HOST}:", "data:", "blob:"))


@pytest.fixture(scope="session")
def artefacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures for people go: the folder INNOGRAPH_ARTEFACTS, else a temporary one."""
    folder = Path(os.environ.get("INNOGRAPH_ARTEFACTS") or tmp_path_factory.mktemp("artefacts"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"pictures in {folder}", file=sys.stderr)
    return folder
