"""The pages in the order of the menu, and how all of them are dressed. A new page is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from graph.store import Store
from views import analysis, ask, compare, graph, importing, overview, reading, review, tasks


class Page(NamedTuple):
    """`path` is its part of the address; `render` draws it from the shared store."""

    path: str
    title: str
    icon: str
    render: Callable[[Store], None]


PAGES = (
    Page("overview", "总览", ":material/dashboard:", overview.render),
    Page("ask", "提问", ":material/forum:", ask.render),
    Page("graph", "图谱", ":material/hub:", graph.render),
    Page("compare", "城市对比", ":material/compare_arrows:", compare.render),
    Page("tasks", "任务台账", ":material/checklist:", tasks.render),
    Page("text", "原文", ":material/article:", reading.render),
    Page("analysis", "分析", ":material/insights:", analysis.render),
    Page("import", "导入", ":material/upload_file:", importing.render),
    Page("review", "校核", ":material/fact_check:", review.render),
)


def dress() -> None:
    """Title, width and style of every page."""
    st.set_page_config(page_title="创新政策知识图谱", page_icon="🧭", layout="wide")
    st.html(Path(__file__).with_name("app.css"))
