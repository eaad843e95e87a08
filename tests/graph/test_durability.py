"""kill -9 of the ingest, of the server, and of both, at random moments: the graph is the old or the new one, never between.

INNOGRAPH_KILLS is the number of kills over all stores, INNOGRAPH_SEED their seed, told where a test fails. Some are enough
for every day; `python -m bench.durability --kills 200` makes many.
"""

from __future__ import annotations

import os
import random
import time
from contextlib import closing

import pytest
from clients import Nursery, client, settled
from databases import STORES, Database, ended, kill, wait_until
from small_plans import city_plan

from graph.home import StoreHome
from graph.store import Store

KILLS = int(os.environ.get("INNOGRAPH_KILLS", "30"))
SEED = int(os.environ.get("INNOGRAPH_SEED", random.randrange(10**6)))
SHARE = {"embedded": 0.5, "neo4j-5": 0.25, "neo4j-current": 0.25}
"""Of the kills: a Neo4j needs seconds to start again."""

SIZES = (3, 60)
SECONDS_A_KILL = 30.0
"""More than it takes on a busy machine."""
INGEST = f"while True:; for size in {SIZES}: store.load(city_plan(1, size))"
VICTIMS = ["ingest"] * 4 + ["server", "both"]
"""Most kills spare the server, which is slow to come back."""


@pytest.mark.slow
@pytest.mark.timeout(300 + KILLS * SECONDS_A_KILL)
def test_whatever_is_killed_the_graph_is_the_old_or_the_new_one(database: Database, store: Store) -> None:
    chance = random.Random(f"{SEED} {database.name}")
    store.load(city_plan(2, 3))
    wholes = {(store.load(city_plan(1, size)), store.digest())[1] for size in SIZES}
    with closing(Nursery(database.settings)) as nursery:
        for number in range(round(KILLS * SHARE[database.name])):
            victims = chance.choice(VICTIMS)
            ingest = nursery.client(INGEST)
            time.sleep(chance.uniform(0, 0.5))
            if victims != "server":
                kill(ingest)
            if victims != "ingest":
                database.kill()
                database.start()
            if not ended(ingest):
                kill(ingest)
            assert settled(store) in wholes, f"INNOGRAPH_SEED={SEED}, kill {number} of {victims}"
            assert {row["id"] for row in store.plans()} == {"P1", "P2"}
    # nothing is stuck: it can be written, by this process and by another one
    store.load(city_plan(1, SIZES[0]))
    assert client(database.settings, f"store.load(city_plan(1, {SIZES[1]}))").wait(150) == 0
    assert settled(store) in wholes
    if database.name == "embedded":
        leases = StoreHome(database.settings.home).folder / "leases"
        wait_until(lambda: len(list(leases.iterdir())) == 1)


def test_the_shares_are_those_of_all_stores() -> None:
    assert set(SHARE) == set(STORES) and sum(SHARE.values()) == 1
