"""Ways from one page to another; the address carries everything, so that it can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from views.graph_view import GraphEvent

PICK = "pick"
_KEY = "pages"


def keep_pages(pages: Mapping[str, Page]) -> None:
    """Remember the pages of this session by their path."""
    st.session_state[_KEY] = dict(pages)


def open_in_graph(node: str) -> NoReturn:
    """Leave this page for the graph around the node with this id."""
    st.switch_page(st.session_state[_KEY]["graph"], query_params={"node": node})


def follow(event: GraphEvent | None, picks: Container[str], nodes: Container[str]) -> None:
    """What was clicked in a drawing stands in the address as `pick`; a node clicked twice opens in the graph."""
    match event:
        case {"kind": "node" | "edge", "id": str(id)} if id in picks:
            set_parameter(PICK, [id])
        case {"kind": "expand", "ids": [str(id), *_]} if id in nodes:
            open_in_graph(id)
        case {"kind": "clear"}:
            set_parameter(PICK, [])


def set_parameter(name: str, values: Iterable[str]) -> None:
    """Write a parameter of the address, or take it away where there is nothing to say."""
    if told := [str(value) for value in values]:
        st.query_params[name] = told
    else:
        st.query_params.pop(name, None)
