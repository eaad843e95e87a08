"""Two plans of one city: what was kept, what changed, what is gone and what is new."""

from __future__ import annotations

from collections import Counter, defaultdict

import streamlit as st

from exports.gathering import of_named
from graph.store import Store
from queries.answers import quotes
from queries.two_plans import ASPECTS, Change, Difference, Item, differences, sides
from views.choices import choose, choose_from_list, choose_row
from views.compare_cities import CHOICE, Plans, rows_of
from views.downloads import offer
from views.search import name_index
from views.text import plain, show_quotes


def show(store: Store, plans: Plans) -> None:
    """City and plans to choose, a line for each task, partner or target, and what both plans say of the one chosen."""
    by_city: dict[str, list[str]] = defaultdict(list)
    for id, plan in plans.items():
        by_city[plan.get("city") or "—"].append(id)
    cities = sorted(city for city, ids in by_city.items() if len(ids) > 1)
    if not cities:
        st.info("每座城市都只有一份计划：再读入同一城市另一年的计划，就能比较两份之间的变化。", icon=":material/difference:")
        return
    first, second = choose_plans(by_city, cities, plans)
    if first == second:
        st.info("请选择两份不同的计划。", icon=":material/difference:")
        return
    both, names = {"first": first, "second": second}, name_index(store)
    offer("两份计划的变化", lambda: of_named(store, "changes_between_plans", both, names))
    aspect = choose("方面", "aspect", {name: name for name in ASPECTS}, drops=CHOICE)
    with st.spinner("正在比较两份计划…"):
        facts = rows_of(store, "changes_between_plans", both)
    found = differences(*sides(facts), aspect)
    if not found:
        st.info(f"两份计划里都没有读到{aspect}。", icon=":material/search_off:")
        return
    show_differences(found, f"{aspect}-{first}-{second}", plans)


def choose_plans(by_city: dict[str, list[str]], cities: list[str], plans: Plans) -> tuple[str, str]:
    """The earlier and the later plan; at first the oldest and the newest of the city."""
    drops = (*CHOICE, "first", "second")
    place, left, right = st.columns([2, 5, 5])
    with place:
        city = choose_from_list("哪座城市", "town", cities, str, drops=drops)
    ids = sorted(by_city[city], key=lambda id: (plans[id].get("period_from") or 0, plans[id].get("issued") or "", id))

    def title(id: str) -> str:
        return str(plans[id]["title"])

    with left:
        first = choose_from_list("前一份", "first", ids, title, first=ids[0], drops=CHOICE)
    with right:
        second = choose_from_list("后一份", "second", ids, title, first=ids[-1], drops=CHOICE)
    return first, second


def show_differences(found: list[Difference], name: str, plans: Plans) -> None:
    """How many of each kind, the table, and both sides of the line chosen."""
    numbers = Counter(one.change for one in found)
    st.markdown("　".join(f"{change} **{numbers[change]}**" for change in Change))
    table, proof = st.columns([11, 9])
    with table:
        keys = [f"{one.first.key if one.first else ''}→{one.second.key if one.second else ''}" for one in found]
        shown = [
            {
                "变化": str(one.change),
                "名称": one.name,
                "前一份": one.first.text if one.first else "",
                "后一份": one.second.text if one.second else "",
            }
            for one in found
        ]
        chosen = found[keys.index(choose_row(f"plans-{name}", shown, keys))]
    with proof:
        show_side("前一份", chosen.first, plans)
        show_side("后一份", chosen.second, plans)


def show_side(head: str, item: Item | None, plans: Plans) -> None:
    """What one plan says of it."""
    st.subheader(head, anchor=False)
    if item is None:
        st.caption("这份计划没有提到。")
        return
    st.markdown(f"**{plain(item.name)}**：{plain(item.text)}")
    show_quotes(quotes(item.edges, plans))
