"""The judgements that were made, the newest first, each to be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.model import EdgeType
from graph.store import Store
from ingest.judgement_file import Line
from ingest.judgements import ABOUT_EDGES, ABOUT_NAMES, ABOUT_WORDS, name_in
from queries.vocabulary import RELATIONS, label_name
from views.choices import choose_rows
from views.downloads import offer
from views.judging import Judging
from views.review_desk import JUDGED, Plans, carry_out, today, who
from views.review_files import of_table
from views.text import plain, show_facts

NAME = "已作的判断"


def show(store: Store, judging: Judging, plans: Plans) -> None:
    """The list, and the judgement chosen."""
    lines = judging.lines()[::-1]
    if not lines:
        st.info("还没有作过判断。判断会记在数据目录的 judgements.csv 里，导入新计划时同样有效。", icon=":material/history:")
        return
    st.caption(plain(f"{len(lines)} 个判断，新的在前；同一对象以较新的为准。导入新计划时同样有效；勾选几行可一并撤销。"))
    table, desk = st.columns([13, 8])
    with table:
        keys = [key_of(line) for line in lines]
        rows = [
            {
                "日期": line.row["when"],
                "校核人": line.row["who"],
                "判断": JUDGED[line.row["judgement"]],
                "对象": about(line),
                "理由": line.row["why"],
            }
            for line in lines
        ]
        chosen = choose_rows(f"done-{len(lines)}", rows, keys)
        offer(NAME, lambda: of_table(store, NAME, rows))
    with desk:
        found = [lines[keys.index(key)] for key in chosen]
        if len(found) == 1:
            show_line(judging, found[0], plans)
        else:
            show_several(judging, found)


def key_of(line: Line) -> str:
    """The line in the file."""
    return str(line.number)


def about(line: Line) -> str:
    """天海 = 天海电器; 郑州市 —合作— 中国科学院; 市某某办."""
    if line.row["judgement"] in ABOUT_WORDS:
        return line.row["left"]
    left, right = (name_in(line.row[end]) for end in ("left", "right"))
    if line.row["judgement"] not in ABOUT_EDGES:
        return f"{left}  {right}"
    return f"{left} —{RELATIONS[EdgeType(line.row['relation'])].name}— {right}"


def show_line(judging: Judging, line: Line, plans: Plans) -> None:
    """What was judged in full, and the way back."""
    row = line.row
    st.subheader(JUDGED[row["judgement"]], anchor=False)
    facts = [("文字", row["left"])] if row["judgement"] in ABOUT_WORDS else _ends(row)
    if row["judgement"] == "same":
        facts.append(("统一显示为", name_in(row["right"])))
    if row["judgement"] in ABOUT_EDGES:
        facts.append(("关系", RELATIONS[EdgeType(row["relation"])].name))
    if row["judgement"] not in ABOUT_NAMES:
        facts.append(("计划", str(plans.get(row["plan"], {}).get("title") or row["plan"] or "全部计划")))
    facts += [("校核人", row["who"]), ("日期", row["when"]), ("理由", row["why"])]
    show_facts((name, value) for name, value in facts if value)
    if st.button("撤销这个判断", icon=":material/undo:", key=f"undo-{line.number}"):
        carry_out(lambda: judging.take_back([line], who(), today()), f"已撤销：{about(line)}")


def _ends(row: Mapping[str, str]) -> list[tuple[str, str]]:
    ends = [f"{name_in(row[end])}（{label_name(row[end].split(':', 1)[0])}）" for end in ("left", "right")]
    return [("一方", ends[0]), ("另一方", ends[1])]


def show_several(judging: Judging, found: Sequence[Line]) -> None:
    """All that were chosen, taken back in one step."""
    st.markdown(f"选中 **{len(found)}** 个判断：")
    st.markdown("\n".join(f"- {plain(about(line))}：{JUDGED[line.row['judgement']]}" for line in found))
    if st.button(f"撤销这 {len(found)} 个判断", icon=":material/undo:", key="undo-several"):
        carry_out(lambda: judging.take_back(found, who(), today()), f"已撤销 {len(found)} 个判断")
