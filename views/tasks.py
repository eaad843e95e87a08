"""任务台账: the tasks of all plans by city, unit, part and deadline; what is overdue at a day; who works with whom.

`city`, `unit`, `part`, `due`, `on` (a day) in the address are the choice, `by` the table, `item` the line chosen in it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from exports.gathering import of_sections
from exports.subgraph import Subgraph
from graph.store import Store
from queries.answers import quotes
from queries.ledger import DUE, MOST_ROWS, PARTS, LedgerTask, Pair, chosen, ledger, pairs, units
from queries.wording import month_text
from views.choices import choose, choose_from_list
from views.downloads import offer, section
from views.lines import choose_line
from views.links import set_parameter
from views.search import FRESH_SECONDS, known_plans, places, whole_is_small
from views.task_tables import pair_rows, task_rows, unit_rows
from views.text import Tile, plain, show_quotes, show_tiles

TABLES = {"tasks": "任务", "units": "单位", "pairs": "谁和谁一起做"}
NAME = "任务台账"
EVERYBODY = "全部单位"
SHOWN = 20
_CITY, _DAY = "ledger-cities", "ledger-day"


def render(store: Store) -> None:
    """The page."""
    st.title(NAME)
    with st.spinner("正在读取任务…"):
        cities = {node.name: node.id for node in places(store)}
        asked = [name for name in st.query_params.get_all("city") if name in cities]
        small = whole_is_small(known_plans(store).values())
    if not (asked or small):
        choose_cities(sorted(cities_of(store)), asked)
        st.info("图谱很大：请先选一个或几个城市，再看它们的任务。", icon=":material/location_city:")
        return
    with st.spinner("正在读取任务…"):
        chosen_places = tuple(cities[name] for name in asked)
        tasks, more = read(store, chosen_places)
    if not tasks:
        show_nothing(asked)
        return
    found = show_filter(tasks, sorted(cities_of(store)), asked)
    if more:
        st.warning(f"任务太多，只取前 {MOST_ROWS} 项：请先选城市。", icon=":material/warning:")
    month = day().strftime("%Y-%m")
    show_counts(found, month)
    show_tables(store, chosen_places, found, month)


@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def read(_store: Store, cities: tuple[str, ...]) -> tuple[list[LedgerTask], bool]:
    """The tasks of these cities, ids, or of all; a plan read in meanwhile is there after FRESH_SECONDS."""
    return ledger(_store, cities)


def cities_of(store: Store) -> set[str]:
    """The places that have plans."""
    return {plan["city"] for plan in known_plans(store).values() if plan.get("city")}


def show_nothing(asked: Sequence[str]) -> None:
    """Why there are no tasks, and what to do."""
    if asked:
        st.info(f"{'、'.join(map(plain, asked))}的计划里没有读出任务。", icon=":material/search_off:")
        st.button("看全部城市", on_click=set_parameter, args=("city", []))
        return
    st.info("图谱里还没有任务：请先在“导入”页读入计划。", icon=":material/inbox:")


def day() -> datetime.date:
    """The day that the address names, else today."""
    try:
        return datetime.date.fromisoformat(st.query_params.get("on", ""))
    except ValueError:
        return datetime.date.today()


def show_filter(tasks: list[LedgerTask], cities: list[str], asked: list[str]) -> list[LedgerTask]:
    """City, unit, part, deadline and day; the tasks that fit."""
    place, unit_box, when = st.columns([3, 3, 2])
    with place:
        choose_cities(cities, asked)
    with unit_box:
        names = [EVERYBODY, *units(tasks)]
        unit = choose_from_list("单位", "unit", names, str, drops=("item",))
    with when:
        st.session_state[_DAY] = day()
        st.date_input("按哪一天算逾期", key=_DAY, format="YYYY-MM-DD", on_change=_write_day)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("分工", width="content")
        part = choose("分工", "part", {name: name for name in PARTS}, drops=("item",))
        st.caption("时限", width="content")
        due = choose("时限", "due", {name: name for name in DUE}, drops=("item",))
    return chosen(tasks, unit="" if unit == EVERYBODY else unit, part=part, due=due, month=day().strftime("%Y-%m"))


def choose_cities(cities: list[str], asked: list[str]) -> None:
    """Whose plans are read; none is all of them."""
    st.session_state[_CITY] = [name for name in asked if name in cities]
    st.multiselect("城市", cities, key=_CITY, placeholder="全部城市", on_change=_write_cities)


def _write_cities() -> None:
    set_parameter("city", st.session_state[_CITY])
    for name in ("unit", "item"):
        set_parameter(name, [])


def _write_day() -> None:
    picked = st.session_state[_DAY]
    set_parameter("on", [] if picked in (None, datetime.date.today()) else [picked.isoformat()])


def show_counts(tasks: list[LedgerTask], month: str) -> None:
    """How the deadlines stand, and how many tasks nobody leads."""
    due = [task.due(month) for task in tasks]
    show_tiles(
        [
            Tile("任务", len(tasks), "#2563eb", _narrowed()),
            Tile("已逾期", due.count("已逾期"), "#dc2626", _narrowed(due="已逾期")),
            Tile("未到期", due.count("未到期"), "#15803d", _narrowed(due="未到期")),
            Tile("未写明时限", due.count("未写明"), "#64748b", _narrowed(due="未写明")),
            Tile("没有牵头单位", sum(not task.units(leads=True) for task in tasks), "#b45309", _narrowed(part="没有牵头单位")),
        ]
    )


def _narrowed(**to: str) -> str:
    """The address of this page as it is, narrowed."""
    now = {name: st.query_params.get_all(name) for name in st.query_params if name not in ("by", "item")}
    return "tasks?" + urlencode(now | to, doseq=True)


def show_tables(store: Store, cities: tuple[str, ...], tasks: list[LedgerTask], month: str) -> None:
    """One of the three tables, the evidence of the line chosen in it, and all of them as a file."""
    with st.container(horizontal=True, vertical_alignment="center"):
        table = choose("表", "by", TABLES, drops=("item",))
        if tasks:
            offer(NAME, partial(exported, store, cities, frozenset(task.id for task in tasks), month))
    if not tasks:
        st.info("没有符合这些条件的任务：请放宽单位、分工或时限。", icon=":material/search_off:")
        return
    match table:
        case "units":
            show_units(tasks, month)
        case "pairs":
            show_pairs(store, pairs(tasks))
        case _:
            st.caption("图谱不知道任务是否已经办完，“逾期”只按计划写明的时限算。点选一行看依据。")
            line = choose_line("tasks", task_rows(tasks, month))
            for task in [tasks[line]] if line is not None else tasks[:SHOWN]:
                show_task(store, task)


def show_task(store: Store, task: LedgerTask) -> None:
    """What proves the duties, or where the plan names no unit the task."""
    st.markdown(f"**{plain(task.name)}** {plain(task.city)}")
    if not task.duties:
        st.caption("计划没有写明这项任务的单位。")
    show_quotes(quotes(task.edges, known_plans(store)))


def show_units(tasks: list[LedgerTask], month: str) -> None:
    """A line a unit; a click shows its tasks."""
    st.caption("点选一行，看这个单位的任务。")
    of = units(tasks)
    if not of:
        st.info("这些任务都没有写明单位。", icon=":material/search_off:")
        return
    line = choose_line("units", unit_rows(of, month))
    if line is not None:
        set_parameter("unit", [list(of)[line]])
        set_parameter("by", [])
        set_parameter("item", [])
        st.rerun()


def show_pairs(store: Store, found: list[Pair]) -> None:
    """A line a pair of units; the tasks of the one chosen with their evidence."""
    if not found:
        st.info("没有两个单位出现在同一项任务里。", icon=":material/search_off:")
        return
    st.caption(f"共 {len(found)} 对单位出现在同一项任务里（“各县(市)、区”一类统称不计）。点选一行看这些任务。")
    line = choose_line("pairs", pair_rows(found))
    pair = found[line or 0]
    st.subheader(plain(f"{pair.first}和{pair.second}：{len(pair.tasks)} 项任务"), anchor=False)
    for task in pair.tasks[:SHOWN]:
        show_task(store, task)


def exported(store: Store, cities: tuple[str, ...], ids: frozenset[str], month: str) -> Subgraph:
    """All three tables of the tasks with these ids."""
    tasks = [task for task in ledger(store, cities, proved=True)[0] if task.id in ids]
    of, together = units(tasks), pairs(tasks)
    by_unit = [[edge for task in (*leads, *assists) for edge in task.edges_of(unit)] for unit, (leads, assists) in of.items()]
    by_pair = [
        [edge for task in one.tasks for unit in (one.first, one.second) for edge in task.edges_of(unit)] for one in together
    ]
    sections = [
        section("任务", f"共 {len(tasks)} 项任务。", task_rows(tasks, month), (task.edges for task in tasks)),
        section("单位", f"这些任务涉及 {len(of)} 个单位。", unit_rows(of, month), by_unit),
        section("谁和谁一起做", f"{len(together)} 对单位出现在同一项任务里。", pair_rows(together), by_pair),
    ]
    return of_sections(store, NAME, sections, {"算到": month_text(month)})
