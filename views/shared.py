"""What all sessions of the app's process share: the store."""

from __future__ import annotations

import streamlit as st

from graph.store import Store


@st.cache_resource(show_spinner=False, on_release=Store.close)
def shared_store() -> Store:
    """The store of this process; opened when the server starts, or by the first session that can."""
    return Store.open()
