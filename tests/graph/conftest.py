"""A real embedded server for the whole session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import server
from graph.store import Store
from innograph.settings import Settings


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    home = tmp_path_factory.mktemp("home")
    yield Settings(home=home, store="embedded", query_rows=50, query_seconds=10.0)
    server.stop(home)


@pytest.fixture
def store(config: Settings) -> Iterator[Store]:
    """The store of the session, empty."""
    with Store.open(config) as opened:
        for row in opened.plans():
            opened.remove(row["id"])
        yield opened


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Settings]:
    """A folder with a server of its own, for tests that kill it."""
    yield Settings(home=tmp_path, store="embedded")
    server.stop(tmp_path)
