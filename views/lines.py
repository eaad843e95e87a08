"""A table of which one line may be chosen; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from views.choices import height
from views.links import set_parameter


def choose_line(
    name: str, rows: Sequence[Mapping[str, Any]], *, parameter: str = "item", drops: Sequence[str] = ()
) -> int | None:
    """The table, and the number of the line chosen in it or None; the address counts from 1. Choosing takes `drops` away."""
    key = f"table-{name}"
    line = chosen_line(parameter, len(rows))
    st.dataframe(
        list(rows),
        hide_index=True,
        on_select=lambda: _write(key, parameter, drops),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [] if line is None else [line]}},
        height=height(len(rows)),
        key=key,
    )
    return line


def chosen_line(parameter: str, number: int) -> int | None:
    """The line that the address names, of so many lines."""
    asked = st.query_params.get(parameter, "")
    return int(asked) - 1 if asked.isdecimal() and 1 <= int(asked) <= number else None


def _write(key: str, parameter: str, drops: Sequence[str]) -> None:
    lines = st.session_state[key].selection.rows
    set_parameter(parameter, [str(lines[0] + 1)] if lines else [])
    for name in drops:
        set_parameter(name, [])
