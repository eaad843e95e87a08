"""The picture as SVG: nodes and lines as on the screen, a legend, and a caption that names the sources."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from exports.drawing import Drawing, larger
from exports.layout import CELL, MOST_NODES, places, shown_nodes
from exports.naming import plan_line
from exports.subgraph import Place, Subgraph
from graph.rows import Row

_MARGIN, _LEAST = 70.0, 720.0
_MOST_LABELS = 40
"""Lines of a picture up to which each says its relation."""
_MOST_SOURCES = 10
_SAME = ("source", "target", "type", "status", "role", "kind", "value", "unit", "year")


def svg(subgraph: Subgraph, date: datetime.date, most: int = MOST_NODES) -> bytes:
    """At most that many nodes; the caption says if some were left out."""
    shown = shown_nodes(subgraph, most)
    found = places(subgraph, shown)
    width = max([_LEAST, *(x + 2 * _MARGIN for x, _ in found.values())])
    # what is narrower than the sheet stands in its middle
    left = (width - max((x for x, _ in found.values()), default=0.0)) / 2
    top = _MARGIN + 40 * larger(width)
    at = {node: (x + left, y + top) for node, (x, y) in found.items()}
    height = max([_MARGIN + 60, *(y + CELL[1] for _, y in at.values())])
    lines = _lines(subgraph, at)
    drawing = Drawing(width)
    drawing.title(subgraph.title)
    for line in lines:
        drawing.line(line, at)
    for line in lines if len(lines) <= _MOST_LABELS else ():
        drawing.line_label(line, at)
    degrees = Counter(end for line in lines for end in (line["source"], line["target"]))
    for node in shown:
        drawing.node(subgraph.nodes[node], at[node], degrees[node])
    below = drawing.legend([subgraph.nodes[node] for node in shown], lines, height + 10)
    return drawing.finished(_caption(subgraph, shown, date), below + 14)


def _lines(subgraph: Subgraph, at: Mapping[str, Place]) -> list[Row]:
    """Edges that say the same, each from another plan, are one line."""
    drawn = (edge for edge in subgraph.edges if edge["source"] in at and edge["target"] in at)
    return list({tuple(edge.get(name) for name in _SAME): edge for edge in drawn}.values())


def _caption(subgraph: Subgraph, shown: Sequence[str], date: datetime.date) -> list[str]:
    plans = [plan_line(plan) for plan in subgraph.plans.values()]
    more = f"等 {len(plans)} 份计划" if len(plans) > _MOST_SOURCES else ""
    left_out = len(subgraph.nodes) - len(shown)
    note = [f"注：共 {len(subgraph.nodes)} 个节点，图中画出其中 {len(shown)} 个。"] if left_out else []
    sources = f"资料来源：{'；'.join(plans[:_MOST_SOURCES])}{more}。" if plans else ""
    return [*note, *([sources] if sources else []), f"制图：innograph，{date.year}年{date.month}月{date.day}日"]
