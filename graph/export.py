"""A part of the graph → files that other programs read: JSON (node-link) and GraphML, with quotes and sources on every edge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from graph.model import EdgeType, Label
from graph.store import Store
from innograph.errors import InputError

FORMATS = (".json", ".graphml")
_ROWS = 2_000_000
_SECONDS = 600.0
_DECIMAL = ("value", "confidence")


def read_graph(store: Store, plan: str | None = None) -> nx.MultiDiGraph[str]:
    """The whole graph, or what one plan says; ids are the node keys. Raises InputError where the plan is not there."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    if plan is not None and plan not in {row["id"] for row in store.plans()}:
        raise InputError(f"图谱里没有计划“{plan}”。用 innograph plans list 查看编号。")
    for label in Label:
        if label is not Label.PLAN:
            mentioned = f"MATCH (p:Plan)-[:MENTIONS]->(n:{label}) WHERE $plan IS NULL OR p.id = $plan RETURN DISTINCT n"
            for row in store.query(mentioned, {"plan": plan}, seconds=_SECONDS, rows=_ROWS).rows:
                graph.add_node(row["n"]["id"], **row["n"])
    for kind in EdgeType:
        if kind is not EdgeType.MENTIONS:
            stated = f"MATCH (a)-[r:{kind}]->(b) WHERE $plan IS NULL OR r.plan = $plan RETURN r"
            for row in store.query(stated, {"plan": plan}, seconds=_SECONDS, rows=_ROWS).rows:
                graph.add_edge(row["r"]["source"], row["r"]["target"], **row["r"])
    return graph


def write(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write by the file's ending; the same graph gives the same bytes. Raises InputError for an unknown ending."""
    if path.suffix not in FORMATS:
        raise InputError(f"{path.name}：不支持 {path.suffix or '无后缀'} 格式。可用：{'、'.join(FORMATS)}。")
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = _ordered(graph)
    if path.suffix == ".json":
        told = nx.node_link_data(ordered, edges="edges")
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        nx.write_graphml(_flat(ordered), path, encoding="utf-8", named_key_ids=True)


def _ordered(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda item: item[0]))
    edges = sorted(graph.edges(data=True), key=lambda e: json.dumps(e, ensure_ascii=False, sort_keys=True, default=str))
    ordered.add_edges_from(edges)
    return ordered


def _flat(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """GraphML knows no lists and no nothing: lists are joined by ` | `, empty values left out."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.add_nodes_from((node, _plain(told)) for node, told in graph.nodes(data=True))
    flat.add_edges_from((a, b, _plain(told)) for a, b, told in graph.edges(data=True))
    return flat


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as text, nothing left out, and one kind of number a key: GraphML declares each key once."""
    plain = {k: " | ".join(map(str, v)) if isinstance(v, list | tuple) else v for k, v in told.items() if v is not None}
    return {k: float(v) if k in _DECIMAL else v for k, v in plain.items()}
