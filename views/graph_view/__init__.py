"""The graph on the screen: cytoscape.js as a Streamlit component; its browser side is `frontend/`, built by hatch_build.py."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import isfinite
from typing import Literal, NotRequired, TypedDict

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from innograph.bundle import bundled
from queries.vocabulary import LABELS, RELATIONS, STATUSES
from views.bundle import loader


class DrawnNode(TypedDict):
    """`size` in pixels; `note` is shown beside the pointer; the `centre` and what is on the `way` stand out.

    `place` is where it begins, in pixels; None leaves that to the browser.
    """

    id: str
    name: str
    type: str
    size: int
    note: str
    centre: bool
    way: bool
    place: tuple[float, float] | None


class DrawnEdge(TypedDict):
    """`status` is "existing" (solid), "planned" (dashed) or "" (solid)."""

    id: str
    source: str
    target: str
    type: str
    label: str
    status: str
    note: str
    way: bool


class GraphEvent(TypedDict):
    """What the analyst did: `id` with node and edge; `ids` with expand (double click), select (box), hide and path (two).

    `layout` comes with layout, `off` with legend: what it switched off, as `type:City`, `relation:LEADS`, `status:planned`.
    """

    kind: Literal["node", "edge", "expand", "select", "hide", "path", "layout", "legend", "undo", "restore", "clear"]
    id: NotRequired[str]
    ids: NotRequired[list[str]]
    layout: NotRequired[str]
    off: NotRequired[list[str]]


class Shown(TypedDict):
    """What of the drawing stands in the address: the selected element, the layout, what the legend switched off."""

    selected: str | None
    layout: str | None
    off: list[str]


NOTHING_SHOWN: Shown = {"selected": None, "layout": None, "off": []}


def graph_view(
    nodes: Sequence[DrawnNode],
    edges: Sequence[DrawnEdge],
    *,
    key: str,
    name: str,
    height: int,
    shown: Shown = NOTHING_SHOWN,
    past: int = 0,
    reports: bool = False,
) -> GraphEvent | None:
    """Draw the graph, `height` pixels high; the event that caused this run, or None.

    Another `key` is another drawing; with the same key, old nodes keep their places. `name` is the file name of the picture and
    what positions are remembered under while the browser tab lives. `past` is how many steps can be undone.
    With `reports` the drawing tells where its nodes stand when the analyst comes to a menu below it: see `stands`.
    Raises InnographError if the browser side was not built.
    """
    data = {
        "nodes": list(nodes),
        "edges": list(edges),
        "types": {label: look._asdict() for label, look in LABELS.items()},
        "relations": {relation: look._asdict() for relation, look in RELATIONS.items()},
        "statuses": STATUSES,
        **shown,
        "past": past,
        "reports": reports,
        "height": height,
        "name": name,
    }
    drawn = _component()(key=key, data=data, height=height, on_event_change=_nothing, on_stands_change=_nothing)
    event: GraphEvent | None = drawn.event
    return event


def stands(key: str) -> dict[str, tuple[float, float]]:
    """Where the nodes of a drawing that `reports` stood on the screen, y downwards; what is no place is left out."""
    told = st.session_state.get(key) or {}
    found = told.get("stands") or {}
    return {str(id): (float(at[0]), float(at[1])) for id, at in found.items() if _is_place(at)}


def _is_place(at: object) -> bool:
    return isinstance(at, list) and len(at) == 2 and all(isinstance(number, int | float) and isfinite(number) for number in at)


def _nothing() -> None:
    """Streamlit sends only events that have a callback."""


@cache
def _component() -> ComponentRenderer:
    html = '<div class="kg"></div>'
    # not isolated: box selection does not find nodes inside a shadow root
    return st.components.v2.component(
        "innograph.graph_view", html=html, css=bundled("index.css"), js=loader("index.js"), isolate_styles=False
    )
