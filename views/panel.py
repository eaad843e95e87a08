"""The panel beside the graph: what the chosen node or line is, and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import streamlit as st

from graph.model import EdgeType, Label
from graph.store import Store
from queries.answers import quotes
from views.picture import ROWS, Tie, name_with_type, neighbourhood
from views.text import plain, plan_address, show_facts, show_links, show_name, show_quotes
from views.vocabulary import LABELS, PROPERTIES, RELATIONS, STATUSES, edge_text

SHOWN = 40
_LABELS = "|".join(label for label in Label if label is not Label.PLAN)
MENTIONED = f"""
MATCH (plan:Plan)-[:MENTIONS]->(node:{_LABELS} {{id: $node}})
RETURN plan.id AS id, plan.title AS title ORDER BY plan.city, plan.id LIMIT $rows
"""

Plans = Mapping[str, Mapping[str, Any]]


def show_node(store: Store, node: dict[str, Any], plans: Plans, acts: Callable[[], None] | None = None) -> None:
    """Properties, `acts` on it, the plans that speak of it, and its relations with their quotes."""
    look = LABELS[node["label"]]
    show_name(node["name"], look.name, look.color)
    show_facts(facts(node))
    if acts:
        acts()
    show_sources(store, node)
    rows = [row for row in neighbourhood(store, node["id"]) if row["edge"]["type"] != EdgeType.MENTIONS]
    show_relations(rows, plans)


def show_sources(store: Store, node: dict[str, Any]) -> None:
    """Every plan that speaks of the node, a way into its text."""
    if node["label"] == Label.PLAN:
        show_links("原文", [("看全文", plan_address(node["id"]))])
        return
    rows = store.query(MENTIONED, {"node": node["id"], "rows": SHOWN + 1}).rows
    links = [(f"《{row['title']}》", plan_address(row["id"], node["id"])) for row in rows[:SHOWN]]
    show_links(f"出自（{len(links)}{' 以上' if len(rows) > SHOWN else ''}）", links)


def facts(properties: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Properties with Chinese names, in the order of the vocabulary; what is empty is left out."""
    told = {name: properties.get(name) for name in PROPERTIES}
    return [(PROPERTIES[name], _text(value)) for name, value in told.items() if value not in (None, "", [])]


def _text(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def show_relations(rows: list[dict[str, Any]], plans: Plans) -> None:
    """One fold a type of relation, the first open; each line with its quotes."""
    order = list(RELATIONS)
    rows = sorted(rows, key=lambda row: order.index(row["edge"]["type"]))
    for number, (relation, group) in enumerate(groupby(rows, key=lambda row: row["edge"]["type"])):
        members = list(group)
        number_of = f"{len(members)} 以上" if len(rows) >= ROWS else str(len(members))
        with st.expander(f"{RELATIONS[relation].name}（{number_of}）", expanded=number == 0):
            for row in members[:SHOWN]:
                st.markdown(f"**{plain(row['other']['name'])}** {plain(described(row['edge']))}")
                show_quotes(quotes([row["edge"]], plans))
            if len(members) > SHOWN:
                st.caption(f"其余 {len(members) - SHOWN} 条：在图上单击相应的连线查看。")


def described(edge: dict[str, Any]) -> str:
    """Role or number and status in brackets: （计划）, （牵头单位）, （新增 500家（2019年），计划）."""
    label = edge_text(edge)
    told = [label] if label != RELATIONS[edge["type"]].name else []
    told += [STATUSES[edge["status"]]] if edge.get("status") in STATUSES else []
    return f"（{'，'.join(told)}）" if told else ""


def show_tie(tie: Tie, nodes: Mapping[str, dict[str, Any]], plans: Plans) -> None:
    """Both ends, what the line says, and the quotes of every plan that says it."""
    edge, look = tie.edge, RELATIONS[tie.edge["type"]]
    show_name(f"{nodes[edge['source']]['name']} — {nodes[edge['target']]['name']}", look.name + described(edge), look.color)
    show_facts(edge_facts(edge))
    st.subheader("依据", anchor=False)
    show_quotes(quotes(tie.edges, plans))


def edge_facts(edge: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Role, status, number, year and how sure the reading is; what is empty is left out."""
    told = {
        "角色": edge.get("role"),
        "状态": STATUSES.get(edge.get("status") or ""),
        "数值": edge_text(dict(edge)) if edge["type"] == EdgeType.TARGETS else None,
        "把握": f"{edge['confidence']:.0%}" if edge.get("confidence") is not None else None,
        "人工判断": "已认可" if edge.get("judged") else None,
    }
    return [(name, str(value)) for name, value in told.items() if value]


def show_way(steps: Sequence[str], nodes: Mapping[str, dict[str, Any]], ties: Iterable[Tie], plans: Plans) -> None:
    """Step by step what leads from one node to the other, each with its quotes."""
    if not steps:
        st.info("这两个节点之间没有找到路径（至多 6 步，不经过平台类型和目标）。", icon=":material/route:")
        return
    st.subheader(f"路径（{len(steps) - 1} 步）", anchor=False)
    by_ends: dict[frozenset[str], list[Tie]] = {}
    for tie in ties:
        by_ends.setdefault(frozenset((tie.edge["source"], tie.edge["target"])), []).append(tie)
    for number, pair in enumerate(pairwise(steps), 1):
        first, second = (nodes[id]["name"] for id in pair)
        for tie in by_ends.get(frozenset(pair), []):
            look = RELATIONS[tie.edge["type"]]
            show_name(f"{number}. {first} — {second}", look.name + described(tie.edge), look.color)
            show_quotes(quotes(tie.edges, plans))


def show_many(nodes: Iterable[dict[str, Any]]) -> None:
    """The nodes in the box that the analyst drew."""
    chosen = list(nodes)
    st.subheader(f"选中 {len(chosen)} 个节点", anchor=False)
    st.markdown("\n".join(f"- {plain(name_with_type(node))}" for node in chosen))
