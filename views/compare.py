"""城市对比: cities side by side, their partners as a matrix, districts beside the city, what one lacks, two plans of one city.

`?city=` each city, `view=` what is compared; `aspect=`, `order=`, `range=`, `place=`, `town=`, `first=`, `second=` how;
`line=` and `of=` the cell, `item=` the line whose proof is shown.
"""

from __future__ import annotations

import streamlit as st

from graph.store import Store
from views import compare_cities, compare_matrix, compare_plans, compare_targets
from views.choices import choose
from views.compare_cities import CHOICE, Cities
from views.links import set_parameter
from views.search import known_plans

VIEWS = {
    "side": "并列",
    "matrix": "城市 × 机构矩阵",
    "districts": "区县目标与全市目标",
    "gaps": "缺什么",
    "plans": "同城两份计划",
}
FIRST_CITIES = 5
MOST_CITIES = 12
_CITIES = "compare-cities"


def render(store: Store) -> None:
    """The page."""
    st.title("城市对比")
    with st.spinner("正在读取计划…"):
        plans = known_plans(store)
    known = Cities.of_plans(plans.values())
    if not known.names:
        st.info("图谱里还没有城市的计划：请先读入计划（见“总览”）。", icon=":material/inbox:")
        return
    chosen = choose_cities(known)
    view = choose("比较什么", "view", VIEWS, drops=CHOICE)
    if view == "plans":
        compare_plans.show(store, plans)
    elif not chosen:
        st.info("请在上面选择要比较的城市。", icon=":material/location_city:")
    elif view == "matrix":
        compare_matrix.show(store, known.only(chosen), plans)
    elif view == "districts":
        compare_targets.show(store, known, chosen, plans)
    elif view == "gaps":
        compare_cities.show_gaps(store, known.only(chosen), plans)
    else:
        compare_cities.show(store, known.only(chosen), plans)


def choose_cities(known: Cities) -> list[str]:
    """The ids of the cities of the address; without any, those whose plans say most."""
    asked = [id for id in st.query_params.get_all("city") if id in known.names]
    chosen = asked or ([] if "city" in st.query_params else known.largest(FIRST_CITIES))
    if st.session_state.get(_CITIES) != chosen:
        st.session_state[_CITIES] = chosen
    st.multiselect(
        "城市",
        list(known.names),
        format_func=known.names.__getitem__,
        placeholder="选择城市，可输入文字查找",
        max_selections=MOST_CITIES,
        key=_CITIES,
        on_change=_write_cities,
    )
    return chosen


def _write_cities() -> None:
    # an empty choice is a choice too: without the mark the first cities would come back
    set_parameter("city", st.session_state[_CITIES] or ["none"])
    for name in CHOICE:
        set_parameter(name, [])
