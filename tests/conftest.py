"""Every store, for all tests that ask for `database`: once a session each, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from databases import STORES, Database, opened


@pytest.fixture(scope="session", params=STORES)
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A store of this session; what lies in it is left by the tests before."""
    made = opened(request.param, tmp_path_factory.mktemp(request.param))
    yield made
    made.stop()
