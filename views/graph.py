"""图谱: the graph around a node. All that the analyst chose stands in the address, so that it can be sent to a colleague.

`?node=` the centre, `open=` each node expanded, `pick=` what the panel shows, `status=`, `hide=` and `most=` the filter.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.model import Label
from graph.store import NamedNode, Store
from queries.vocabulary import LABELS, STATUSES, label_name
from views.downloads import of_picture, offer, picture_name
from views.graph_view import GraphEvent, graph_view
from views.panel import show_many, show_node, show_tie
from views.picture import MAX_NODES, Picture, draw_edges, draw_nodes, gather
from views.search import FRESH_SECONDS, all_names, find
from views.text import errors_told, plain

HEIGHT = 520
MATCHES = 12
MOST = (100, 50, 200, MAX_NODES)
"""Nodes around one centre; the first is the choice where the address says nothing."""
_SEARCH, _STATUS, _HIDE, _MOST = "graph-search", "graph-status", "graph-hide", "graph-most"
HELP = "单击节点看属性和依据，单击连线看原文，双击节点展开，按住 Shift 拖动可框选；点图例可隐藏一类。"


def render(store: Store) -> None:
    """The page."""
    st.title("图谱")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input("查找节点", key=_SEARCH, placeholder="名称或简称，例如：中科院、北航、郑州", width=340)
        show_filter()
    with st.spinner("正在读取名称…"):
        names = all_names(store)
    centre = st.query_params.get("node")
    if text:
        show_matches(find(names, text, MATCHES))
    elif not centre:
        show_start(names)
    if centre:
        show_graph(store, centre)


def show_filter() -> None:
    """Which statuses and which types of nodes are drawn; the address carries the choice."""
    st.session_state.setdefault(_STATUS, shown_statuses())
    st.session_state.setdefault(_HIDE, hidden_labels())
    st.session_state.setdefault(_MOST, most_nodes())
    statuses = st.pills("关系状态", list(STATUSES), selection_mode="multi", format_func=STATUSES.__getitem__, key=_STATUS)
    hidden = st.multiselect("不显示的类型", list(LABELS), format_func=label_name, placeholder="全部显示", width=300, key=_HIDE)
    most = st.selectbox("最多节点", MOST, key=_MOST, width=110)
    set_parameter("most", [] if most == MOST[0] else [str(most)])
    set_parameter("status", [] if set(statuses) == set(STATUSES) else statuses or ["none"])
    set_parameter("hide", hidden)


def shown_statuses() -> list[str]:
    """The statuses that the address asks for; without any, all."""
    asked = st.query_params.get_all("status")
    return [status for status in STATUSES if not asked or status in asked]


def hidden_labels() -> list[str]:
    """The types of nodes that the address hides."""
    return [label for label in LABELS if label in st.query_params.get_all("hide")]


def most_nodes() -> int:
    """How many nodes the address asks for."""
    asked = st.query_params.get("most", "")
    return int(asked) if asked in map(str, MOST) else MOST[0]


def set_parameter(name: str, values: list[str]) -> None:
    """Write a parameter of the address, or take it away where there is nothing to say."""
    if values:
        st.query_params[name] = [str(value) for value in values]
    else:
        st.query_params.pop(name, None)


def show_matches(matches: list[NamedNode]) -> None:
    """What the search found, each a button."""
    if not matches:
        st.info("没有找到这样的节点：请换一个名称或简称。", icon=":material/search_off:")
    show_choices(matches)


def show_start(names: list[NamedNode]) -> None:
    """Where to begin: the cities of the graph."""
    cities = [node for node in names if node.label == Label.CITY][:MATCHES]
    if not cities:
        st.info("图谱还是空的：请先读入计划（见“总览”）。", icon=":material/inbox:")
        return
    st.info("输入一个名称，或从下面的城市开始。", icon=":material/explore:")
    show_choices(cities)


def show_choices(nodes: list[NamedNode]) -> None:
    """A button a node."""
    with st.container(horizontal=True):
        for node in nodes:
            st.button(f"{plain(node.name)} · {label_name(node.label)}", key=f"node-{node.id}", on_click=go_to, args=(node.id,))


def go_to(node: str) -> None:
    """Another centre: what was opened and picked around the old one goes."""
    for name in ("open", "pick"):
        st.query_params.pop(name, None)
    st.query_params["node"] = node
    st.session_state[_SEARCH] = ""


@st.fragment
def show_graph(store: Store, centre: str) -> None:
    """The drawing and the panel; a click runs this part of the page only."""
    with errors_told():
        show_drawing(store, centre)


def show_drawing(store: Store, centre: str) -> None:
    """The drawing, what the analyst did on it, and the panel."""
    centres = list(dict.fromkeys([centre, *st.query_params.get_all("open")]))
    with st.spinner("正在取图…"):
        picture = gather(store, centres, statuses=shown_statuses(), hidden=hidden_labels(), most=most_nodes())
    if not picture.nodes:
        st.warning("图谱中没有这个节点，或它没有任何关系。", icon=":material/search_off:")
        return
    drawing, panel = st.columns([7, 3])
    with drawing:
        event = graph_view(
            draw_nodes(picture, centre),
            draw_edges(picture),
            key=f"graph-{centre}",
            name=picture.nodes[centre]["name"],
            height=HEIGHT,
            selected=st.query_params.get("pick"),
        )
        show_notes(picture, opened=len(centres) > 1)
        offer(picture_name(picture, centre), lambda: of_picture(store, picture, centre))
    boxed = apply(event, picture)
    with panel.container(height=HEIGHT, border=True):
        show_panel(store, picture, centre, boxed)


def show_notes(picture: Picture, *, opened: bool) -> None:
    """How to use the drawing, what is left out, and the way back."""
    st.caption(HELP)
    if not picture.complete:
        st.caption(f":material/warning: 还有更多关系没有画出：可调高“最多节点”（至多 {MAX_NODES}），或用上面的筛选缩小范围。")
    if opened:
        st.button("收起展开的节点", on_click=set_parameter, args=("open", []))


def apply(event: GraphEvent | None, picture: Picture) -> list[str]:
    """Write what the analyst did into the address; returns the nodes of a box. Ids that are not in the picture are ignored."""
    if event is None:
        return []
    known = [id for id in event.get("ids", [event.get("id", "")]) if id in picture.nodes or id in picture.ties]
    match event["kind"]:
        case "node" | "edge" if known:
            st.query_params["pick"] = known[0]
        case "expand" if known:
            st.query_params["open"] = list(dict.fromkeys([*st.query_params.get_all("open"), *known]))
            st.rerun(scope="fragment")
        case "clear":
            st.query_params.pop("pick", None)
        case "select":
            return known
    return []


def show_panel(store: Store, picture: Picture, centre: str, boxed: list[str]) -> None:
    """The box, the line or the node chosen; without a choice the centre."""
    pick = st.query_params.get("pick", centre)
    with st.spinner("正在取依据…"):
        plans = known_plans(store)
        if len(boxed) > 1:
            show_many(picture.nodes[id] for id in boxed)
        elif pick in picture.ties:
            show_tie(picture.ties[pick], picture.nodes, plans)
        else:
            show_node(store, picture.nodes.get(pick, picture.nodes[centre]), plans)


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def known_plans(_store: Store) -> dict[str, dict[str, Any]]:
    """Title and document number of every plan by its id."""
    return {plan["id"]: {"title": plan["title"], "doc_number": plan.get("doc_number")} for plan in _store.plans()}
