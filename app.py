"""The app: navigation and the shared store, nothing else. Start it with `innograph app`."""

from __future__ import annotations

import streamlit as st

from graph.store import Store
from innograph.errors import InnographError, StoreUnavailable
from views.links import keep_pages
from views.pages import PAGES, Page, dress


@st.cache_resource(show_spinner="正在打开图数据库…", on_release=Store.close)
def shared_store() -> Store:
    """The store of this process; every session uses it."""
    return Store.open()


def show(page: Page) -> None:
    """One page; what goes wrong is said in its place, and a lost database is opened anew at the next try."""
    try:
        page.render(shared_store())
    except InnographError as error:
        if isinstance(error, StoreUnavailable):
            shared_store.clear()
        st.error(str(error), icon="⚠️")
        st.button("重试")


dress()
entries = {
    page.path: st.Page(lambda page=page: show(page), title=page.title, icon=page.icon, url_path=page.path, default=page is PAGES[0])
    for page in PAGES
}
keep_pages(entries)
st.navigation(list(entries.values())).run()
