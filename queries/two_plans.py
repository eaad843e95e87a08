"""Two plans of one city: which tasks, partners and targets were kept, changed, dropped or are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz

from queries.comparison import Edges, status_text, target_text
from queries.wording import KINDS, RELATIONS, month_text

TASKS, PARTNERS, TARGETS, WORKS = "任务", "合作伙伴", "目标", "支持、建设和承担"
ASPECTS = (TASKS, PARTNERS, TARGETS, WORKS)
LEAST_LIKE = 75
"""Of 100: titles of tasks that are as much alike are the same task in other words."""


class Change(StrEnum):
    """What became of a thing from the first plan to the second."""

    CHANGED = "有变化"
    KEPT = "保留"
    DROPPED = "不再出现"
    NEW = "新增"


@dataclass(frozen=True, slots=True)
class Item:
    """A task, partner or target of one plan: `key` tells it within its plan, `text` is what the plan says of it."""

    key: str
    name: str
    text: str
    edges: Edges


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing in both plans or in one; the other side is None."""

    change: Change
    first: Item | None
    second: Item | None

    @property
    def name(self) -> str:
        """As the later plan calls it."""
        return next(item.name for item in (self.second, self.first) if item)


def sides(rows: Iterable[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Rows of changes_between_plans: those of the first plan and those of the second."""
    told = list(rows)
    return [row for row in told if row["old"]], [row for row in told if not row["old"]]


def differences(first: Iterable[Mapping[str, Any]], second: Iterable[Mapping[str, Any]], aspect: str) -> list[Difference]:
    """Rows of changes_between_plans, those of either plan, for one aspect: changed first, then dropped, new and kept."""
    one, other = ([item for row in rows if row["aspect"] == aspect for item in _items(row)] for rows in (first, second))
    pairs = _pairs(one, other, alike=aspect == TASKS)
    found = [Difference(Change.KEPT if _says_the_same(a, b) else Change.CHANGED, a, b) for a, b in pairs]
    paired = {id(item) for pair in pairs for item in pair}
    found += [Difference(Change.DROPPED, item, None) for item in one if id(item) not in paired]
    found += [Difference(Change.NEW, None, item) for item in other if id(item) not in paired]
    order = (Change.CHANGED, Change.DROPPED, Change.NEW, Change.KEPT)
    return sorted(found, key=lambda one: (order.index(one.change), one.name))


def _items(row: Mapping[str, Any]) -> list[Item]:
    thing, edges = row["thing"], row["edges"]
    if row["aspect"] == TASKS:
        told = [f"牵头：{'、'.join(row['leads'])}"] if row["leads"] else []
        told += [f"时限：{month_text(thing['deadline'])}"] if thing.get("deadline") else []
        return [Item(thing["name"], thing["name"], "；".join(told) or "未写明牵头单位和时限", tuple(edges))]
    if row["aspect"] == PARTNERS:
        return [Item(thing["id"], thing["name"], status_text(edges), tuple(edges))]
    if row["aspect"] == WORKS:
        name = f"{row['place']}{RELATIONS[row['relation']]}{thing['name']}"
        return [Item(name, name, status_text(edges), tuple(edges))]
    kinds = dict.fromkeys(edge.get("kind") for edge in edges)
    return [_target(row, kind, [edge for edge in edges if edge.get("kind") == kind]) for kind in kinds]


def _target(row: Mapping[str, Any], kind: str | None, edges: Sequence[Mapping[str, Any]]) -> Item:
    word = KINDS.get(kind or "", "")
    numbers = sorted({target_text({"year": None, **edge}) for edge in edges})
    name = f"{row['place']}：{row['thing']['name']}"
    return Item(f"{name} {word}", name, f"{word} {'，'.join(numbers)}".strip(), tuple(edges))


def _pairs(one: Sequence[Item], other: Sequence[Item], *, alike: bool) -> list[tuple[Item, Item]]:
    """Each item with its like in the other plan, the most alike first; without `alike` only equal keys."""
    by_key = {item.key: item for item in reversed(other)}
    found = {id(item): (item, by_key[item.key]) for item in reversed(one) if item.key in by_key}
    pairs = list({id(second): (first, second) for first, second in found.values()}.values())
    if not alike:
        return pairs
    taken = {id(item) for pair in pairs for item in pair}
    likely = [
        (-fuzz.ratio(a.name, b.name), at, to, a, b)
        for at, a in enumerate(one)
        for to, b in enumerate(other)
        if not {id(a), id(b)} & taken and fuzz.ratio(a.name, b.name) >= LEAST_LIKE
    ]
    for *_, a, b in sorted(likely, key=lambda told: told[:3]):
        if not {id(a), id(b)} & taken:
            taken |= {id(a), id(b)}
            pairs.append((a, b))
    return pairs


def _says_the_same(one: Item, other: Item) -> bool:
    return (one.name, one.text) == (other.name, other.text)
