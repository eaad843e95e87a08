"""Places for a picture where nobody laid the graph out: connected parts by forces, side by side, no name on another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from exports.subgraph import Place, Subgraph
from graph.model import Label
from graph.rows import Row
from queries.vocabulary import RELATIONS

MOST_NODES = 300
"""More cannot be read on one picture."""
CELL = (126.0, 84.0)
"""Width and height that a node takes with its name, in pixels."""
_SEED, _ROUNDS, _PUSHES = 7, 120, 200
_IN_TABLES = (f"{Label.TASK}:", f"{Label.INDICATOR}:")
_SHAPE = 1.5
"""Width of the whole to its height."""


def shown_nodes(subgraph: Subgraph, most: int) -> list[str]:
    """At most that many nodes, by id: those of the relations that a picture tells best, in the order of the legend.

    Tasks and indicators, which tables tell better, come last; what has no relation is shown only where all fits.
    """
    if len(subgraph.nodes) <= most:
        return list(subgraph.nodes)
    degrees = Counter(end for edge in subgraph.edges for end in (edge["source"], edge["target"]))
    order = {relation: place for place, relation in enumerate(RELATIONS)}

    def rank(edge: Row) -> tuple[bool, int, int]:
        ends = (edge["source"], edge["target"])
        return any(end.startswith(_IN_TABLES) for end in ends), order[edge["type"]], -sum(degrees[end] for end in ends)

    shown: dict[str, None] = {}
    for edge in sorted(subgraph.edges, key=rank):
        more = {edge["source"], edge["target"]} - shown.keys()
        if len(shown) + len(more) <= most:
            shown |= dict.fromkeys(sorted(more))
    return sorted(shown)


def places(subgraph: Subgraph, shown: Sequence[str]) -> dict[str, Place]:
    """In pixels, from (0, 0) on: as on the screen where the subgraph has positions of all nodes, else by forces."""
    if all(id in subgraph.positions for id in shown):
        return _moved({id: subgraph.positions[id] for id in shown})
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(shown)
    known = set(shown)
    graph.add_edges_from(
        (edge["source"], edge["target"]) for edge in subgraph.edges if edge["source"] in known and edge["target"] in known
    )
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    lonely = [part[0] for part in parts if len(part) == 1]
    drawn = [_forces(graph.subgraph(part), part) for part in parts if len(part) > 1]
    return _packed([*drawn, *([_grid(lonely)] if lonely else [])])


def _forces(graph: nx.Graph[str], nodes: Sequence[str]) -> dict[str, Place]:
    # in a fixed order: the places at the start are drawn by lot, one node after the other
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges))
    size = sqrt(len(nodes))
    found = nx.spring_layout(ordered, seed=_SEED, iterations=_ROUNDS, k=2.2 / size)
    at = np.array([found[node] for node in nodes])
    span = np.maximum(np.ptp(at, axis=0), 1e-9)
    at = (at - at.min(axis=0)) / span * (np.array(CELL) * size * np.array([1.5, 1.3]))
    return _moved({node: (float(x), float(y)) for node, (x, y) in zip(nodes, _apart(at), strict=True)})


def _apart(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Push apart what overlaps, along the way that is shorter, until nothing does or patience ends."""
    cell = np.array(CELL)
    upper = np.triu(np.ones((len(at), len(at)), dtype=bool), 1)
    for _ in range(_PUSHES):
        apart = at[:, None, :] - at[None, :, :]
        over = cell - np.abs(apart)
        hit = (over > 0).all(axis=2) & upper
        if not hit.any():
            break
        axis = (over[..., 1] / cell[1] < over[..., 0] / cell[0]).astype(int)
        for one, other in np.argwhere(hit):
            way = axis[one, other]
            push = (cell[way] - abs(at[one, way] - at[other, way])) / 2
            if push > 0:
                sign = 1.0 if at[one, way] >= at[other, way] else -1.0
                at[one, way] += sign * push
                at[other, way] -= sign * push
    return at


def _grid(nodes: Sequence[str]) -> dict[str, Place]:
    columns = max(1, ceil(sqrt(len(nodes) * _SHAPE)))
    return {node: (CELL[0] * (number % columns), CELL[1] * (number // columns)) for number, node in enumerate(nodes)}


def _packed(parts: Sequence[Mapping[str, Place]]) -> dict[str, Place]:
    """Parts in rows, the largest first."""
    sizes = [(max(x for x, _ in part.values()) + CELL[0], max(y for _, y in part.values()) + CELL[1]) for part in parts]
    wide = max([*(width for width, _ in sizes), sqrt(sum(width * height for width, height in sizes) * _SHAPE)], default=0.0)
    found: dict[str, Place] = {}
    left = top = tall = 0.0
    for part, (width, height) in zip(parts, sizes, strict=True):
        if left and left + width > wide:
            left, top, tall = 0.0, top + tall, 0.0
        found |= {node: (x + left, y + top) for node, (x, y) in part.items()}
        left, tall = left + width, max(tall, height)
    return found


def _moved(found: Mapping[str, Place]) -> dict[str, Place]:
    """The same with the smallest x and y at 0."""
    left, top = min((x for x, _ in found.values()), default=0.0), min((y for _, y in found.values()), default=0.0)
    return {node: (x - left, y - top) for node, (x, y) in found.items()}
