from __future__ import annotations

import dataclasses
import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from small_plans import edge, node, plan

from graph.connection import _statements
from graph.model import EdgeType, Label, PlanGraph
from graph.store import LoadCount, NamedNode, Store
from innograph.errors import ModelError, QueryError, StoreUnavailable, StoreVersionError
from innograph.resources import SCHEMA
from innograph.settings import Settings

CITY, CAS, SEMI = "City:郑州市", "Institution:中国科学院", "Institution:中国科学院半导体研究所"


def zhengzhou() -> PlanGraph:
    task = "Task:郑科〔2019〕1号/三/(一)/1"
    return plan(
        "郑科〔2019〕1号",
        [
            node(CITY, "郑州", province="河南省"),
            node(CAS, "中科院"),
            node(SEMI, "中科院半导体所", city="北京市"),
            node("Agency:郑州市科技局", "市科技局"),
            node(task, key="三/(一)/1", deadline=None, plan="郑科〔2019〕1号"),
            node("Indicator:高新技术企业"),
        ],
        [
            edge(EdgeType.COOPERATES_WITH, CITY, SEMI, status="planned", confidence=0.9),
            edge(EdgeType.PART_OF, SEMI, CAS),
            edge(EdgeType.LEADS, "Agency:郑州市科技局", task, role="牵头单位"),
            edge(EdgeType.TARGETS, CITY, "Indicator:高新技术企业", kind="increase", value=500, unit="家", year=2019),
            edge(EdgeType.TARGETS, CITY, "Indicator:高新技术企业", kind="level", value=1.5, unit="%", year=2020),
        ],
    )


def luohe() -> PlanGraph:
    nodes = [node("City:漯河市"), node(CAS, "中科院", "科学院"), node(SEMI, "半导体所", city="上海市", founded=1960)]
    return plan("漯科〔2020〕2号", nodes, [edge(EdgeType.COOPERATES_WITH, "City:漯河市", SEMI)], "漯河市")


def xinxiang() -> PlanGraph:
    nodes = [node("City:新乡市"), node(CAS, "科学院"), node(SEMI, city="天津市"), node("Indicator:高新技术企业")]
    edges = [
        edge(EdgeType.PART_OF, SEMI, CAS),
        edge(EdgeType.TARGETS, "City:新乡市", "Indicator:高新技术企业", value=9, year=2021),
    ]
    return plan("新科〔2021〕3号", nodes, edges, "新乡市")


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


@pytest.mark.parametrize("text", ["半导体", "中国科学院半导体研究所", "半导体研究所 (北京) AND name:*"])
def test_search_finds_names_by_their_parts(store: Store, text: str) -> None:
    store.load(zhengzhou())
    assert store.search(text)[0].id == SEMI
    assert store.search("?!") == []


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


def test_a_query_has_limits(store: Store) -> None:
    result = store.query("UNWIND range(1, 200) AS n RETURN n")
    assert (result.columns, len(result.rows), result.truncated) == (["n"], 50, True)
    assert not store.query("UNWIND range(1, 50) AS n RETURN n").truncated
    assert store.query("UNWIND range(1, 200) AS n RETURN n", rows=3).rows == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_a_query_that_takes_too_long_ends(store: Store) -> None:
    with pytest.raises(QueryError, match=r"查询超过 0\.3 秒"):
        store.query("UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a < b RETURN count(*)", seconds=0.3)
    assert store.query("RETURN 1 AS one").rows == [{"one": 1}]


def test_a_wrong_query_says_what_is_wrong(store: Store) -> None:
    with pytest.raises(QueryError, match="RETURN"):
        store.query("MATCH (n RETURN n")
    with pytest.raises(QueryError):
        store.query("RETURN $missing")


def test_the_schema_covers_the_closed_lists() -> None:
    text = SCHEMA.read_text("utf-8")
    for label in ("Meta", *Label):
        assert f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;" in text
    assert len(_statements()) == len(Label) + 1
    assert not {str(label) for label in Label} & {str(kind) for kind in EdgeType}


def test_the_schema_is_applied(store: Store) -> None:
    found = store._read("SHOW CONSTRAINTS")
    assert {row["labelsOrTypes"][0] for row in found} == {"Meta", *Label}
    with pytest.raises(QueryError):
        store._connection.write(lambda tx: tx.run("UNWIND [1, 2] AS i CREATE (:City {id: 'City:双'})").consume())


def test_a_database_of_another_version_is_refused(own_home: Settings) -> None:
    with Store.open(own_home) as store:
        store._connection.write(lambda tx: tx.run("MATCH (m:Meta) SET m.version = 0").consume())
    with pytest.raises(StoreVersionError, match="重新导入"):
        Store.open(own_home)


@pytest.mark.parametrize("store", ["neo4j://127.0.0.1:1", "bolt://127.0.0.1:1", "ftp://nowhere", "nonsense"])
def test_a_neo4j_that_is_not_there_is_told(tmp_path: Path, store: str) -> None:
    with pytest.raises(StoreUnavailable, match=store):
        Store.open(Settings(home=tmp_path, store=store))
