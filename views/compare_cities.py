"""Cities side by side, aspect by aspect, and what one of them lacks that the others have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from exports.gathering import of_sections
from exports.subgraph import Subgraph
from graph.model import Label
from graph.store import Store
from queries.answers import quotes
from queries.catalogue import question, whole
from queries.comparison import (
    ASPECTS,
    PARTNERS,
    PLATFORMS,
    PROGRAMS,
    TARGETS,
    Gap,
    Line,
    gaps,
    side_by_side,
    targets_side_by_side,
)
from views.choices import choose, choose_cell, choose_from_list, choose_row
from views.downloads import offer, section
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


def lines_of(store: Store, cities: Cities, *, proved: bool = False) -> dict[str, list[Line]]:
    """What the cities have, by aspect; with `proved` the edges are whole, for exports."""
    asked = {"indicator": "", "scope": "本级", "year": None}
    rows = rows_of(store, "comparison_of_cities", {"cities": list(cities.names)}, proved=proved)
    targets = {id: rows_of(store, "targets_of_city", asked | {"city": id}, proved=proved) for id in cities.names}
    found = {aspect: side_by_side(rows, aspect) for aspect in (PARTNERS, PLATFORMS, PROGRAMS)}
    return found | {TARGETS: targets_side_by_side(targets)}


def rows_of(store: Store, name: str, asked: Mapping[str, Any], *, proved: bool = False) -> list[dict[str, Any]]:
    """Rows of a question of the catalogue; with `proved` their edges are whole."""
    one = question(name)
    return store.query(whole(one) if proved else one.cypher, asked, rows=ROWS).rows


def table_of(lines: Sequence[Line], cities: Cities, kind: str) -> list[dict[str, object]]:
    """Lines as a table: a column a city."""
    return [
        {"名称": line.name, kind: line.kind, "城市数": len(line.cells)}
        | {name: cell_text(line, id) for id, name in cities.names.items()}
        for line in lines
    ]


def exported(store: Store, cities: Cities, lines: Mapping[str, Sequence[Line]]) -> Subgraph:
    """A table an aspect, with all that proves it."""
    names = "、".join(cities.names.values())
    sections = [
        section(aspect, f"{names}：{aspect}共 {len(told)} 项。", table_of(told, cities, "口径或类别"), map(proofs, told))
        for aspect, told in lines.items()
    ]
    return of_sections(store, "城市对比", sections, {"城市": names})


def proofs(line: Line) -> list[Mapping[str, Any]]:
    """Of all cities of a line."""
    return [edge for cell in line.cells.values() for edge in cell.edges]


def show(store: Store, cities: Cities, plans: Plans) -> None:
    """A table an aspect; the proof of the cell chosen stands beside it."""
    with st.spinner("正在比较…"):
        found = lines_of(store, cities)
    offer("城市对比", lambda: exported(store, cities, lines_of(store, cities, proved=True)))
    aspect = choose("方面", "aspect", {name: f"{name}（{len(found[name])}）" for name in ASPECTS}, drops=CHOICE)
    lines = found[aspect]
    if not lines:
        st.info(f"所选城市的计划里没有读到{aspect}。", icon=":material/search_off:")
        return
    table, proof = st.columns([7, 3])
    with table:
        st.caption("按拥有的城市多少排列，点表头可重新排序。点一个格子，右边显示它的依据。")
        shown = table_of(lines, cities, "口径" if aspect == TARGETS else "类别")
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
    with st.spinner("正在比较…"):
        found = gaps(lines_of(store, cities), city, ids)
    if not found:
        st.info(f"其余 {others} 座城市中至少一半拥有的，{name}都有。", icon=":material/check_circle:")
        return
    st.markdown(f"其余 {others} 座城市中至少一半的计划提到、而**{plain(name)}**的计划没有提到的，有 **{len(found)}** 项：")
    offer(f"{name}缺什么", lambda: exported_gaps(store, cities, city))
    table, proof = st.columns([11, 9])
    with table:
        shown = gap_table(found, cities)
        keys = [f"{gap.aspect} {gap.line.key}" for gap in found]
        chosen = choose_row(f"gaps-{city}-{'-'.join(ids)}", shown, keys)
    with proof:
        show_cell(found[keys.index(chosen)].line, "", cities, plans)


def gap_table(found: Sequence[Gap], cities: Cities) -> list[dict[str, str]]:
    """A line a gap."""
    return [
        {
            "方面": gap.aspect,
            "名称": gap.line.name,
            "类别或口径": gap.line.kind,
            "有的城市": "、".join(cities.names[peer] for peer in gap.peers),
        }
        for gap in found
    ]


def exported_gaps(store: Store, cities: Cities, city: str) -> Subgraph:
    """What the city lacks, with what proves that the others have it."""
    found = gaps(lines_of(store, cities, proved=True), city, list(cities.names))
    name = cities.names[city]
    sentence = f"其余城市中至少一半有、{name}没有的，共 {len(found)} 项。"
    told = section("缺什么", sentence, gap_table(found, cities), (proofs(gap.line) for gap in found))
    return of_sections(store, f"{name}缺什么", [told], {"城市": "、".join(cities.names.values())})
