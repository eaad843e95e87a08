"""The stored graph, or what some plans say, as a networkx graph with quotes and sources on every edge; exports/ writes files."""

from __future__ import annotations

import networkx as nx

from graph.model import EdgeType, Label
from graph.store import Store
from innograph.errors import InputError

_ROWS = 2_000_000
_SECONDS = 600.0


def read_graph(store: Store, *plans: str) -> nx.MultiDiGraph[str]:
    """The whole graph, or what these plans say; ids are the node keys. Raises InputError where a plan is not there."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    if missing := sorted({*plans} - {row["id"] for row in store.plans()}):
        raise InputError(f"图谱里没有计划“{'、'.join(missing)}”。用 innograph plans list 查看编号。")
    asked = {"plans": list(plans) or None}
    for label in Label:
        if label is not Label.PLAN:
            mentioned = f"MATCH (p:Plan)-[:MENTIONS]->(n:{label}) WHERE $plans IS NULL OR p.id IN $plans RETURN DISTINCT n"
            for row in store.query(mentioned, asked, seconds=_SECONDS, rows=_ROWS).rows:
                graph.add_node(row["n"]["id"], **row["n"])
    for kind in EdgeType:
        if kind is not EdgeType.MENTIONS:
            stated = f"MATCH (a)-[r:{kind}]->(b) WHERE $plans IS NULL OR r.plan IN $plans RETURN r"
            for row in store.query(stated, asked, seconds=_SECONDS, rows=_ROWS).rows:
                graph.add_edge(row["r"]["source"], row["r"]["target"], **row["r"])
    return graph
