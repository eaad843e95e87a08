"""A box for those who know Cypher: reading only, within limits of time and rows; the result as a table with its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import streamlit as st

from graph.model import EdgeType, Label
from graph.store import Result, Store
from innograph.errors import QueryError
from queries.answers import quotes
from queries.vocabulary import LABELS, PROPERTIES, RELATIONS, edge_text, label_name
from queries.wording import path_text
from views.lines import choose_line
from views.links import set_parameter
from views.search import known_plans
from views.text import plain, show_quotes

MOST_ROWS = 500
SECONDS = 10.0
SHOWN = 20
_QUERY, _BOX = "cypher", "cypher-text"
EXAMPLES = {
    "城市与高校的合作": (
        "MATCH (c:City)-[r:COOPERATES_WITH]-(i:Institution)\nWHERE i.name ENDS WITH '大学'\n"
        "RETURN c, r, i\nORDER BY c.name LIMIT 50"
    ),
    "各城市的任务数": "MATCH (t:Task)\nRETURN t.city AS 城市, count(t) AS 任务数\nORDER BY 任务数 DESC",
    "最大的新增目标": (
        "MATCH (p)-[r:TARGETS]->(i:Indicator)\nWHERE r.kind = 'increase'\n"
        "RETURN p, r, i, r.value AS 数值, r.unit AS 单位\nORDER BY 数值 DESC LIMIT 20"
    ),
}
ENDS = {
    EdgeType.COOPERATES_WITH: "城市、单位之间，没有方向",
    EdgeType.PART_OF: "下属 → 上级",
    EdgeType.HOSTS: "单位 → 平台、平台类型",
    EdgeType.UNDERTAKES: "单位 → 项目、专项",
    EdgeType.SUPPORTS: "城市 → 对象；单位 → 任务（配合）",
    EdgeType.LEADS: "单位 → 任务",
    EdgeType.TARGETS: "地方 → 指标",
    EdgeType.MENTIONS: "计划 → 它提到的一切",
}
EDGE_PROPERTIES = {
    "status": "状态：existing 已有，planned 计划",
    "role": "角色，如 牵头单位",
    "kind、value、unit、year": "目标的口径（level 达到，increase 新增）、数值、单位、年份",
    "quotes、sections": "引文及其章节",
    "plan": "出自哪份计划",
}
# what the databases say of a mistake, and the same in Chinese
MISTAKES = (
    (r"[Vv]ariable [`'](?P<word>\w+)[`'] not defined", "变量 {word} 没有定义：请先在 MATCH 里写出它"),
    (r"[Uu]nknown function [`'](?P<word>[\w.]+)[`']", "没有函数 {word}"),
    (r"[Ee]xpected parameter\(s\): (?P<word>\w+)", "这里不能给参数 ${word}：请把值直接写进查询"),
    (r"line (?P<line>\d+)(?::|, column )(?P<word>\d+)", "语法有误，在第 {line} 行第 {word} 个字符附近：请检查括号、引号和关键词"),
)


def show_cypher(store: Store) -> None:
    """The box with help beside it, and the result."""
    st.session_state[_BOX] = st.query_params.get(_QUERY, "")
    box, help_ = st.columns([3, 2])
    with box:
        with st.form("cypher", border=False):
            st.text_area("Cypher 查询", key=_BOX, height=190, placeholder="MATCH (c:City) RETURN c LIMIT 20")
            st.form_submit_button("运行", type="primary", on_click=_submit)
        st.caption(f"只能读取，不能改动图谱；至多 {SECONDS:g} 秒、{MOST_ROWS} 行。")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("例子", width="content")
            for name, text in EXAMPLES.items():
                st.button(name, key=f"cypher-{name}", on_click=set_parameter, args=(_QUERY, [text]))
    with help_:
        show_schema()
    if text := st.query_params.get(_QUERY, "").strip():
        show_result(store, text)


def _submit() -> None:
    text = str(st.session_state[_BOX]).strip()
    set_parameter(_QUERY, [text] if text else [])
    set_parameter("row", [])


def show_schema() -> None:
    """What the types and properties are called in a query."""
    with st.expander("节点类型", expanded=True):
        st.dataframe([{"名称": look.name, "写作": f":{label}"} for label, look in LABELS.items()], hide_index=True, height=212)
    with st.expander("关系类型"):
        told = [{"名称": RELATIONS[edge].name, "写作": f":{edge}", "方向": ENDS[edge]} for edge in EdgeType]
        st.dataframe(told, hide_index=True)
    with st.expander("属性"):
        nodes = {"id": "编号", "name": "名称（计划是 title）"} | PROPERTIES
        told = [{"写作": name, "含义": meaning, "属于": "节点"} for name, meaning in nodes.items()]
        told += [{"写作": name, "含义": meaning, "属于": "关系"} for name, meaning in EDGE_PROPERTIES.items()]
        st.dataframe(told, hide_index=True)


def show_result(store: Store, text: str) -> None:
    """The table and the quotes of the relations in it, or what is wrong."""
    try:
        with st.spinner("正在查询…"):
            result = store.query(text, seconds=SECONDS, rows=MOST_ROWS)
    except QueryError as error:
        st.error(plain(explained(str(error))), icon=":material/error:")
        return
    if not result.rows:
        st.info(plain("没有结果。" + "".join(unknown_words(text))), icon=":material/search_off:")
        return
    st.caption(f"共 {len(result.rows)} 行" + (f"（只取前 {MOST_ROWS} 行，还有更多）" if result.truncated else "") + "。")
    show_rows(store, text, result)


def explained(message: str) -> str:
    """The message with what it means, where that is known: … Variable 'm' not defined → 变量 m 没有定义 …."""
    for pattern, meaning in MISTAKES:
        if found := re.search(pattern, message):
            return f"{meaning.format(**found.groupdict())}。（{message}）"
    return message


def unknown_words(text: str) -> Iterator[str]:
    """For each type in the query that the graph does not have, the nearest that it has."""
    known = [*map(str, Label), *map(str, EdgeType)]
    for word in dict.fromkeys(re.findall(r"[:|]\s*([A-Za-z_]\w*)", text)):
        if word not in known:
            near = get_close_matches(word, known, 1, 0.5)
            yield f"图谱里没有类型 {word}" + (f"，您是不是要写 {near[0]}？" if near else "。")


def show_rows(store: Store, text: str, result: Result) -> None:
    """Names for nodes, words for relations; a line chosen shows its quotes alone."""
    table = [{column: shown(row[column]) for column in result.columns} for row in result.rows]
    line = choose_line(f"cypher-{text}", table, parameter="row")
    lines = range(min(SHOWN, len(table))) if line is None else [line]
    proofs = quotes([edge for line in lines for edge in edges_in(result.rows[line])], known_plans(store))
    if proofs:
        st.subheader("依据", anchor=False)
        show_quotes(proofs)
    else:
        st.caption("结果里没有关系，所以没有引文：在 RETURN 里写上关系（例如 r），就能看到依据。")


def edges_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every relation in a value, also those in lists and paths."""
    if isinstance(value, Mapping):
        if value.get("quotes") and value.get("plan"):
            yield value
        else:
            yield from (edge for inner in value.values() for edge in edges_in(inner))
    elif isinstance(value, list):
        yield from (edge for inner in value for edge in edges_in(inner))


def shown(value: Any) -> Any:
    """A value as a cell: a node by name and type, a relation by its word, a path by its steps."""
    if isinstance(value, list):
        return "、".join(str(shown(item)) for item in value)
    if not isinstance(value, Mapping):
        return value
    if value.get("label") in LABELS:
        return f"{value.get('name') or value.get('title')}（{label_name(value['label'])}）"
    if value.get("type") in RELATIONS:
        return edge_text(dict(value))
    if value.keys() == {"nodes", "edges"}:
        return _path(value)
    return "；".join(f"{name}：{shown(inner)}" for name, inner in value.items())


def _path(path: Mapping[str, Any]) -> str:
    nodes, edges = path["nodes"], path["edges"]
    return path_text(
        {
            "names": [node.get("name") or node.get("title") for node in nodes],
            "ids": [node["id"] for node in nodes],
            "labels": [node["label"] for node in nodes],
            "types": [edge["type"] for edge in edges],
            "sources": [edge["source"] for edge in edges],
        }
    )
