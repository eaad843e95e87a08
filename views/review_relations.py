"""Relations that were read by a rule that is often wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from graph.model import EdgeType
from graph.store import Store
from ingest.judgements import ABOUT_EDGES
from queries.answers import quotes
from queries.catalogue import question
from queries.vocabulary import RELATIONS, STATUSES, edge_text, label_name
from views.choices import choose, choose_rows
from views.downloads import offer
from views.judging import Judging
from views.review_desk import Plans, buttons
from views.review_files import of_relations
from views.text import plain, show_name, show_quotes

BELOW = {"80": "低于 80%", "60": "低于 60%", "90": "低于 90%"}
ALL = "all"
NAME = "可信度低的关系"
MOST_ROWS, SHOWN = 3000, 20
SECONDS = 60.0
"""The query reads every relation of the graph."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """All edges of one type between two nodes in one plan: a judgement is about them together."""

    subject: dict[str, Any]
    relation: str
    object: dict[str, Any]
    plan: str
    edges: tuple[dict[str, Any], ...]

    @property
    def key(self) -> str:
        """What the judgement is about."""
        return f"{self.relation} {self.subject['id']} {self.object['id']} {self.plan}"

    @property
    def row(self) -> dict[str, str]:
        """The same for the judgements' file."""
        return {"left": self.subject["id"], "right": self.object["id"], "relation": self.relation, "plan": self.plan}

    @property
    def confidence(self) -> float:
        """Of the least sure edge."""
        return float(min(edge["confidence"] for edge in self.edges))


def show(store: Store, judging: Judging, plans: Plans) -> None:
    """The queue, and the relation chosen."""
    with st.container(horizontal=True):
        percent = choose("可信度", "below", BELOW, drops=("item",))
        with st.spinner("正在查找…"):
            result = store.query(
                question("doubtful_relations").cypher, {"percent": int(percent)}, seconds=SECONDS, rows=MOST_ROWS
            )
        doubts = grouped(result.rows)
        if not doubts:
            st.info("没有可信度低于这个数、还没有判断过的关系。", icon=":material/task_alt:")
            return
        numbers = Counter(doubt.relation for doubt in doubts)
        options = {ALL: f"全部（{len(doubts)}）"} | {
            str(name): f"{look.name}（{numbers[name]}）" for name, look in RELATIONS.items() if numbers[name]
        }
        relation = choose("关系", "relation", options, drops=("item",))
    more = f"，只列出前 {MOST_ROWS} 条" if result.truncated else ""
    st.caption(f"可信度是这类写法在人工核对过的计划中读对的比例{more}。点选一行，右边核对依据并判断；勾选几行可一并判断。")
    shown = [doubt for doubt in doubts if relation in (ALL, doubt.relation)]
    table, desk = st.columns([11, 10])
    rows = [row_of(doubt, plans) for doubt in shown]
    with table:
        keys = [doubt.key for doubt in shown]
        chosen = choose_rows(f"relations-{percent}-{relation}-{len(shown)}", rows, keys)
        offer(NAME, lambda: of_relations(store, NAME, rows, [doubt.edges for doubt in shown]))
    with desk:
        found = [shown[keys.index(key)] for key in chosen]
        if len(found) == 1:
            show_doubt(judging, found[0], plans)
        else:
            show_doubts(judging, found, plans)


def grouped(rows: list[dict[str, Any]]) -> list[Doubt]:
    """Edges that one judgement is about together, in the order of the rows; members of a collective (各县区) last."""
    found: dict[tuple[str, ...], Doubt] = {}
    for row in rows:
        edge = row["edges"][0]
        key = (row["relation"], row["subject"]["id"], row["object"]["id"], edge["plan"])
        before = found[key].edges if key in found else ()
        told = {**edge, "type": row["relation"], "source": row["subject"]["id"], "target": row["object"]["id"]}
        found[key] = Doubt(row["subject"], row["relation"], row["object"], edge["plan"], (*before, told))
    return sorted(found.values(), key=lambda doubt: any(edge.get("collective") for edge in doubt.edges))


def words(doubt: Doubt) -> str:
    """合作, 牵头单位, 新增 500家（2019年）; each once."""
    return "，".join(dict.fromkeys(edge_text(edge) for edge in doubt.edges))


def row_of(doubt: Doubt, plans: Plans) -> dict[str, Any]:
    """A line of the table."""
    return {
        "主体": doubt.subject["name"],
        "关系": words(doubt),
        "对象": doubt.object["name"],
        "可信度": f"{doubt.confidence:.0%}",
        "城市": plans.get(doubt.plan, {}).get("city") or "—",
    }


def show_doubt(judging: Judging, doubt: Doubt, plans: Plans) -> None:
    """Both ends, the sentences, and the judgement."""
    look = RELATIONS[EdgeType(doubt.relation)]
    ends = f"{doubt.subject['name']} — {doubt.object['name']}"
    statuses = dict.fromkeys(STATUSES[edge["status"]] for edge in doubt.edges if edge.get("status") in STATUSES)
    show_name(ends, "，".join([words(doubt), *statuses]), look.color)
    kinds = f"{label_name(doubt.subject['label'])} — {label_name(doubt.object['label'])}"
    st.caption(f"{kinds}；可信度 {doubt.confidence:.0%}")
    if any(edge.get("collective") for edge in doubt.edges):
        st.caption("原文用统称（如“各县（市）、区”），这里按成员逐个列出。")
    show_quotes(quotes(doubt.edges, plans))
    buttons(judging, doubt.key, ABOUT_EDGES, [doubt.row], f"“{ends}”的{look.name}关系")


def show_doubts(judging: Judging, doubts: Sequence[Doubt], plans: Plans) -> None:
    """Several relations with their sentences, one judgement of all."""
    st.markdown(f"选中 **{len(doubts)}** 条，下面的判断对它们一并生效：")
    for doubt in doubts[:SHOWN]:
        st.markdown(plain(f"{doubt.subject['name']} — {doubt.object['name']}：{words(doubt)}"))
        show_quotes(quotes(doubt.edges, plans)[:1])
    if len(doubts) > SHOWN:
        st.caption(f"其余 {len(doubts) - SHOWN} 条见左表。")
    buttons(judging, f"{len(doubts)}-relations", ABOUT_EDGES, [doubt.row for doubt in doubts], f"{len(doubts)} 条关系")
