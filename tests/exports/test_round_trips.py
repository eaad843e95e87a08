"""What is exported is read again by other programs' readers, and is the same graph."""

from __future__ import annotations

import csv
import datetime
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from rdflib import RDF, Graph, Namespace, URIRef
from samples import evil, subgraphs

from exports.graph_files import gexf, graphml
from exports.json_files import node_link, plan_graphs
from exports.linked import TERMS, json_ld
from exports.network import xml_text
from exports.subgraph import LISTS, Subgraph
from exports.tables import pair
from graph import server
from graph.export import read_graph
from graph.model import PlanGraph
from graph.rows import Row
from graph.store import Store
from innograph.settings import Settings
from queries.vocabulary import LABELS, RELATIONS

DAY = datetime.date(2026, 11, 1)
MADE_FOR_READERS = {"shape_type", "x", "y", "类型", "说明", "状态", "计划", "文号", "color", "viz", "id"}
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def back(told: dict[str, Any]) -> Row:
    """The row of the store in the flat attributes of a file."""
    kept = {key: value for key, value in told.items() if key not in MADE_FOR_READERS}
    return {key: json.loads(value) if key in LISTS else value for key, value in kept.items()}


def node_back(id: str, told: dict[str, Any]) -> Row:
    row = back(told)
    return {"id": id, "name": row.pop("label"), "label": row.pop("type"), **row}


def edge_back(source: str, target: str, told: dict[str, Any]) -> Row:
    row = back(told)
    row.pop("label")
    return {"type": row.pop("relation"), "source": source, "target": target, **row}


def graph_of(nodes: list[Row], edges: list[Row], like: Subgraph) -> tuple[Any, Any]:
    """Nodes and edges in the order of an export."""
    told = Subgraph.of("", nodes, edges, [], {})
    return told.nodes, told.edges


def check_network(graph: nx.MultiDiGraph[str], part: Subgraph) -> None:
    nodes = [node_back(id, told) for id, told in graph.nodes(data=True)]
    edges = [edge_back(a, b, told) for a, b, told in graph.edges(data=True)]
    assert graph_of(nodes, edges, part) == (part.nodes, part.edges)


@given(subgraphs())
@many
def test_graphml(part: Subgraph) -> None:
    check_network(nx.parse_graphml(graphml(part, DAY).decode(), force_multigraph=True), part)


@pytest.mark.parametrize("value", ["甲\n乙", "甲\u2028乙", "“引号”与\n换行"])
def test_graphml_keeps_breaks_within_a_value(value: str) -> None:
    node = {"id": "City:甲市", "label": "City", "name": "甲市", "city": value}
    part = Subgraph.of("甲", [node], [], [], {})
    assert nx.parse_graphml(graphml(part, DAY).decode()).nodes["City:甲市"]["city"] == value


@given(subgraphs())
@many
def test_gexf(part: Subgraph) -> None:
    check_network(nx.MultiDiGraph(nx.read_gexf(io.BytesIO(gexf(part, DAY)))), part)


@given(subgraphs())
@many
def test_node_link(part: Subgraph) -> None:
    graph = nx.node_link_graph(json.loads(node_link(part, DAY)), edges="edges")
    assert dict(graph.nodes(data=True)) == {id: {k: v for k, v in row.items() if k != "id"} for id, row in part.nodes.items()}
    told = [{"source": a, "target": b, **row} for a, b, row in graph.edges(data=True)]
    assert graph_of([], told, part)[1] == part.edges
    assert graph.graph["plans"] == list(part.plans.values()) and graph.graph["made"] == "2026-11-01"


def unguarded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reading a formula."""
    rest = text.lstrip("'")
    return text[1:] if text.startswith("'") and rest[:1] in tuple("=+-@\t\r\n|＝＋－＠") and rest else text


def typed(key: str, text: str) -> Any:
    return {"value": float, "confidence": float, "year": int, "collective": json.loads}.get(key, str)(text)


@given(subgraphs())
@many
def test_csv_pair(part: Subgraph) -> None:
    files = {
        name: list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))) for name, data in pair(part, DAY).items()
    }
    rows = {
        name: [{key: typed(key, unguarded(text)) for key, text in row.items() if text} for row in told]
        for name, told in files.items()
    }
    nodes = [node_back(row["id"], row) for row in rows["nodes.csv"]]
    edges = [edge_back(row.pop("source"), row.pop("target"), row) for row in rows["edges.csv"]]
    assert graph_of(nodes, edges, part) == (part.nodes, part.edges)


@given(subgraphs())
@many
def test_plan_graphs(part: Subgraph) -> None:
    graphs = [PlanGraph.from_dict(json.loads(data)) for data in plan_graphs(part, DAY).values()]
    assert [one.document.id for one in graphs] == list(part.plans)
    assert sum(len(one.edges) for one in graphs) == len(part.edges)
    for one in graphs:
        one.check()
        assert [(node.id, node.name, list(node.aliases)) for node in one.nodes] == [
            (row["id"], row["name"], row.get("aliases", [])) for row in part.nodes.values()
        ]
    quotes = sorted(proof.text for one in graphs for edge in one.edges for proof in edge.evidence)
    assert quotes == sorted(quote for edge in part.edges for quote in edge["quotes"])


def test_plan_graphs_loaded_again_make_the_same_store(whole: Subgraph, store: Store, tmp_path: Path) -> None:
    with Store.open(Settings(home=tmp_path, store="embedded")) as other:
        for data in plan_graphs(whole, DAY).values():
            other.load(PlanGraph.from_dict(json.loads(data)))
        before, after = read_graph(store), read_graph(other)
        facts = [{key: value for key, value in row.items() if key != "digest"} for row in other.plans()]
    server.stop(tmp_path)
    assert dict(after.nodes(data=True)) == dict(before.nodes(data=True))
    assert graph_of([], [row for *_, row in after.edges(data=True)], whole)[1] == whole.edges
    assert facts == [{key: value for key, value in row.items() if key != "digest"} for row in store.plans()]


@pytest.mark.parametrize("part", [evil()], ids=["evil"])
def test_json_ld_is_read_by_rdflib_without_a_network(part: Subgraph, whole: Subgraph) -> None:
    for one in (part, whole):
        graph = Graph().parse(data=json_ld(one, DAY).decode(), format="json-ld")
        own, schema = Namespace(TERMS), Namespace("https://schema.org/")
        statements = set(graph.subjects(RDF.type, own.RelationStatement))
        assert len(statements) == len(one.edges)
        for statement in statements:
            source, predicate, target = (graph.value(statement, own[name]) for name in ("subject", "relation", "object"))
            assert isinstance(predicate, URIRef) and (source, predicate, target) in graph
        quotes = sorted(str(graph.value(quote, schema.text)) for quote in graph.subjects(RDF.type, schema.Quotation))
        assert quotes == sorted(quote for edge in one.edges for quote in edge["quotes"])
        names = {str(name) for node in graph.subjects(RDF.type, own.Task) for name in graph.objects(node, schema.name)}
        assert names == {row["name"] for row in one.nodes.values() if row["label"] == "Task"}


GEXF = etree.RelaxNG(etree.parse(Path(__file__).with_name("gexf-1.2.rng")))


@given(subgraphs())
@many
def test_gexf_holds_to_its_schema(part: Subgraph) -> None:
    GEXF.assertValid(etree.fromstring(gexf(part, DAY)))


def test_gexf_of_real_plans_holds_to_its_schema(whole: Subgraph) -> None:
    """And what it refers to is there."""
    root = etree.fromstring(gexf(replace(whole, positions=dict.fromkeys(whole.nodes, (1.5, -2.0))), DAY))
    GEXF.assertValid(root)
    declared = {node.get("id") for node in root.iter("{*}attribute")}
    assert {value.get("for") for value in root.iter("{*}attvalue")} <= declared
    nodes = {node.get("id") for node in root.iter("{*}node")}
    assert {edge.get(end) for edge in root.iter("{*}edge") for end in ("source", "target")} <= nodes
    assert len({edge.get("id") for edge in root.iter("{*}edge")}) == len(whole.edges)


@pytest.mark.parametrize(("right", "wrong"), [('version="1.2"', 'version="9"'), (' source="', ' from="'), (' r="', ' r="9')])
def test_the_schema_refuses_what_is_wrong(asked: Subgraph, right: str, wrong: str) -> None:
    made = gexf(asked, DAY).decode()
    assert right in made
    assert not GEXF.validate(etree.fromstring(made.replace(right, wrong).encode()))


def test_names_and_colours_for_gephi_and_yed(asked: Subgraph) -> None:
    root = etree.fromstring(graphml(asked, DAY))
    yed = "{http://www.yworks.com/xml/graphml}"
    shown = {(node.findtext(f".//{yed}NodeLabel"), node.find(f".//{yed}Fill").get("color")) for node in root.iter("{*}node")}
    assert shown == {(row["name"], LABELS[row["label"]].color) for row in asked.nodes.values()}
    lines = {line.get("type") for line in root.iter(f"{yed}LineStyle")}
    assert lines == {"dashed", "line"} and {edge["type"] for edge in asked.edges} == {"COOPERATES_WITH"}
    viz = etree.fromstring(gexf(asked, DAY)).find(".//{*}edge/{*}color")
    assert f"#{int(viz.get('r')):02x}{int(viz.get('g')):02x}{int(viz.get('b')):02x}" == RELATIONS["COOPERATES_WITH"].color


def test_what_xml_cannot_hold_keeps_its_place() -> None:
    assert xml_text("甲\x00乙\x0b丙\ud800") == "甲\ufffd乙\ufffd丙\ufffd"
