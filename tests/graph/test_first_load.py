"""A first load gives what one plan after the other gives; whatever happens to it, the store is as before or whole."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_plans import luohe, xinxiang, zhengzhou
from test_bulk import PLANS, odd

from bench.country import country
from graph import first_load
from graph.first_load import load_many
from graph.gather import Gathered
from graph.model import PlanGraph
from graph.rows import PlanRows
from graph.store import Store
from innograph.errors import ModelError, StoreError
from innograph.settings import Settings


@pytest.fixture
def expected(store: Store) -> str:
    for graph in PLANS:
        store.load(graph)
    return store.digest()


def test_an_empty_embedded_store_takes_all_at_once(own_home: Settings, expected: str) -> None:
    with Store.open(own_home) as reader:
        assert load_many(own_home, PLANS) == len(PLANS)
        assert reader.digest() == expected
        assert reader.search("半导体")[0].name == "中国科学院半导体研究所"
        assert reader.remove(odd().document.id)
        reader.load(odd())
        assert reader.digest() == expected
    assert {path.name for path in own_home.home.iterdir()} == {"store"}


def test_a_store_with_plans_gets_the_others_and_what_changed(own_home: Settings, expected: str) -> None:
    with Store.open(own_home) as store:
        store.load(zhengzhou())
        changed = luohe()
        store.load(type(changed)(changed.document, changed.nodes, ()))
        assert load_many(own_home, PLANS) == len(PLANS)
        assert store.digest() == expected


def test_plans_that_come_together_are_as_those_that_come_one_by_one(store: Store, own_home: Settings) -> None:
    plans = list(country(2000))
    for graph in plans:
        store.load(graph)
    with Store.open(own_home) as other:
        other.load(xinxiang())
        load_many(own_home, plans)
        other.remove(xinxiang().document.id)
        assert other.digest() == store.digest()


def test_what_the_database_refuses_changes_nothing(own_home: Settings) -> None:
    with Store.open(own_home) as store:
        before = store.digest()
        with pytest.raises(StoreError, match="没有改变"):
            load_many(own_home, [zhengzhou(), zhengzhou()])
        assert store.digest() == before
        with pytest.raises(ModelError):
            load_many(own_home, _broken())
        store.load(zhengzhou())


def _broken() -> Iterator[PlanGraph]:
    yield zhengzhou()
    raise ModelError("kaputt")


def _load(home: Path, pause: float) -> None:
    if pause:
        original = first_load._take_place
        first_load._take_place = lambda *both: (time.sleep(pause), original(*both))[1]
    load_many(Settings(home=home, store="embedded"), PLANS)


def test_a_load_that_is_killed_leaves_the_store_as_it_was(own_home: Settings, expected: str) -> None:
    with Store.open(own_home) as store:
        empty = store.digest()
    process = multiprocessing.get_context("spawn").Process(target=_load, args=(own_home.home, 60.0))
    process.start()
    while not list(own_home.home.glob("first-load-*/store/databases/*")):
        time.sleep(0.1)
    time.sleep(2.0)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with Store.open(own_home) as store:
        assert store.digest() == empty
    assert load_many(own_home, PLANS) == len(PLANS)
    with Store.open(own_home) as store:
        assert store.digest() == expected
    assert {path.name for path in own_home.home.iterdir()} == {"store"}


def test_memory_does_not_grow_with_the_plans() -> None:
    def peak(nodes: int) -> int:
        plans = list(country(nodes))
        tracemalloc.start()
        with Gathered(map(PlanRows.of, plans)) as gathered:
            assert sum(1 for _ in gathered.nodes()) >= nodes
            assert sum(1 for _ in gathered.edges()) >= 4 * nodes
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(8000) < 2 * peak(1000)
