"""图谱: the graph around a node. All that the analyst chose stands in the address, so that it can be sent to a colleague."""

from __future__ import annotations

import streamlit as st

from graph.model import Label
from graph.store import NamedNode, Store
from queries.vocabulary import label_name
from views import graph_address as address
from views.around import Filter, along, way
from views.downloads import of_picture, offer, picture_name
from views.graph_filter import propose_narrowing, show_filter
from views.graph_view import GraphEvent, graph_view, stands
from views.links import set_parameter
from views.panel import show_many, show_node, show_tie, show_way
from views.picture import Picture, draw_edges, draw_nodes, gather
from views.search import FRESH_SECONDS, kept, known_plans, matching, places
from views.text import errors_told, plain

HEIGHT = 520
MATCHES = 12
_SEARCH = "graph-search"
HELP = (
    "单击节点看事实和依据，单击连线看引文，双击节点展开；按住 Shift 拖动可框选，按住 Shift 单击可多选，选两个节点再点“路径”。"
    "键盘：方向键移动，回车查看，E 展开，Delete 隐藏，P 路径，+ − 0 缩放，Ctrl+Z 撤销。"
)


def render(store: Store) -> None:
    """The page."""
    st.title("图谱")
    with st.spinner("正在读取名称…"):
        plans = known_plans(store)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input("查找节点", key=_SEARCH, placeholder="名称或简称，例如：中科院、北航、郑州", width=340)
        show_filter(plans)
    centre = st.query_params.get("node")
    if text:
        show_matches(matching(store, text, MATCHES), centre)
    elif not centre:
        show_start(places(store))
    if centre:
        show_graph(store, centre)


def show_matches(matches: list[NamedNode], centre: str | None) -> None:
    """What the search found, each a button; beside a drawing each can also be added to it."""
    if not matches:
        st.info("没有找到这样的节点：请换一个名称或简称。", icon=":material/search_off:")
    show_choices(matches, addable=centre is not None)


def show_start(names: list[NamedNode]) -> None:
    """Where to begin: the cities of the graph."""
    cities = [node for node in names if node.label == Label.CITY][:MATCHES]
    if not cities:
        st.info("图谱还是空的：请先在“导入”页读入计划。", icon=":material/inbox:")
        return
    st.info("输入一个名称，或从下面的城市开始。", icon=":material/explore:")
    show_choices(cities, addable=False)


def show_choices(nodes: list[NamedNode], *, addable: bool) -> None:
    """A button a node."""
    with st.container(horizontal=True):
        for node in nodes:
            title = plain(f"{node.name} · {label_name(node.label)}")
            st.button(title, key=f"node-{node.id}", on_click=go_to, args=(node.id,))
            if addable:
                st.button("＋加入", key=f"add-{node.id}", help=f"加到图中：{title}", on_click=add_to, args=(node.id,))


def go_to(node: str) -> None:
    """Another centre: what was opened, hidden and picked around the old one goes."""
    for name in ("open", "without", "way", "pick"):
        set_parameter(name, [])
    st.query_params["node"] = node
    st.session_state[_SEARCH] = ""


def add_to(node: str) -> None:
    """This node and what stands around it, beside what is drawn."""
    address.add("open", [node])
    st.query_params["pick"] = node
    st.session_state[_SEARCH] = ""


@st.fragment
def show_graph(store: Store, centre: str) -> None:
    """The drawing and the panel; a click runs this part of the page only."""
    if address.changed_elsewhere(centre):
        st.rerun(scope="app")
    with errors_told():
        show_drawing(store, centre)


def show_drawing(store: Store, centre: str) -> None:
    """The drawing, what the analyst did on it, and the panel."""
    past = address.keep_past()
    chosen = address.chosen(known_plans(store))
    centres = list(dict.fromkeys([centre, *st.query_params.get_all("open")]))
    with st.spinner("正在取图…"):
        steps, picture = fetch(store, tuple(centres), chosen, tuple(address.way()), address.most())
    if centre not in picture.nodes:
        st.warning("图谱中没有这个节点：它可能已随计划移除。", icon=":material/search_off:")
        return
    propose_narrowing(store, centre, chosen, len(picture.nodes), picture.complete)
    drawing, panel = st.columns([7, 3])
    key = f"graph-{centre}"
    with drawing:
        event = graph_view(
            draw_nodes(picture, centre, steps),
            draw_edges(picture, steps),
            key=key,
            name=picture.nodes[centre]["name"],
            height=HEIGHT,
            shown={
                "selected": st.query_params.get("pick"),
                "layout": address.layout(),
                "off": st.query_params.get_all("off"),
            },
            past=past,
            reports=True,
        )
        show_notes(picture, centre)
        places = picture.places | {id: at for id, at in stands(key).items() if id in picture.nodes}
        offer(picture_name(picture, centre), lambda: of_picture(store, picture, centre, places))
    boxed = apply(event, picture)
    with panel.container(height=HEIGHT, border=True):
        show_panel(store, picture, centre, boxed, steps)


@st.cache_resource(ttl=FRESH_SECONDS, max_entries=32, show_spinner=False)
def fetch(_store: Store, centres: tuple[str, ...], chosen: Filter, ends: tuple[str, ...], most: int) -> tuple[list[str], Picture]:
    """The way between the ends, and what is drawn; a click on the drawing does not fetch it again."""
    steps = way(_store, *ends) if ends else []
    return steps, gather(_store, centres, chosen, along=along(_store, steps), most=most)


kept(fetch)


def show_notes(picture: Picture, centre: str) -> None:
    """How to use the drawing, why it may be empty, and the ways back."""
    if len(picture.nodes) == 1:
        st.caption(f":material/info: “{plain(picture.nodes[centre]['name'])}”在当前筛选下没有任何关系：请放宽筛选。")
    st.caption(HELP)
    with st.container(horizontal=True):
        if "open" in st.query_params:
            st.button("收起展开的节点", on_click=set_parameter, args=("open", []))
        if hidden := st.query_params.get_all("without"):
            st.button(f"显示隐藏的节点（{len(hidden)}）", on_click=set_parameter, args=("without", []))
        if address.way():
            st.button("收起路径", on_click=set_parameter, args=("way", []))


def apply(event: GraphEvent | None, picture: Picture) -> list[str]:
    """Write what the analyst did into the address; returns the nodes of a box. Ids that are not in the picture are ignored."""
    if event is None:
        return []
    known = [id for id in event.get("ids", [event.get("id", "")]) if id in picture.nodes or id in picture.ties]
    match event["kind"]:
        case "node" | "edge" if known:
            st.query_params["pick"] = known[0]
        case "expand" if known:
            again("open", known)
        case "hide" if known:
            set_parameter("pick", [])
            again("without", [id for id in known if id != st.query_params.get("node")])
        case "path" if len(known) == 2:
            set_parameter("way", [])
            set_parameter("pick", [])
            again("way", known)
        case "layout":
            set_parameter("layout", [event["layout"]] if event.get("layout") in address.LAYOUTS else [])
        case "legend":
            set_parameter("off", event.get("off", []))
        case "restore":
            set_parameter("off", [])
            set_parameter("without", [])
            st.rerun(scope="fragment")
        case "undo":
            address.undo()
            st.rerun(scope="app")
        case "clear":
            set_parameter("pick", [])
        case "select":
            return known
    return []


def again(name: str, ids: list[str]) -> None:
    """More of a parameter, and the drawing with it."""
    address.add(name, ids)
    st.rerun(scope="fragment")


def show_panel(store: Store, picture: Picture, centre: str, boxed: list[str], steps: list[str]) -> None:
    """The box, the line or the node chosen; without a choice the way, or the centre."""
    pick, plans = st.query_params.get("pick"), known_plans(store)
    with st.spinner("正在取依据…"):
        if len(boxed) > 1:
            show_many(picture.nodes[id] for id in boxed if id in picture.nodes)
        elif pick in picture.ties:
            show_tie(picture.ties[pick], picture.nodes, plans)
        elif pick in picture.nodes:
            show_node(store, picture.nodes[pick], plans, acts=lambda: show_acts(pick, centre))
        elif address.way():
            show_way(steps, picture.nodes, picture.ties.values(), plans)
        else:
            show_node(store, picture.nodes[centre], plans)


def show_acts(node: str, centre: str) -> None:
    """What can be done with a node, for those who do not use the drawing."""
    if node == centre:
        return
    with st.container(horizontal=True, gap="small"):
        st.button("以它为中心", key="act-centre", on_click=go_to, args=(node,))
        st.button("展开", key="act-open", on_click=address.add, args=("open", [node]))
        st.button("隐藏", key="act-hide", on_click=address.add, args=("without", [node]))
        st.button("从中心到它的路径", key="act-way", on_click=show_way_to, args=(node, centre))


def show_way_to(node: str, centre: str) -> None:
    """The way from the centre, instead of the node's facts."""
    set_parameter("way", [centre, node])
    set_parameter("pick", [])
