"""What holds for every store, embedded or Neo4j; the questions of queries/ with their rows are held to it in tests/queries."""

from __future__ import annotations

import dataclasses
import itertools
import json
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from databases import Database, wait_until
from small_plans import CAS, CITY, SEMI, city_plan, edge, luohe, node, plan, xinxiang, zhengzhou

from graph.export import read_graph
from graph.fingerprint import digest_of
from graph.gather import Gathered
from graph.model import EdgeType, Label
from graph.rows import PlanRows
from graph.store import PACKED, LoadCount, NamedNode, Store
from graph.version import VERSION
from innograph.errors import ModelError, QueryError, StoreError, StoreVersionError


def shown(store: Store, id: str) -> dict[str, object]:
    label = id.split(":")[0]
    return dict(store.query(f"MATCH (n:{label} {{id: $id}}) RETURN n", {"id": id}).rows[0]["n"])


def test_a_loaded_plan_is_there_with_all_that_it_says(store: Store) -> None:
    assert store.load(zhengzhou()) == LoadCount(nodes=6, edges=5, evidence=5)
    assert store.counts() == {
        "nodes": {"Plan": 1, "City": 1, "Agency": 1, "Institution": 2, "Task": 1, "Indicator": 1},
        "edges": {"LEADS": 1, "COOPERATES_WITH": 1, "PART_OF": 1, "TARGETS": 2, "MENTIONS": 6},
    }
    assert shown(store, SEMI) == {
        "label": "Institution",
        "id": SEMI,
        "name": "中国科学院半导体研究所",
        "aliases": ["中科院半导体所"],
        "city": "北京市",
    }
    statement = "MATCH (:City {id: $id})-[r:TARGETS]->() WHERE r.kind = 'increase' RETURN r"
    assert store.query(statement, {"id": CITY}).rows[0]["r"] == {
        "type": "TARGETS",
        "source": CITY,
        "target": "Indicator:高新技术企业",
        "plan": "郑科〔2019〕1号",
        "kind": "increase",
        "value": 500,
        "unit": "家",
        "year": 2019,
        "quotes": ["州市与企业"],
        "starts": [3],
        "ends": [9],
        "sections": ["重点任务"],
    }


def test_the_plan_stands_with_its_own_facts_and_counts(store: Store) -> None:
    store.load(luohe())
    store.load(zhengzhou())
    first, second = store.plans()
    assert [first["city"], second["city"]] == ["漯河市", "郑州市"]
    assert (second["title"], second["issued"], second["period_from"], second["period_to"]) == (
        "郑科〔2019〕1号",
        "2019-03-26",
        2019,
        2020,
    )
    assert (second["nodes"], second["edges"], second["evidence"]) == (6, 5, 5)


def test_loading_twice_changes_nothing(store: Store) -> None:
    store.load(zhengzhou())
    before = store.digest()
    assert store.load(zhengzhou()) == LoadCount(6, 5, 5)
    assert store.digest() == before


def test_every_store_holds_just_what_the_plans_say(store: Store) -> None:
    plans = [zhengzhou(), luohe(), xinxiang()]
    for one in plans:
        store.load(one)
    with Gathered(map(PlanRows.of, plans)) as gathered:
        expected = digest_of([str(name), *rest] for name, *rest in rows_of(gathered))
    assert store.digest() == expected


def rows_of(gathered: Gathered) -> Iterator[tuple[object, ...]]:
    """What transactions should have made, by Python alone."""
    yield from gathered.nodes()
    yield from gathered.edges()


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_loading_does_not_matter(store: Store, order: tuple[int, ...]) -> None:
    plans = [zhengzhou(), luohe(), xinxiang()]
    for at in range(3):
        store.load(plans[at])
    expected = store.digest()
    for at in range(3):
        store.remove(plans[at].document.id)
    for at in order:
        store.load(plans[at])
    assert store.digest() == expected


def test_shared_nodes_show_what_all_plans_say(store: Store) -> None:
    for one in (zhengzhou(), luohe(), xinxiang()):
        store.load(one)
    assert shown(store, CAS)["aliases"] == ["中科院", "科学院"]
    assert shown(store, SEMI) == {
        "label": "Institution",
        "id": SEMI,
        "name": "中国科学院半导体研究所",
        "aliases": ["中科院半导体所", "半导体所"],
        "city": "上海市",
        "founded": 1960,
    }


@pytest.mark.parametrize("removed", [0, 1, 2])
def test_removing_a_plan_leaves_what_the_others_say_and_nothing_else(store: Store, removed: int) -> None:
    plans = [zhengzhou(), luohe(), xinxiang()]
    for at in range(3):
        if at != removed:
            store.load(plans[at])
    expected = store.digest()
    store.load(plans[removed])
    assert store.digest() != expected
    assert store.remove(plans[removed].document.id)
    assert store.digest() == expected


def test_removing_the_last_plan_leaves_an_empty_graph(store: Store) -> None:
    store.load(zhengzhou())
    assert store.remove("郑科〔2019〕1号")
    assert store.counts() == {"nodes": {}, "edges": {}}
    assert not store.remove("郑科〔2019〕1号")


def test_a_plan_that_is_loaded_anew_replaces_what_it_said(store: Store) -> None:
    first = zhengzhou()
    kept = [one for one in first.nodes if one.label is not Label.TASK]
    changed = [dataclasses.replace(one, aliases=("科学院",)) if one.id == CAS else one for one in kept]
    second = plan(first.document.id, [*changed, node("Platform:国家超算郑州中心")], list(first.edges[:2]))
    store.load(luohe())
    store.load(second)
    expected = store.digest()
    store.load(first)
    store.load(second)
    assert store.digest() == expected
    assert shown(store, CAS)["aliases"] == ["中科院", "科学院"]
    assert "Task" not in store.counts()["nodes"]


@pytest.mark.parametrize("others", [False, True])
def test_a_name_changed_by_a_judgement_replaces_the_old_one(store: Store, others: bool) -> None:
    old, new = "Agency:郑州市科技局", "Agency:郑州市科学技术局"
    if others:
        store.load(plan("郑政〔2021〕7号", [node(old, "科技局"), node(CITY)], []))
    store.load(zhengzhou())
    first = zhengzhou()
    nodes = [node(new, "市科技局", "郑州市科技局") if one.id == old else one for one in first.nodes]
    edges = [dataclasses.replace(one, source=new) if one.source == old else one for one in first.edges]
    store.load(dataclasses.replace(first, nodes=tuple(nodes), edges=tuple(edges)))
    found = {row["n"]["id"]: row["n"]["aliases"] for row in store.query("MATCH (n:Agency) RETURN n").rows}
    assert found == {new: ["市科技局", "郑州市科技局"]} | ({old: ["科技局"]} if others else {})
    assert store.query("MATCH (n:Agency)-[:LEADS]->(:Task) RETURN n.id AS id").rows == [{"id": new}]


def test_a_plan_that_cannot_be_written_changes_nothing(store: Store) -> None:
    store.load(zhengzhou())
    before = store.digest()
    for bad in (
        plan("郑科〔2019〕1号", [node(CITY)], [edge(EdgeType.PART_OF, CITY, CAS)]),
        plan("郑科〔2019〕1号", [dataclasses.replace(node(CITY), label=Label.DISTRICT)], []),
        plan("郑科〔2019〕1号", [node(CITY, **{"x: 1}) DETACH DELETE (n": 1})], []),
        plan("郑科〔2019〕1号", [node(CITY), node(CAS)], [edge(EdgeType.MENTIONS, CITY, CAS)]),
    ):
        with pytest.raises(ModelError, match="郑科〔2019〕1号"):
            store.load(bad)
    assert store.digest() == before


def test_text_of_a_plan_is_data(store: Store) -> None:
    evil = "City:'}) DETACH DELETE (n) //`\\u0027\n"
    store.load(plan("P", [node(evil, "$id", "{}", province="'; DROP"), node(CAS)], [edge(EdgeType.COOPERATES_WITH, evil, CAS)]))
    assert shown(store, evil)["province"] == "'; DROP"
    assert store.query("MATCH (n:City)--(m:Institution) RETURN n.name, m.id").rows == [{"n.name": evil[5:], "m.id": CAS}]


def test_names_are_those_that_a_question_can_use(store: Store) -> None:
    store.load(zhengzhou())
    assert NamedNode(CAS, "Institution", "中国科学院", ("中科院",)) in store.names()
    assert {found.label for found in store.names()} == {"City", "Institution", "Agency", "Indicator"}
    assert {found.label for found in store.names(Label.CITY, Label.AGENCY)} == {"City", "Agency"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("半导体", SEMI),
        ("中国科学院半导体研究所", SEMI),
        ("半导体研究所 (北京) AND name:*", SEMI),
        ("中国科学院", CAS),
        ("高新技术", "Indicator:高新技术企业"),
        ("郑州", "City:郑州市"),
        ("郑州市科技局", "Agency:郑州市科技局"),
        ("漯河 OR", "City:漯河市"),
        ("中科院", CAS),
    ],
)
def test_search_finds_names_and_aliases_by_their_parts(store: Store, text: str, first: str) -> None:
    store.load(zhengzhou())
    store.load(luohe())
    assert store.search(text)[0].id == first


def test_an_alias_that_a_plan_brings_is_found_and_goes_with_it(store: Store) -> None:
    store.load(zhengzhou())
    store.load(plan("P", [node(SEMI, "芯片老店"), node(CAS)], [edge(EdgeType.PART_OF, SEMI, CAS)]))
    assert [found.id for found in store.search("芯片老店")] == [SEMI]
    store.remove("P")
    assert store.search("芯片老店") == []


def test_search_of_aliases_and_of_agencies_alone(store: Store) -> None:
    store.load(zhengzhou())
    assert [found.id for found in store.aliased("市科技局在哪里")] == ["Agency:郑州市科技局"]
    assert [found.id for found in store.agencies("科技局 郑州")] == ["Agency:郑州市科技局"]
    assert store.aliased("中国科学院 OR name:*") == []
    assert store.agencies("半导体") == store.aliased("") == store.agencies("?") == []


def test_nodes_are_named_by_their_ids(store: Store) -> None:
    store.load(zhengzhou())
    found = store.named(["郑科〔2019〕1号", CAS, "City:郑州市", "City:洛阳市", "", "Unknown:x", "Meta:schema", CAS])
    assert [(one.label, one.name) for one in found] == [
        ("Plan", "郑科〔2019〕1号"),
        ("City", "郑州市"),
        ("Institution", "中国科学院"),
    ]
    assert found[2].aliases == ("中科院",)


@pytest.mark.parametrize("text", ["", "?!", "火箭", "~*", "\"'"])
def test_search_finds_nothing_where_nothing_is(store: Store, text: str) -> None:
    store.load(zhengzhou())
    assert store.search(text) == []


def test_search_forgets_what_is_gone(store: Store) -> None:
    store.load(luohe())
    assert store.search("漯河")
    store.remove("漯科〔2020〕2号")
    assert store.search("漯河") == []


def test_a_query_gives_plain_python(store: Store) -> None:
    store.load(zhengzhou())
    statement = (
        "MATCH p = (:City)-[:COOPERATES_WITH]-(n:Institution) RETURN p, date('2019-03-26') AS day, [n.name, {a: n.id}] AS mixed"
    )
    row = store.query(statement).rows[0]
    assert row["day"] == date(2019, 3, 26)
    assert row["mixed"] == ["中国科学院半导体研究所", {"a": SEMI}]
    assert [one["id"] for one in row["p"]["nodes"]] == [CITY, SEMI]
    assert (row["p"]["edges"][0]["source"], row["p"]["edges"][0]["target"]) == (CITY, SEMI)
    json.dumps(row["p"])


def test_a_part_of_the_graph_is_fetched_whole(store: Store) -> None:
    for one in (zhengzhou(), luohe(), xinxiang()):
        store.load(one)
    around = store.query("MATCH (n:Institution {id: $id})-[r]-(m) WHERE type(r) <> 'MENTIONS' RETURN n, r, m", {"id": SEMI}).rows
    told = {(row["r"]["type"], row["r"]["source"], row["r"]["target"], row["r"]["plan"]) for row in around}
    assert told == {
        ("COOPERATES_WITH", CITY, SEMI, "郑科〔2019〕1号"),
        ("COOPERATES_WITH", "City:漯河市", SEMI, "漯科〔2020〕2号"),
        ("PART_OF", SEMI, CAS, "郑科〔2019〕1号"),
        ("PART_OF", SEMI, CAS, "新科〔2021〕3号"),
    }
    assert {row["m"]["id"] for row in around} == {CITY, "City:漯河市", CAS}
    whole, part = read_graph(store), read_graph(store, "漯科〔2020〕2号")
    assert (whole.number_of_nodes(), whole.number_of_edges()) == (8, 8)
    assert set(part.edges()) == {("City:漯河市", SEMI)} and set(part) == {"City:漯河市", CAS, SEMI}


def test_a_query_has_limits(store: Store) -> None:
    result = store.query("UNWIND range(1, 200) AS n RETURN n")
    assert (result.columns, len(result.rows), result.truncated) == (["n"], 50, True)
    assert not store.query("UNWIND range(1, 50) AS n RETURN n").truncated
    assert store.query("UNWIND range(1, 200) AS n RETURN n", rows=3).rows == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_packed_rows_are_rows(store: Store) -> None:
    store.load(zhengzhou())
    packed = f"UNWIND range(1, 200) AS n WITH n ORDER BY n RETURN collect({{n: n, half: n / 2.0}}) AS {PACKED}"
    result = store.query(packed, rows=3)
    assert (sorted(result.columns), result.truncated) == (["half", "n"], True)
    assert result.rows == [{"n": 1, "half": 0.5}, {"n": 2, "half": 1.0}, {"n": 3, "half": 1.5}]
    edge = store.query(f"MATCH (:City)-[r:COOPERATES_WITH]-(n) RETURN collect({{edge: r}}) AS {PACKED}").rows[0]["edge"]
    assert (edge["source"], edge["target"]) == (CITY, SEMI)
    assert store.query(f"MATCH (n:City {{id: 'none'}}) RETURN collect({{id: n.id}}) AS {PACKED}").rows == []


# no planner can answer these from an index, or give the first row before it has found the last
SLOW = (
    "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a < b RETURN count(*)",
    "MATCH (a:City)-[*1..8]-(b) RETURN count(b.name)",
    "MATCH (a:City) MATCH (b:City) MATCH (c:City) MATCH (d:City) WHERE a.id < b.id "
    "RETURN c.id AS id ORDER BY d.name + c.name + b.name + a.name LIMIT 5",
)


@pytest.mark.timeout(200)
@pytest.mark.parametrize("statement", SLOW)
def test_a_query_that_takes_too_long_ends_here_and_on_the_server(database: Database, store: Store, statement: str) -> None:
    store.load(city_plan(1, 300))
    with pytest.raises(QueryError, match=r"查询超过 0\.3 秒"):
        store.query(statement, seconds=0.3)
    assert store.query("RETURN 1 AS one").rows == [{"one": 1}]
    wait_until(lambda: idle(database.pid()))


def idle(pid: int) -> bool:
    """Whether a process needs less than a fifth of a core."""
    before = processor_seconds(pid)
    time.sleep(0.5)
    return processor_seconds(pid) - before < 0.1


def processor_seconds(pid: int) -> float:
    used = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def test_a_wrong_query_says_what_is_wrong(store: Store) -> None:
    with pytest.raises(QueryError, match="RETURN"):
        store.query("MATCH (n RETURN n")
    with pytest.raises(QueryError):
        store.query("RETURN $missing")


def test_the_schema_is_applied(store: Store) -> None:
    assert {row["labelsOrTypes"][0] for row in store._read("SHOW CONSTRAINTS")} == {"Meta", *Label}
    indexes = {(row["type"], tuple(row["properties"] or ())) for row in store._read("SHOW INDEXES")}
    assert {("RANGE", ("id",)), ("RANGE", ("deadline",))} <= indexes
    assert [index for index in indexes if index[0] == "FULLTEXT"]


@pytest.mark.parametrize("label", ["Meta", *Label])
def test_an_id_stands_once(store: Store, label: str) -> None:
    with pytest.raises(QueryError):
        store._connection.write(lambda tx: tx.run(f"UNWIND [1, 2] AS i CREATE (:{label} {{id: '双'}})").consume())
    assert store.query(f"MATCH (n:{label} {{id: '双'}}) RETURN n").rows == []


def set_version(database: Database, version: int | None) -> None:
    with Store.open(database.settings) as store:
        store._connection.write(lambda tx: tx.run("MATCH (m:Meta) SET m.version = $version", version=version).consume())


def test_a_database_of_an_older_version_is_brought_up_to_date(database: Database, store: Store) -> None:
    store.load(zhengzhou())
    before = store.digest()
    link = store._connection._link
    with link.writer.session(database=link.database) as session:
        session.run("DROP INDEX Task_deadline").consume()
    set_version(database, 1)
    with Store.open(database.settings) as newer:
        assert newer.query("MATCH (m:Meta) RETURN m.version AS version").rows == [{"version": VERSION}]
        assert ["deadline"] in [row["properties"] for row in newer._read("SHOW INDEXES")]
        assert newer.digest() == before


@pytest.mark.parametrize(("version", "remedy"), [(0, "重新导入"), (VERSION + 1, "请升级 innograph")])
def test_a_database_of_a_strange_version_is_refused(database: Database, store: Store, version: int, remedy: str) -> None:
    set_version(database, version)
    try:
        with pytest.raises(StoreVersionError, match=rf"版本 {version},.*{remedy}"):
            Store.open(database.settings)
    finally:
        store._connection.write(lambda tx: tx.run("MATCH (m:Meta) SET m.version = $version", version=VERSION).consume())


def test_a_server_that_was_killed_is_used_again_when_it_is_there(database: Database, store: Store) -> None:
    store.load(city_plan(1))
    before = store.digest()
    database.kill()
    if database.neo4j is not None:
        with pytest.raises(StoreError, match="连接不上"):
            store.plans()
    database.start()
    assert store.query("MATCH (n:City) RETURN count(n) AS n").rows == [{"n": 20}]
    database.kill()
    database.start()
    assert store.load(city_plan(2)).nodes == 21
    assert store.remove("P2")
    assert store.digest() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:City {id: 'City:新'})",
        "MATCH (n:Meta) SET n.version = 2",
        "MATCH (n:Meta) DELETE n",
        "CREATE INDEX evil FOR (n:City) ON (n.name)",
        "DROP CONSTRAINT City_id",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    ],
)
def test_without_the_guard_the_database_refuses_too(store: Store, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    monkeypatch.setattr("graph.store.check_read_only", lambda _: None)
    before = store.digest()
    with pytest.raises(QueryError, match=None if statement.startswith("LOAD") else "只允许读取"):
        store.query(statement)
    assert store.digest() == before
    assert store.query("MATCH (n:Meta) RETURN n.version AS version").rows == [{"version": VERSION}]
