"""Download buttons for any page: what it shows as a file of any format, made only when one of them is clicked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from exports.formats import FORMATS, file_name, one_file
from exports.gathering import assembled
from exports.subgraph import Place, Section, Subgraph
from graph.store import Store
from views.picture import Picture

IN_A_ROW = 3
Table = Sequence[Mapping[str, Any]]


def offer(name: str, make: Callable[[], Subgraph]) -> None:
    """A menu of all formats. `name` is the name of the file; `make` gathers what is to be in it, at a click."""
    with st.popover("下载", icon=":material/download:"):
        st.caption("都带原文依据和出处。")
        columns = st.columns(IN_A_ROW)
        for number, (key, form) in enumerate(FORMATS.items()):
            columns[number % IN_A_ROW].download_button(
                form.title,
                partial(made, make, key),
                file_name=file_name(name, key),
                on_click="ignore",
                key=f"download-{name}-{key}",
                width="stretch",
            )


def made(make: Callable[[], Subgraph], form: str) -> bytes:
    """The bytes of the file, of today."""
    return one_file(make(), form, datetime.date.today())


def of_picture(store: Store, picture: Picture, centre: str, places: Mapping[str, Place]) -> Subgraph:
    """What is drawn, with all that proves it; `places` where the nodes stand on the screen."""
    edges = [edge for tie in picture.ties.values() for edge in tie.edges]
    return assembled(store, picture_name(picture, centre), picture.nodes.values(), edges, positions=places)


def section(title: str, sentence: str, table: Table, proofs: Iterable[Iterable[Mapping[str, Any]]]) -> Section:
    """A table of the page as a part of the file; `proofs` has for each line the whole edges that prove it."""
    heads = tuple(table[0]) if table else ()
    rows = tuple(tuple(line[head] for head in heads) for line in table)
    return Section(title, sentence, heads, rows, tuple(tuple(dict(edge) for edge in proof) for proof in proofs))


def picture_name(picture: Picture, centre: str) -> str:
    """郑州市的关系图."""
    return f"{picture.nodes[centre]['name']}的关系图"
