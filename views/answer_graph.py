"""The small graph beside an answer: the relations that prove its lines, found again by their quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from graph.store import Store
from queries.answers import Answer
from views.graph_view import NOTHING_SHOWN, graph_view
from views.links import PICK, follow, open_in_graph
from views.panel import show_tie
from views.picture import Picture, Tie, draw_edges, draw_nodes, tie_id
from views.search import known_plans
from views.text import plain

HEIGHT = 440
MOST_NODES, MOST_PLANS, MOST_ROWS = 40, 20, 5000
# a quote stands on the edges of its plan: they are read from the plan's own nodes, so the cost does not grow with the graph
EDGES = """
UNWIND $plans AS id
MATCH (plan:Plan {id: id})-[:MENTIONS]->(source)-[edge]->(target)
WHERE edge.plan = id AND any(start IN edge.starts WHERE start IN $starts)
RETURN source, edge, target
"""

Place = tuple[str, int, int]


def show_graph(store: Store, found: Answer, lines: Iterable[int]) -> None:
    """The drawing; `pick` in the address is the line chosen in it, whose quotes stand beneath."""
    with st.spinner("正在画图…"):
        picture = proving(store, found, lines)
    if not picture.ties:
        return
    event = graph_view(
        draw_nodes(picture, ""),
        draw_edges(picture),
        key=f"answer-graph-{found.query}-{found.parameters}",
        name=found.title,
        height=HEIGHT,
        shown=NOTHING_SHOWN | {"selected": st.query_params.get(PICK)},
    )
    follow(event, picture.nodes.keys() | picture.ties.keys(), picture.nodes)
    if not picture.complete:
        st.caption(f"关系太多，只画出 {MOST_NODES} 个节点：点选表中的一行，看这一行的全部。")
    show_pick(store, picture, st.query_params.get(PICK, ""))


def show_pick(store: Store, picture: Picture, pick: str) -> None:
    """What was chosen in the drawing: a relation with its quotes, or a node and the way to it in the graph."""
    if pick in picture.ties:
        show_tie(picture.ties[pick], picture.nodes, known_plans(store))
    elif pick in picture.nodes:
        if st.button(f"在图谱中查看“{plain(picture.nodes[pick]['name'])}”", icon=":material/hub:"):
            open_in_graph(pick)
    else:
        st.caption("单击连线看引文，双击节点到图谱中展开。")


def proving(store: Store, found: Answer, lines: Iterable[int]) -> Picture:
    """The edges behind the quotes of these lines, of at most MOST_NODES nodes.

    A sentence may prove several relations: those whose two ends the line or the question names are drawn; for a line without
    such a one, those of which it names one end.
    """
    asked = " ".join(found.parameters.values())
    told: dict[Place, list[int]] = defaultdict(list)
    for line in lines:
        for quote in found.evidence[line]:
            told[(quote.plan_id, quote.start, quote.end)].append(line)
    rows = _edges(store, told)
    texts = {line: f"{asked} {' '.join(map(str, found.rows[line].values()))}" for of in told.values() for line in of}
    chosen: list[tuple[int, dict[str, Any]]] = []
    named = [(line, row, _ends_named(row, texts[line])) for row in rows for line in _lines(row["edge"], told)]
    full = {line for line, _, number in named if number == len(_ENDS)}
    for line, row, number in named:
        if number == len(_ENDS) or (number and line not in full):
            chosen.append((line, row))
    return _picture(row for _, row in sorted(chosen, key=lambda pair: (pair[0], tie_id(pair[1]["edge"]))))


_ENDS = ("source", "target")


def _edges(store: Store, told: Mapping[Place, list[int]]) -> list[dict[str, Any]]:
    plans = [plan for plan, _ in Counter(plan for plan, _, _ in told).most_common(MOST_PLANS)]
    starts = sorted({start for _, start, _ in told})
    return store.query(EDGES, {"plans": sorted(plans), "starts": starts}, rows=MOST_ROWS).rows if plans else []


def _lines(edge: Mapping[str, Any], told: Mapping[Place, list[int]]) -> list[int]:
    places = zip(edge["starts"], edge["ends"], strict=True)
    return sorted({line for start, end in places for line in told.get((edge["plan"], start, end), ())})


def _ends_named(row: Mapping[str, Any], text: str) -> int:
    return sum(str(row[end].get("name") or row[end].get("title")) in text for end in _ENDS)


def _picture(rows: Iterable[Mapping[str, Any]]) -> Picture:
    nodes: dict[str, dict[str, Any]] = {}
    ties: dict[str, Tie] = {}
    complete = True
    for row in rows:
        ends = {row[end]["id"]: row[end] | {"aliases": row[end].get("aliases", [])} for end in _ENDS}
        if len(nodes.keys() | ends.keys()) > MOST_NODES:
            complete = False
            continue
        nodes |= ends
        edges = ties.setdefault(tie_id(row["edge"]), Tie(tie_id(row["edge"]))).edges
        if row["edge"] not in edges:
            edges.append(row["edge"])
    return Picture(nodes, ties, complete)
