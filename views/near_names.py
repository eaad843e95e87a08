"""Names that may mean the same thing: of all that a small graph names, or of one plan's names and what is like them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from graph.store import NamedNode, Store
from queries.doubts import COMPARED, NearSame, near_same
from views.search import all_names, kept

KEPT_SECONDS = 600
MOST_WHOLE = 30_000
"""Nodes up to which all names are compared with all: a country's are not read for a page."""
CANDIDATES = 10
"""Of each type, names that are looked at for one of a plan."""
MOST_OF_PLAN = 5_000
_OF_PLAN = """
MATCH (plan:Plan {id: $plan})-[:MENTIONS]->(node)
WHERE labels(node)[0] IN $labels
RETURN node ORDER BY node.id
"""


def whole_is_small(plans: Iterable[Mapping[str, Any]]) -> bool:
    """Whether all names can be compared at once."""
    return sum(int(plan["nodes"]) for plan in plans) <= MOST_WHOLE


@st.cache_resource(ttl=KEPT_SECONDS, show_spinner=False, max_entries=2)
def of_all(_store: Store) -> list[NearSame]:
    """All pairs, judged or not."""
    return near_same(all_names(_store), _unjudged)


@st.cache_resource(ttl=KEPT_SECONDS, show_spinner=False, max_entries=32)
def of_plan(_store: Store, plan: str) -> list[NearSame]:
    """The pairs of which one is named by the plan; the other is found by the index, wherever it stands."""
    rows = _store.query(_OF_PLAN, {"plan": plan, "labels": list(COMPARED)}, rows=MOST_OF_PLAN).rows
    own = {row["node"]["id"]: NamedNode.of(row["node"]["label"], row["node"]) for row in rows}
    like = {found.id: found for node in own.values() for found in _store.search(node.name, CANDIDATES)}
    pairs = near_same((own | like).values(), _unjudged)
    return [pair for pair in pairs if pair.left.id in own or pair.right.id in own]


def _unjudged(_one: str, _other: str) -> bool:
    return False


kept(of_all)
kept(of_plan)
