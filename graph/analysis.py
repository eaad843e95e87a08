"""Networks over the graph: who stands in the middle, who belongs together, which tie holds two sides, who is like whom.

Works on rows of queries (nodes as dicts with id, label and name; `edges` as lists of dicts with quotes) and gives plain
rows. The same rows, in whatever order, give the same result.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
from networkx.algorithms import bipartite

Rows = Iterable[Mapping[str, Any]]
Edges = tuple[Mapping[str, Any], ...]

SEED = 20_260_901
"""Of everything that networkx draws by chance."""
PIVOTS = 1000
"""From so many nodes on, betweenness is an estimate from as many of them."""


@dataclass(frozen=True, slots=True)
class Central:
    """`degree` is the number of neighbours, `betweenness` the share (0 to 1) of shortest ways that lead over the node."""

    id: str
    label: str
    name: str
    degree: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Community:
    """Nodes that have more to do with each other than with the rest; largest first, numbered from 1."""

    number: int
    members: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """The only tie between two sides; `cut_off` is how many nodes the smaller side has."""

    source: str
    target: str
    names: tuple[str, str]
    cut_off: int
    edges: Edges


@dataclass(frozen=True, slots=True)
class Similar:
    """A city like the one asked for: `jaccard` by number of shared things, `weighted` where what few cities have counts more."""

    id: str
    name: str
    jaccard: float
    weighted: float
    partners: tuple[str, ...]
    platforms: tuple[str, ...]


def two_mode(rows: Rows) -> nx.Graph[str]:
    """Cities and their partners (rows of network_of_cooperation); `weight` is how many edges tell the tie."""
    graph: nx.Graph[str] = nx.Graph()
    ties = sorted(rows, key=lambda row: (row["city"]["id"], row["partner"]["id"]))
    for side in ("city", "partner"):
        for node in sorted((tie[side] for tie in ties), key=lambda node: str(node["id"])):
            graph.add_node(node["id"], label=node["label"], name=node["name"])
    for tie in ties:
        graph.add_edge(tie["city"]["id"], tie["partner"]["id"], weight=len(tie["edges"]), edges=tuple(tie["edges"]))
    return graph


def one_mode(graph: nx.Graph[str], label: str) -> nx.Graph[str]:
    """Of a two-mode graph the nodes of this label; `weight` is the number of neighbours that two of them share."""
    nodes = [node for node, told in graph.nodes(data=True) if told["label"] == label]
    projected: nx.Graph[str] = nx.Graph()
    projected.add_nodes_from((node, graph.nodes[node]) for node in nodes)
    shared = bipartite.weighted_projected_graph(graph, nodes)
    projected.add_edges_from(sorted((min(a, b), max(a, b), told) for a, b, told in shared.edges(data=True)))
    return projected


def centrality(graph: nx.Graph[str]) -> list[Central]:
    """All nodes, the most between first, then by degree and id."""
    pivots = PIVOTS if graph.number_of_nodes() > PIVOTS else None
    between = nx.betweenness_centrality(graph, k=pivots, seed=SEED)
    found = [
        Central(node, told["label"], told["name"], graph.degree(node), round(between[node], 6))
        for node, told in graph.nodes(data=True)
    ]
    return sorted(found, key=lambda row: (-row.betweenness, -row.degree, row.id))


def communities(graph: nx.Graph[str]) -> list[Community]:
    """By Louvain with a fixed seed; members by id."""
    ids = sorted(graph)
    at = {id: number for number, id in enumerate(ids)}
    numbered: nx.Graph[int] = nx.Graph()  # sets of texts would differ in their order from run to run
    numbered.add_nodes_from(range(len(ids)))
    numbered.add_weighted_edges_from((at[a], at[b], told["weight"]) for a, b, told in graph.edges(data=True))
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED)
    parts = sorted((tuple(ids[at] for at in sorted(part)) for part in found), key=lambda part: (-len(part), part))
    return [Community(n, part, tuple(graph.nodes[id]["name"] for id in part)) for n, part in enumerate(parts, 1)]


def bridges(graph: nx.Graph[str]) -> list[Bridge]:
    """Ties without which two sides would have nothing to do with each other; those that cut off most first."""
    below, above, whole = _below(graph)
    found = []
    for ends in nx.bridges(graph):
        source, target = sorted(ends)
        side = below[target if above.get(target) == source else source]
        names = (graph.nodes[source]["name"], graph.nodes[target]["name"])
        found.append(Bridge(source, target, names, min(side, whole[source] - side), graph[source][target]["edges"]))
    return sorted(found, key=lambda row: (-row.cut_off, row.source, row.target))


def _below(graph: nx.Graph[str]) -> tuple[dict[str, int], dict[str, str], dict[str, int]]:
    """In a depth-first tree of each part: nodes at and below a node, the node above it, nodes of its part.

    A bridge is always an edge of such a tree, and what hangs below it is one of its sides.
    """
    below, above, whole = dict.fromkeys(graph, 1), dict[str, str](), dict[str, int]()
    for part in nx.connected_components(graph):
        whole |= dict.fromkeys(part, len(part))
        tree = list(nx.dfs_edges(graph, min(part)))
        for parent, child in reversed(tree):
            above[child] = parent
            below[parent] += below[child]
    return below, above, whole


def similar_cities(rows: Rows, city: str) -> list[Similar]:
    """The cities that share a partner or platform with this one (rows of profiles_of_cities), the most similar first."""
    has: dict[str, set[str]] = defaultdict(set)
    nodes: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        nodes |= {row["city"]["id"]: row["city"], row["thing"]["id"]: row["thing"]}
        has[row["city"]["id"]].add(row["thing"]["id"])
    spread: dict[str, int] = defaultdict(int)
    for things in has.values():
        for thing in things:
            spread[thing] += 1
    weight = {thing: 1 / math.log2(1 + number) for thing, number in spread.items()}
    mine = has.get(city, set())
    found = [_similar(nodes, other, mine & things, mine | things, weight) for other, things in has.items() if other != city]
    return sorted((one for one in found if one.jaccard), key=lambda one: (-one.weighted, -one.jaccard, one.id))


def _similar(
    nodes: Mapping[str, Mapping[str, Any]], other: str, shared: set[str], either: set[str], weight: Mapping[str, float]
) -> Similar:
    told = [nodes[thing] for thing in sorted(shared)]
    platforms = tuple(node["name"] for node in told if node["label"].startswith("Platform"))
    partners = tuple(node["name"] for node in told if not node["label"].startswith("Platform"))
    jaccard = len(shared) / len(either)
    weighted = math.fsum(weight[thing] for thing in sorted(shared)) / math.fsum(weight[thing] for thing in sorted(either))
    return Similar(other, nodes[other]["name"], round(jaccard, 6), round(weighted, 6), partners, platforms)
