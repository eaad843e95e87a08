"""分析: who stands in the middle, who belongs together, which tie holds two sides, who is like whom, what leads where.

`by` in the address is the analysis, `only`, `city`, `first` and `second` what it is of, `item` the line whose evidence is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from graph.model import Label
from graph.store import Store
from queries.answers import quotes
from queries.vocabulary import label_name
from views.analysis_files import of_similar, of_ties
from views.choices import choose, choose_from_list
from views.downloads import offer
from views.evidence_path import show_path
from views.graph_view import graph_view
from views.lines import choose_line
from views.links import open_in_graph
from views.network import Network, Tie, profiles, read
from views.picture import draw_edges, draw_nodes
from views.search import known_plans, places
from views.text import plain, show_quotes

ANALYSES = {"centrality": "中心", "communities": "社群", "bridges": "桥", "similar": "相似城市", "path": "证据路径"}
ONLY = {"": "城市和机构", Label.CITY.value: "只看城市", Label.INSTITUTION.value: "只看机构"}
MEANING = {
    "centrality": (
        "**伙伴数**：直接合作的对象有几个。**要道程度**：网络里任意两方之间最短的合作路线，有多大比例要经过它；"
        "越高，越像往来的要道，少了它许多城市和机构就要绕远路。"
    ),
    "communities": "**社群**：彼此合作得比与外面更密的一群城市和机构。同一社群的，常常共用同一批伙伴。",
    "bridges": "**桥**：去掉这一条合作，网络就断成两半，两边再没有别的路可走。“断开”是较小的一边有几个城市和机构。",
    "similar": (
        "**相似**：两个城市共同的伙伴和平台，占两市全部伙伴和平台的比例。“加权”把大家都有的看轻，把少见的看重，按它排列。"
    ),
    "path": (
        "**证据路径**：从一方到另一方最短的一串关系，每一步都有计划里的原文为证；不经过平台类型和指标，因为几乎人人与它们有关。"
    ),
}
SHARED = "只看一类时，两者有共同的伙伴就算相连，共同的伙伴越多连得越紧。"
MOST = 300
SHOWN, MOST_DRAWN = 20, 60
HEIGHT = 440

T = TypeVar("T")


def render(store: Store) -> None:
    """The page."""
    st.title("分析")
    chosen = choose("分析", "by", ANALYSES, drops=("item", "pick"))
    st.markdown(MEANING[chosen])
    with st.spinner("正在读取合作网络…"):
        network = read(store)
    if not network.graph:
        st.info("图谱里还没有城市与机构的合作，无从分析：请先在“导入”页读入计划。", icon=":material/inbox:")
        return
    PARTS[chosen](store, network)


def only() -> str:
    """Both kinds of nodes, or one."""
    found = choose("范围", "only", ONLY, drops=("item",))
    if found:
        st.caption(SHARED)
    return found


def show_centrality(store: Store, network: Network) -> None:
    """A line a node; its ties with their quotes."""
    found = network.centrality(only())[:MOST]
    table = [
        {"名称": one.name, "类别": label_name(one.label), "伙伴数": one.degree, "要道程度": f"{one.betweenness:.1%}"}
        for one in found
    ]
    st.caption("点选一行看依据。" + (f"只列前 {MOST} 个。" if len(network.graph) > MOST else ""))
    offer_ties(store, "centrality", table, lambda: [network.ties_of(one.id) for one in found])
    node = beside(
        lambda: found[choose_line("centrality", table) or 0].id, lambda node: draw(network, network.ties_of(node), node)
    )
    show_node(store, network, node)


def offer_ties(store: Store, name: str, table: list[dict[str, Any]], ties: Callable[[], Sequence[Sequence[Tie]]]) -> None:
    """The table as a file, each line with the ties that it stands on."""
    title = f"合作网络：{ANALYSES[name]}"
    offer(title, lambda: of_ties(store, title, MEANING[name], table, ties()))


def beside(table: Callable[[], T], drawing: Callable[[T], None]) -> T:
    """A table and to its right the drawing of what is chosen in it."""
    left, right = st.columns([3, 2])
    with left:
        chosen = table()
    with right:
        drawing(chosen)
    return chosen


def draw(network: Network, ties: list[tuple[str, str]], of: str) -> None:
    """Ties as a graph; a double click leads to the graph around a node."""
    if not ties:
        return
    picture = network.picture(ties[:MOST_DRAWN])
    name = network.name(of) if of in network.graph else f"社群 {of}"
    event = graph_view(draw_nodes(picture, of), draw_edges(picture), key=f"network-{of}", name=name, height=HEIGHT)
    match event:
        case {"kind": "expand", "ids": [id, *_]} if id in picture.nodes:
            open_in_graph(id)


def show_node(store: Store, network: Network, node: str) -> None:
    """A node's ties, each with its quotes, and the way to it in the graph."""
    ties = network.ties_of(node)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(f"{network.name(node)}的合作（{len(ties)}）"), anchor=False)
        if st.button("在图谱中查看", icon=":material/hub:", key="centre"):
            open_in_graph(node)
    show_ties(store, network, ties)


def show_ties(store: Store, network: Network, ties: list[tuple[str, str]]) -> None:
    """Ties with the quotes that prove them."""
    for source, target in ties[:SHOWN]:
        st.markdown(f"**{plain(network.name(source))}** — **{plain(network.name(target))}**")
        show_quotes(quotes(network.edges(source, target), known_plans(store)))
    if len(ties) > SHOWN:
        st.caption(f"其余 {len(ties) - SHOWN} 条见图谱。")


def show_communities(store: Store, network: Network) -> None:
    """A line a community; the ties inside of the one chosen."""
    found = network.communities(only())
    table = [{"社群": one.number, "成员数": len(one.members), "成员": "、".join(one.names)} for one in found]
    st.caption(f"共 {len(found)} 个社群。点选一行，看是哪些合作把它连在一起。")
    offer_ties(store, "communities", table, lambda: [network.inside(one.members) for one in found])
    chosen = beside(
        lambda: found[choose_line("communities", table) or 0],
        lambda community: draw(network, network.inside(community.members), str(community.number)),
    )
    ties = network.inside(chosen.members)
    st.subheader(f"第 {chosen.number} 个社群里的合作（{len(ties)}）", anchor=False)
    if not ties:
        st.caption("它的成员之间没有合作，也没有共同的伙伴。")
    show_ties(store, network, ties)


def show_bridges(store: Store, network: Network) -> None:
    """A line a bridge; the quotes of the one chosen."""
    found = network.bridges()[:MOST]
    if not found:
        st.info("没有桥：去掉任何一条合作，网络都不会断开。", icon=":material/check_circle:")
        return
    table = [{"一方": one.names[0], "另一方": one.names[1], "断开": one.cut_off} for one in found]
    st.caption("点选一行看依据。")
    offer_ties(store, "bridges", table, lambda: [[(one.source, one.target)] for one in found])
    chosen = found[choose_line("bridges", table) or 0]
    show_ties(store, network, [(chosen.source, chosen.target)])


def show_similar(store: Store, network: Network) -> None:
    """The cities like the one chosen; what the two share, with its quotes."""
    planning = {plan.get("city") for plan in known_plans(store).values()}
    named = sorted((node for node in places(store) if node.label == Label.CITY), key=lambda node: node.name not in planning)
    cities = {node.id: node.name for node in named}
    city = choose_from_list("城市", "city", list(cities), cities.__getitem__, drops=("item",))
    told = profiles(store)
    found = told.similar(city)
    if not found:
        st.info(f"没有城市与{plain(cities[city])}有共同的伙伴或平台。", icon=":material/search_off:")
        return
    table = [
        {
            "城市": one.name,
            "相似（加权）": f"{one.weighted:.1%}",
            "相似": f"{one.jaccard:.1%}",
            "共同伙伴": "、".join(one.partners),
            "共同平台": "、".join(one.platforms),
        }
        for one in found
    ]
    st.caption("点选一行，看两市共同的伙伴和平台各有什么依据。")
    title, others = f"与{cities[city]}相似的城市", [one.id for one in found]
    offer(title, lambda: of_similar(store, title, MEANING["similar"], table, city, others))
    other = found[choose_line("similar", table) or 0]
    for thing in told.shared(city, other.id)[:SHOWN]:
        st.markdown(f"**{plain(thing.name)}**：{plain(cities[city])}和{plain(other.name)}")
        show_quotes(quotes(thing.edges, known_plans(store)))


PARTS: dict[str, Callable[[Store, Network], None]] = {
    "centrality": show_centrality,
    "communities": show_communities,
    "bridges": show_bridges,
    "similar": show_similar,
    "path": lambda store, _network: show_path(store),
}
