"""A question of the catalogue as a form: its parameters stand in the address, each under `p-` and its name."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from innograph.errors import QuestionError
from queries.catalogue import Question, catalogue
from queries.names import Names
from queries.parameters import bind
from queries.question import Parameter
from views.text import ASKED, PARAMETER, plain

_IN_A_ROW = 4


def asked_values(question: Question) -> dict[str, str]:
    """What the address gives for the parameters of this question."""
    found = {parameter.name: st.query_params.get(PARAMETER + parameter.name, "") for parameter in question.parameters}
    return {name: value for name, value in found.items() if value}


def go_to(question: str, values: Mapping[str, str]) -> None:
    """Ask this question: everything else that the address said of another one goes."""
    st.query_params.from_dict(
        {"by": "catalogue", ASKED: question} | {PARAMETER + name: text for name, text in values.items() if text}
    )


def askable() -> dict[str, Question]:
    """The questions that people ask; the program's own have no example."""
    return {name: question for name, question in catalogue().items() if question.examples}


def show_form(question: Question, values: Mapping[str, str]) -> None:
    """A box for each parameter, filled with the values."""
    with st.form(f"form-{question.name}", border=True):
        columns = st.columns(_IN_A_ROW, vertical_alignment="bottom")
        for number, parameter in enumerate(question.parameters):
            with columns[number % _IN_A_ROW]:
                _box(question, parameter, values.get(parameter.name, ""))
        st.form_submit_button("查询", type="primary", on_click=_submit, args=(question,))


def _key(question: Question, parameter: Parameter) -> str:
    return f"{PARAMETER}{question.name}-{parameter.name}"


def _box(question: Question, parameter: Parameter, value: str) -> None:
    """A list for closed choices, else a line to write in, which shows an example where it is empty."""
    key = _key(question, parameter)
    label = parameter.meaning + ("（可不填）" if parameter.default is not None and parameter.kind != "choice" else "")
    if parameter.kind == "choice":
        first = parameter.default or parameter.choices[0]
        st.session_state[key] = value if value in parameter.choices else first
        st.selectbox(label, parameter.choices, key=key)
        return
    st.session_state[key] = value
    hint = "，几个之间用顿号" if parameter.many and "、" not in parameter.example else ""
    st.text_input(label, key=key, placeholder=f"例如：{parameter.example}{hint}")


def _submit(question: Question) -> None:
    go_to(question.name, {p.name: str(st.session_state.get(_key(question, p)) or "").strip() for p in question.parameters})


def show_problem(question: Question, values: Mapping[str, str], names: Names) -> None:
    """What is wrong with the first parameter that cannot be used, and what can stand in its place, each a button."""
    for parameter in question.parameters:
        try:
            bind(parameter, values.get(parameter.name), names)
        except QuestionError as error:
            st.warning(plain(str(error)), icon=":material/help:")
            with st.container(horizontal=True):
                for name in error.suggestions:
                    changed = {**values, parameter.name: _instead(parameter, values[parameter.name], name)}
                    st.button(plain(name), key=f"instead-{name}", on_click=go_to, args=(question.name, changed))
            return


def _instead(parameter: Parameter, text: str, name: str) -> str:
    """In a list only the member that was not clear is replaced: 郑洲、鹤壁 → 郑州市、鹤壁."""
    if not parameter.many or "、" not in text:
        return name
    members = text.split("、")
    nearest = max(members, key=lambda member: len(set(member) & set(name)))
    return "、".join(name if member == nearest else member for member in members)
