"""Where nodes stand in a larger drawing, computed here because the browser would take too long.

Most nodes of such a drawing hang on one other: these fill a disc around it, and only the others are laid out by forces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, sin, sqrt

import networkx as nx
import numpy as np

PLACED = 120
"""Nodes from which on a drawing is placed here."""
SPACE = 64.0
"""Pixels between neighbours."""
GOLDEN_ANGLE = 2.399963
MOST_FORCES = 450
"""Nodes that forces place in a second (networkx wants scipy from 500 on); the rest stands around them, by number of lines."""
DISCS, ROUNDS = 60, 60

Place = tuple[float, float]


def places(nodes: Sequence[str], ends: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """A place in pixels for every node; `ends` are the two nodes of each line. The same drawing gives the same places."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ends)
    leaves = _leaves(graph)
    hanging = {leaf for members in leaves.values() for leaf in members}
    core = [node for node in nodes if node not in hanging]
    radii = {node: SPACE * (0.8 + 0.62 * sqrt(len(leaves.get(node, ())))) for node in core}
    middle = _apart(_core(graph.subgraph(core), core), radii)
    found = dict(middle)
    for hub, members in leaves.items():
        for index, leaf in enumerate(sorted(members), 1):
            found[leaf] = _spoke(middle[hub], SPACE * (0.6 + 0.62 * sqrt(index)), index)
    return found


def _leaves(graph: nx.Graph[str]) -> Mapping[str, list[str]]:
    """The nodes with one neighbour, by that neighbour; of two that have only each other the first is the neighbour."""
    leaves: dict[str, list[str]] = defaultdict(list)
    for node in graph:
        if graph.degree(node) == 1:
            (hub,) = graph[node]
            if graph.degree(hub) > 1 or hub < node:
                leaves[hub].append(node)
    return leaves


def _core(graph: nx.Graph[str], order: Sequence[str]) -> dict[str, Place]:
    """Forces for the nodes with most relations, rings around them for the rest."""
    if len(order) < 2:
        return dict.fromkeys(order, (0.0, 0.0))
    ranked = sorted(order, key=lambda node: (-graph.degree(node), node))
    inner = ranked[:MOST_FORCES]
    forced = nx.spring_layout(graph.subgraph(inner), seed=1, iterations=50)
    unit = SPACE * sqrt(len(inner))
    found = {node: (float(x) * unit, float(y) * unit) for node, (x, y) in sorted(forced.items())}
    outer = enumerate(ranked[MOST_FORCES:], 1)
    return found | {node: _spoke((0.0, 0.0), 1.5 * unit + SPACE * sqrt(index), index) for index, node in outer}


def _spoke(middle: Place, radius: float, index: int) -> Place:
    return middle[0] + radius * cos(index * GOLDEN_ANGLE), middle[1] + radius * sin(index * GOLDEN_ANGLE)


def _apart(found: dict[str, Place], radii: Mapping[str, float]) -> dict[str, Place]:
    """Push what overlaps one of the largest discs out of it, until nothing does or patience ends; the smaller gives way more."""
    order = sorted(radii, key=lambda node: (-radii[node], node))
    at, size = np.array([found[node] for node in order]).reshape(-1, 2), np.array([radii[node] for node in order])
    large = min(len(order), DISCS)
    for _ in range(ROUNDS):
        away = at[None, :] - at[:large, None]
        far = np.maximum(np.hypot(away[..., 0], away[..., 1]), 1.0)
        both = size[:large, None] + size[None, :]
        over = np.maximum(both - far, 0.0)
        over[np.arange(large), np.arange(large)] = 0.0
        if not over.any():
            break
        push = (over / far)[..., None] * away / 2
        share = (size[:large, None] / both)[..., None]
        at += (push * share).sum(axis=0)
        at[:large] -= (push * (1 - share)).sum(axis=1)
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, at, strict=True)}
