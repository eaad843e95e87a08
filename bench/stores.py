"""The synthetic country in both stores, made once a size in a folder that is kept between runs."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.country import country
from graph import server
from graph.bulk import write_import
from graph.first_load import load_many
from graph.gather import Gathered
from graph.rows import PlanRows
from graph.store import Store
from innograph.settings import Settings
from tests.neo4j_server import LARGE, RELEASES, Neo4jServer

EMBEDDED, NEO4J = "embedded", "neo4j"
STORES = (NEO4J, EMBEDDED)
RELEASE = "neo4j-5"


@contextmanager
def opened(work: Path, name: str, nodes: int) -> Iterator[tuple[Settings, Store]]:
    """The store that holds a country of so many nodes; made where it is not there yet."""
    home = work / f"{name}-{nodes}"
    if not (home / "made.json").is_file():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        told = _make_neo4j(home, nodes) if name == NEO4J else _make_embedded(home, nodes)
        (home / "made.json").write_text(json.dumps(told), encoding="utf-8")
    with _running(home, name) as config, Store.open(config) as store:
        yield config, store


def made(work: Path, name: str, nodes: int) -> dict[str, float]:
    """Seconds and rows of the making."""
    return dict(json.loads((work / f"{name}-{nodes}" / "made.json").read_text(encoding="utf-8")))


def neo4j_in(folder: Path) -> Neo4jServer:
    """The Neo4j of this folder, made where it is not there yet; it does not run."""
    made = Neo4jServer(RELEASES[RELEASE], folder, LARGE)
    made.create()
    return made


@contextmanager
def _running(home: Path, name: str) -> Iterator[Settings]:
    if name == NEO4J:
        with neo4j_in(home / "neo4j").running() as config:
            yield config
    else:
        config = Settings(home=home, store="embedded")
        try:
            yield config
        finally:
            server.stop(home)


def _make_neo4j(home: Path, nodes: int) -> dict[str, float]:
    begun = time.perf_counter()
    with Gathered(map(PlanRows.of, country(nodes))) as gathered:
        written = write_import(gathered, home / "csv")
    exported = time.perf_counter()
    neo4j_in(home / "neo4j").admin(*written.arguments, folder=home / "csv")
    imported = time.perf_counter()
    with _running(home, NEO4J) as config, Store.open(config):
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
