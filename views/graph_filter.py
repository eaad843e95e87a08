"""What of the graph is drawn: statuses, types, relations, plans, years, and how much; and where to narrow too much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.model import EdgeType
from graph.store import Store
from queries.vocabulary import LABELS, RELATIONS, STATUSES, label_name
from views import graph_address as address
from views.around import Filter, numbers
from views.links import set_parameter
from views.text import plain

_STATUS, _HIDE, _MOST = "graph-status", "graph-hide", "graph-most"
_RELATION, _PLAN, _YEARS = "graph-relation", "graph-plan", "graph-years"
OFFERS = 4
LARGE = 300
"""Nodes beyond which nobody can read a drawing."""

Plans = Mapping[str, Mapping[str, Any]]


def show_filter(plans: Plans) -> None:
    """The boxes; the address carries what they say."""
    span = address.span_of(plans.values())
    follow = address.follows()
    for key, value in _asked(plans, span).items():
        if follow or key not in st.session_state:
            st.session_state[key] = value
    statuses = st.pills("关系状态", list(STATUSES), selection_mode="multi", format_func=STATUSES.__getitem__, key=_STATUS)
    set_parameter("status", [] if set(statuses) == set(STATUSES) else statuses or ["none"])
    most = st.selectbox("最多节点", address.MOST, key=_MOST, width=110)
    set_parameter("most", [] if most == address.MOST[0] else [str(most)])
    narrowed = sum(name in st.query_params for name in ("hide", "relation", "plan", "years"))
    with st.popover(f"筛选（{narrowed}）" if narrowed else "筛选", icon=":material/filter_alt:"):
        show_more(plans, span)


def _asked(plans: Plans, span: tuple[int, int]) -> dict[str, Any]:
    return {
        _STATUS: address.statuses(),
        _HIDE: address.hidden(),
        _MOST: address.most(),
        _RELATION: address.relations(),
        _PLAN: address.plans(plans),
        _YEARS: address.years(span),
    }


def show_more(plans: Plans, span: tuple[int, int]) -> None:
    """The boxes that are seldom used."""
    hidden = st.multiselect("不显示的类型", list(LABELS), format_func=label_name, placeholder="全部显示", key=_HIDE)
    set_parameter("hide", hidden)
    relations = [relation for relation in RELATIONS if relation != EdgeType.MENTIONS]
    shown = st.multiselect(
        "只看这些关系", relations, format_func=lambda name: RELATIONS[name].name, placeholder="全部关系", key=_RELATION
    )
    set_parameter("relation", shown)
    wanted = st.multiselect(
        "只看这些计划", list(plans), format_func=lambda id: str(plans[id]["title"]), placeholder="全部计划", key=_PLAN
    )
    set_parameter("plan", wanted)
    if span[0] < span[1]:
        st.slider("计划所及年份", *span, key=_YEARS)
        low, high = st.session_state[_YEARS]
        set_parameter("years", [] if (low, high) == span else [f"{low}-{high}"])


def propose_narrowing(store: Store, centre: str, chosen: Filter, drawn: int, complete: bool) -> None:
    """Where more is drawn than a person can read, or not all could be: what to look at instead, each a button."""
    if drawn <= LARGE and complete:
        return
    found = numbers(store, centre, chosen)
    relations, labels = Counter[str](), Counter[str]()
    for row in found:
        relations[row["relation"]] += row["number"]
        labels[row["label"]] += row["number"]
    says = f"图中有 {drawn} 个节点，超过 {LARGE} 个就很难看清。" if drawn > LARGE else "还有更多关系没有画出。"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/filter_alt: {says}可调整“最多节点”，或只看：", width="content")
        for relation, number in relations.most_common(OFFERS) if len(relations) > 1 else ():
            offer(f"{RELATIONS[relation].name}（{number}）", "relation", [relation])
        for label, number in labels.most_common(OFFERS) if len(labels) > 1 else ():
            offer(f"{label_name(label)}（{number}）", "hide", [other for other in LABELS if other != label])
        if drawn > LARGE:
            offer(f"关系最多的 {address.MOST[0]} 个", "most", [])


def offer(title: str, parameter: str, values: list[str]) -> None:
    """A button that narrows the view."""
    st.button(plain(title), key=f"narrow-{parameter}-{title}", on_click=narrow, args=(parameter, values))


def narrow(parameter: str, values: list[str]) -> None:
    """Write the filter into the address; the boxes follow."""
    set_parameter(parameter, values)
    address.follow()
