"""Cities by institutions: who works with whom, ordered so that what belongs together stands together."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st

from graph.model import Label
from graph.store import Store
from queries.comparison import PARTNERS, Line, clustered, matrix, sorted_by
from views.choices import choose, choose_cell
from views.compare_cities import CHOICE, Cities, Plans, cell_text, exported, rows_of, show_cell
from views.downloads import offer

ORDERS = {"clusters": "聚类：合作对象相近的排在一起", "cities": "合作城市多的在前", "name": "按名称"}
RANGES = {"chosen": "所选城市", "all": "全部城市"}
MOST_COLUMNS = 40


def show(store: Store, chosen: Cities, plans: Plans) -> None:
    """The matrix, and the proof of the cell chosen."""
    with st.container(horizontal=True):
        scope = choose("范围", "range", RANGES, drops=CHOICE)
        order = choose("排列", "order", ORDERS)
    read = partial(chosen_lines, store, chosen) if scope == "chosen" else partial(all_lines, store)
    with st.spinner("正在读取合作…"):
        cities, lines = read()
    if not lines:
        st.info("这些城市的计划里没有读到与高校、科研机构的合作。", icon=":material/search_off:")
        return
    ids = list(cities.names)
    shown, ids = clustered(lines, ids) if order == "clusters" else (sorted_by(lines, order), ids)
    cities = cities.only(ids)
    offer("城市与机构的合作", lambda: exported(store, cities, {PARTNERS: read(proved=True)[1]}))
    table, proof = st.columns([14, 6])
    with table:
        st.caption(
            f"{len(shown)} 个机构 × {len(ids)} 座城市{'（只列合作机构最多的）' if len(ids) == MOST_COLUMNS else ''}。"
            "● 已有合作，○ 计划合作。"
            "点一个格子看依据，点机构名看它与所有城市的合作；点表头可重新排序。"
        )
        rows = [
            {"机构": line.name, "城市数": len(line.cells), **{cities.names[id]: cell_text(line, id) for id in ids}}
            for line in shown
        ]
        heads = {name: id for id, name in cities.names.items()}
        keys = [line.key for line in shown]
        line, city = choose_cell(f"matrix-{scope}-{order}-{'-'.join(ids)}", rows, keys, heads)
    with proof:
        show_cell(next((one for one in shown if one.key == line), None), city, cities, plans)


def chosen_lines(store: Store, cities: Cities, *, proved: bool = False) -> tuple[Cities, list[Line]]:
    """Of the cities chosen; those without partners stay as empty columns. With `proved` the edges are whole."""
    rows = rows_of(store, "comparison_of_cities", {"cities": list(cities.names)}, proved=proved)
    return cities, matrix(row for row in rows if row["aspect"] == PARTNERS and row["label"] == Label.INSTITUTION)


def all_lines(store: Store, *, proved: bool = False) -> tuple[Cities, list[Line]]:
    """Of all cities, those with most partners where there are too many to be seen. With `proved` the edges are whole."""
    rows = rows_of(store, "network_of_cooperation", {}, proved=proved)
    partners = Counter(row["city"]["id"] for row in rows)
    names = {row["city"]["id"]: row["city"]["name"] for row in rows}
    ids = sorted(partners, key=lambda id: (-partners[id], id))[:MOST_COLUMNS]
    shown = Cities({id: names[id] for id in ids}, {})
    return shown, matrix(row for row in rows if row["city"]["id"] in shown.names)
