"""The five digests that come with the program in a store of their own, and what is exported of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from exports.gathering import of_graph, of_question
from exports.profile import of_city
from exports.subgraph import Subgraph
from graph import server
from graph.store import Store
from ingest.batch import extract_files
from innograph.resources import PLANS
from innograph.settings import Settings


@pytest.fixture(scope="session")
def date() -> datetime.date:
    return datetime.date(2026, 11, 1)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home = tmp_path_factory.mktemp("exports")
    with Store.open(Settings(home=home, store="embedded")) as opened:
        for outcome in extract_files(sorted(PLANS.glob("*.txt"))):
            assert outcome.extraction is not None
            opened.load(outcome.extraction.graph)
        yield opened
    server.stop(home)


@pytest.fixture(scope="session")
def whole(store: Store) -> Subgraph:
    return of_graph(store)


@pytest.fixture(scope="session")
def asked(store: Store) -> Subgraph:
    return of_question(store, "哪些城市与中科院合作？")


@pytest.fixture(scope="session")
def city(store: Store) -> Subgraph:
    return of_city(store, "新乡")
