"""A picture of the cities and their ties: who cooperates with whom, and who has partners in common."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.model import EdgeType
from graph.store import Store
from innograph.errors import QueryError
from queries.answers import quotes
from queries.catalogue import question
from queries.vocabulary import RELATIONS
from views.graph_view import NOTHING_SHOWN, DrawnEdge, graph_view
from views.links import PICK, follow, set_parameter
from views.picture import Picture, Tie, draw_edges, draw_nodes
from views.search import known_plans
from views.text import plain, show_name, show_quotes

HEIGHT = 400
MOST_TIES, MOST_LISTED = 120, 12
SECONDS = 5.0

Row = dict[str, Any]


def show_city_ties(store: Store, state: str) -> None:
    """The drawing, and beside it the quotes of the line chosen (`pick` in the address)."""
    st.subheader("城市之间的联系", anchor=False)
    with st.spinner("正在画城市之间的联系…"):
        rows = ties(store, state)
    if rows is None:
        st.caption("合作太多，这里画不下：请在“图谱”页从一个城市开始看。")
        return
    if not rows:
        st.caption("还没有两个城市彼此合作，或有共同的合作机构。读入更多城市的计划后，这里会画出它们的联系。")
        return
    by_id = {tie_id(row): row for row in rows}
    drawing, panel = st.columns([7, 4])
    with drawing:
        picture = pictured(by_id)
        event = graph_view(
            draw_nodes(picture, ""),
            _worded(draw_edges(picture), by_id),
            key="city-ties",
            name="城市之间的联系",
            height=HEIGHT,
            shown=NOTHING_SHOWN | {"selected": st.query_params.get(PICK)},
        )
    follow(event, by_id, picture.nodes)
    with panel.container(height=HEIGHT, border=True):
        show_panel(store, by_id, st.query_params.get(PICK, ""))


@st.cache_resource(max_entries=2, show_spinner=False)
def ties(_store: Store, state: str) -> list[Row] | None:
    """Pairs of cities, those with most ties first, at most MOST_TIES; None where there are too many to be counted in time."""
    try:
        return _store.query(question("ties_of_cities").cypher, {"limit": MOST_TIES}, seconds=SECONDS).rows
    except QueryError:
        return None


def tie_id(row: Row) -> str:
    """Of the line between two cities; it stands in the address."""
    return f"{row['first']['name']}-{row['second']['name']}"


def pictured(by_id: dict[str, Row]) -> Picture:
    """Cities and one line a pair."""
    nodes = {row[end]["id"]: row[end] | {"aliases": []} for row in by_id.values() for end in ("first", "second")}
    lines = {id: Tie(id, [_edge(row)]) for id, row in by_id.items()}
    return Picture(nodes, lines, len(by_id) < MOST_TIES)


def _edge(row: Row) -> Row:
    return {"type": EdgeType.COOPERATES_WITH, "source": row["first"]["id"], "target": row["second"]["id"]}


def _worded(edges: list[DrawnEdge], by_id: dict[str, Row]) -> list[DrawnEdge]:
    """Each line says what it stands for."""
    return [{**edge, "label": _label(by_id[edge["id"]]), "note": "、".join(by_id[edge["id"]]["partners"])} for edge in edges]


def _label(row: Row) -> str:
    shared = f"共同机构 {len(row['partners'])}" if row["partners"] else ""
    return "，".join(filter(None, (RELATIONS[EdgeType.COOPERATES_WITH].name if row["direct"] else "", shared)))


def show_panel(store: Store, by_id: dict[str, Row], pick: str) -> None:
    """What ties the two cities chosen, with quotes; without a choice a list to choose from."""
    if row := by_id.get(pick):
        show_name(f"{row['first']['name']} — {row['second']['name']}", _label(row), RELATIONS[EdgeType.COOPERATES_WITH].color)
        if row["partners"]:
            st.caption(plain("共同的机构：" + "、".join(row["partners"])))
        show_quotes(quotes(row["edges"], known_plans(store)))
        return
    st.caption("线表示两个城市彼此合作，或有共同的合作机构。单击一条线看引文，双击一个城市到图谱中展开；也可以从这里选：")
    for id, row in list(by_id.items())[:MOST_LISTED]:
        label = plain(f"{row['first']['name']} — {row['second']['name']}：{_label(row)}")
        st.button(label, key=f"tie-{id}", type="tertiary", on_click=set_parameter, args=(PICK, [id]))
