"""Cities by institutions: who works with whom, ordered so that what belongs together stands together."""

from __future__ import annotations

import streamlit as st

from graph.model import Label
from graph.store import Store
from queries.catalogue import question
from queries.comparison import PARTNERS, Line, clustered, matrix, sorted_by
from views.choices import choose, choose_cell
from views.compare_cities import CHOICE, ROWS, Cities, Plans, cell_text, show_cell
from views.search import all_names

ORDERS = {"clusters": "聚类：合作对象相近的排在一起", "cities": "合作城市多的在前", "name": "按名称"}
RANGES = {"chosen": "所选城市", "all": "全部城市"}
MOST_COLUMNS = 40


def show(store: Store, chosen: Cities, plans: Plans) -> None:
    """The matrix, and the proof of the cell chosen."""
    with st.container(horizontal=True):
        scope = choose("范围", "range", RANGES, drops=CHOICE)
        order = choose("排列", "order", ORDERS)
    cities, lines = chosen_lines(store, chosen) if scope == "chosen" else all_lines(store)
    if not lines:
        st.info("这些城市的计划里没有读到与高校、科研机构的合作。", icon=":material/search_off:")
        return
    ids = list(cities.names)
    shown, ids = clustered(lines, ids) if order == "clusters" else (sorted_by(lines, order), ids)
    cities = cities.only(ids)
    table, proof = st.columns([14, 6])
    with table:
        st.caption(
            f"{len(shown)} 个机构 × {len(ids)} 座城市。● 已有合作，○ 计划合作。"
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


def chosen_lines(store: Store, cities: Cities) -> tuple[Cities, list[Line]]:
    """Of the cities chosen; those without partners stay as empty columns."""
    with st.spinner("正在读取合作…"):
        rows = store.query(question("comparison_of_cities").cypher, {"cities": list(cities.names)}, rows=ROWS).rows
    return cities, matrix(row for row in rows if row["aspect"] == PARTNERS and row["label"] == Label.INSTITUTION)


def all_lines(store: Store) -> tuple[Cities, list[Line]]:
    """Of all cities, those with most partners where there are too many to be seen."""
    with st.spinner("正在读取全部合作…"):
        rows = store.query(question("network_of_cooperation").cypher, rows=ROWS)
        names = {node.id: node.name for node in all_names(store) if node.label == Label.CITY}
    partners = {id: sum(row["city"]["id"] == id for row in rows.rows) for id in {row["city"]["id"] for row in rows.rows}}
    ids = sorted(partners, key=lambda id: (-partners[id], id))[:MOST_COLUMNS]
    if len(ids) < len(partners) or rows.truncated:
        st.caption(f":material/warning: 城市很多，只列出合作机构最多的 {len(ids)} 座。")
    shown = Cities({id: names.get(id, id.split(":", 1)[1]) for id in ids}, {})
    return shown, matrix(row for row in rows.rows if row["city"]["id"] in shown.names)
