"""The subgraph as a networkx graph: with lists, as JSON has them, or flat, as GraphML and GEXF want it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

from exports.naming import kind, said, status
from exports.subgraph import DECIMALS, Subgraph
from queries.vocabulary import LABELS, RELATIONS

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xml_text(text: str) -> str:
    """Characters that no XML file may hold become �, so that what follows keeps its place."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def rows(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """Nodes and edges with the properties of the store; the graph itself tells title, question, filters and plans."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=subgraph.title, question=subgraph.question, filters=dict(subgraph.filters), plans=list(subgraph.plans.values())
    )
    graph.add_nodes_from(subgraph.nodes.items())
    graph.add_edges_from((edge["source"], edge["target"], edge) for edge in subgraph.edges)
    return graph


def flat(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """Text and numbers only: a list is its JSON text. `label` is what the drawing programs show, `type` what a thing is.

    Edges have `relation` instead of `type` and no `id`, `source`, `target`: these words mean something else in GEXF.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id, node in subgraph.nodes.items():
        rest = {key: value for key, value in node.items() if key not in ("id", "label", "name")}
        told = {"label": node["name"], "type": node["label"], "类型": kind(subgraph, id), "color": LABELS[node["label"]].color}
        graph.add_node(xml_text(id), **_plain({**told, **rest}))
    for edge in subgraph.edges:
        rest = {key: value for key, value in edge.items() if key not in ("type", "source", "target")}
        look = RELATIONS[edge["type"]]
        title = subgraph.plans.get(edge["plan"], {}).get("title")
        told = {"label": look.name, "relation": edge["type"], "说明": said(edge), "状态": status(edge), "color": look.color}
        told |= {"计划": title}
        graph.add_edge(xml_text(edge["source"]), xml_text(edge["target"]), **_plain({**told, **rest}))
    return graph


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(key, value) for key, value in told.items() if value is not None and value != ""}


def _value(key: str, value: Any) -> Any:
    match value:
        case list() | tuple() | dict():
            return xml_text(json.dumps(value, ensure_ascii=False))
        case str():
            return xml_text(value)
        case _:
            return float(value) if key in DECIMALS else value
