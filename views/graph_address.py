"""What the analyst sees of the graph stands in the address: read here, written here, and undone here.

`node` the centre, `open` each node expanded, `without` each node hidden, `way` the two ends of a way, `pick` what the panel
shows; `status`, `hide`, `relation`, `plan`, `years`, `most` the filter; `off` the legend's switches, `layout` the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from graph.model import EdgeType
from views.around import Filter
from views.links import set_parameter
from views.picture import MAX_NODES
from views.vocabulary import LABELS, RELATIONS, STATUSES

MOST = (100, 50, 200, 300, 1000, MAX_NODES)
"""Nodes around one centre; the first is the choice where the address says nothing."""
LAYOUTS = ("fcose", "concentric", "dagre", "breadthfirst")
UNDONE = ("node", "open", "without", "way", "status", "hide", "relation", "plan", "years", "most", "off")
"""The parameters that a step back restores."""
STEPS_KEPT = 50
_PAST, _NOW, _FOLLOW = "graph-past", "graph-now", "graph-follow"

State = dict[str, list[str]]


def statuses() -> list[str]:
    """The statuses that the address asks for; without any, all."""
    return _asked("status", STATUSES)


def hidden() -> list[str]:
    """The types of nodes that the address hides."""
    return [label for label in LABELS if label in st.query_params.get_all("hide")]


def relations() -> list[str]:
    """The relations that the address asks for; none where it asks for all."""
    return [relation for relation in RELATIONS if relation in st.query_params.get_all("relation")]


def plans(known: Iterable[str]) -> list[str]:
    """The plans that the address asks for; none where it asks for all."""
    asked = set(st.query_params.get_all("plan"))
    return [plan for plan in known if plan in asked]


def years(known: tuple[int, int]) -> tuple[int, int]:
    """The years that the address asks for, within those of the plans."""
    first, _, last = st.query_params.get("years", "").partition("-")
    if not (first.isdecimal() and last.isdecimal()):
        return known
    low, high = (min(max(int(year), known[0]), known[1]) for year in (first, last))
    return (low, high) if low <= high else known


def most() -> int:
    """How many nodes the address asks for."""
    asked = st.query_params.get("most", "")
    return int(asked) if asked in map(str, MOST) else MOST[0]


def layout() -> str | None:
    """The layout that the address asks for."""
    asked = st.query_params.get("layout")
    return asked if asked in LAYOUTS else None


def way() -> list[str]:
    """The two ends of the way that the address asks for, or nothing."""
    ends = st.query_params.get_all("way")
    return ends if len(ends) == 2 else []


def chosen(known: Mapping[str, Mapping[str, Any]]) -> Filter:
    """The whole filter; `known` are the plans of the graph by id, whose years decide what is of a year."""
    return Filter(
        statuses=tuple(statuses()),
        hidden=tuple(hidden()),
        relations=tuple(relations() or EdgeType),
        plans=_plans_chosen(known),
        without=tuple(st.query_params.get_all("without")),
    )


def _plans_chosen(known: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...] | None:
    span = span_of(known.values())
    asked, (low, high) = plans(known), years(span)
    if not asked and (low, high) == span:
        return None
    return tuple(plan for plan in asked or known if _within(known[plan], low, high, (low, high) == span))


def _within(plan: Mapping[str, Any], low: int, high: int, every: bool) -> bool:
    first, last = plan.get("period_from"), plan.get("period_to")
    if first is None or last is None:
        return every
    return bool(first <= high and low <= last)


def span_of(known: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
    """The first and the last year of all plans; (0, 0) where none tells."""
    told = [year for plan in known for year in (plan.get("period_from"), plan.get("period_to")) if year]
    return (min(told), max(told)) if told else (0, 0)


def add(name: str, ids: Iterable[str]) -> None:
    """More values of a parameter, each once."""
    set_parameter(name, dict.fromkeys([*st.query_params.get_all(name), *ids]))


def _asked(name: str, known: Iterable[str]) -> list[str]:
    asked = st.query_params.get_all(name)
    return [value for value in known if not asked or value in asked]


def keep_past() -> int:
    """Remember what the view was before it changed; returns how many steps can be undone."""
    now: State = {name: st.query_params.get_all(name) for name in UNDONE}
    past: list[State] = st.session_state.setdefault(_PAST, [])
    last = st.session_state.get(_NOW)
    if last is not None and last != now:
        past.append(last)
        del past[:-STEPS_KEPT]
    st.session_state[_NOW] = now
    return len(past)


def undo() -> None:
    """One step back; what stands in the boxes follows at the next run."""
    past: list[State] = st.session_state.get(_PAST, [])
    if not past:
        return
    before = past.pop()
    for name in UNDONE:
        set_parameter(name, before[name])
    st.query_params.pop("pick", None)
    st.session_state[_NOW] = before
    follow()


def follow() -> None:
    """Ask for `follows`: the address was changed elsewhere than in the boxes."""
    st.session_state[_FOLLOW] = True


def changed_elsewhere(centre: str) -> bool:
    """Whether the whole page must run again: the boxes must follow, or the centre is another."""
    return st.session_state.get(_FOLLOW, False) or st.query_params.get("node") != centre


def follows() -> bool:
    """Whether the boxes must take what the address says, once."""
    return bool(st.session_state.pop(_FOLLOW, False))
