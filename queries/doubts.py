"""Names that may mean the same thing: what a person should look at, never what the program decides.

Two names of one label are compared where they share a rare pair of characters; numbers, places, levels and regions that
differ make two things (第一 and 第二, 郑州 and 新乡, 省级 and 国家级, 华东 and 华南), and so does the lexicon that knows both.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from graph.model import Label
from graph.store import NamedNode
from queries.forms import normalise
from queries.lexicon import known_names, places_in

COMPARED = (
    *(Label.INSTITUTION, Label.ENTERPRISE, Label.AGENCY, Label.PLATFORM),
    *(Label.PROGRAM, Label.PROJECT, Label.INDICATOR),
)
"""Labels whose names are found in texts; places and kinds of platforms come from the lexicon."""
LEAST_LIKE = 83  # of 100, by rapidfuzz: one of six characters differs
SHORTEST_CORE = 2
MOST_SHARING = 40
"""A pair of characters that more names have says nothing (技术, 中心)."""

_LEGAL = re.compile(r"(?:股份|有限|责任|总?公司|控股|集团|(?<=.{3})(?:科技|实业)$)+")
_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十百]+|[甲乙丙丁]|[a-z]+")
_LEVELS = re.compile(r"国家|[省市县区校院]级|以上|自治区|[省市县区](?=人民)")
_REGIONS = re.compile(r"华[东南西北中]|[东西][南北]|中原|中南|[东西南北](?=[部方区大路])")
_OPPOSED = re.compile(r"大学|学院|研究院|研究所|中学|小学|增长率|增速|比重|占比|数量|产值|面积|中小|大中")


@dataclass(frozen=True, slots=True)
class NearSame:
    """Two nodes whose names are alike: `likeness` of 100, `reason` in words."""

    left: NamedNode
    right: NamedNode
    likeness: int
    reason: str


def near_same(nodes: Iterable[NamedNode], judged: Callable[[str, str], bool]) -> list[NearSame]:
    """Pairs that nobody `judged`, the most alike first; the longer name is on the right."""
    by_label: dict[str, list[_Form]] = defaultdict(list)
    for node in nodes:
        if node.label in COMPARED:
            by_label[node.label].append(_Form.of(node))
    found = [
        pair
        for forms in by_label.values()
        for one, other in _candidates(forms)
        if (pair := _compare(one, other)) and not judged(one.node.id, other.node.id)
    ]
    return sorted(found, key=lambda pair: (-pair.likeness, pair.left.id, pair.right.id))


@dataclass(frozen=True, slots=True)
class _Form:
    """A name taken apart: its `core` has neither place nor legal form; `marks` are what makes things differ."""

    node: NamedNode
    name: str
    core: str
    marks: tuple[tuple[str, ...], ...]
    places: frozenset[str]

    @classmethod
    def of(cls, node: NamedNode) -> _Form:
        plain = unicodedata.normalize("NFKC", node.name).casefold()
        name = normalise(node.name)
        marks = tuple(tuple(sorted(pattern.findall(name))) for pattern in (_NUMBERS, _LEVELS, _REGIONS, _OPPOSED))
        bare = _LEGAL.sub("", normalise(_BRACKETS.sub("", plain)))
        for place in places_in(bare):
            bare = bare.replace(place, "").replace(place[:-1], "")
        if node.label == Label.AGENCY:
            bare = bare.lstrip("省市县区")
        return cls(node, name, bare if len(bare) >= SHORTEST_CORE else name, marks, places_in(name))


def _candidates(forms: list[_Form]) -> Iterator[tuple[_Form, _Form]]:
    """Pairs with the same core, or with a pair of characters that few have."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(forms):
        ends = f"{form.core[0]}…{form.core[-1]}"  # of 科技局 and 科学技术局, which share no pair
        for key in {form.core, ends, *(form.core[i : i + 2] for i in range(len(form.core) - 1))}:
            blocks[key].append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= MOST_SHARING:
            seen.update(combinations(block, 2))
    return ((forms[a], forms[b]) for a, b in sorted(seen))


def _compare(one: _Form, other: _Form) -> NearSame | None:
    if one.marks != other.marks or not (one.places <= other.places or other.places <= one.places):
        return None
    likeness, reason = _likeness(one, other)
    if likeness < LEAST_LIKE or _both_known(one, other) or _of_two_places(one, other):
        return None
    left, right = sorted((one.node, other.node), key=lambda node: (len(node.name), node.id))
    return NearSame(left, right, likeness, reason)


def _likeness(one: _Form, other: _Form) -> tuple[int, str]:
    if one.core == other.core:
        return 100, "只差地名、括号或公司字样"
    short, long = sorted((one.core, other.core), key=len)
    if one.node.label == Label.ENTERPRISE and len(short) > SHORTEST_CORE and long.startswith(short):
        return 90, "一个名称以另一个开头"
    if _shortened(short, long):
        return 88, "一个名称像是另一个的简称"
    return round(fuzz.ratio(short, long)), "字面相近"


def _shortened(short: str, long: str) -> bool:
    """Whether all characters of one stand in the other in this order, from the first to the last: 科技局 in 科学技术局."""
    if not (len(short) > SHORTEST_CORE and len(long) < 2 * len(short) and short[0] == long[0] and short[-1] == long[-1]):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


@cache
def _known() -> frozenset[str]:
    return frozenset(normalise(name) for _, name, _ in known_names())


def _both_known(one: _Form, other: _Form) -> bool:
    return one.name in _known() and other.name in _known()


def _of_two_places(one: _Form, other: _Form) -> bool:
    """Programmes whose ids carry their city are things of two cities: `Program:郑州市/人才计划`."""
    first, second = (form.node.id.split(":", 1)[1].rpartition("/")[0] for form in (one, other))
    return bool(first and second) and first != second
