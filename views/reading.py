"""原文: a plan's text with its outline and everything that was read of it; each quote anywhere leads here, to its sentence.

`?plan=` the plan, `at=120-158` the stretch to show, `pick=` the node whose facts the panel tells.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from exports.gathering import of_graph
from graph.store import Store
from queries.answers import quotes
from queries.vocabulary import RELATIONS
from views.downloads import offer
from views.links import set_parameter
from views.marks import Marked, PlanSays, mark, said
from views.panel import described, show_node
from views.search import known_plans
from views.text import errors_told, plain, show_name, show_quotes
from views.text_view import TextEvent, text_view

HEIGHT = 540
KEPT_SECONDS = 600
_PLAN = "text-plan"
HELP = "单击标出的名称看它的事实，单击带虚线的句子看它证明的关系；按 Tab 进入正文，方向键逐个移动，回车打开。"


def render(store: Store) -> None:
    """The page."""
    st.title("原文")
    with st.spinner("正在读取计划…"):
        plans = known_plans(store)
    if not plans:
        st.info("图谱还是空的：请先在“导入”页读入计划。", icon=":material/inbox:")
        return
    plan = choose(plans)
    if plan is None:
        st.info("选一份计划，查看它的原文和图谱从中读出的内容。", icon=":material/menu_book:")
        return
    with st.spinner("正在取原文…"):
        text = store.text(plan)
        says = told(store, plan, plans[plan]["digest"])
    if text is None:
        show_missing(says, plans)
    else:
        show_text(store, plan, text)
    offer(str(plans[plan]["title"]), lambda: of_graph(store, plan))


def choose(plans: dict[str, dict[str, Any]]) -> str | None:
    """The plan of the address, or the one chosen in the box."""
    asked = st.query_params.get("plan")
    if asked is not None and asked not in plans:
        st.warning(plain(f"图谱里没有计划“{asked}”：它可能已被移除。请在下面另选一份。"), icon=":material/search_off:")
        asked = None
    if st.session_state.get(_PLAN) != asked:
        st.session_state[_PLAN] = asked
    st.selectbox(
        "计划",
        list(plans),
        index=None,
        format_func=lambda id: f"{plans[id].get('city') or '—'} · {plans[id]['title']}",
        placeholder="选择一份计划，可输入文字查找",
        key=_PLAN,
        on_change=go_to_chosen,
    )
    return asked


def go_to_chosen() -> None:
    """Another plan: what was shown of the old one goes."""
    for name in ("at", "pick"):
        set_parameter(name, [])
    set_parameter("plan", [chosen] if (chosen := st.session_state[_PLAN]) else [])


@st.cache_resource(ttl=KEPT_SECONDS, max_entries=16, show_spinner=False)
def told(_store: Store, plan: str, digest: str) -> PlanSays:
    """What the graph has of this reading of the plan."""
    return said(_store, plan)


@st.cache_resource(ttl=KEPT_SECONDS, max_entries=16, show_spinner=False)
def marked(_store: Store, plan: str, digest: str, text: str) -> Marked:
    """The text as it is drawn; cut once for each reading of the plan."""
    return mark(text, told(_store, plan, digest))


def show_missing(says: PlanSays, plans: dict[str, dict[str, Any]]) -> None:
    """Without the text: the quotes in the order in which they stand in it."""
    st.warning(
        "本机没有保存这份计划的原文（它是由旧版本、另一台机器或计划图文件写入的）。"
        "重新导入原文件即可补上。下面按先后列出全部引文。",
        icon=":material/description:",
    )
    found = quotes(says.edges, plans)
    st.caption(f"共 {len(found)} 条引文。")
    show_quotes(found, link=False)


@st.fragment
def show_text(store: Store, plan: str, text: str) -> None:
    """The text and the panel; a click runs this part of the page only."""
    with errors_told():
        plans = known_plans(store)
        digest = plans[plan]["digest"]
        with st.spinner("正在标注…"):
            says, drawn = told(store, plan, digest), marked(store, plan, digest, text)
        page, panel = st.columns([7, 3])
        with page:
            picked = st.query_params.get("pick")
            event = text_view(drawn, key=f"text-{plan}", version=digest, height=HEIGHT, lit=stretch(), picked=picked)
            st.caption(HELP)
        if apply(event, says):
            st.rerun(scope="fragment")
        with panel.container(height=HEIGHT, border=True):
            show_panel(store, says, plans)


def stretch() -> tuple[int, int] | None:
    """The place that the address asks for: `at=120-158`."""
    start, _, end = st.query_params.get("at", "").partition("-")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() and int(start) < int(end) else None


def apply(event: TextEvent | None, says: PlanSays) -> bool:
    """Write what the analyst clicked into the address; whether it changed anything."""
    before = st.query_params.to_dict()
    if event is not None and event["kind"] == "node" and event["id"] in says.nodes:
        st.query_params["pick"] = event["id"]
    elif event is not None and event["kind"] == "quote":
        set_parameter("pick", [])
        st.query_params["at"] = f"{int(event['start'])}-{int(event['end'])}"
    return st.query_params.to_dict() != before


def show_panel(store: Store, says: PlanSays, plans: dict[str, dict[str, Any]]) -> None:
    """The node picked, else what the stretch proves, else how to begin."""
    place = stretch()
    picked = says.nodes.get(st.query_params.get("pick", ""))
    if picked:
        show_node(store, picked, plans)
    elif place:
        show_told(says, says.told_at(*place), plans)
    else:
        st.markdown(f"图谱从这份计划读出 **{len(says.nodes)}** 个对象、**{len(says.edges)}** 条关系。")
        st.caption("单击正文中的标记，这里显示它的事实和依据。")


def show_told(says: PlanSays, edges: list[dict[str, Any]], plans: dict[str, dict[str, Any]]) -> None:
    """The relations that a sentence proves, each with its quotes in this plan."""
    if not edges:
        st.caption("图谱没有从这一处读出关系。")
    for edge in edges:
        look = RELATIONS[edge["type"]]
        ends = " — ".join(
            str(says.nodes[id].get("name", id)) if id in says.nodes else id for id in (edge["source"], edge["target"])
        )
        show_name(ends, look.name + described(edge), look.color)
        show_quotes(quotes([edge], plans))
