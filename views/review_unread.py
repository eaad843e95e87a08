"""Places that the program did not understand: found anew from the kept text, since no store holds them."""

from __future__ import annotations

import streamlit as st

from graph.store import Store
from innograph.errors import InputError
from queries.answers import Quote
from views.choices import choose_from_list
from views.review_desk import Plans, around
from views.text import plain, show_quotes

SHOWN = 100


def show(store: Store, plans: Plans) -> None:
    """A plan to choose, and its places, each within its line."""
    id = choose_from_list("计划", "plan", list(plans), lambda id: f"{plans[id].get('city') or '—'} · {plans[id]['title']}")
    text = store.text(id)
    if text is None:
        st.info("这份计划的原文没有保存在本机：重新导入后，这里会列出没有读懂的地方。", icon=":material/upload_file:")
        return
    with st.spinner("正在重读原文…"):
        found = unread(text, str(plans[id]["digest"]))
    if not found:
        st.info("这份计划里的单位名称都读懂了。", icon=":material/task_alt:")
        return
    st.caption(f"{len(found)} 处像是单位、却没有认出的名称。它们没有进入图谱；补充词表（data/lexicon）后重新导入即可读出。")
    for what, name, start, end in found[:SHOWN]:
        st.markdown(f"**{plain(name)}**（{what}）")
        left, right = around(text, start, end)
        quote = Quote(text[left:right], id, str(plans[id]["title"]), str(plans[id].get("doc_number") or ""), "", left, right)
        show_quotes([quote])
    if len(found) > SHOWN:
        st.caption(f"只列出前 {SHOWN} 处。")


@st.cache_resource(show_spinner=False, max_entries=8)
def unread(_text: str, digest: str) -> list[tuple[str, str, int, int]]:
    """What it is, the name, and its place in the text, for the plan of this digest."""
    from ingest.pipeline import extract  # brings spaCy, for which no page should wait

    try:
        return [(one.what, one.text, one.span.start, one.span.end) for one in extract(_text).unread]
    except InputError:  # what an earlier version of the program read
        return []
