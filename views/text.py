"""Text of plans and users on the page: never read as Markdown, never as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

import streamlit as st

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


class Source(NamedTuple):
    """A quote and where it stands."""

    text: str
    plan: str
    section: str


def plain(text: str) -> str:
    """Markdown that shows exactly `text`: `*a*` → `\\*a\\*`. For headings, buttons and captions."""
    return _MARKDOWN.sub(r"\\\1", text)


def show_quotes(sources: Iterable[Source]) -> None:
    """Each quote with the plan and the heading under which it stands; none twice."""
    blocks = [_quote(source) for source in dict.fromkeys(sources)]
    if blocks:
        st.html("".join(blocks))


def _quote(source: Source) -> str:
    place = " · ".join(filter(None, (f"《{source.plan}》" if source.plan else "", source.section)))
    return f'<blockquote class="quote">{html.escape(source.text)}<cite>{html.escape(place)}</cite></blockquote>'


def show_facts(facts: Iterable[tuple[str, str]]) -> None:
    """A small two-column list: 文号 | 郑科〔2019〕1号."""
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in facts)
    if rows:
        st.html(f'<dl class="facts">{rows}</dl>')


def show_name(name: str, kind: str, color: str) -> None:
    """The head of a panel: a coloured type over the name."""
    st.html(f'<div class="kind" style="color:{color}">{html.escape(kind)}</div><div class="name">{html.escape(name)}</div>')


def show_tiles(tiles: Iterable[tuple[str, int, str]]) -> None:
    """Counts side by side: name, number, colour."""
    blocks = "".join(
        f'<div class="tile" style="border-color:{color}"><b>{number:,}</b><span>{html.escape(name)}</span></div>'
        for name, number, color in tiles
    )
    st.html(f'<div class="tiles">{blocks}</div>')
