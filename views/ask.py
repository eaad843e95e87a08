"""提问: a question in Chinese, the answer in one sentence, as a table, and line by line with the quotes that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from exports.gathering import of_question
from graph.store import Store
from innograph.errors import QuestionError
from queries.answers import Answer, Quote
from queries.ask import answer
from queries.catalogue import catalogue
from queries.question import TOPICS
from views.downloads import offer
from views.search import name_index
from views.text import plain, show_quotes

SHOWN = 20
LISTING = "可以这样问："
"""What a message says before it lists the questions, which are buttons here."""
_QUESTION = "question"


def render(store: Store) -> None:
    """The page; `?q=` in the address is the question."""
    st.title("提问")
    if _QUESTION not in st.session_state:
        st.session_state[_QUESTION] = st.query_params.get("q", "")
    with st.form("ask", border=False):
        box, submit = st.columns([6, 1], vertical_alignment="bottom")
        box.text_input("问题", key=_QUESTION, placeholder="例如：哪些城市与中科院合作？", label_visibility="collapsed")
        submit.form_submit_button("提问", type="primary", width="stretch")
    show_examples("可以这样问", examples())
    question = st.session_state[_QUESTION].strip()
    if not question:
        st.query_params.pop("q", None)
        return
    st.query_params["q"] = question
    show_answer(store, question)


def examples() -> list[str]:
    """The first example of each topic."""
    by_topic = {question.topic: question.examples[0] for question in reversed(catalogue().values()) if question.examples}
    return [by_topic[topic] for topic in TOPICS if topic in by_topic]


def show_examples(title: str, questions: Iterable[str]) -> None:
    """Questions that can be asked by a click."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(title, width="content")
        for question in questions:
            st.button(plain(question), key=f"{title}-{question}", on_click=ask, args=(question,))


def ask(question: str) -> None:
    """Put the question into the box."""
    st.session_state[_QUESTION] = question


def show_answer(store: Store, question: str) -> None:
    """The answer, or what was not understood and what can be asked instead."""
    try:
        with st.spinner("正在查找…"):
            found = answer(store, question, name_index(store))
    except QuestionError as error:
        st.warning(plain(str(error).partition(LISTING)[0]), icon=":material/help:")
        show_examples("试试这些", error.suggestions)
        return
    st.subheader(plain(found.sentence), anchor=False)
    st.caption(plain(f"理解为：{found.title}{meant(found)}"))
    if found.rows:
        offer(question, lambda: of_question(store, question, name_index(store)))
        show_rows(found)


def meant(found: Answer) -> str:
    """The parameters as they were understood: （机构＝中国科学院）."""
    parameters = [parameter for parameter in catalogue()[found.query].parameters if found.parameters.get(parameter.name)]
    told = "，".join(f"{parameter.meaning}＝{found.parameters[parameter.name]}" for parameter in parameters)
    return f"（{told}）" if told else ""


def show_rows(found: Answer) -> None:
    """The table, and the evidence of the line chosen or of the first lines."""
    st.caption(f"共 {len(found.rows)} 行。点选一行，只看这一行的依据。")
    table = [{column: row[column] for column in found.columns} for row in found.rows]
    height = min(38 + 35 * len(table), 320)
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=height,
        key=f"answer-{found.query}-{found.parameters}",
    ).selection.rows
    st.subheader("依据", anchor=False)
    for index in chosen or range(min(SHOWN, len(table))):
        show_evidence(table[index], found.evidence[index])
    if not chosen and len(table) > SHOWN:
        st.caption(f"其余 {len(table) - SHOWN} 行的依据：在表中点选该行查看。")


def show_evidence(row: dict[str, Any], quotes: Sequence[Quote]) -> None:
    """One line of the answer and the quotes it rests on."""
    st.markdown(" · ".join(f"**{plain(str(value))}**" for value in row.values() if value not in (None, "")))
    show_quotes(quotes)
