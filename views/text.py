"""Text of plans and users on the page: never read as Markdown, never as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import streamlit as st

from innograph.errors import InnographError
from queries.answers import Quote

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Markdown that shows exactly `text`: `*a*` → `\\*a\\*`. For headings, buttons and captions."""
    return _MARKDOWN.sub(r"\\\1", text)


def show_quotes(quotes: Iterable[Quote]) -> None:
    """Each quote with the plan and the heading under which it stands."""
    blocks = [_quote(quote) for quote in quotes]
    if blocks:
        st.html("".join(blocks))
    else:
        st.caption("（没有引文）")


def _quote(quote: Quote) -> str:
    number = f"（{quote.doc_number}）" if quote.doc_number else ""
    place = " · ".join(filter(None, (f"《{quote.plan_title}》{number}", quote.section)))
    return f'<blockquote class="quote">{html.escape(quote.text)}<cite>{html.escape(place)}</cite></blockquote>'


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


@contextmanager
def errors_told() -> Iterator[None]:
    """What goes wrong in the block is said in its place, in one sentence; the store itself reaches a lost database again."""
    try:
        yield
    except InnographError as error:
        st.error(plain(str(error)), icon=":material/error:")
        st.button("重试")
