"""提问: a question in Chinese, one of the catalogue, or Cypher; the answer as sentence, table, graph and quotes.

`by` in the address is the way of asking, `q` the question in Chinese, `ask` and `p-…` one of the catalogue, `cypher` a query.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from exports.gathering import of_named, of_question
from graph.store import Store
from innograph.errors import QuestionError
from queries.answers import Answer
from queries.ask import answer, asked
from queries.catalogue import catalogue, run
from queries.forms import normalise
from queries.names import Names
from queries.question import TOPICS
from queries.suggestions import nearest_examples
from views.answer import show_answer
from views.asking import askable, asked_values, go_to, show_form, show_problem
from views.choices import choose
from views.cypher_box import show_cypher
from views.downloads import offer
from views.search import FRESH_SECONDS, name_index
from views.text import ASKED, plain

LISTING = "可以这样问："
"""What a message says before it lists the questions, which are buttons here."""
WAYS = {"question": "用中文提问", "catalogue": "问题目录", "cypher": "Cypher 查询"}
OF_ONE_WAY = ("q", ASKED, "cypher", "row", "pick")
FIRST_ASKED = (
    *("cities_with_institution", "tasks_of_unit", "compare_targets", "platforms_of_city", "relation_between"),
    *("who_is_connected", "overdue_tasks", "institutions_by_cities"),
)
"""The questions whose examples stand beneath the box."""
_QUESTION = "question"


def render(store: Store) -> None:
    """The page."""
    st.title("提问")
    match choose("方式", "by", WAYS, drops=OF_ONE_WAY):
        case "question":
            show_question(store)
        case "catalogue":
            show_catalogue(store)
        case _:
            show_cypher(store)


def show_question(store: Store) -> None:
    """A box for the question, examples, and the answer."""
    st.session_state[_QUESTION] = st.query_params.get("q", "")
    with st.form("ask", border=False):
        box, submit = st.columns([6, 1], vertical_alignment="bottom")
        box.text_input("问题", key=_QUESTION, placeholder="例如：哪些城市与中科院合作？", label_visibility="collapsed")
        submit.form_submit_button("提问", type="primary", width="stretch", on_click=_ask_what_stands_there)
    with st.spinner("正在读取名称…"):
        names = name_index(store)
    if question := st.query_params.get("q", "").strip():
        show_reply(store, question, names)  # in the place of the examples: the answer is to be seen without scrolling
    else:
        show_examples("可以这样问", examples(names))


def _ask_what_stands_there() -> None:
    ask(st.session_state[_QUESTION].strip())


def ask(question: str) -> None:
    """Ask this question in Chinese."""
    st.query_params.from_dict({"q": question} if question else {})


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def examples(_names: Names) -> list[str]:
    """For each of FIRST_ASKED the first example that can be answered from this graph."""
    found = (next((text for text in catalogue()[name].examples if _fits(text, _names)), None) for name in FIRST_ASKED)
    return [text for text in found if text]


def _fits(example: str, names: Names) -> bool:
    """Whether all that the example names is in the graph."""
    try:
        _, bound = asked(example, names)
    except QuestionError:
        return False
    return not any(value.absent for value in bound.values())


def show_examples(title: str, questions: Iterable[str]) -> None:
    """Questions that can be asked by a click."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(title, width="content")
        for question in questions:
            st.button(plain(question), key=f"{title}-{question}", on_click=ask, args=(question,))


def show_reply(store: Store, question: str, names: Names) -> None:
    """The answer, or what was not understood and what can be asked instead."""
    try:
        with st.spinner("正在查找…"):
            found = answer(store, question, names)
    except QuestionError as error:
        st.warning(plain(str(error).partition(LISTING)[0]), icon=":material/help:")
        show_examples("试试这些", error.suggestions or nearest_examples(question))
        return
    show_understood(found)
    if found.rows:
        offer(question, lambda: of_question(store, question, names))
    show_answer(store, found)
    if not found.rows:
        show_examples("还可以这样问", other_examples(question, found, names))


def other_examples(question: str, found: Answer, names: Names) -> list[str]:
    """Of an answer without rows: other questions about the same names."""
    parameters = [parameter for parameter in catalogue()[found.query].parameters if parameter.kind == "node"]
    known = [meaning for one in parameters for meaning in names.meanings(found.parameters[one.name], one.labels)[:1]]
    asked = normalise(question)
    return [text for text in nearest_examples(question, known) if normalise(text) != asked]


def show_understood(found: Answer) -> None:
    """Which question of the catalogue it was, and its parameters to change."""
    with st.expander(plain(f"理解为：{found.title}{meant(found)}")):
        question = catalogue()[found.query]
        st.caption(plain(question.description))
        show_form(question, found.parameters)


def meant(found: Answer) -> str:
    """The parameters as they were understood, without those that nobody gave: （机构＝中国科学院）."""
    parameters = [
        parameter
        for parameter in catalogue()[found.query].parameters
        if found.parameters.get(parameter.name) not in (None, "", parameter.default)
    ]
    told = "，".join(f"{parameter.meaning}＝{found.parameters[parameter.name]}" for parameter in parameters)
    return f"（{told}）" if told else ""


def show_catalogue(store: Store) -> None:
    """All questions by topic; the one chosen with its form and, where nothing is missing, its answer."""
    question = askable().get(st.query_params.get(ASKED, ""))
    if question is None:
        show_list()
        return
    st.button("全部问题", icon=":material/arrow_back:", on_click=st.query_params.from_dict, args=({"by": "catalogue"},))
    st.subheader(plain(question.title), anchor=False)
    st.caption(plain(f"{question.topic} · {question.description}"))
    values = asked_values(question)
    show_form(question, values)
    if any(parameter.default is None and not values.get(parameter.name) for parameter in question.parameters):
        st.info("填好上面的条件，点“查询”。", icon=":material/edit:")
        return
    names = name_index(store)
    try:
        with st.spinner("正在查找…"):
            found = run(store, question.name, values, names)
    except QuestionError:
        show_problem(question, values, names)
        return
    if found.rows:
        offer(found.title, lambda: of_named(store, question.name, values, names))
    show_answer(store, found)


def show_list() -> None:
    """Every question, under its topic."""
    questions = askable().values()
    st.caption(f"共 {len(questions)} 个问题。点一个，填上条件；也可以用中文照例子的说法提问。")
    columns = st.columns(2)
    for number, topic in enumerate(TOPICS):
        with columns[number % 2].container(border=True, gap=None):
            st.subheader(topic, anchor=False)
            for question in questions:
                if question.topic == topic:
                    label = f"**{plain(question.title)}** :small[{plain(question.examples[0])}]"
                    st.button(label, key=f"question-{question.name}", type="tertiary", on_click=go_to, args=(question.name, {}))
