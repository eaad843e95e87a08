"""Subgraphs made up for the round trips and for the attacks: any text that a plan may hold, in every place."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from exports.subgraph import Subgraph
from graph.model import EdgeType, Label
from graph.rows import Row, Said

EVIL = (
    '=HYPERLINK("http://x","y")', "+1+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "'=1", "</script><script>alert(1)</script>",
    '<img src=x onerror="document.title=1">', "{{ 7*7 }}", "a | b", "]]>", "“引号”与\n换行", "&amp;", "U\u2028V",
)  # fmt: skip
# what XML cannot hold is told by a test of its own; a carriage return alone is a line end to XML
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12) | (
    st.sampled_from(EVIL)
)
_LABELS = [label for label in Label if label is not Label.PLAN]
_EDGES = [edge for edge in EdgeType if edge is not EdgeType.MENTIONS]


@st.composite
def subgraphs(draw: st.DrawFn) -> Subgraph:
    """One or two plans, some nodes, some edges between them, each with a quote or two."""
    plans = [_plan(draw, number) for number in range(draw(st.integers(1, 2)))]
    nodes = {node["id"]: node for node in (_node(draw) for _ in range(draw(st.integers(1, 5))))}
    edges = [_edge(draw, sorted(nodes), [plan["id"] for plan in plans]) for _ in range(draw(st.integers(0, 6)))]
    mentions = {plan["id"]: [_mention(node) for node in nodes.values()] for plan in plans}
    return Subgraph.of(draw(_TEXT), nodes.values(), edges, plans, mentions, question=draw(_TEXT))


def _plan(draw: st.DrawFn, number: int) -> Row:
    return {"id": f"计划{number}", "title": draw(_TEXT), "issuer": draw(_TEXT), "period_from": 2021, "period_to": 2025}


def _node(draw: st.DrawFn) -> Row:
    label, name = draw(st.sampled_from(_LABELS)), draw(_TEXT)
    told: Row = {"id": f"{label}:{name}", "label": str(label), "name": name}
    told["aliases"] = sorted(draw(st.lists(_TEXT, max_size=2, unique=True)))
    told["city"] = draw(st.none() | _TEXT)
    return told


def _mention(node: Row) -> Row:
    shown = {key: value for key, value in node.items() if key != "label"}
    said = Said.of(shown)
    return {"id": node["id"], "aliases": node["aliases"], "says": sorted(said.says)}


def _edge(draw: st.DrawFn, nodes: list[str], plans: list[str]) -> Row:
    quotes = draw(st.lists(_TEXT, min_size=1, max_size=2))
    told: dict[str, Any] = {"type": str(draw(st.sampled_from(_EDGES))), "source": draw(st.sampled_from(nodes))}
    told |= {"target": draw(st.sampled_from(nodes)), "plan": draw(st.sampled_from(plans)), "quotes": quotes}
    told |= {"starts": [7] * len(quotes), "ends": [7 + len(quote) for quote in quotes]}
    told |= {"sections": [draw(_TEXT)] * len(quotes), "status": draw(st.sampled_from(["existing", "planned", None]))}
    told |= {"role": draw(st.none() | _TEXT), "confidence": draw(st.sampled_from([0.5, 1.0, None]))}
    if told["type"] == EdgeType.TARGETS:
        told |= {"kind": draw(st.sampled_from(["level", "increase"])), "value": draw(st.sampled_from([500.0, 2.5]))}
        told |= {"unit": draw(_TEXT), "year": draw(st.integers(2015, 2035))}
    return told | ({"collective": True} if draw(st.booleans()) else {})


def evil() -> Subgraph:
    """Each attack as name, alias, role, quote, section, title and question."""
    plan = {"id": "=计划", "title": EVIL[0], "issuer": EVIL[3], "doc_number": EVIL[1]}
    nodes: list[Row] = [
        {"id": f"Task:{text}", "label": "Task", "name": text, "aliases": [text], "plan": "=计划"} for text in EVIL
    ]
    edges: list[Row] = [
        {"type": "LEADS", "source": f"Task:{text}", "target": f"Task:{EVIL[0]}", "plan": "=计划", "quotes": [text], "starts": [0],
         "ends": [len(text)], "sections": [text], "role": text}
        for text in EVIL
    ]  # fmt: skip
    mentions = {"=计划": [_mention(node) for node in nodes]}
    return Subgraph.of(EVIL[7], nodes, edges, [plan], mentions, question=EVIL[8], filters={"=条件": EVIL[0]})
