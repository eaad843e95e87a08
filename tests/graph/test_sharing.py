"""Several processes at one store: readers beside a writer, and writers beside each other."""

from __future__ import annotations

import threading

import pytest
from clients import client
from databases import Database
from small_plans import city_plan

from graph.store import Store

READ = """
while not store.query("MATCH (p:Plan {id: 'P2'}) RETURN p.id").rows:
    # a statement reads what is committed while it runs, so it may find a part before and a part after; one node is whole
    for row in store.query("MATCH (c:City)-[r:COOPERATES_WITH]->(i:Institution) RETURN c, r, i", rows=1000).rows:
        assert row["c"]["name"] + row["i"]["name"] and row["r"]["quotes"], row
    plan = store.query("MATCH (p:Plan {id: 'P1'}) RETURN p").rows[0]["p"]
    assert (plan["nodes"], plan["edges"]) in ((41, 40), (301, 300)), plan
    assert store.search("中国科学院")[0].name == "中国科学院"
"""


def test_processes_read_while_a_plan_is_replaced(database: Database, store: Store) -> None:
    store.load(city_plan(1, 40))
    readers = [client(database.settings, READ) for _ in range(3)]
    for size in (300, 40) * 5:
        store.load(city_plan(1, size))
    assert [reader.poll() for reader in readers] == [None, None, None]
    store.load(city_plan(2, 3))
    assert [reader.wait(150) for reader in readers] == [0, 0, 0]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(("0, 1, 2, 3, 0, 1", "5, 4, 3, 2, 4, 5"), id="different-plans"),
        pytest.param(("0, 0, 0, 0", "0, 0, 0, 0"), id="the-same-plan"),
    ],
)
def test_processes_that_load_at_once_lose_nothing(database: Database, store: Store, numbers: tuple[str, str]) -> None:
    loaded = sorted({int(number) for part in numbers for number in part.split(",")})
    for number in loaded:
        store.load(city_plan(number, 5))
    expected = store.digest()
    for number in loaded:
        store.remove(f"P{number}")
    code = "for size in (9, 5):\n for n in ({}): store.load(city_plan(n, size))"
    before = writes(store)
    others = [client(database.settings, code.format(part)) for part in numbers]
    assert [other.wait(150) for other in others] == [0, 0]
    assert store.digest() == expected
    assert writes(store) > before


def test_processes_that_open_an_empty_database_at_once_agree(database: Database, store: Store) -> None:
    store._connection.write(lambda tx: tx.run("MATCH (m:Meta) SET m.version = 1").consume())
    others = [client(database.settings, f"store.load(city_plan({number}, 3))") for number in range(3)]
    assert [other.wait(150) for other in others] == [0, 0, 0]
    assert {row["id"] for row in store.plans()} == {"P0", "P1", "P2"}


def test_threads_share_one_store(store: Store) -> None:
    for number in range(4):
        store.load(city_plan(number, 5))
    expected = store.digest()
    threads = [threading.Thread(target=lambda n=n: store.load(city_plan(n, 7)) and store.load(city_plan(n, 5))) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.digest() == expected


def writes(store: Store) -> int:
    found: int = store.query("MATCH (m:Meta) RETURN m.writes AS writes").rows[0]["writes"]
    return found
