"""What the driver returns, as plain Python: nodes and edges as dicts, dates as dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Time


def plain(value: Any, ids: Mapping[str, str]) -> Any:
    """A node is `{label, id, name, …}`, an edge `{type, source, target, …}`, a path `{nodes, edges}`.

    `ids` gives the id of each node by its element id: the driver does not tell it of the ends of an edge.
    """
    # most values by far are plain, and to ask whether one is a node takes long
    match value:
        case str() | int() | float() | None:
            return value
        case list() | tuple():
            return [plain(item, ids) for item in value]
        case dict():
            return {key: plain(item, ids) for key, item in value.items()}
        case Node():
            return {"label": next(iter(value.labels), None), **{key: plain(item, ids) for key, item in value.items()}}
        case Relationship():
            source, target = (ids.get(node.element_id) for node in value.nodes if node is not None)
            properties = {key: plain(item, ids) for key, item in value.items()}
            return {"type": value.type, "source": source, "target": target, **properties}
        case Path():
            return {"nodes": [plain(n, ids) for n in value.nodes], "edges": [plain(r, ids) for r in value.relationships]}
        case Date() | DateTime() | Time():
            return value.to_native()
        case _:
            return value


def known_ids(values: Iterable[Any]) -> dict[str, str]:
    """Element id → id of each node that the values hold whole."""
    return {item.element_id: item["id"] for item in _graph_items(values) if isinstance(item, Node) and "id" in item}


def ends(values: Iterable[Any]) -> set[str]:
    """Element ids of the ends of all edges in the values."""
    edges = (item for item in _graph_items(values) if isinstance(item, Relationship))
    return {node.element_id for edge in edges for node in edge.nodes if node is not None}


def _graph_items(values: Iterable[Any]) -> Iterable[Node | Relationship]:
    for value in values:
        match value:
            case str() | int() | float() | None:
                pass
            case list() | tuple():
                yield from _graph_items(value)
            case dict():
                yield from _graph_items(value.values())
            case Node() | Relationship():
                yield value
            case Path():
                yield from value.nodes
                yield from value.relationships
