"""Names that may mean the same thing: of all that a small graph names, or of one plan's names and what is like them."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

import streamlit as st

from graph.store import NamedNode, Store
from innograph.errors import QueryError
from queries.doubts import COMPARED, NearSame, near_same
from views.search import all_names, kept

KEPT_SECONDS = 600
CANDIDATES = 10
"""Of each type, names that are looked at for one of a plan."""
MOST_OF_PLAN = 5_000
_OF_PLAN = """
MATCH (plan:Plan {id: $plan})-[:MENTIONS]->(node)
WHERE labels(node)[0] IN $labels
RETURN node ORDER BY node.id
"""


@st.cache_resource(ttl=KEPT_SECONDS, show_spinner=False, max_entries=2)
def of_all(_store: Store) -> list[NearSame]:
    """All pairs, judged or not."""
    return near_same(all_names(_store), _unjudged)


@dataclass
class OfPlan:
    """The names of a plan, those that the index finds like them, and those that still are to be looked up.

    Sessions share it, so a name is taken off before it is looked up.
    """

    own: dict[str, NamedNode]
    like: dict[str, NamedNode] = field(default_factory=dict)
    waiting: deque[NamedNode] = field(init=False)

    def __post_init__(self) -> None:
        """All names wait."""
        self.waiting = deque(self.own.values())

    @property
    def left(self) -> int:
        """How many still are to be looked up."""
        return len(self.waiting)

    @property
    def done(self) -> int:
        """How many were looked up so far."""
        return len(self.own) - self.left

    def advance(self, store: Store, seconds: float) -> None:
        """Look up as many of the rest as the time allows, at least one."""
        until = monotonic() + seconds
        while node := self._next():
            with suppress(QueryError):  # a name whose words half a country shares takes longer than a question may
                self.like |= {found.id: found for found in store.search(node.name, CANDIDATES)}
            if monotonic() > until:
                return

    def _next(self) -> NamedNode | None:
        with suppress(IndexError):  # another session may have taken the last one
            return self.waiting.popleft()
        return None

    def pairs(self) -> list[NearSame]:
        """Those of which one is named by the plan; the other may stand anywhere."""
        found = near_same((self.own | self.like).values(), _unjudged)
        return [pair for pair in found if pair.left.id in self.own or pair.right.id in self.own]


@st.cache_resource(ttl=KEPT_SECONDS, show_spinner=False, max_entries=32)
def of_plan(_store: Store, plan: str) -> OfPlan:
    """The plan's names, of which none has been looked up yet; what is found later is kept with them."""
    rows = _store.query(_OF_PLAN, {"plan": plan, "labels": list(COMPARED)}, rows=MOST_OF_PLAN).rows
    return OfPlan({row["node"]["id"]: NamedNode.of(row["node"]["label"], row["node"]) for row in rows})


def _unjudged(_one: str, _other: str) -> bool:
    return False


kept(of_all)
kept(of_plan)
