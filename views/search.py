"""Finding a node by what people call it: its name or any of its short names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import streamlit as st

from graph.model import PLACES
from graph.store import NamedNode, Store
from queries.catalogue import names_of
from queries.forms import normalise
from queries.names import Names

FRESH_SECONDS = 30
MOST_WHOLE = 30_000
"""Nodes up to which a page reads all of a kind: a country's are not read for somebody who waits."""
CANDIDATES = 200
"""Of names, and of short names, that share something with what is searched for."""


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner="正在读取名称…")
def all_names(_store: Store) -> list[NamedNode]:
    """Every name of the graph; a plan read in meanwhile is found after FRESH_SECONDS."""
    return _store.names()


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner="正在读取名称…")
def places(_store: Store) -> list[NamedNode]:
    """Cities, provinces and districts."""
    return _store.names(*PLACES)


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner="正在读取名称…")
def name_index(_store: Store) -> Names:
    """These and the titles of tasks and plans, arranged for understanding questions as the command line does."""
    return names_of(_store)


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def known_plans(_store: Store) -> dict[str, dict[str, Any]]:
    """Properties of every plan by its id, in the order of lists."""
    return {plan["id"]: plan for plan in _store.plans()}


def whole_is_small(plans: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a page may read all that these plans name."""
    return sum(int(plan["nodes"]) for plan in plans) <= MOST_WHOLE


class Cached(Protocol):
    """A function whose results are kept for a while."""

    def clear(self) -> None:
        """Forget them."""


_CACHED: list[Cached] = [all_names, places, name_index, known_plans]


def kept(cached: Cached) -> None:
    """Tell that this function keeps what it read of the graph, so that `forget` can end that."""
    _CACHED.append(cached)


def forget() -> None:
    """After the graph was written: every page reads it anew."""
    for cached in _CACHED:
        cached.clear()


def matching(store: Store, text: str, limit: int) -> list[NamedNode]:
    """What `find` finds of all that the graph names, by its index: a large graph is not read for a word."""
    if not text.strip():
        return []
    candidates = {node.id: node for node in (*store.search(text, CANDIDATES), *store.aliased(text, CANDIDATES))}
    return find(candidates.values(), text, limit)


def find(names: Iterable[NamedNode], text: str, limit: int) -> list[NamedNode]:
    """The best matches first: a form that is the text, one that begins with it, one that holds it; short before long."""
    wanted = normalise(text)
    if not wanted:
        return []
    ranked = [(rank, len(node.name), node.name, node.id, node) for node in names if (rank := _rank(node, wanted)) is not None]
    return [node for *_, node in sorted(ranked, key=lambda item: item[:4])[:limit]]


def _rank(node: NamedNode, wanted: str) -> int | None:
    forms = [form for name in (node.name, *node.aliases) if wanted in (form := normalise(name))]
    if not forms:
        return None
    return 0 if wanted in forms else 1 if any(form.startswith(wanted) for form in forms) else 2
