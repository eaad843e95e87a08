"""Text of plans and users on the page: never read as Markdown, never as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from innograph.errors import InnographError
from queries.answers import Quote

ASKED, PARAMETER = "ask", "p-"
"""In the address of the page 提问: the question of the catalogue, and what stands before the name of each of its parameters."""
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Markdown that shows exactly `text`: `*a*` → `\\*a\\*`. For headings, buttons and captions."""
    return _MARKDOWN.sub(r"\\\1", text)


def show_quotes(quotes: Iterable[Quote], *, link: bool = True) -> None:
    """Each quote with the plan and the heading under which it stands, and the way to its sentence on the page 原文."""
    blocks = [_quote(quote, link) for quote in quotes]
    if blocks:
        st.html("".join(blocks))
    else:
        st.caption("（没有引文）")


def _quote(quote: Quote, link: bool) -> str:
    number = f"（{quote.doc_number}）" if quote.doc_number else ""
    place = " · ".join(filter(None, (f"《{quote.plan_title}》{number}", quote.section)))
    way = f'<a class="to-text" href="{html.escape(text_address(quote))}">看原文</a>' if link else ""
    return f'<blockquote class="quote">{html.escape(quote.text)}<cite>{html.escape(place)}</cite>{way}</blockquote>'


def text_address(quote: Quote) -> str:
    """The address of the quote's sentence on the page 原文, from any page of the app."""
    return "text?" + urlencode({"plan": quote.plan_id, "at": f"{quote.start}-{quote.end}"})


def plan_address(plan: str, node: str = "") -> str:
    """The address of a plan's text, with the places of a node standing out."""
    return "text?" + urlencode({"plan": plan} | ({"pick": node} if node else {}))


def question_address(question: str, values: Mapping[str, object]) -> str:
    """The address of a question of the catalogue with these parameters."""
    return "ask?" + urlencode({"by": "catalogue", ASKED: question} | {PARAMETER + name: text for name, text in values.items()})


def show_links(title: str, links: Iterable[tuple[str, str]]) -> None:
    """A line of ways to other pages: (text, address)."""
    told = "、".join(f'<a href="{html.escape(to)}">{html.escape(text)}</a>' for text, to in links)
    if told:
        st.html(f'<p class="links">{html.escape(title)}：{told}</p>')


def show_facts(facts: Iterable[tuple[str, str]]) -> None:
    """A small two-column list: 文号 | 郑科〔2019〕1号."""
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in facts)
    if rows:
        st.html(f'<dl class="facts">{rows}</dl>')


def show_name(name: str, kind: str, color: str) -> None:
    """The head of a panel: the type behind a mark of its colour, over the name."""
    mark = f'<i class="kind-mark" style="background:{color}"></i>'
    st.html(f'<div class="kind">{mark}{html.escape(kind)}</div><div class="name">{html.escape(name)}</div>')


class Tile(NamedTuple):
    """A count: its name and colour, and the address of what it counts."""

    name: str
    number: int
    color: str
    address: str


def show_tiles(tiles: Iterable[Tile]) -> None:
    """Counts side by side, each a way to what it counts."""
    blocks = "".join(
        f'<a class="tile" style="border-color:{tile.color}" href="{html.escape(tile.address)}">'
        f"<b>{tile.number:,}</b><span>{html.escape(tile.name)}</span></a>"
        for tile in tiles
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
