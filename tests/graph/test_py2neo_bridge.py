"""The bridge with py2neo itself and a real Neo4j. Without py2neo, Maven or Java these skip; in CI that is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from admin_import import PASSWORD, Neo4jHome, skip_without_java
from test_store import CAS, CITY, luohe, xinxiang, zhengzhou

from graph.model import EdgeType, Label
from graph.py2neo_bridge import Row, from_subgraph, merge, to_subgraph
from graph.store import Store
from innograph.errors import InputError
from innograph.resources import ROOT
from innograph.settings import Settings

try:
    import py2neo
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("py2neo is not installed: pip install innograph[py2neo]", allow_module_level=True)

PLANS = [zhengzhou(), luohe(), xinxiang()]


@pytest.fixture(scope="module")
def neo4j_config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    skip_without_java()
    with Neo4jHome(tmp_path_factory.mktemp("neo4j") / "home").running() as config:
        yield config


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


def test_merged_into_a_neo4j_it_is_the_same_graph(loaded: Store, neo4j_config: Settings) -> None:
    server = py2neo.Graph(neo4j_config.store, auth=("neo4j", PASSWORD), name="neo4j")
    with Store.open(neo4j_config) as target:
        merge(server, to_subgraph(*rows_of(loaded)))
        assert target.digest() == loaded.digest()
        merge(server, to_subgraph(*rows_of(loaded)))
        assert target.digest() == loaded.digest()
        read = server.run("MATCH (a)-[r]->(b) RETURN a, r, b").to_subgraph()
        nodes, edges = from_subgraph(read)
        assert (by_text(nodes), by_text(edges)) == tuple(map(by_text, rows_of(target)))
        assert target.remove(PLANS[0].document.id) and loaded.remove(PLANS[0].document.id)
        assert target.digest() == loaded.digest()


def test_a_merge_that_fails_changes_nothing(neo4j_config: Settings) -> None:
    server = py2neo.Graph(neo4j_config.store, auth=("neo4j", PASSWORD), name="neo4j")
    with Store.open(neo4j_config) as target:
        before = target.digest()
        bad = to_subgraph(
            [{"label": "City", "id": "City:丁市", "name": "丁市"}, {"label": "City", "id": "City:戊市", "name": "戊市"}],
            [{"type": "PART_OF", "source": "City:丁市", "target": "City:戊市", "plan": {"no": "map"}}],
        )
        with pytest.raises(py2neo.ClientError):
            merge(server, bad)
        assert target.digest() == before


def test_an_edge_needs_both_nodes() -> None:
    with pytest.raises(InputError, match="Institution:中国科学院"):
        to_subgraph([{"label": "City", "id": CITY}], [{"type": "COOPERATES_WITH", "source": CITY, "target": CAS}])


def test_without_py2neo_the_error_tells_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "py2neo.py").write_text("raise ImportError", encoding="utf-8")
    code = "from graph.py2neo_bridge import to_subgraph; to_subgraph([], [])"
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})
    assert "innograph[py2neo]" in told.stderr
