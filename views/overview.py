"""总览: what is in the graph, which plans it comes from, and where to start."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.model import EdgeType, Label
from graph.store import Store
from queries.vocabulary import LABELS, RELATIONS
from views.links import open_in_graph
from views.text import plain, show_tiles

TOP = 10
MOST_CONNECTED = """
MATCH (institution:Institution)-[edge:COOPERATES_WITH|HOSTS|UNDERTAKES|SUPPORTS|LEADS|PART_OF]-(other)
RETURN institution.id AS id, institution.name AS name, count(edge) AS edges, count(DISTINCT other) AS others
ORDER BY edges DESC, name LIMIT $top
"""


def render(store: Store) -> None:
    """The page."""
    st.title("总览")
    with st.spinner("正在统计…"):
        plans, counts = store.plans(), store.counts()
    if not plans:
        show_empty()
        return
    show_counts(counts)
    show_plans(plans)
    with st.spinner("正在统计机构…"):
        rows = store.query(MOST_CONNECTED, {"top": TOP}).rows
    show_institutions(rows)


def show_empty() -> None:
    """What to do with an empty store."""
    st.info("图谱还是空的：还没有读入任何计划。", icon=":material/inbox:")
    st.markdown("在命令行读入计划文件（文本、Markdown、Word 均可），或先看自带的五个城市示例，然后刷新本页：")
    st.code("innograph ingest 计划所在的文件夹\ninnograph demo", language=None)


def show_counts(counts: dict[str, dict[str, int]]) -> None:
    """Nodes by type and relations by type; what does not occur is left out."""
    nodes, edges = counts["nodes"], counts["edges"]
    relations = {relation: look for relation, look in RELATIONS.items() if relation != EdgeType.MENTIONS}
    st.subheader("节点", anchor=False)
    show_tiles((look.name, nodes[label], look.color) for label, look in LABELS.items() if nodes.get(label))
    st.subheader("关系", anchor=False)
    show_tiles((look.name, edges[relation], look.color) for relation, look in relations.items() if edges.get(relation))


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
    chosen = st.dataframe(table, hide_index=True, on_select="rerun", selection_mode="single-row", key="plans").selection.rows
    if chosen:
        open_in_graph(plans[chosen[0]]["id"])


def years(first: int | None, last: int | None) -> str:
    """2016–2020, 2019, or nothing."""
    return "–".join(str(year) for year in dict.fromkeys((first, last)) if year)


def show_institutions(rows: list[dict[str, Any]]) -> None:
    """The institutions with most relations, each a way into the graph."""
    if not rows:
        return
    st.subheader("关系最多的机构", anchor=False)
    for row in rows:
        name, bar = st.columns([2, 3], vertical_alignment="center")
        if name.button(plain(row["name"]), key=f"institution-{row['id']}", type="tertiary"):
            open_in_graph(row["id"])
        bar.progress(row["edges"] / rows[0]["edges"], text=f"{row['edges']} 条关系，涉及 {row['others']} 个对象")
