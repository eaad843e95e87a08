"""What all queues of 校核 share: who reviews, what a judgement does, and the word about it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from ingest.judgements import ABOUT_EDGES, ABOUT_NAMES, ABOUT_WORDS
from innograph.errors import InnographError
from views.judging import Effect, Judging
from views.search import forget
from views.text import plain

JUDGED = {
    **{"same": "相同", "different": "不同", "unsure": "不确定", "accept": "成立", "reject": "不成立"},
    **{"seen": "已看过", "nothing": "不是事实", "missed": "应当识别"},
}
WHY = {
    ABOUT_NAMES: "原文写明是同一家单位的简称",
    ABOUT_EDGES: "原文只说打算联系，没有说合作",
    ABOUT_WORDS: "只是泛称，不指哪一家单位",
}
"""What a reason may be, by the kind of judgement."""

AROUND = 60
"""Characters of the text before and after a place, at most its line."""

Plans = Mapping[str, Mapping[str, Any]]
Row = Mapping[str, str]
"""What a judgement is about: `left`, `right`, `relation`, `plan` of the judgements' file."""

_WHO, _TOLD = "review-who", "review-told"


def reviewer() -> None:
    """The box for the name, which each judgement carries."""
    st.session_state.setdefault(_WHO, "")
    st.session_state[_WHO] = st.session_state[_WHO]  # kept while other pages are open
    st.text_input("校核人", key=_WHO, placeholder="校核人姓名，记在每个判断里", width=280, label_visibility="collapsed")


def buttons(judging: Judging, key: str, judgements: tuple[str, ...], about: Sequence[Row], said: str) -> None:
    """A box for the reason and a button a judgement, which is recorded of all that it is `about`; `said` names that."""
    with st.form(f"judge-{key}", border=False):
        why = st.text_input("理由", placeholder=f"例如：{WHY[judgements]}", key=f"why-{key}")
        with st.container(horizontal=True):
            pressed = [told for told in judgements if st.form_submit_button(JUDGED[told], key=f"{told}-{key}", width=110)]
    if pressed:
        told = {"judgement": pressed[0], "why": why, "who": who(), "when": today()}
        carry_out(lambda: judging.judge(*({**row, **told} for row in about)), f"已记录：{said}{JUDGED[pressed[0]]}")


def carry_out(work: Callable[[], Effect], said: str) -> None:
    """Judge or take back, tell of it and draw the page anew; without a name nothing happens."""
    if not who():
        st.warning("请先填写校核人的姓名。", icon=":material/person:")
        return
    try:
        with st.spinner("正在更新图谱…"):
            effect = work()
    except InnographError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    forget()
    st.session_state[_TOLD] = (said, effect)
    st.query_params.pop("item", None)
    st.rerun()


def who() -> str:
    """The name of the reviewer."""
    return str(st.session_state.get(_WHO, "")).strip()


def today() -> str:
    """2026-11-27."""
    return date.today().isoformat()


def tell_effect(judging: Judging) -> None:
    """What was judged last, and one step back for all of it."""
    told: tuple[str, Effect] | None = st.session_state.get(_TOLD)
    if told is None:
        return
    said, effect = told
    number = len(effect.changed)
    changed = f"图谱中 {number} 份计划已随之更新" if number else "图谱内容不变"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(plain(f"{said}：{changed}。"), icon=":material/check_circle:")
        if effect.lines and st.button(f"撤回刚才的判断（{len(effect.lines)}）", icon=":material/undo:", key="undo-last"):
            carry_out(lambda: judging.take_back(effect.lines, who(), today()), f"已撤回 {len(effect.lines)} 个判断")
    if effect.to_read_again:
        listed = "、".join(effect.to_read_again)
        st.warning(
            plain(f"这些计划是在该判断之后读入的，原文也没有保存，请重新导入才能恢复：{listed}"), icon=":material/upload_file:"
        )


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the line around a place."""
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    line_end = text.find("\n", end)
    return left, min(len(text) if line_end < 0 else line_end, end + AROUND)
