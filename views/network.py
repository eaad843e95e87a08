"""The networks of cooperation and of profiles, read once for the page 分析, with the edges that prove each tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import streamlit as st

from graph import analysis
from graph.model import EdgeType, Label
from graph.store import Store
from queries import networks
from views import picture as drawn
from views.picture import Picture
from views.search import FRESH_SECONDS

Tie = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Network:
    """Cities and institutions that cooperate; what was computed is kept, as every click runs the page again."""

    graph: nx.Graph[str]
    _kept: dict[str, Any] = field(default_factory=dict)

    def name(self, node: str) -> str:
        """What the node is called."""
        return str(self.graph.nodes[node]["name"])

    def edges(self, source: str, target: str) -> tuple[Mapping[str, Any], ...]:
        """What plans say of the tie."""
        told: tuple[Mapping[str, Any], ...] = self.graph.edges[source, target]["edges"]
        return told

    def ties_of(self, node: str) -> list[Tie]:
        """The ties of a node, by the names of its partners."""
        return [(node, other) for other in sorted(self.graph[node], key=self.name)]

    def inside(self, members: Iterable[str]) -> list[Tie]:
        """The ties between members, or, where all are of one kind, with partners that two of them share."""
        of = set(members)
        within = [(a, b) for a, b in self.graph.subgraph(of).edges]
        if not within:
            shared = {other for node in of for other in self.graph[node] if len(of.intersection(self.graph[other])) > 1}
            within = [(node, other) for node in of for other in self.graph[node] if other in shared]
        return sorted(((a, b) if a.startswith(Label.CITY) else (b, a)) for a, b in within)

    def picture(self, ties: Iterable[Tie]) -> Picture:
        """Ties as they are drawn: one line each, whatever number of plans tells it."""
        nodes: dict[str, dict[str, Any]] = {}
        lines: dict[str, drawn.Tie] = {}
        for source, target in ties:
            for id in (source, target):
                nodes[id] = {"id": id, "aliases": [], **self.graph.nodes[id]}
            ends = {"type": EdgeType.COOPERATES_WITH, "source": source, "target": target}
            told = [{**edge, **ends} for edge in self.edges(source, target)]
            lines[drawn.tie_id(told[0])] = drawn.Tie(drawn.tie_id(told[0]), told)
        return Picture(nodes, lines, True)

    def centrality(self, only: str) -> list[analysis.Central]:
        """Of all, or of one kind of node by the partners that two share."""
        found: list[analysis.Central] = self._once(f"centrality-{only}", lambda: analysis.centrality(self._of(only)))
        return found

    def communities(self, only: str) -> list[analysis.Community]:
        """As for `centrality`."""
        found: list[analysis.Community] = self._once(f"communities-{only}", lambda: analysis.communities(self._of(only)))
        return found

    def bridges(self) -> list[analysis.Bridge]:
        """Of all."""
        found: list[analysis.Bridge] = self._once("bridges", lambda: analysis.bridges(self.graph))
        return found

    def _of(self, only: str) -> nx.Graph[str]:
        return analysis.one_mode(self.graph, only) if only else self.graph

    def _once(self, name: str, work: Any) -> Any:
        if name not in self._kept:
            with st.spinner("正在计算…"):
                self._kept[name] = work()
        return self._kept[name]


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that two cities have, and what plans say of it in both."""

    name: str
    edges: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Profiles:
    """The partners and platforms of all cities."""

    rows: list[dict[str, Any]]

    def similar(self, city: str) -> list[analysis.Similar]:
        """The cities most like this one."""
        return analysis.similar_cities(self.rows, city)

    def shared(self, city: str, other: str) -> list[Shared]:
        """What both cities have, by name."""
        of: dict[str, dict[str, dict[str, Any]]] = {city: {}, other: {}}
        for row in self.rows:
            if row["city"]["id"] in of:
                of[row["city"]["id"]][row["thing"]["id"]] = row
        both = of[city].keys() & of[other].keys()
        found = [Shared(of[city][id]["thing"]["name"], (*of[city][id]["edges"], *of[other][id]["edges"])) for id in both]
        return sorted(found, key=lambda thing: thing.name)


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def read(_store: Store) -> Network:
    """The network of cooperation as it is now."""
    return Network(analysis.two_mode(networks.rows(_store, "network_of_cooperation")))


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def profiles(_store: Store) -> Profiles:
    """The profiles of all cities as they are now."""
    return Profiles(networks.rows(_store, "profiles_of_cities"))
