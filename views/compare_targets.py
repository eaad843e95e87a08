"""Targets by district beside the target of the whole city."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from exports.gathering import of_named
from graph.store import Store
from queries.allocation import Allocation, allocation_text, allocations
from queries.answers import quotes
from queries.comparison import number_text
from views.choices import choose_from_list, choose_row, height
from views.compare_cities import CHOICE, Cities, Plans, rows_of
from views.downloads import offer
from views.search import FRESH_SECONDS, kept, name_index
from views.text import plain, show_quotes

MOST_TRIED = 12
"""Cities that are looked at for one whose plans speak of districts."""


def show(store: Store, cities: Cities, chosen: Sequence[str], plans: Plans) -> None:
    """One of all cities, the chosen ones first: its indicators that districts have too, the districts and the proof."""
    offered = list(dict.fromkeys([*chosen, *cities.names]))
    with st.spinner("正在汇总区县目标…"):
        asked = st.query_params.get("place") in offered
        first = "" if asked else next((id for id in offered[:MOST_TRIED] if allocated(store, id)), "")
    city = choose_from_list("哪座城市", "place", offered, cities.names.__getitem__, first=first, drops=CHOICE)
    with st.spinner("正在汇总区县目标…"):
        found = allocated(store, city)
    if not found:
        st.info(f"{cities.names[city]}的计划没有把指标分解到区县。", icon=":material/search_off:")
        return
    title, names = f"{cities.names[city]}各区县目标与全市目标", name_index(store)
    offer(title, lambda: of_named(store, "targets_against_total", {"city": city}, names))
    table, proof = st.columns([11, 9])
    with table:
        st.caption("每行是写到区县的一个指标，区县多的在前。点选一行，右边显示各区县的数和依据。")
        keys = [key_of(one) for one in found]
        shown = found[keys.index(choose_row(f"districts-{city}", [row_of(one) for one in found], keys))]
    with proof:
        show_allocation(shown, plans)


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def allocated(_store: Store, city: str) -> list[Allocation]:
    """The city's indicators that its plans give to districts."""
    return allocations(rows_of(_store, "targets_against_total", {"city": city, "indicator": ""}))


kept(allocated)


def key_of(one: Allocation) -> str:
    """Always the same for the same indicator of a plan."""
    return f"{one.indicator} {one.kind} {one.unit} {one.year or ''} {one.plan}"


def row_of(one: Allocation) -> dict[str, str | int]:
    """A line of the table."""
    difference = one.difference
    return {
        "指标": one.indicator,
        "口径": one.kind,
        "年份": str(one.year or "—"),
        "区县": len(one.districts),
        "区县合计": f"{number_text(one.total)}{one.unit}" if one.total is not None else "不能相加",
        "全市目标": f"{number_text(one.city)}{one.unit}" if one.city is not None else "未写明",
        "相差": "—" if difference is None else "相等" if not difference else f"{difference:+,.10g}",
    }


def show_allocation(one: Allocation, plans: Plans) -> None:
    """The sum beside the city's target, the districts, and the sentences of both."""
    year = f"（{one.year}年）" if one.year else ""
    st.subheader(plain(f"{one.indicator}{one.kind}{year}"), anchor=False)
    st.markdown(f"**{plain(allocation_text(one))}**")
    districts = sorted(one.districts.items(), key=lambda item: (-item[1], item[0]))
    st.dataframe(
        [{"区县": name, f"目标（{one.unit}）" if one.unit else "目标": value} for name, value in districts],
        hide_index=True,
        height=min(height(len(districts)), 248),
    )
    if one.city_edges:
        st.markdown("**全市目标的依据**")
        show_quotes(quotes(one.city_edges, plans))
    st.markdown("**区县目标的依据**")
    show_quotes(quotes(one.edges, plans))
