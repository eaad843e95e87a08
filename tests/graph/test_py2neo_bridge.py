"""The bridge with py2neo itself and a real Neo4j. Without py2neo, Maven or Java these skip; in CI that is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from databases import Database
from neo4j_server import DATABASE, PASSWORD, RELEASES, USER
from small_plans import CAS, CITY, luohe, xinxiang, zhengzhou

from graph.model import EdgeType, Label
from graph.py2neo_bridge import Row, from_subgraph, merge, to_subgraph
from graph.store import Store
from innograph.errors import InputError
from innograph.resources import ROOT

try:
    import py2neo
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("py2neo is not installed: pip install innograph[py2neo]", allow_module_level=True)

PLANS = [zhengzhou(), luohe(), xinxiang()]


on_neo4j = pytest.mark.parametrize("database", RELEASES, indirect=True, scope="session")


@pytest.fixture
def loaded(store: Store) -> Store:
    for graph in PLANS:
        store.load(graph)
    return store


def rows_of(store: Store) -> tuple[list[Row], list[Row]]:
    """Everything, as a query gives it."""
    nodes = [row["n"] for label in Label for row in store.query(f"MATCH (n:{label}) RETURN n").rows]
    edges = [row["r"] for name in EdgeType for row in store.query(f"MATCH ()-[r:{name}]->() RETURN r").rows]
    return nodes, edges


def by_text(rows: list[Row]) -> list[str]:
    return sorted(str(sorted(row.items())) for row in rows)


def test_there_and_back(loaded: Store) -> None:
    nodes, edges = rows_of(loaded)
    back = from_subgraph(to_subgraph(nodes, edges))
    assert (by_text(back[0]), by_text(back[1])) == (by_text(nodes), by_text(edges))
    assert len([row for row in back[1] if row["type"] == "PART_OF"]) == 2  # two plans say it


def test_a_subgraph_is_py2neos_own(loaded: Store) -> None:
    subgraph = to_subgraph(*rows_of(loaded))
    assert isinstance(subgraph, py2neo.Subgraph)
    assert "City" in subgraph.labels() and "COOPERATES_WITH" in subgraph.types()


def by_py2neo(database: Database) -> py2neo.Graph:
    return py2neo.Graph(database.settings.store, auth=(USER, PASSWORD), name=DATABASE)


@on_neo4j
def test_merged_into_a_neo4j_it_is_the_same_graph(database: Database, loaded: Store) -> None:
    rows, whole = rows_of(loaded), loaded.digest()
    loaded.remove(PLANS[0].document.id)
    without = loaded.digest()
    database.clear()
    server = by_py2neo(database)
    for _ in range(2):
        merge(server, to_subgraph(*rows))
        assert loaded.digest() == whole
    nodes, edges = from_subgraph(server.run("MATCH (a)-[r]->(b) RETURN a, r, b").to_subgraph())
    assert (by_text(nodes), by_text(edges)) == tuple(map(by_text, rows))
    assert loaded.remove(PLANS[0].document.id)
    assert loaded.digest() == without


@on_neo4j
def test_a_merge_that_fails_changes_nothing(database: Database, loaded: Store) -> None:
    before = loaded.digest()
    bad = to_subgraph(
        [{"label": "City", "id": "City:丁市", "name": "丁市"}, {"label": "City", "id": "City:戊市", "name": "戊市"}],
        [{"type": "PART_OF", "source": "City:丁市", "target": "City:戊市", "plan": {"no": "map"}}],
    )
    with pytest.raises(py2neo.ClientError):
        merge(by_py2neo(database), bad)
    assert loaded.digest() == before


def test_an_edge_needs_both_nodes() -> None:
    with pytest.raises(InputError, match="Institution:中国科学院"):
        to_subgraph([{"label": "City", "id": CITY}], [{"type": "COOPERATES_WITH", "source": CITY, "target": CAS}])


def test_without_py2neo_the_error_tells_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "py2neo.py").write_text("raise ImportError", encoding="utf-8")
    code = "from graph.py2neo_bridge import to_subgraph; to_subgraph([], [])"
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})
    assert "innograph[py2neo]" in told.stderr
