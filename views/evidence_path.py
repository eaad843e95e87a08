"""The part 证据路径 of the page 分析: the shortest way from one name to another, with what proves each step."""

from __future__ import annotations

import streamlit as st

from graph.store import Store
from innograph.errors import QuestionError
from queries import networks
from queries.answers import quotes
from queries.catalogue import question
from queries.parameters import bind
from queries.wording import path_text
from views.analysis_files import of_path
from views.downloads import offer
from views.links import set_parameter
from views.search import known_plans, name_index
from views.text import plain, show_quotes


def show_path(store: Store) -> None:
    """Two names, and what leads from one to the other, step by step."""
    for name in ("first", "second"):
        st.session_state[f"path-{name}"] = st.query_params.get(name, "")
    with st.form("path", border=False):
        first, second, submit = st.columns([3, 3, 1], vertical_alignment="bottom")
        first.text_input("从", key="path-first", placeholder="例如：漯河")
        second.text_input("到", key="path-second", placeholder="例如：浙江大学")
        submit.form_submit_button("查找", type="primary", width="stretch", on_click=_submit)
    given = {name: st.query_params.get(name, "") for name in ("first", "second")}
    if not all(given.values()):
        st.info("写出两个名称或简称，看它们怎样连在一起。", icon=":material/route:")
        return
    known = [understood(store, name, text) for name, text in given.items()]  # both are told what is wrong
    if not all(known):
        return
    with st.spinner("正在查找路径…"):
        steps = networks.evidence_path(store, given["first"], given["second"])
    if not steps:
        st.info("两者之间没有路径：图谱里没有一串关系把它们连起来。", icon=":material/search_off:")
    else:
        offer(f"{given['first']}到{given['second']}的证据路径", lambda: of_path(store, given["first"], given["second"]))
    for number, step in enumerate(steps, 1):
        ids = [step.source, step.target]
        told = {"names": step.names, "ids": ids, "labels": [id.split(":")[0] for id in ids]}
        arrow = path_text(told | {"types": [step.relation], "sources": [ids[0 if step.onward else 1]]})
        st.markdown(f"**{number}. {plain(arrow)}**")
        show_quotes(quotes(step.edges, known_plans(store)))


def _submit() -> None:
    for name in ("first", "second"):
        text = str(st.session_state[f"path-{name}"]).strip()
        set_parameter(name, [text] if text else [])


def understood(store: Store, name: str, text: str) -> bool:
    """Whether the graph knows what the text names; what is wrong, with what it can mean instead, is said."""
    parameter = next(one for one in question("relation_between").parameters if one.name == name)
    try:
        bound = bind(parameter, text, name_index(store))
    except QuestionError as error:
        st.warning(plain(str(error)), icon=":material/help:")
        with st.container(horizontal=True):
            for instead in error.suggestions:
                st.button(plain(instead), key=f"{name}-{instead}", on_click=set_parameter, args=(name, [instead]))
        return False
    if bound.absent:
        st.info(f"图谱里没有{plain(bound.absent[0])}：已导入的计划都没有提到。", icon=":material/search_off:")
    return not bound.absent
