"""A plan's text on the screen, as a Streamlit component; its browser side is `graph_view/frontend/src/reader/`."""

from __future__ import annotations

from functools import cache
from typing import Literal, NotRequired, TypedDict

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from innograph.bundle import bundled
from queries.vocabulary import LABELS, RELATIONS
from views.bundle import loader
from views.marks import Marked


class TextEvent(TypedDict):
    """What the analyst clicked: the `id` of a name, or the place `start`, `end` within a quote."""

    kind: Literal["node", "quote"]
    id: NotRequired[str]
    start: NotRequired[int]
    end: NotRequired[int]


def text_view(
    marked: Marked, *, key: str, version: str, height: int, lit: tuple[int, int] | None, picked: str | None
) -> TextEvent | None:
    """Show the text, `height` pixels high; the event that caused this run, or None.

    `version` changes with text and marks: only then is the text drawn anew. The stretch `lit` is scrolled to and stands out,
    and so does every place of the node `picked`. Raises InnographError if the browser side was not built.
    """
    data = {
        "version": version,
        "height": height,
        "paragraphs": marked.paragraphs,
        "outline": marked.outline,
        "types": {label: look._asdict() for label, look in LABELS.items()},
        "relations": {relation: look._asdict() for relation, look in RELATIONS.items()},
        "lit": lit,
        "picked": picked,
    }
    event: TextEvent | None = _component()(key=key, data=data, height=height, on_event_change=_nothing).event
    return event


def _nothing() -> None:
    """Streamlit sends only events that have a callback."""


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "innograph.text_view",
        html='<div class="kg-reader"></div>',
        css=bundled("reader.css"),
        js=loader("reader.js"),
        isolate_styles=False,
    )
