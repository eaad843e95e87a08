"""校核: what is doubtful, the sentences behind it, and a person's judgement, which is in force at once and can be taken back.

`?queue=` what is reviewed, `item=` the thing chosen; `below=`, `relation=` which relations, `plan=` whose unread places.
"""

from __future__ import annotations

import streamlit as st

from graph.store import Store
from innograph.settings import settings
from views import review_done, review_names, review_relations, review_unread
from views.choices import choose
from views.judging import Judging
from views.review_desk import reviewer, tell_effect
from views.search import known_plans

QUEUES = {"names": "名称相近", "relations": "可信度低的关系", "unread": "没有读懂的地方", "done": "已作的判断"}


def render(store: Store) -> None:
    """The page."""
    st.title("校核")
    with st.spinner("正在读取计划…"):
        plans = known_plans(store)
    if not plans:
        st.info("图谱还是空的，没有要校核的内容：请先读入计划（见“总览”）。", icon=":material/inbox:")
        return
    judging = Judging(store, settings().home)
    with st.container(horizontal=True, vertical_alignment="center"):
        queue = choose("校核什么", "queue", QUEUES, drops=("item",))
        reviewer()
    tell_effect(judging)
    if queue == "names":
        review_names.show(store, judging, plans)
    elif queue == "relations":
        review_relations.show(store, judging, plans)
    elif queue == "unread":
        review_unread.show(store, judging, plans)
    else:
        review_done.show(store, judging, plans)
