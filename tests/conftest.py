"""Every store, for all tests that ask for `database`: once a session each, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from databases import STORES, Database, opened


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What one process runs of the two: all tests on a store, so that it starts once; all with a browser, so that two never
    draw at the same time; else all tests of a file."""
    for item in items:
        told = getattr(item, "callspec", None)
        store = told.params.get("database") if told else None
        place = item.path.relative_to(item.config.rootpath)
        item.add_marker(pytest.mark.xdist_group(store or ("views" if "views" in place.parts else place.as_posix())))


@pytest.fixture(scope="session", params=STORES)
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A store of this session; what lies in it is left by the tests before."""
    made = opened(request.param, tmp_path_factory.mktemp(request.param))
    yield made
    made.stop()
