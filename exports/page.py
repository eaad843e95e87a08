"""One HTML file: the interactive graph with its evidence, opened without a network.

Nothing is loaded and nothing but the two scripts and style sheets in the file may run: the content security policy names
them by their hashes. What plans say stands in a block of data that the page puts in as text.
"""

from __future__ import annotations

import datetime
import html
import json
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from math import sqrt
from typing import Any

from exports.layout import shown_nodes
from exports.naming import plan_line
from exports.subgraph import Subgraph
from graph.rows import Row, evidence
from innograph.bundle import bundled
from queries.vocabulary import LABELS, PROPERTIES, RELATIONS, STATUSES, edge_text

MOST_NODES = 600
"""That a browser lays out while somebody waits."""
_OF_CYTOSCAPE = ".__________cytoscape_container { position: relative; }"
"""The style sheet that cytoscape.js adds where it is missing; the policy would not let it."""
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style id="__________cytoscape_stylesheet">{own}</style>
<style>{css}</style>
</head>
<body>
<main id="drawing"><div class="kg" role="application" aria-label="知识图谱"></div></main>
<aside id="panel" aria-live="polite"></aside>
<script type="application/json" id="data">{data}</script>
<script type="module">{js}</script>
</body>
</html>
"""


def page(subgraph: Subgraph, date: datetime.date) -> bytes:
    """At most MOST_NODES nodes. Raises InnographError if the browser side was not built."""
    css, js = bundled("offline.css"), bundled("offline.js")
    policy = (
        f"default-src 'none'; script-src {_hash(js)}; style-src {_hash(css)} {_hash(_OF_CYTOSCAPE)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # in HTML only < could end the block of data; the separators U+2028 and U+2029 are fine in JSON
    data = json.dumps(_data(subgraph, date), ensure_ascii=False).replace("<", "\\u003c")
    made = _PAGE.format(policy=policy, title=html.escape(subgraph.title), own=_OF_CYTOSCAPE, css=css, js=js, data=data)
    return made.encode("utf-8", "replace")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _data(subgraph: Subgraph, date: datetime.date) -> dict[str, Any]:
    shown = shown_nodes(subgraph, MOST_NODES)
    known = set(shown)
    edges = [edge for edge in subgraph.edges if edge["source"] in known and edge["target"] in known]
    degrees = Counter(end for edge in edges for end in (edge["source"], edge["target"]))
    order = {plan: number for number, plan in enumerate(subgraph.plans)}
    return {
        "nodes": [_node(subgraph.nodes[id], degrees[id]) for id in shown],
        "edges": [_edge(f"e{number}", edge) for number, edge in enumerate(edges)],
        "types": {label: look._asdict() for label, look in LABELS.items()},
        "relations": {relation: look._asdict() for relation, look in RELATIONS.items()},
        "statuses": STATUSES,
        "selected": None,
        "height": 600,
        "name": subgraph.title,
        "facts": {id: _facts(subgraph.nodes[id]) for id in shown},
        "quotes": {
            f"e{number}": [(proof.text, order[edge["plan"]], proof.section) for proof in evidence(edge)]
            for number, edge in enumerate(edges)
        },
        "plans": [plan_line(plan) for plan in subgraph.plans.values()],
        "told": _told(subgraph, len(shown), date),
    }


def _node(row: Row, degree: int) -> Row:
    note = "又称：" + "、".join(row["aliases"]) if row.get("aliases") else ""
    size = round(30 + min(26, 4 * sqrt(degree)))
    return {"id": row["id"], "name": row["name"], "type": row["label"], "size": size, "note": note, "centre": False}


def _edge(id: str, row: Row) -> Row:
    told = {key: row[key] for key in ("source", "target", "type")}
    status = row.get("status", "")
    return {"id": id, **told, "label": edge_text(row), "status": status, "note": STATUSES.get(status, "")}


def _facts(row: Row) -> list[tuple[str, str]]:
    told = ((name, row.get(key)) for key, name in PROPERTIES.items())
    return [(name, "、".join(value) if isinstance(value, list) else str(value)) for name, value in told if value]


def _told(subgraph: Subgraph, shown: int, date: datetime.date) -> list[str]:
    left_out = f"共 {len(subgraph.nodes)} 个节点，画出其中 {shown} 个。" if shown < len(subgraph.nodes) else ""
    filters = "；".join(f"{name}：{value}" for name, value in subgraph.filters.items())
    lines = [subgraph.question and f"问题：{subgraph.question}", filters and f"条件：{filters}"]
    lines += [section.sentence for section in subgraph.sections]
    return [line for line in (*lines, left_out, f"制作日期：{date.year}年{date.month}月{date.day}日", _HELP) if line]


_HELP = "单击节点或连线，查看属性和原文依据；点图例可隐藏一类。"
