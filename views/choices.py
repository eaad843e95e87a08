"""Choices that stand in the address: the address decides what is shown, a click writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from views.links import set_parameter

ROW_PIXELS, HEAD_PIXELS, MOST_PIXELS = 35, 38, 460


def choose(label: str, parameter: str, options: Mapping[str, str], *, drops: Sequence[str] = ()) -> str:
    """One of `options` (value: name) side by side; the first where the address says nothing. Choosing takes `drops` away."""
    values = list(options)
    chosen = _asked(parameter, values)
    key = f"choice-{parameter}"
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    st.segmented_control(
        label,
        values,
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=_write,
        args=(key, parameter, values[0], drops),
    )
    return chosen


def choose_from_list(
    label: str, parameter: str, values: Sequence[str], name: Callable[[str], str], *, first: str = "", drops: Sequence[str] = ()
) -> str:
    """One of many values in a box; `first` where the address says nothing."""
    first = first or values[0]
    chosen = asked if (asked := st.query_params.get(parameter)) in values else first
    key = f"choice-{parameter}"
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    st.selectbox(label, values, format_func=name, key=key, on_change=_write, args=(key, parameter, first, drops))
    return str(chosen)


def choose_row(name: str, table: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> str:
    """A table of which one line is chosen: its key, which stands in the address as `item`; the first where there is none."""
    return _choose_rows(name, table, keys, "single-row")[0]


def choose_rows(name: str, table: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> list[str]:
    """The same for one line or several."""
    return _choose_rows(name, table, keys, "multi-row")


def _choose_rows(
    name: str, table: Sequence[Mapping[str, Any]], keys: Sequence[str], mode: Literal["single-row", "multi-row"]
) -> list[str]:
    key, asked = f"table-{name}", set(st.query_params.get_all("item"))
    ticked = [one for one in keys if one in asked]
    chosen = ticked or [keys[0]]
    # of several lines only those are ticked that the analyst ticked: the first is not to slip into what she judges
    shown = chosen if mode == "single-row" else ticked
    st.dataframe(
        list(table),
        hide_index=True,
        on_select=lambda: _write_rows(key, keys),
        selection_mode=mode,
        selection_default={"selection": {"rows": [keys.index(one) for one in shown]}},
        height=height(len(table)),
        key=key,
    )
    return chosen


def choose_cell(
    name: str, table: Sequence[Mapping[str, Any]], keys: Sequence[str], columns: Mapping[str, str]
) -> tuple[str, str]:
    """A table of which one cell is chosen: the key of its line and the id that `columns` gives for its head.

    Two empty texts where nothing is chosen; an empty id where the cell tells of the whole line.
    """
    key = f"table-{name}"
    st.dataframe(
        list(table),
        hide_index=True,
        on_select=lambda: _write_cell(key, keys, columns),
        selection_mode="single-cell",
        height=height(len(table)),
        key=key,
    )
    line, column = st.query_params.get("line", ""), st.query_params.get("of", "")
    return (line, column if column in columns.values() else "") if line in keys else ("", "")


def height(rows: int) -> int:
    """Of a table, in pixels."""
    return min(HEAD_PIXELS + ROW_PIXELS * max(rows, 1), MOST_PIXELS)


def _asked(parameter: str, values: Sequence[str]) -> str:
    asked = st.query_params.get(parameter, "")
    return asked if asked in values else values[0]


def _write(key: str, parameter: str, first: str, drops: Sequence[str]) -> None:
    chosen = st.session_state.get(key)
    set_parameter(parameter, [] if chosen in (None, first) else [str(chosen)])
    for name in drops:
        set_parameter(name, [])


def _write_rows(key: str, keys: Sequence[str]) -> None:
    set_parameter("item", [keys[row] for row in sorted(st.session_state[key].selection.rows) if row < len(keys)])


def _write_cell(key: str, keys: Sequence[str], columns: Mapping[str, str]) -> None:
    cells = [cell for cell in st.session_state[key].selection.cells if cell[0] < len(keys)]
    set_parameter("line", [keys[row] for row, _ in cells[:1]])
    set_parameter("of", [columns[head] for _, head in cells[:1] if head in columns])
