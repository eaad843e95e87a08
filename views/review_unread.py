"""Places that the program did not understand: found anew from the kept text, since no store holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st

from graph.store import Store
from ingest.judgement_file import harmless
from ingest.judgements import ABOUT_WORDS
from innograph.errors import InputError
from queries.answers import Quote
from views.choices import choose_from_list, choose_rows
from views.downloads import offer
from views.judging import Judging
from views.review_desk import Plans, around, buttons
from views.review_files import of_table
from views.text import plain, show_quotes

NAME = "没有读懂的地方"
SHOWN = 12
MEANING = (
    "**已看过**：记下来，不再列出。**不是事实**：这里没有要读出的内容。"
    "**应当识别**：应补进词表（data/lexicon），重新导入后即可读出。"
)


class Words(NamedTuple):
    """Words that were not understood: what they look like, and their places in the text."""

    words: str
    what: str
    places: list[tuple[int, int]]


def show(store: Store, judging: Judging, plans: Plans) -> None:
    """A plan to choose, the words that were not understood, and of those chosen the places and the judgement."""
    names = {id: f"{plan.get('city') or '—'} · {plan['title']}" for id, plan in plans.items()}
    id = choose_from_list("计划", "plan", list(plans), names.__getitem__, drops=("item",))
    text = store.text(id)
    if text is None:
        st.info("这份计划的原文没有保存在本机：重新导入后，这里会列出没有读懂的地方。", icon=":material/upload_file:")
        return
    with st.spinner("正在重读原文…"):
        found = unread(text, str(plans[id]["digest"]))
    judged = judging.judgements().words
    waiting = [one for one in found if (id, harmless(one.words)) not in judged]
    if not waiting:
        told = f"没有读懂的 {len(found)} 处名称都已判断过，见“已作的判断”。" if found else "这份计划里的单位名称都读懂了。"
        st.info(told, icon=":material/task_alt:")
        return
    st.caption(f"{len(waiting)} 个像是单位、却没有认出的名称，没有进入图谱。点选一行，右边核对原文并判断；勾选几行可一并判断。")
    table, desk = st.columns([11, 10])
    with table:
        keys = [one.words for one in waiting]
        rows = [{"名称": one.words, "像是": one.what, "处数": len(one.places)} for one in waiting]
        chosen = choose_rows(f"unread-{id}-{len(waiting)}", rows, keys)
        offer(NAME, lambda: of_table(store, NAME, with_lines(rows, waiting, text), [plans[id]]))
    with desk:
        show_words(judging, [waiting[keys.index(key)] for key in chosen], text, plans[id]["title"], id)


def with_lines(rows: Sequence[dict[str, Any]], waiting: Sequence[Words], text: str) -> list[dict[str, Any]]:
    """The same rows, each with the line where the words stand first."""
    stretches = [around(text, *one.places[0]) for one in waiting]
    return [row | {"原文": text[left:right]} for row, (left, right) in zip(rows, stretches, strict=True)]


def show_words(judging: Judging, chosen: Sequence[Words], text: str, title: str, plan: str) -> None:
    """The places, each within its line, and the judgement."""
    for one in chosen[:SHOWN]:
        st.markdown(f"**{plain(one.words)}**（{one.what}）")
        stretches = [around(text, start, end) for start, end in one.places[:SHOWN]]
        show_quotes(Quote(text[left:right], plan, title, "", "", left, right) for left, right in stretches)
    if len(chosen) > SHOWN:
        st.caption(f"其余 {len(chosen) - SHOWN} 个见左表。")
    st.caption(MEANING)
    about = [{"left": one.words, "plan": plan} for one in chosen]
    said = f"“{chosen[0].words}”" if len(chosen) == 1 else f"{len(chosen)} 个名称"
    buttons(judging, f"{plan}-{chosen[0].words}-{len(chosen)}", ABOUT_WORDS, about, said)


@st.cache_resource(show_spinner=False, max_entries=8)
def unread(_text: str, digest: str) -> list[Words]:
    """In the order of the text, for the plan of this digest."""
    from ingest.pipeline import extract  # brings spaCy, for which no page should wait

    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    try:
        for one in extract(_text).unread:
            places[" ".join(one.text.split()), one.what].append((one.span.start, one.span.end))
    except InputError:  # what an earlier version of the program read
        return []
    return [Words(words, what, found) for (words, what), found in places.items()]
