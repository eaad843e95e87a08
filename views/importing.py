"""导入: drop files, see what was read of each, decide about plans that are there already, write. Each plan is written whole.

Nothing is written before the button is pressed; `?done=` are the plans that were.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import streamlit as st

from exports.gathering import of_graph
from graph.model import PlanGraph
from graph.rows import digest
from graph.store import Store
from ingest.read import SUFFIXES
from innograph.errors import InnographError
from queries.vocabulary import LABELS, RELATIONS
from views.downloads import offer
from views.intake import LARGEST_MB, MOST_FILES, Examined, examine
from views.links import set_parameter
from views.search import forget, known_plans
from views.text import plain

if TYPE_CHECKING:
    from ingest.pipeline import Extraction

MOST_UNREAD = 50
AROUND = 12
"""Characters shown on either side of a place that was not understood."""
KEEP, REPLACE = "保留图谱中的", "用这份替换"
_ROUND, _SEEN = "import-round", "import-seen"

Plans = Mapping[str, Mapping[str, Any]]


def render(store: Store) -> None:
    """The page."""
    st.title("导入")
    files = st.file_uploader(
        "把计划文件拖到框里，或点“选择文件”",
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=f"import-files-{st.session_state.get(_ROUND, 0)}",
    )
    if not files:
        show_done(store)
        show_help()
        return
    set_parameter("done", [])
    if len(files) > MOST_FILES:
        st.error(
            f"一次至多 {MOST_FILES} 个文件，这里有 {len(files)} 个。更多的请用命令 innograph ingest 文件夹。",
            icon=":material/error:",
        )
        return
    examined = examine(files, st.session_state.setdefault(_SEEN, {}))
    with st.spinner("正在核对图谱中已有的计划…"):
        present = {plan["id"]: plan for plan in store.plans()}  # as it is at this moment: it decides what is replaced
    chosen = show_examined(store, examined, present)
    show_buttons(store, chosen)


def show_help() -> None:
    """What can be dropped."""
    st.markdown(
        f"可读：{'、'.join(SUFFIXES)}（纯文本、Markdown、网页、Word、带文字层的 PDF、Excel 任务台账）。"
        f"一次至多 {MOST_FILES} 个文件，每个不超过 {LARGEST_MB} MB。"
    )
    st.caption("先读后写：读出了什么、哪里没有读懂，都先列给您看；点“写入图谱”之前，图谱不变。文件只在本机处理。")


def show_done(store: Store) -> None:
    """The plans that were written last, with the ways to them."""
    plans = known_plans(store)
    done = [plans[id] for id in st.query_params.get_all("done") if id in plans]
    if not done:
        return
    st.success(f"已写入 {len(done)} 份计划，其他页面现在就能看到。", icon=":material/check_circle:")
    items = "".join(
        f"<li>{html.escape(plan.get('city') or '')}《{html.escape(plan['title'])}》："
        f"{plan['nodes']} 个节点、{plan['edges']} 条关系 · "
        f'<a href="text?plan={quote(plan["id"])}">看原文</a> · <a href="graph?node={quote(plan["id"])}">看图谱</a></li>'
        for plan in done
    )
    st.html(f'<ul class="done">{items}</ul>')
    offer("导入的计划", lambda: of_graph(store, *(plan["id"] for plan in done)))


def show_examined(store: Store, examined: Sequence[Examined], present: Plans) -> list[Extraction]:
    """A result a file, and the choices; returns what is to be written."""
    chosen: list[Extraction] = []
    seen: dict[str, str] = {}
    readable = sum(one.extraction is not None for one in examined)
    st.subheader(f"读懂 {readable} 个文件，共 {len(examined)} 个", anchor=False)
    for one in examined:
        with st.container(border=True):
            if one.extraction is None:
                st.markdown(f":material/error: **{plain(one.name)}** — 不能导入")
                st.markdown(plain(one.error))
                continue
            show_found(one.name, one.extraction)
            if wanted(store, one, seen, present):
                chosen.append(one.extraction)
        seen.setdefault(one.extraction.graph.document.id, one.name)
    return chosen


def show_found(name: str, found: Extraction) -> None:
    """Which plan it is, what was read of it, and what was not understood."""
    graph = found.graph
    st.markdown(f":material/description: **{plain(name)}** — {plain(told(graph))}")
    quotes = sum(len(edge.evidence) for edge in graph.edges)
    labels, relations = Counter(str(node.label) for node in graph.nodes), Counter(str(edge.type) for edge in graph.edges)
    nodes = "、".join(f"{look.name} {labels[label]}" for label, look in LABELS.items() if labels[label])
    edges = "、".join(f"{look.name} {relations[kind]}" for kind, look in RELATIONS.items() if relations[kind])
    st.markdown(f"读出 {len(graph.nodes)} 个节点（{nodes}），{len(graph.edges)} 条关系（{edges}），{quotes} 条引文。")
    if found.unread:
        with st.expander(f"没有读懂 {len(found.unread)} 处"):
            st.dataframe([place(found, index) for index in range(min(MOST_UNREAD, len(found.unread)))], hide_index=True)
            if len(found.unread) > MOST_UNREAD:
                st.caption(f"只列出前 {MOST_UNREAD} 处。")


def told(graph: PlanGraph) -> str:
    """郑州市《……》（郑科〔2019〕1号）."""
    about = graph.document
    number = f"（{about.doc_number}）" if about.doc_number else ""
    return f"{about.city or about.province or ''}《{about.title}》{number}"


def place(found: Extraction, index: int) -> dict[str, Any]:
    """One place that was not understood, with the words around it."""
    unread, text = found.unread[index], found.text
    start, end = unread.span.start, unread.span.end
    around = text[max(0, start - AROUND) : start] + "【" + text[start:end] + "】" + text[end : end + AROUND]
    return {"位置": f"第 {start + 1} 字", "是什么": unread.what, "文字": unread.text, "上下文": " ".join(around.split())}


def wanted(store: Store, one: Examined, seen: Mapping[str, str], present: Plans) -> bool:
    """Whether to write it: asked where the plan is there already, no where another dropped file is the same plan."""
    assert one.extraction is not None
    graph = one.extraction.graph
    plan = graph.document.id
    if plan in seen:
        st.warning(plain(f"与“{seen[plan]}”是同一份计划（{plan}），只写入那一份。"), icon=":material/content_copy:")
        return False
    if plan not in present:
        return True
    st.warning(plain(f"图谱中已有这份计划，{compared(store, graph, present[plan])}"), icon=":material/history:")
    choice = st.radio("怎么办", (KEEP, REPLACE), horizontal=True, key=f"import-choice-{one.key}", label_visibility="collapsed")
    return choice == REPLACE


def compared(store: Store, graph: PlanGraph, old: Mapping[str, Any]) -> str:
    """What replacing it would change."""
    if old["digest"] != digest(graph):
        new = f"这份有 {len(graph.nodes)} 个节点、{len(graph.edges)} 条关系"
        return f"内容不同：{new}，原有 {old['nodes']} 个、{old['edges']} 条。"
    if store.text(graph.document.id) is None:
        return f"内容相同，但本机没有它的原文：选“{REPLACE}”即可补上。"
    return "内容相同，替换不会改变图谱。"


def show_buttons(store: Store, chosen: Sequence[Extraction]) -> None:
    """Write, or drop all."""
    with st.container(horizontal=True):
        write = st.button(f"写入图谱（{len(chosen)} 份）", type="primary", disabled=not chosen, key="import-write")
        if st.button("取消，全部不写入"):
            start_anew([])
    if write:
        write_all(store, chosen)


def write_all(store: Store, chosen: Sequence[Extraction]) -> None:
    """One transaction a plan; where one fails, those before it are written whole and the page says so."""
    done: list[str] = []
    bar = st.progress(0.0, text="正在写入…")
    try:
        for number, extraction in enumerate(chosen):
            bar.progress(number / len(chosen), text=plain(f"正在写入 {told(extraction.graph)}（{number + 1}/{len(chosen)}）"))
            store.load(extraction.graph, extraction.text)
            done.append(extraction.graph.document.id)
    except InnographError as error:
        st.error(plain(f"已写入 {len(done)} 份，其余没有写入：{error}"), icon=":material/error:")
        return
    finally:
        forget()
        bar.empty()
    start_anew(done)


def start_anew(done: Sequence[str]) -> None:
    """An empty box for files, and the address tells what was written."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_SEEN, None)
    set_parameter("done", done)
    st.rerun()
