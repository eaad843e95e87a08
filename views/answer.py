"""An answer on the page: its sentence, its table, a small graph of what proves it, and the quotes of each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.store import Store
from queries.answers import Answer, Quote
from views.answer_graph import show_graph
from views.lines import choose_line, chosen_line
from views.text import plain, show_quotes

SHOWN = 20
TOLD_BY_QUOTES = ("章节", "所在章节", "计划")
"""Columns that are not repeated over the quotes, each of which names its plan and section."""
UNTOLD = ("", "未写明")
"""Cells that say nothing without the head of their column."""
_ROW = "row"


def show_answer(store: Store, found: Answer) -> None:
    """The whole answer; `row` in the address is the line whose evidence alone is shown."""
    if not found.rows:
        st.info(plain(found.sentence), icon=":material/search_off:")
        return
    st.subheader(plain(found.sentence), anchor=False)
    line = chosen_line(_ROW, len(found.rows))
    lines = range(len(found.rows)) if line is None else [line]
    table, drawing = st.columns([3, 2])
    with table:
        show_table(found)
    with drawing:
        show_graph(store, found, lines)
    st.subheader("依据", anchor=False)
    for index in list(lines)[:SHOWN]:
        show_evidence(found.rows[index], found.evidence[index])
    if len(lines) > SHOWN:
        st.caption(f"其余 {len(lines) - SHOWN} 行的依据：在表中点选该行查看。")


def show_table(found: Answer) -> None:
    """The table; a click on a line writes it into the address."""
    st.caption(f"共 {len(found.rows)} 行。点选一行，只看这一行的图和依据。")
    rows = [{column: row[column] for column in found.columns} for row in found.rows]
    choose_line(f"answer-{found.query}-{found.parameters}", rows, parameter=_ROW, drops=("pick",))


def show_evidence(row: dict[str, Any], quotes: Sequence[Quote]) -> None:
    """One line of the answer and the quotes it rests on."""
    told = {head: str(value) for head, value in row.items() if value is not None and value not in UNTOLD}
    said = [value for head, value in told.items() if head not in TOLD_BY_QUOTES] or list(told.values())
    st.markdown(" · ".join(f"**{plain(value)}**" for value in said))
    show_quotes(quotes)
