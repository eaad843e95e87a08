"""A city's profile: its plans, partners, platforms, tasks and targets, and where it stands among the cities of the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from exports.gathering import ROWS, SECONDS, assembled, nodes_of, of_named
from exports.subgraph import Section, Subgraph
from graph.model import EdgeType, Label
from graph.rows import Row
from graph.store import Store
from queries.catalogue import answer_proved, bind_parameters, names_of, question
from queries.names import Names
from queries.wording import KINDS

PARTS = (
    ("计划", "plans_of_city"),
    ("合作伙伴", "partners_of_city"),
    ("创新平台", "platforms_of_city"),
    ("任务分工", "tasks_of_city"),
    ("目标指标", "targets_of_city"),
)
"""Heading and question of each part."""
_PLATFORMS = (Label.PLATFORM, Label.PLATFORM_TYPE)
_TASKS = "MATCH (p:Plan)-[:MENTIONS]->(t:Task) WHERE p.city IS NOT NULL RETURN p.city AS city, count(DISTINCT t) AS number"


def of_city(store: Store, city: str, names: Names | None = None) -> Subgraph:
    """`city` is an id, a name or a short name. Raises QuestionError where it is not understood or in no plan."""
    names = names or names_of(store)
    parts = [(heading, of_named(store, name, {"city": city}, names)) for heading, name in PARTS]
    bound = bind_parameters(question("targets_of_city"), {"city": city}, names)["city"]
    peers = _peers(store, bound.value, bound.shown, parts[-1][1].edges, names)
    sections = [_headed(heading, part.sections[0]) for heading, part in parts] + peers
    nodes = {id: row for _, part in parts for id, row in part.nodes.items()}
    nodes |= {row["id"]: row for row in nodes_of(store, sorted(_ends(peers) | {bound.value} - {None}))}
    edges = [edge for _, part in parts for edge in part.edges] + [e for s in peers for proof in s.proofs for e in proof]
    cited = {edge["plan"] for edge in edges}
    plans = [row for row in store.plans() if row["id"] in cited or row.get("city") == bound.shown]
    title = f"{bound.shown}科技创新政策画像"
    return assembled(store, title, nodes.values(), edges, plans=plans, filters={"城市": bound.shown}, sections=sections)


def _headed(heading: str, section: Section) -> Section:
    return Section(heading, section.sentence, section.columns, section.rows, section.proofs)


def _ends(sections: Sequence[Section]) -> set[str]:
    return {end for s in sections for proof in s.proofs for edge in proof for end in (edge["source"], edge["target"])}


def _peers(store: Store, city: str, name: str, targets: Sequence[Row], names: Names) -> list[Section]:
    return [_by_numbers(store, name), _by_targets(store, city, targets, names)]


def _by_numbers(store: Store, name: str) -> Section:
    """How many partners, platforms and tasks the city has, and its rank."""
    partners: dict[str, set[str]] = defaultdict(set)
    platforms: dict[str, set[str]] = defaultdict(set)
    for row in store.query(question("profiles_of_cities").cypher, seconds=SECONDS, rows=ROWS).rows:
        (platforms if row["label"] in _PLATFORMS else partners)[row["city"]["name"]].add(row["thing"]["id"])
    tasks = {row["city"]: row["number"] for row in store.query(_TASKS, seconds=SECONDS, rows=ROWS).rows}
    cities = sorted({row["city"] for row in store.plans() if row.get("city")})
    counted: list[tuple[str, Callable[[str], int]]] = [
        ("合作伙伴数", lambda one: len(partners[one])),
        ("平台（类）数", lambda one: len(platforms[one])),
        ("任务数", lambda one: tasks.get(one, 0)),
    ]
    rows = [(what, *_standing(number(name), [number(one) for one in cities])) for what, number in counted]
    told = "；".join(f"{what} {own}，居第 {rank} 位" for what, own, rank, *_ in rows)
    sentence = f"图谱中有计划的城市共 {len(cities)} 个，{name}：{told}。数目受各市已导入计划的份数影响，仅供参考。"
    columns = ("项目", "本市", "位次", "城市数", "最高", "中位数")
    return Section("在同类城市中的位置：数量", sentence, columns, tuple(rows), tuple(() for _ in rows))


def _standing(own: float, all_: Sequence[float]) -> tuple[Any, ...]:
    """Own value, rank (equal values share one), number of cities, highest value, median."""
    rank = 1 + sum(value > own for value in all_)
    return _plain(own), rank, len(all_), _plain(max(all_, default=own)), _plain(float(median(all_)) if all_ else own)


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _by_targets(store: Store, city: str, targets: Sequence[Row], names: Names) -> Section:
    """The city's targets beside those of cities that set the same indicator in the same kind, unit and year."""
    own = [edge for edge in targets if edge["source"] == city and edge["type"] == EdgeType.TARGETS]
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in _all_targets(store, sorted({edge["target"] for edge in own}), names):
        groups[_measure(row["edge"])].append(row)
    rows, proofs = [], []
    for edge in own:
        group = groups[_measure(edge)]
        if len({row["edge"]["source"] for row in group}) > 1:
            best = max(group, key=lambda row: (row["value"], row["place"]))
            values = [row["value"] for row in group]
            what = (group[0]["indicator"], KINDS.get(edge.get("kind", ""), ""), edge.get("unit", ""), edge.get("year", ""))
            own_value, rank, number, highest, middle = _standing(edge["value"], values)
            rows.append((*what, own_value, f"{rank}/{number}", f"{highest}（{best['place']}）", middle))
            proofs.append([row["edge"] for row in group])
    columns = ("指标", "口径", "单位", "年份", "本市", "位次", "最高", "中位数")
    sentence = f"口径、单位和年份都相同、可与其他城市比较的指标有 {len(rows)} 个。"
    if not rows:
        sentence = "没有口径、单位和年份都与其他城市相同的指标，不作比较。"
    return Section("在同类城市中的位置：指标", sentence, columns if rows else (), tuple(rows), tuple(map(tuple, proofs)))


def _all_targets(store: Store, indicators: Sequence[str], names: Names) -> list[Row]:
    if not indicators:
        return []
    what = question("targets_by_city")
    answer, proofs = answer_proved(store, what, bind_parameters(what, {"indicators": list(indicators)}, names))
    rows = zip(answer.rows, proofs, strict=True)
    return [{"indicator": row["指标"], "place": row["城市"], "value": row["数值"], "edge": proof[0]} for row, proof in rows]


def _measure(edge: Row) -> tuple[Any, ...]:
    return edge["target"], edge.get("kind"), edge.get("unit"), edge.get("year")
