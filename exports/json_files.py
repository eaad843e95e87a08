"""JSON: node-link, as networkx reads it, and one plan graph a plan, as `innograph load` reads it."""

from __future__ import annotations

import datetime
import json
from typing import Any

import networkx as nx

from exports.naming import stem
from exports.network import rows
from exports.subgraph import Subgraph


def node_link(subgraph: Subgraph, date: datetime.date) -> bytes:
    """`graph` tells title, question, filters, plans and the day of making; edges stand under `edges`."""
    graph = rows(subgraph)
    graph.graph["made"] = date.isoformat()
    return as_json(nx.node_link_data(graph, edges="edges"))


def plan_graphs(subgraph: Subgraph, date: datetime.date) -> dict[str, bytes]:
    """A file a plan, in a folder of their own, which `innograph load` takes."""
    graphs = subgraph.plan_graphs()
    return {f"计划图/{number:04}_{stem(one.document.id)}.json": one.to_json().encode() for number, one in enumerate(graphs, 1)}


def as_json(told: Any) -> bytes:
    """Readable, with Chinese as it is."""
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
