"""Cities side by side, aspect by aspect, and what one of them lacks that the others have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from graph.model import Label
from graph.store import Store
from queries.answers import quotes
from queries.catalogue import question
from queries.comparison import (
    ASPECTS,
    PARTNERS,
    PLATFORMS,
    PROGRAMS,
    TARGETS,
    Line,
    gaps,
    side_by_side,
    targets_side_by_side,
)
from views.choices import choose, choose_cell, choose_from_list, choose_row
from views.text import plain, show_quotes

CHOICE = ("line", "of", "item")
"""Parameters of the address that go when something else is compared."""
ROWS = 20_000
SHOWN = 30
MARKS = {"已有": "● 已有", "计划": "○ 计划"}

Plans = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Cities:
    """Names of cities by id, and how many nodes their plans have."""

    names: dict[str, str]
    sizes: dict[str, int]

    @classmethod
    def of_plans(cls, plans: Iterable[Mapping[str, Any]]) -> Cities:
        """The cities that have plans, by name."""
        sizes: dict[str, int] = {}
        for plan in plans:
            if plan.get("city"):
                id = f"{Label.CITY}:{plan['city']}"
                sizes[id] = sizes.get(id, 0) + plan["nodes"]
        return cls({id: id.split(":", 1)[1] for id in sorted(sizes)}, sizes)

    def largest(self, number: int) -> list[str]:
        """The cities whose plans say most, by name."""
        return sorted(sorted(self.names, key=lambda id: (-self.sizes[id], id))[:number])

    def only(self, ids: Sequence[str]) -> Cities:
        """These cities, in this order."""
        return Cities({id: self.names[id] for id in ids}, self.sizes)


def lines_of(store: Store, cities: Cities) -> dict[str, list[Line]]:
    """What the cities have, by aspect."""
    with st.spinner("正在比较…"):
        rows = store.query(question("comparison_of_cities").cypher, {"cities": list(cities.names)}, rows=ROWS).rows
        targets = {id: targets_of(store, id, "本级") for id in cities.names}
    found = {aspect: side_by_side(rows, aspect) for aspect in (PARTNERS, PLATFORMS, PROGRAMS)}
    return found | {TARGETS: targets_side_by_side(targets)}


def targets_of(store: Store, city: str, scope: str) -> list[dict[str, Any]]:
    """Rows of targets_of_city: 本级 or 全部."""
    asked = {"city": city, "indicator": "", "scope": scope, "year": None}
    return store.query(question("targets_of_city").cypher, asked, rows=ROWS).rows


def show(store: Store, cities: Cities, plans: Plans) -> None:
    """A table an aspect; the proof of the cell chosen stands beside it."""
    found = lines_of(store, cities)
    aspect = choose("方面", "aspect", {name: f"{name}（{len(found[name])}）" for name in ASPECTS}, drops=CHOICE)
    lines = found[aspect]
    if not lines:
        st.info(f"所选城市的计划里没有读到{aspect}。", icon=":material/search_off:")
        return
    table, proof = st.columns([7, 3])
    with table:
        st.caption("按拥有的城市多少排列，点表头可重新排序。点一个格子，右边显示它的依据。")
        shown = [
            {
                "名称": line.name,
                "口径" if aspect == TARGETS else "类别": line.kind,
                "城市数": len(line.cells),
                **{name: cell_text(line, id) for id, name in cities.names.items()},
            }
            for line in lines
        ]
        heads = {name: id for id, name in cities.names.items()}
        line, city = choose_cell(f"side-{aspect}-{'-'.join(cities.names)}", shown, [one.key for one in lines], heads)
    with proof:
        show_cell(next((one for one in lines if one.key == line), None), city, cities, plans)


def cell_text(line: Line, city: str) -> str:
    """● 已有, ○ 计划, or a number; nothing where the city has it not."""
    text = line.cells[city].text if city in line.cells else ""
    return MARKS.get(text, text)


def show_cell(line: Line | None, city: str, cities: Cities, plans: Plans) -> None:
    """The sentences behind a cell, or behind the whole line."""
    st.subheader("依据", anchor=False)
    if line is None:
        st.caption("还没有点选格子。")
        return
    having = [id for id in cities.names if id in line.cells and city in ("", id)]
    st.markdown(f"**{plain(line.name)}**（{plain(line.kind)}）")
    if not having:
        st.caption(f"{plain(cities.names[city])}的计划没有提到。")
    for id in having:
        cell = line.cells[id]
        st.markdown(f"**{plain(cities.names[id])}**：{plain(cell.text)}")
        show_quotes(quotes(cell.edges, plans)[:SHOWN])


def show_gaps(store: Store, cities: Cities, plans: Plans) -> None:
    """What a city lacks that at least half of the others have."""
    if len(cities.names) == 1:
        st.info("请再选至少一座城市作为比较对象。", icon=":material/location_city:")
        return
    ids = list(cities.names)
    city = choose_from_list("哪座城市", "place", ids, cities.names.__getitem__, drops=CHOICE)
    name, others = cities.names[city], len(ids) - 1
    lines = lines_of(store, cities)
    found = gaps({aspect: lines[aspect] for aspect in (PARTNERS, PLATFORMS, PROGRAMS, TARGETS)}, city, ids)
    if not found:
        st.info(f"其余 {others} 座城市中至少一半拥有的，{name}都有。", icon=":material/check_circle:")
        return
    st.markdown(f"其余 {others} 座城市中至少一半的计划提到、而**{plain(name)}**的计划没有提到的，有 **{len(found)}** 项：")
    table, proof = st.columns([11, 9])
    with table:
        shown = [
            {
                "方面": gap.aspect,
                "名称": gap.line.name,
                "类别或口径": gap.line.kind,
                "有的城市": "、".join(cities.names[peer] for peer in gap.peers),
            }
            for gap in found
        ]
        keys = [f"{gap.aspect} {gap.line.key}" for gap in found]
        chosen = choose_row(f"gaps-{city}-{'-'.join(ids)}", shown, keys)
    with proof:
        show_cell(found[keys.index(chosen)].line, "", cities, plans)
