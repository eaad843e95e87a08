"""What is drawn: neighbourhoods from the store, put together, filtered, and bounded to what a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s
from math import sqrt
from typing import Any

from graph.store import Store
from queries.catalogue import question
from queries.vocabulary import STATUSES, edge_text, label_name
from views.graph_view import DrawnEdge, DrawnNode

MAX_NODES = 300
ROWS = 300
_SAME = ("type", "source", "target", "status", "role", "kind", "value", "unit", "year")


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of the drawing: edges between two nodes that say the same, each from another plan."""

    id: str
    edges: list[dict[str, Any]] = field(default_factory=list)

    @property
    def edge(self) -> dict[str, Any]:
        """What all of them say."""
        return self.edges[0]


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and ties by id; `complete` is False where there was more than fits."""

    nodes: dict[str, dict[str, Any]]
    ties: dict[str, Tie]
    complete: bool


def neighbourhood(store: Store, node: str) -> list[dict[str, Any]]:
    """Rows {node, edge, other} around the node, those with most relations first; at most ROWS."""
    rows = store.query(question("neighbourhood").cypher, {"node": node, "limit": ROWS}).rows
    return [row | {"node": _named(row["node"]), "other": _named(row["other"])} for row in rows]


def _named(node: dict[str, Any]) -> dict[str, Any]:
    """A plan goes by its title; what is called by its name only has no aliases."""
    name = node.get("name") or node["title"]
    return node | {"name": name, "aliases": [alias for alias in node.get("aliases", ()) if alias != name]}


def gather(
    store: Store, centres: Sequence[str], *, statuses: Iterable[str], hidden: Iterable[str], most: int = MAX_NODES
) -> Picture:
    """The neighbourhoods of all `centres`, of at most `most` nodes each, in one picture of at most MAX_NODES.

    Edges of a status that is not among `statuses` and nodes of a label among `hidden` are left out; edges without a status stay.
    """
    wanted, unwanted = {*statuses, None}, set(hidden)
    nodes: dict[str, dict[str, Any]] = {}
    ties: dict[str, Tie] = {}
    complete = True
    for centre in centres:
        rows, room = neighbourhood(store, centre), min(MAX_NODES, len(nodes) + most)
        complete &= len(rows) < ROWS
        for row in rows:
            nodes.setdefault(row["node"]["id"], row["node"])
            if row["edge"].get("status") not in wanted or row["other"]["label"] in unwanted:
                continue
            if row["other"]["id"] not in nodes and len(nodes) >= room:
                complete = False
                continue
            nodes.setdefault(row["other"]["id"], row["other"])
            _add(ties, row["edge"])
    return Picture(nodes, ties, complete)


def _add(ties: dict[str, Tie], edge: dict[str, Any]) -> None:
    id = tie_id(edge)
    edges = ties.setdefault(id, Tie(id)).edges
    if edge not in edges:
        edges.append(edge)


def tie_id(edge: dict[str, Any]) -> str:
    """Short and always the same for edges that say the same, so that it can stand in an address."""
    told = "\0".join(str(edge.get(name)) for name in _SAME)
    return "tie-" + blake2s(told.encode(), digest_size=6).hexdigest()


def draw_nodes(picture: Picture, centre: str) -> list[DrawnNode]:
    """Nodes for the component: the more lines, the larger."""
    degrees = dict.fromkeys(picture.nodes, 0)
    for tie in picture.ties.values():
        for end in (tie.edge["source"], tie.edge["target"]):
            degrees[end] += 1
    return [
        {
            "id": id,
            "name": node["name"],
            "type": node["label"],
            "size": round(30 + min(26, 4 * sqrt(degrees[id]))),
            "note": "又称：" + "、".join(node["aliases"]) if node["aliases"] else "",
            "centre": id == centre,
        }
        for id, node in picture.nodes.items()
    ]


def draw_edges(picture: Picture) -> list[DrawnEdge]:
    """Lines for the component."""
    return [
        {
            "id": tie.id,
            "source": tie.edge["source"],
            "target": tie.edge["target"],
            "type": tie.edge["type"],
            "label": edge_text(tie.edge),
            "status": tie.edge.get("status") or "",
            "note": STATUSES.get(tie.edge.get("status") or "", ""),
        }
        for tie in picture.ties.values()
    ]


def name_with_type(node: dict[str, Any]) -> str:
    """中国科学院电工研究所（科研机构）."""
    return f"{node['name']}（{label_name(node['label'])}）"
