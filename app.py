"""The app: navigation, nothing else. Start it with `innograph app`."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page as Entry

from views.links import keep_pages
from views.pages import PAGES, Page, dress
from views.shared import shared_store
from views.text import errors_told


def show(page: Page) -> None:
    """One page."""
    with errors_told():
        with st.spinner("正在打开图数据库…"):
            store = shared_store()
        page.render(store)


def entry(page: Page) -> Entry:
    """The page in the menu."""
    return st.Page(lambda: show(page), title=page.title, icon=page.icon, url_path=page.path, default=page is PAGES[0])


dress()
entries = {page.path: entry(page) for page in PAGES}
keep_pages(entries)
st.navigation(list(entries.values()), position="top").run()
