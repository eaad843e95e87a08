"""What `neo4j-admin` imports is what transactions would have made: real files, a real import, a real Neo4j."""

from __future__ import annotations

import csv
import gzip
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import Database, neo4j_in
from neo4j_server import RELEASES
from small_plans import CAS, CITY, SEMI, edge, luohe, node, plan, xinxiang, zhengzhou

from graph.bulk import LIST_MARK, NOTE, write_import
from graph.gather import Gathered, graphs_of_folder, plans_of_store
from graph.model import Edge, EdgeType, Evidence, PlanGraph
from graph.rows import PlanRows
from graph.store import Store
from innograph.errors import InputError, ModelError

ODD = " 前后有空白\t,“引号”\"双\"'单'\r\n第二行;\\\u2028\u3000"


def odd() -> PlanGraph:
    """Texts that a CSV file might break, evidence without a heading, a plan whose number looks like a node's id."""
    proof = (Evidence(0, 3, ODD), Evidence(3, 9, "\n", ODD))
    nodes = [node(CITY, ODD, province=ODD), node(CAS), node(f"Platform:{ODD}", city=""), node("Indicator:率")]
    edges = [
        Edge(EdgeType.COOPERATES_WITH, CITY, CAS, (Evidence(1, 2, "无标题"),), {"status": "planned", "collective": True}),
        Edge(EdgeType.SUPPORTS, CITY, f"Platform:{ODD}", proof, {"status": ODD, "collective": False}),
        edge(EdgeType.TARGETS, CITY, "Indicator:率", kind="level", value=0.1, unit="%", year=2020),
        edge(EdgeType.TARGETS, CITY, "Indicator:率", kind="level", value=10**12, unit="家", year=2020),
    ]
    return plan("Institution:中国科学院", nodes, edges)


PLANS = [zhengzhou(), luohe(), xinxiang(), odd()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan graphs as `innograph extract` writes them; one plan twice, of which the later file counts."""
    path = tmp_path_factory.mktemp("graphs")
    for number, graph in enumerate([plan("漯科〔2020〕2号", [node(SEMI, "旧")], []), *PLANS]):
        (path / f"{number}.json").write_text(graph.to_json(), encoding="utf-8")
    return path


@pytest.fixture
def loaded(store: Store) -> Store:
    for graph in PLANS:
        store.load(graph)
    return store


def rows_of(folder: Path) -> Iterator[PlanRows]:
    return map(PlanRows.of, graphs_of_folder(folder))


def read(file: Path) -> list[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def test_the_store_and_its_plan_graphs_give_the_same_rows(loaded: Store, folder: Path) -> None:
    def rows(gathered: Gathered) -> list[str]:
        with gathered:
            return sorted(str(row) for part in (gathered.nodes(), gathered.edges()) for row in map(_ordered, part))

    assert rows(Gathered(plans_of_store(loaded))) == rows(Gathered(rows_of(folder)))


def _ordered(row: tuple[object, ...]) -> tuple[object, ...]:
    *ends, properties = row
    assert isinstance(properties, dict)
    return (*map(str, ends), sorted((key, value) for key, value in properties.items() if value is not None))


def test_each_file_has_one_kind_of_rows(folder: Path, tmp_path: Path) -> None:
    with Gathered(rows_of(folder)) as gathered:
        exported = write_import(gathered, tmp_path / "out")
    assert read(tmp_path / "out" / "Institution-1.csv.gz") == [
        ["id:ID(Thing)", "aliases:string[]", "name:string"],
        [CAS, f"中科院{LIST_MARK}科学院", "中国科学院"],
    ]
    heads = [read(tmp_path / "out" / f"TARGETS-{i}.csv.gz")[0] for i in (1, 2)]
    assert [[part for part in head if part.startswith(("value", ":"))] for head in heads] == [
        [":START_ID(Thing)", ":END_ID(Thing)", "value:double"],
        [":START_ID(Thing)", ":END_ID(Thing)", "value:long"],
    ]
    assert exported.line in (tmp_path / "out" / NOTE).read_text("utf-8")
    assert shlex.split(exported.line)[:5] == ["neo4j-admin", "database", "import", "full", "neo4j"]
    named = {word.rsplit("=./", 1)[1] for word in exported.arguments if word.startswith(("--nodes", "--rel"))}
    assert named == {path.name for path in (tmp_path / "out").glob("*.gz")}


def test_the_same_plans_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in "ab":
        with Gathered(rows_of(folder)) as gathered:
            write_import(gathered, tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "b").iterdir())
    assert all((tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes() for file in files)


@pytest.mark.parametrize("database", ["embedded"], indirect=True, scope="session")
@pytest.mark.parametrize(("release", "source"), list(zip(RELEASES, ("store", "folder"), strict=True)))
def test_an_imported_neo4j_holds_what_transactions_make(
    database: Database, loaded: Store, folder: Path, tmp_path: Path, release: str, source: str
) -> None:
    plans = plans_of_store(loaded) if source == "store" else rows_of(folder)
    with Gathered(plans) as gathered:
        exported = write_import(gathered, tmp_path / "out")
    neo4j = neo4j_in(tmp_path / "neo4j", release)
    neo4j.admin(*exported.arguments, folder=tmp_path / "out")
    with neo4j.running() as config, Store.open(config) as imported:
        assert imported.digest() == loaded.digest()
        assert imported.counts() == loaded.counts()
        assert imported.search("半导体")[0].id == SEMI
        assert {row["labelsOrTypes"][0] for row in imported._read("SHOW CONSTRAINTS")} >= {"Plan", "City", "Task"}
        for graph in (PLANS[0], odd()):
            assert imported.remove(graph.document.id) and loaded.remove(graph.document.id)
        assert imported.digest() == loaded.digest()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    bad = plan("P", [node(CITY, f"a{LIST_MARK}b")], [])
    with Gathered([PlanRows.of(bad)]) as gathered, pytest.raises(ModelError, match="U\\+001F"):
        write_import(gathered, tmp_path / "out")
    with Gathered([]) as gathered, pytest.raises(InputError, match="不是空的"):
        write_import(gathered, tmp_path / "out")
    with pytest.raises(InputError, match="innograph extract"):
        list(graphs_of_folder(tmp_path / "none"))
    (tmp_path / "other.json").write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(InputError, match=r"other\.json"):
        list(graphs_of_folder(tmp_path))
