"""What the page 分析 shows as a file: its table, and the edges that prove each line, read whole at the click."""

from __future__ import annotations

from collections.abc import Sequence

from exports.gathering import of_sections
from exports.subgraph import Subgraph
from graph import analysis
from graph.store import Store
from queries import networks
from views.downloads import Table, section
from views.network import Network, Profiles, Tie


def of_ties(store: Store, title: str, meaning: str, table: Table, ties: Sequence[Sequence[Tie]]) -> Subgraph:
    """Lines that stand on ties of the network of cooperation; `meaning` explains the figures."""
    network = Network(analysis.two_mode(networks.rows(store, "network_of_cooperation", proved=True)))
    proofs = [[edge for tie in line for edge in network.edges(*tie)] for line in ties]
    return of_sections(store, title, [section(title, meaning.replace("**", ""), table, proofs)])


def of_similar(store: Store, title: str, meaning: str, table: Table, city: str, others: Sequence[str]) -> Subgraph:
    """Cities that are like one, by what they share with it."""
    profiles = Profiles(networks.rows(store, "profiles_of_cities", proved=True))
    proofs = [[edge for thing in profiles.shared(city, other) for edge in thing.edges] for other in others]
    return of_sections(store, title, [section(title, meaning.replace("**", ""), table, proofs)])


def of_path(store: Store, first: str, second: str) -> Subgraph:
    """The steps from one name to the other."""
    steps = networks.evidence_path(store, first, second, proved=True)
    table = [{"步": number, "从": step.names[0], "到": step.names[1]} for number, step in enumerate(steps, 1)]
    title = f"{first}到{second}的证据路径"
    return of_sections(store, title, [section(title, f"共 {len(steps)} 步。", table, (step.edges for step in steps))])
