"""总览: what is in the graph, which plans it comes from, how the cities hang together, and where to start."""

from __future__ import annotations

import hashlib
from typing import Any

import streamlit as st

from exports.gathering import of_graph
from graph.model import EdgeType, Label
from graph.store import Store
from queries.vocabulary import LABELS, RELATIONS
from views.city_ties import show_city_ties
from views.downloads import offer
from views.links import open_in_graph
from views.plan_grid import show_grid
from views.text import Tile, plain, plan_address, question_address, show_links, show_tiles

TOP = 8
NEWEST = 5
MOST_EXPORTED = 50_000
"""Relations of the whole graph that a page makes a file of while somebody waits."""
MOST_CONNECTED = """
MATCH (node:{label})-[edge:COOPERATES_WITH|HOSTS|UNDERTAKES|SUPPORTS|LEADS|PART_OF]-(other)
RETURN node.id AS id, node.name AS name, count(edge) AS edges, count(DISTINCT other) AS others
ORDER BY edges DESC, name LIMIT $top
"""


def render(store: Store) -> None:
    """The page."""
    st.title("总览")
    with st.spinner("正在统计…"):
        plans, counts = read(store)
    if not plans:
        show_empty()
        return
    show_counts(counts)
    grid, newest = st.columns([3, 2], gap="large")
    with grid:
        st.subheader("各城市各年的计划", anchor=False)
        show_grid(plans)
    with newest:
        show_newest(plans)
    state = fingerprint(plans)
    show_city_ties(store, state)
    institutions, cities = st.columns(2, gap="large")
    with institutions:
        show_connected(store, Label.INSTITUTION, "关系最多的机构", state)
    with cities:
        show_connected(store, Label.CITY, "关系最多的城市", state)
    show_plans(plans)
    if sum(counts["edges"].values()) <= MOST_EXPORTED:
        offer("图谱总览", lambda: of_graph(store))
    else:
        st.caption("图谱很大：整个图谱请用命令 innograph export 导出，各页的内容可在各页下载。")


def read(store: Store) -> tuple[list[dict[str, Any]], dict[str, dict[str, int]]]:
    """The plans, and the numbers of nodes by type and relations by type."""
    plans = store.plans()
    return plans, counted(store, fingerprint(plans))


def fingerprint(plans: list[dict[str, Any]]) -> str:
    """Of the plans as they were read: what is counted of them is kept until one changes."""
    return hashlib.sha256("".join(plan["digest"] for plan in plans).encode()).hexdigest()


@st.cache_resource(max_entries=2, show_spinner=False)
def counted(_store: Store, state: str) -> dict[str, dict[str, int]]:
    """Twenty statements, which not every session should wait for."""
    return _store.counts()


def show_empty() -> None:
    """What to do with an empty store."""
    st.info("图谱还是空的：还没有读入任何计划。", icon=":material/inbox:")
    show_links("从这里开始", [("到“导入”页放入计划文件", "import")])
    st.markdown("也可以在命令行读入计划文件，或先看自带的五个城市示例，然后刷新本页：")
    st.code("innograph ingest 计划所在的文件夹\ninnograph demo", language=None)


def show_counts(counts: dict[str, dict[str, int]]) -> None:
    """Nodes by type and relations by type, each a way to the list of them; what does not occur is left out."""
    nodes, edges = counts["nodes"], counts["edges"]
    relations = {relation: look for relation, look in RELATIONS.items() if relation != EdgeType.MENTIONS}
    st.subheader("节点", anchor=False)
    show_tiles(Tile(look.name, nodes[label], look.color, _things(label)) for label, look in LABELS.items() if nodes.get(label))
    st.subheader("关系", anchor=False)
    show_tiles(
        Tile(look.name, edges[relation], look.color, question_address("relations_of_type", {"relation": look.name}))
        for relation, look in relations.items()
        if edges.get(relation)
    )


def _things(label: str) -> str:
    """Where all of a type are listed."""
    return "tasks" if label == Label.TASK else question_address("things_of_type", {"kind": LABELS[label].name})


def show_newest(plans: list[dict[str, Any]]) -> None:
    """The plans issued last, each a way into its text."""
    st.subheader("最新的计划", anchor=False)
    ordered = sorted(plans, key=lambda plan: (_date(plan), plan["id"]), reverse=True)
    for plan in ordered[:NEWEST]:
        show_links(
            _date(plan) or "日期不详",
            [(f"{plan.get('city') or ''}《{plan.get('title') or plan['id']}》", plan_address(plan["id"]))],
        )


def _date(plan: dict[str, Any]) -> str:
    """When it was issued, else published, else the year it begins."""
    return str(plan.get("issued") or plan.get("published") or plan.get("period_from") or "")


def show_plans(plans: list[dict[str, Any]]) -> None:
    """One line a plan; the line chosen opens in the graph."""
    st.subheader(f"{LABELS[Label.PLAN].name}（{len(plans)}）", anchor=False)
    st.caption("点选一行，在图谱中查看该计划。")
    table = [
        {
            "城市": plan.get("city", "—"),
            "年份": years(plan.get("period_from"), plan.get("period_to")),
            "名称": plan.get("title"),
            "文号": plan.get("doc_number", "—"),
            "发文机关": plan.get("issuer", "—"),
            "印发日期": plan.get("issued", "—"),
            "节点": plan["nodes"],
            "关系": plan["edges"],
        }
        for plan in plans
    ]
    # not in the address: whoever comes back to this page would be sent away again
    chosen = st.dataframe(table, hide_index=True, on_select="rerun", selection_mode="single-row", key="plans").selection.rows
    if chosen:
        open_in_graph(plans[chosen[0]]["id"])


def years(first: int | None, last: int | None) -> str:
    """2016–2020, 2019, or nothing."""
    return "–".join(str(year) for year in dict.fromkeys((first, last)) if year)


def show_connected(store: Store, label: Label, title: str, state: str) -> None:
    """The nodes of one type with most relations, each a way into the graph."""
    with st.spinner("正在统计…"):
        rows = connected(store, label, state)
    if not rows:
        return
    st.subheader(title, anchor=False)
    for row in rows:
        name, bar = st.columns([2, 3], vertical_alignment="center")
        if name.button(plain(row["name"]), key=f"connected-{row['id']}", type="tertiary"):
            open_in_graph(row["id"])
        bar.progress(row["edges"] / rows[0]["edges"], text=f"{row['edges']} 条关系，涉及 {row['others']} 个对象")


@st.cache_resource(max_entries=4, show_spinner=False)
def connected(_store: Store, label: Label, state: str) -> list[dict[str, Any]]:
    """Id, name, number of relations and of other ends, most relations first."""
    return _store.query(MOST_CONNECTED.format(label=label), {"top": TOP}).rows
