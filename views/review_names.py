"""Names that may mean the same thing, side by side with what the plans say of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import streamlit as st

from graph.store import NamedNode, Store
from ingest.judgements import ABOUT_NAMES
from queries.answers import Quote, quotes
from queries.catalogue import question
from queries.doubts import NearSame
from queries.vocabulary import label_name
from views import near_names
from views.choices import choose_from_list, choose_rows
from views.downloads import offer
from views.judging import Judging
from views.picture import neighbourhood
from views.review_desk import Plans, around, buttons
from views.review_files import of_names
from views.search import whole_is_small
from views.text import plain, show_quotes

NAME = "名称相近的对象"
MOST_ROWS = 2000
PROOFS = 3
SECONDS = 5.0
"""For which the names of a plan are looked up before the page shows what was found."""


def show(store: Store, judging: Judging, plans: Plans) -> None:
    """Whose names are compared, the queue, and the pair chosen."""
    scope, told = st.columns([11, 10], vertical_alignment="bottom")
    with scope:
        plan = choose_scope(plans)
    with st.spinner("正在比较名称…"):
        judged = {frozenset((line.row["left"], line.row["right"])) for line in judging.lines()}
        apart = judging.judgements().are_different
        pairs = [
            pair
            for pair in (compared(store, plan) if plan else near_names.of_all(store))
            if frozenset((pair.left.id, pair.right.id)) not in judged and not apart(pair.left.id, pair.right.id)
        ]
    if not pairs:
        st.info("没有名称相近、还没有判断过的对象。", icon=":material/task_alt:")
        return
    told.caption(
        plain(
            f"{len(pairs)} 对名称可能指同一对象，越相近越靠前。编号、地名、级别不同的不列入。"
            "点选一行，右边核对依据并判断；勾选几行可一并判断。"
        )
    )
    pairs = pairs[:MOST_ROWS]
    table, desk = st.columns([11, 10])
    with table:
        keys = [f"{pair.left.id}→{pair.right.id}" for pair in pairs]
        rows = [
            {
                "类别": label_name(pair.left.label),
                "相近度": pair.likeness,
                "名称": pair.left.name,
                "相近的名称": pair.right.name,
            }
            for pair in pairs
        ]
        chosen = choose_rows(f"names-{len(pairs)}", rows, keys)
        offer(NAME, lambda: of_names(store, NAME, rows, [node.id for pair in pairs for node in (pair.left, pair.right)]))
    with desk:
        found = [pairs[keys.index(key)] for key in chosen]
        if len(found) == 1:
            show_pair(store, judging, found[0], plans)
        else:
            show_pairs(judging, found)


def compared(store: Store, plan: str) -> list[NearSame]:
    """The pairs of a plan as far as SECONDS allow; a button goes on with the rest of its names."""
    found = near_names.of_plan(store, plan)
    found.advance(store, SECONDS)
    if found.left:
        label = f"图谱很大：比较了 {found.done} 个名称，接着比较其余 {found.left} 个"
        st.button(label, key=f"further-{found.done}", icon=":material/more_horiz:")
    return found.pairs()


def choose_scope(plans: Plans) -> str:
    """The plan whose names are compared with all others; empty for all plans, which a large graph does not offer."""
    newest = max(plans, key=lambda id: (plans[id].get("issued") or plans[id].get("published") or "", id))
    values = ["", *plans] if whole_is_small(plans.values()) else [newest, *(id for id in plans if id != newest)]
    names = {id: f"{plan.get('city') or '—'} · {plan['title']}" for id, plan in plans.items()} | {"": "全部计划"}
    return choose_from_list("哪份计划里的名称", "plan", values, names.__getitem__, drops=("item",))


def show_pair(store: Store, judging: Judging, pair: NearSame, plans: Plans) -> None:
    """Both names with their proof, and the judgement."""
    st.caption(f"{label_name(pair.left.label)}；{pair.reason}，相近度 {pair.likeness}")
    proofs = {}
    for side, node in zip(st.columns(2), (pair.left, pair.right), strict=True):
        with side:
            proofs[node.id] = show_side(store, node, plans)
    names = {pair.left.id: pair.left.name, pair.right.id: pair.right.name}
    ids = sorted(names, key=lambda id: (-proofs[id], -len(names[id]), id))
    kept = st.radio("若相同，统一显示为", ids, format_func=lambda id: plain(names[id]), horizontal=True, key=f"kept-{ids}")
    other = next(id for id in ids if id != kept)
    said = f"“{names[other]}”与“{names[kept]}”"
    buttons(judging, f"{pair.left.id}→{pair.right.id}", ABOUT_NAMES, [{"left": other, "right": kept}], said)


def show_pairs(judging: Judging, pairs: Sequence[NearSame]) -> None:
    """Several pairs, one judgement of all: of each the longer name is the one that stays."""
    about = [sorted((pair.left, pair.right), key=lambda node: (len(node.name), node.id)) for pair in pairs]
    st.markdown(f"选中 **{len(pairs)}** 对，下面的判断对它们一并生效。若相同，统一显示为后一个名称（较长的）：")
    st.markdown("\n".join(f"- {plain(short.name)} — {plain(long.name)}" for short, long in about))
    rows = [{"left": short.id, "right": long.id} for short, long in about]
    buttons(judging, f"{len(rows)}-pairs", ABOUT_NAMES, rows, f"{len(rows)} 对名称")


def show_side(store: Store, node: NamedNode, plans: Plans) -> int:
    """A name, the plans that speak of it, and some of the sentences in which it stands; how many relations it has."""
    st.markdown(f"**{plain(node.name)}**")
    others = [alias for alias in node.aliases if alias != node.name]
    if others:
        st.caption(plain(f"又称：{'、'.join(others)}"))
    rows = store.query(question("plans_of_nodes").cypher, {"nodes": [node.id]}).rows
    st.caption("出自：" + "、".join(plain(f"《{row['plan']['title']}》") for row in rows))
    edges = [row["edge"] for row in neighbourhood(store, node.id) if row["edge"].get("quotes")]
    show_quotes(islice(quotes(edges, plans), PROOFS) if edges else places(store, node, [row["plan"] for row in rows]))
    if len(edges) > PROOFS:
        st.caption(f"共 {len(edges)} 条关系，这里列出前 {PROOFS} 条依据。")
    return len(edges)


def places(store: Store, node: NamedNode, plans: list[dict[str, Any]]) -> Iterator[Quote]:
    """Where the name first stands in the kept text of each plan: of a thing without relations there are no quotes."""
    for plan in plans:
        text = store.text(plan["id"]) or ""
        starts = [(at, at + len(form)) for form in (node.name, *node.aliases) if (at := text.find(form)) >= 0]
        if starts:
            left, right = around(text, *min(starts))
            yield Quote(text[left:right], plan["id"], plan["title"], plan.get("doc_number") or "", "", left, right)
