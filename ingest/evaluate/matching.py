"""Which node of a graph is which thing of the gold file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from graph.model import Label, Node
from ingest.evaluate.gold import Gold, GoldTask


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Width, case, blanks, quotes, brackets and points do not matter: `“科技 贷”` → `科技贷`."""
    return re.sub(r"[\s\W_]", "", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def _bigrams(told: str) -> frozenset[str]:
    return frozenset(told[i : i + 2] for i in range(len(told) - 1)) or frozenset({told})


def alike(one: str, other: str) -> bool:
    """Two indicators or titles mean the same: one holds the other, or half of their pairs of characters are shared."""
    x, y = plain(one), plain(other)
    if not x or not y:
        return False
    if x in y or y in x:
        return True
    a, b = _bigrams(x), _bigrams(y)
    return len(a & b) / len(a | b) >= 0.5


def forms_of(names: Iterable[str]) -> frozenset[str]:
    """Names for comparison; those of points alone are none."""
    return frozenset(filter(None, map(plain, names)))


def match_entities(gold: Gold, nodes: Sequence[Node]) -> dict[str, str]:
    """Node id → gold name, one to one: equal names first, then any shared form; types must agree."""
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for exact in (True, False):
        theirs = [(node, forms_of([node.name] if exact else [node.name, *node.aliases])) for node in nodes]
        for entity in gold.entities:
            if entity.name in used:
                continue
            types, mine = entity.types, forms_of([entity.name] if exact else entity.forms)
            twin = next((n for n, forms in theirs if n.id not in pairs and n.label in types and mine & forms), None)
            if twin:
                pairs[twin.id] = entity.name
                used.add(entity.name)
    return pairs


_SAME: tuple[Callable[[GoldTask, Node], bool], ...] = (
    lambda task, node: plain(task.title) == plain(node.name),
    lambda task, node: plain(task.key) == plain(str(node.properties.get("key") or "")),
    lambda task, node: alike(task.title, node.name),
)


def match_tasks(gold: Gold, nodes: Sequence[Node]) -> dict[str, str]:
    """Node id → the gold task's key, one to one: equal titles first, then equal numbers, then titles alike."""
    pairs: dict[str, str] = {}
    used: set[str] = set()
    made = [node for node in nodes if node.label is Label.TASK]
    for same in _SAME:
        for task in gold.tasks:
            if task.key in used:
                continue
            twin = next((node for node in made if node.id not in pairs and same(task, node)), None)
            if twin:
                pairs[twin.id] = task.key
                used.add(task.key)
    return pairs
