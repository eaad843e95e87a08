"""Prints the figures of both stores: `python -m bench.store --work DIR --sizes 10000,100000,1000000 --shared ../shared`.

questions   p50 and p95 of every question that starts at a named node, the bare driver's p50 beside; growth from the first
            size to the last; the first page of a hub's neighbourhood
loading     plans into a store that holds the country: ours, the bare driver's fastest, py2neo's merge; growth
making      `neo4j-admin` import and the embedded first load of the country, rows a second
corpus      extraction and loading of the team's texts
server      start, joining and memory of the embedded server

The country is made once a size and kept in DIR. A real Neo4j comes from Maven (tests/neo4j_server.py).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j

from bench import loading
from bench.questions import Times, hub_pages, measure, of_the_whole
from bench.stores import EMBEDDED, NEO4J, STORES, made, neo4j_in, opened
from graph import server
from graph.model import PlanGraph
from innograph.settings import Settings

GOALS = {NEO4J: (10.0, 50.0), EMBEDDED: (20.0, 100.0)}
GROWTH, HUB = 2.0, 50.0
FASTEST = 0.8


def questions(work: Path, sizes: list[int]) -> None:
    """A table a store."""
    for name in STORES:
        found: dict[int, dict[str, Times]] = {}
        for size in sizes:
            with opened(work, name, size) as there, _driver(there.config) as (driver, database):
                found[size] = measure(there, driver, database)
                hubs, whole = hub_pages(there.store), of_the_whole(there.store)
            told = ", ".join(f"{hub.partition(':')[2]} {ms:.0f} ms ({_met(ms <= HUB)})" for hub, ms in hubs.items())
            print(f"{name} {size:,}: first page of a hub: {told} (load {os.getloadavg()[0]:.1f})", flush=True)
            told = ", ".join(f"{question} {ms:,.0f} ms" for question, ms in whole.items())
            print(f"{name} {size:,}: over the whole country: {told}", flush=True)
        _table(name, found, sizes)


def _table(name: str, found: dict[int, dict[str, Times]], sizes: list[int]) -> None:
    p50, p95 = GOALS[name]
    print(
        f"-- {name}, ms; goals p50 ≤ {p50:g}, p95 ≤ {p95:g}, growth ≤ {GROWTH:g}; cpu: met but for the other work of the machine"
    )
    print(
        f"{'question':28}"
        + "".join(f"{f'{size:,} p50':>15}{'p95':>7}{'raw':>7}{'cpu':>7}" for size in sizes)
        + f"{'rows':>6}{'growth':>8}  goals"
    )
    for question in found[sizes[0]]:
        times = [found[size][question] for size in sizes]
        growth = times[-1].p50 / times[0].p50
        cells = "".join(f"{one.p50:15.1f}{one.p95:7.1f}{one.raw:7.1f}{one.cpu:7.1f}" for one in times)
        worked = times[-1].cpu <= p50 and times[-1].cpu <= GROWTH * max(1.0, times[0].cpu)
        clocked = times[-1].p50 <= p50 and times[-1].p95 <= p95 and growth <= GROWTH
        goals = "met" if clocked else "cpu" if worked else "MISSED"
        print(f"{question:28}{cells}{times[-1].rows:6}{growth:8.1f}  {goals}")


def loads(work: Path, sizes: list[int]) -> None:
    """Rows a second into stores of every size."""
    for name in STORES:
        for size in sizes:
            with opened(work, name, size) as there, _driver(there.config) as (driver, database):
                plans = loading.new_plans(size)
                ways: dict[str, Callable[[PlanGraph], object]] = {"ours": there.store.load}
                ways |= {f"driver, {way}": loading.by_driver(driver, database, way == "MERGE") for way in ("CREATE", "MERGE")}
                if name == NEO4J:
                    ways["py2neo"] = loading.by_py2neo(there.config)
                rates = loading.rows_a_second(plans, ways, there.store.remove)
            share = rates["ours"] / max(rate for way, rate in rates.items() if way.startswith("driver"))
            told = ", ".join(f"{way} {rate:,.0f}" for way, rate in rates.items()) + f" (load {os.getloadavg()[0]:.1f})"
            print(
                f"{name} {size:,}: rows/s {told}; ours is {share:.2f} of the driver (goal ≥ {FASTEST}: {_met(share >= FASTEST)})",
                flush=True,
            )


def making(work: Path, sizes: list[int]) -> None:
    """What it took to make the countries."""
    for size in sizes:
        for name in STORES:
            with opened(work, name, size):
                told = made(work, name, size)
            seconds = told["import"] if name == NEO4J else told["load"]
            rest = "".join(f", {part} {told[part]:.0f} s" for part in ("export", "schema") if part in told)
            print(f"{name} {size:,}: {told['rows']:,.0f} rows in {seconds:.0f} s = {told['rows'] / seconds:,.0f} rows/s{rest}")


def _empty() -> Iterator[tuple[str, Settings]]:
    with tempfile.TemporaryDirectory() as home:
        with neo4j_in(Path(home) / "neo4j").running() as config:
            yield NEO4J, config
        config = Settings(home=Path(home), store="embedded")
        yield EMBEDDED, config
        server.stop(config.home)


@contextmanager
def _driver(config: Settings) -> Iterator[tuple[neo4j.Driver, str]]:
    """The bare driver of a store, and the name of its database."""
    if config.store == "embedded":
        found = server.attach(config.home)
        uri, account, database = found.uri, (server.WRITER, found.passwords.writer), server.DATABASE
    else:
        found = None
        uri, account, database = config.store, (config.user, config.password.get_secret_value()), config.database
    try:
        with neo4j.GraphDatabase.driver(uri, auth=account, notifications_min_severity="OFF") as driver:
            yield driver, database
    finally:
        if found is not None:
            found.lease.release()


def _met(met: bool) -> str:
    return "met" if met else "MISSED"


def main() -> None:
    """All figures, or those that are named."""
    figures = ("making", "questions", "loading", "corpus", "server")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", choices=[*figures, []], help="which figures; all if none is named")
    parser.add_argument(
        "--work", type=Path, required=True, help="folder of the countries, kept between runs; 10 GB for 1,000,000 nodes"
    )
    parser.add_argument("--sizes", default="10000,100000", help="nodes, joined by commas")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of corpus and gold")
    told = parser.parse_args()
    sizes = [int(size) for size in told.sizes.split(",")]
    for name in told.figures or figures:
        print(f"== {name} ({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})", flush=True)
        if name in ("making", "questions", "loading"):
            {"making": making, "questions": questions, "loading": loads}[name](told.work, sizes)
        elif name == "corpus":
            loading.corpus(told.shared, _empty())
        else:
            loading.embedded_server()


if __name__ == "__main__":
    main()
