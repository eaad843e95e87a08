"""What is drawn: neighbourhoods from the store, put together, filtered, and bounded to what a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2s
from itertools import pairwise
from math import sqrt
from typing import Any

from graph.store import Store
from queries.catalogue import question
from queries.vocabulary import STATUSES, edge_text, label_name
from views.around import Filter, alone, among, around
from views.graph_view import DrawnEdge, DrawnNode
from views.places import PLACED, Place, places

MAX_NODES = 2000
ROWS = 300
EVERYTHING = Filter()
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
    """Nodes and ties by id; `complete` is False where there was more than fits; `places` where the browser need not find them."""

    nodes: dict[str, dict[str, Any]]
    ties: dict[str, Tie]
    complete: bool
    places: dict[str, Place] = field(default_factory=dict)

    def ends(self) -> list[tuple[str, str]]:
        """The two nodes of each line."""
        return [(tie.edge["source"], tie.edge["target"]) for tie in self.ties.values()]


def neighbourhood(store: Store, node: str) -> list[dict[str, Any]]:
    """Rows {node, edge, other} around the node, those with most relations first; at most ROWS."""
    rows = store.query(question("neighbourhood").cypher, {"node": node, "limit": ROWS}).rows
    return [row | {"node": _named(row["node"]), "other": _named(row["other"])} for row in rows]


def _named(node: dict[str, Any]) -> dict[str, Any]:
    """A plan goes by its title; what is called by its name only has no aliases."""
    name = node.get("name") or node["title"]
    return node | {"name": name, "aliases": [alias for alias in node.get("aliases", ()) if alias != name]}


def gather(
    store: Store, centres: Sequence[str], chosen: Filter = EVERYTHING, *, along: Iterable[dict[str, Any]] = (), most: int = 100
) -> Picture:
    """The neighbourhoods of all `centres`, of at most `most` nodes each, and what ties their nodes, of at most MAX_NODES.

    Rows `along` a way are in it whatever the filter says.
    """
    nodes: dict[str, dict[str, Any]] = {}
    ties: dict[str, Tie] = {}
    complete = True
    for row in along:
        _add_row(nodes, ties, row)
    for centre in centres:
        # the centre is one of them
        room = max(0, min(MAX_NODES - len(nodes), most) - 1)
        if centre not in nodes:
            if (single := alone(store, centre)) is None:
                continue
            nodes[centre] = _named(single)
        rows, whole = around(store, centre, chosen, room)
        complete &= whole
        for row in rows:
            _add_row(nodes, ties, row)
    # what stands around a centre is there already, and busy nodes are centres
    edges, whole = among(store, [id for id in nodes if id not in centres], nodes, chosen)
    complete &= whole
    for edge in edges:
        _add(ties, edge)
    return _placed(Picture(nodes, ties, complete))


def _placed(picture: Picture) -> Picture:
    """With a place for each node, where they are many."""
    return replace(picture, places=places(list(picture.nodes), picture.ends())) if len(picture.nodes) > PLACED else picture


def _add_row(nodes: dict[str, dict[str, Any]], ties: dict[str, Tie], row: dict[str, Any]) -> None:
    for end in ("node", "other"):
        if end in row and row[end]["id"] not in nodes:
            nodes[row[end]["id"]] = _named(row[end])
    _add(ties, row["edge"])


def _add(ties: dict[str, Tie], edge: dict[str, Any]) -> None:
    id = tie_id(edge)
    edges = ties.setdefault(id, Tie(id)).edges
    if edge not in edges:
        edges.append(edge)


def tie_id(edge: dict[str, Any]) -> str:
    """Short and always the same for edges that say the same, so that it can stand in an address."""
    told = "\0".join(str(edge.get(name)) for name in _SAME)
    return "tie-" + blake2s(told.encode(), digest_size=6).hexdigest()


def draw_nodes(picture: Picture, centre: str, way: Sequence[str] = ()) -> list[DrawnNode]:
    """Nodes for the component: the more lines, the larger."""
    degrees = dict.fromkeys(picture.nodes, 0)
    for end in (end for ends in picture.ends() for end in ends):
        degrees[end] += 1
    return [
        {
            "id": id,
            "name": node["name"],
            "type": node["label"],
            "size": round(30 + min(26, 4 * sqrt(degrees[id]))),
            "note": "又称：" + "、".join(node["aliases"]) if node["aliases"] else "",
            "centre": id == centre,
            "way": id in way,
            "place": picture.places.get(id),
        }
        for id, node in picture.nodes.items()
    ]


def draw_edges(picture: Picture, way: Sequence[str] = ()) -> list[DrawnEdge]:
    """Lines for the component; those between neighbours on the `way` stand out."""
    steps = {frozenset(pair) for pair in pairwise(way)}
    return [
        {
            "id": tie.id,
            "source": tie.edge["source"],
            "target": tie.edge["target"],
            "type": tie.edge["type"],
            "label": edge_text(tie.edge),
            "status": tie.edge.get("status") or "",
            "note": STATUSES.get(tie.edge.get("status") or "", ""),
            "way": frozenset((tie.edge["source"], tie.edge["target"])) in steps,
        }
        for tie in picture.ties.values()
    ]


def name_with_type(node: dict[str, Any]) -> str:
    """中国科学院电工研究所（科研机构）."""
    return f"{node['name']}（{label_name(node['label'])}）"
