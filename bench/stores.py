"""The synthetic country in both stores, made once a size in a folder that is kept between runs."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.country import country
from graph import server
from graph.bulk import write_import
from graph.first_load import load_many
from graph.gather import Gathered
from graph.home import StoreHome
from graph.rows import PlanRows
from graph.store import Store
from innograph.settings import Settings
from tests.neo4j_server import LARGE, RELEASES, Neo4jServer

EMBEDDED, NEO4J = "embedded", "neo4j"
STORES = (NEO4J, EMBEDDED)
RELEASE = "neo4j-5"


@dataclass(frozen=True, slots=True)
class Opened:
    """A store that is there, and the process of its server."""

    config: Settings
    store: Store
    pid: int

    def cpu(self) -> float:
        """Milliseconds of processor time that server and client have used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return 1000 * (sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK") + time.process_time())


@contextmanager
def opened(work: Path, name: str, nodes: int) -> Iterator[Opened]:
    """The store that holds a country of so many nodes; made where it is not there yet."""
    home = work / f"{name}-{nodes}"
    if not (home / "made.json").is_file():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        told = _make_neo4j(home, nodes) if name == NEO4J else _make_embedded(home, nodes)
        (home / "made.json").write_text(json.dumps(told), encoding="utf-8")
    with _running(home, name) as (config, pid), Store.open(config) as store:
        yield Opened(config, store, pid or _embedded_pid(home))


def _embedded_pid(home: Path) -> int:
    running = StoreHome(home).running()
    assert running is not None
    return running.pid


def made(work: Path, name: str, nodes: int) -> dict[str, float]:
    """Seconds and rows of the making."""
    return dict(json.loads((work / f"{name}-{nodes}" / "made.json").read_text(encoding="utf-8")))


def neo4j_in(folder: Path) -> Neo4jServer:
    """The Neo4j of this folder, made where it is not there yet; it does not run."""
    made = Neo4jServer(RELEASES[RELEASE], folder, LARGE)
    made.create()
    return made


@contextmanager
def _running(home: Path, name: str) -> Iterator[tuple[Settings, int]]:
    """The settings, and the server's process where it is there already: the embedded one starts with its first user."""
    if name == NEO4J:
        neo4j = neo4j_in(home / "neo4j")
        with neo4j.running() as config:
            yield config, neo4j.pid
    else:
        try:
            yield Settings(home=home, store="embedded"), 0
        finally:
            server.stop(home)


def _make_neo4j(home: Path, nodes: int) -> dict[str, float]:
    begun = time.perf_counter()
    with Gathered(map(PlanRows.of, country(nodes))) as gathered:
        written = write_import(gathered, home / "csv")
    exported = time.perf_counter()
    neo4j_in(home / "neo4j").admin(*written.arguments, folder=home / "csv")
    imported = time.perf_counter()
    with _running(home, NEO4J) as (config, _), Store.open(config):
        prepared = time.perf_counter()
    rows = written.nodes + written.edges
    shutil.rmtree(home / "csv")
    return {"rows": rows, "export": exported - begun, "import": imported - exported, "schema": prepared - imported}


def _make_embedded(home: Path, nodes: int) -> dict[str, float]:
    begun = time.perf_counter()
    config = Settings(home=home, store="embedded")
    load_many(config, country(nodes))
    loaded = time.perf_counter() - begun
    with _running(home, EMBEDDED), Store.open(config) as store:
        counts = store.counts()
    return {"rows": sum(counts["nodes"].values()) + sum(counts["edges"].values()), "load": loaded}
