"""The stores of these tests; those of `database` are real and shared by the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import Database

from graph import server
from graph.store import Store
from innograph.settings import Settings


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """The embedded store and both Neo4j in turn, empty."""
    database.clear()
    with Store.open(database.settings) as opened:
        yield opened


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Settings]:
    """A folder with an embedded server of its own, for tests that kill it."""
    yield Settings(home=tmp_path, store="embedded")
    server.stop(tmp_path)
