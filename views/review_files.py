"""What 校核 shows, as files: each queue as a table with the sentences and the plans behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exports.gathering import assembled, nodes_of, of_sections
from exports.subgraph import Section, Subgraph
from graph.store import Store
from queries.catalogue import question
from views.downloads import Table, section

Rows = Iterable[Mapping[str, Any]]


def of_relations(store: Store, title: str, table: Table, proofs: Iterable[Rows]) -> Subgraph:
    """Relations with the edges that a person is to judge."""
    return of_sections(store, title, [section(title, f"共 {len(table)} 条。", table, proofs)])


def of_names(store: Store, title: str, table: Table, ids: Iterable[str]) -> Subgraph:
    """Names with the plans that speak of them."""
    wanted = sorted(set(ids))
    plans = {row["plan"]["id"]: row["plan"] for row in store.query(question("plans_of_nodes").cypher, {"nodes": wanted}).rows}
    return assembled(
        store,
        title,
        nodes_of(store, wanted),
        [],
        plans=list(plans.values()),
        sections=[_bare(title, f"共 {len(table)} 对。", table)],
    )


def of_table(store: Store, title: str, table: Table, plans: Sequence[Mapping[str, Any]] = ()) -> Subgraph:
    """Lines about which the graph knows nothing: words that were not understood, judgements."""
    return assembled(
        store, title, [], [], plans=[dict(plan) for plan in plans], sections=[_bare(title, f"共 {len(table)} 行。", table)]
    )


def _bare(title: str, sentence: str, table: Table) -> Section:
    return section(title, sentence, table, [()] * len(table))
