"""Our nodes and edges ↔ `py2neo.Subgraph`, for notebooks that are written with py2neo: `pip install innograph[py2neo]`.

py2neo is at its end: 2021.2.4 is its last release and nobody maintains it. New work should use `Store.query`, or the
official `neo4j` driver, or `graph.export` for networkx; docs/py2neo.md shows the way over. Only this module imports py2neo.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graph.model import edge_key
from innograph.errors import InputError

if TYPE_CHECKING:
    import py2neo

Row = dict[str, Any]

_KEYS = ("plan", "kind", "value", "unit", "year")
"""What tells the edges of one type between two nodes apart, where it is there: plans that say the same make two edges."""
_ENDS = ("type", "source", "target")


def to_subgraph(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> py2neo.Subgraph:
    """Nodes `{label, id, …}` and edges `{type, source, target, …}`, as `Store.query` gives them, as one subgraph.

    Each node knows its primary label and key (id). Still use `merge`: py2neo's own makes one edge of those of several plans,
    and fails where the database holds several. Raises InputError if an edge names a node that is not given, or without py2neo.
    """
    library = _py2neo()
    known = {}
    for row in nodes:
        node = library.Node(row["label"], **_without(row, "label"))
        node.__primarylabel__, node.__primarykey__ = row["label"], "id"
        known[row["id"]] = node
    relationships = []
    for row in edges:
        if missing := [row[end] for end in ("source", "target") if row[end] not in known]:
            raise InputError(f"关系 {row['type']} 的一端 {missing[0]} 不在所给的节点里。请把两端的节点一起给出。")
        ends = known[row["source"]], known[row["target"]]
        relationships.append(library.Relationship(ends[0], row["type"], ends[1], **_without(row, *_ENDS)))
    return library.Subgraph(known.values(), relationships)


def from_subgraph(subgraph: py2neo.Subgraph) -> tuple[list[Row], list[Row]]:
    """The nodes and edges of a subgraph, made or read with py2neo, as our rows, ordered by their ids."""
    nodes = [{"label": next(iter(node.labels)), **dict(node)} for node in subgraph.nodes]
    edges = [
        {"type": type(one).__name__, "source": one.start_node["id"], "target": one.end_node["id"], **dict(one)}
        for one in subgraph.relationships
    ]
    return sorted(nodes, key=lambda row: str(row["id"])), sorted(edges, key=_order)


def merge(graph: py2neo.Graph, subgraph: py2neo.Subgraph) -> None:
    """Merge into a Neo4j through py2neo, in one transaction; again it changes nothing. Each plan's edge stays its own."""
    _py2neo()
    from py2neo.bulk import merge_nodes, merge_relationships

    nodes, edges = from_subgraph(subgraph)
    label = {row["id"]: row["label"] for row in nodes}
    of_label: dict[str, list[Row]] = defaultdict(list)
    for row in nodes:
        of_label[row["label"]].append(_without(row, "label"))
    alike: dict[tuple[str, ...], list[tuple[str, Row, str]]] = defaultdict(list)
    for row in edges:
        kind = (row["type"], label[row["source"]], label[row["target"]], *(key for key in _KEYS if key in row))
        alike[kind].append((row["source"], _without(row, *_ENDS), row["target"]))
    transaction = graph.begin()
    try:
        for name, rows in of_label.items():
            merge_nodes(transaction, rows, (name, "id"))
        for (name, source, target, *keys), triples in alike.items():
            merge_relationships(transaction, triples, (name, *keys), (source, "id"), (target, "id"))
        graph.commit(transaction)
    except BaseException:
        graph.rollback(transaction)
        raise


def _without(row: Mapping[str, Any], *keys: str) -> Row:
    return {key: value for key, value in row.items() if key not in keys and value is not None}


def _order(row: Row) -> tuple[str, ...]:
    return tuple(map(str, (*edge_key(row["type"], row["source"], row["target"], row), row.get("plan"))))


def _py2neo() -> Any:
    try:
        import py2neo
    except ImportError as error:
        raise InputError("这里没有安装 py2neo。请运行：pip install 'innograph[py2neo]'") from error
    return py2neo
