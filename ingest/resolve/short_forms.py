"""Which full name a shorter form of the same plan means: 科技大市场 → 郑州科技大市场, 仕佳 → 仕佳光子.

Names are kept sorted, once as they are and once read backwards, so that those with one beginning or end stand together.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from ingest.resolve.places import place_book
from ingest.text import squeeze

Thing = TypeVar("Thing")

_LEGAL_FORM = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|科技|电器|股份)+$")
_LEGAL_ENDS = ("公司", "集团", "科技", "电器", "股份")
_TAILS = ("平台", "活动", "业务", "项目", "工程")  # 鹤壁科技大市场平台 is 鹤壁科技大市场
_PLACE_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,4}市|[\u4e00-\u9fff]{2,3}(?:省|市)?|国家|省级?|中国)(?:\([^)]*\))?(?:首批|国家级)?"
    r"|[\u4e00-\u9fff]{2,8}[型性]"
)
_LEVEL = re.compile(r"^(?:国家级?|省级?|市级)")
_SHORTEST_START = 2
_SHORTEST_END = 4  # characters: 研发中心 is a kind, 漯河分中心 a name


class ShortForms(Generic[Thing]):
    """The full names of one type, each with what it names; longer names are added first."""

    def __init__(self) -> None:
        self._exact: dict[str, Thing] = {}
        self._plain: dict[str, Thing] = {}
        self._added: dict[str, int] = {}
        self._sorted: list[str] = []
        self._backwards: list[str] = []
        self._frames: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, thing: Thing) -> None:
        """Make a name known by itself, its beginnings and its ends; the first one added under a name keeps it."""
        name = squeeze(name)
        if name in self._exact:
            return
        self._exact[name], self._added[name] = thing, len(self._added)
        self._plain.setdefault(_without_brackets(name), thing)
        self._frames[name[:4] + name[-3:]].append(name)
        firm = _LEGAL_FORM.sub("", name) if name.endswith(_LEGAL_ENDS) else ""
        for cut in (2, 3, 4):  # 金瑞光电 for 洛阳金瑞光电有限公司
            if len(firm) - cut > 2 and firm[:cut] in place_book().free_forms:
                self._plain.setdefault(firm[cut:], thing)
        insort(self._sorted, name)
        insort(self._backwards, name[::-1])

    def _starting(self, told: str) -> list[str]:
        """The longer names that begin so, those first that were added first."""
        longer = _with_beginning(self._sorted, told) if len(told) >= _SHORTEST_START else ()
        return sorted(longer, key=self._added.__getitem__)

    def _ending(self, told: str) -> list[str]:
        """The longer names that end so, those first that were added first."""
        longer = _with_beginning(self._backwards, told[::-1]) if len(told) >= _SHORTEST_END else ()
        return sorted((name[::-1] for name in longer), key=self._added.__getitem__)

    def get(self, name: str) -> Thing | None:
        """What has exactly this name."""
        return self._exact.get(squeeze(name))

    def find(self, form: str, full: str, city: str) -> Thing | None:
        """What a form means: `full` is the form with its place written out, `city` the short name of the plan's city."""
        told = squeeze(form)
        for name in (squeeze(full), told):
            if found := self._exact.get(name) or self._plain.get(_without_brackets(name)):
                return found
        return next((self._exact[name] for name in self._candidates(told, city)), None)

    def _candidates(self, told: str, city: str) -> Iterator[str]:
        for name in self._ending(told):
            if _PLACE_BEFORE.fullmatch(name[: -len(told)]) or (city and len(told) > 4 and told.startswith(city)):
                yield name
        for name in self._starting(told):
            if _LEGAL_FORM.fullmatch(name[len(told) :]) or name[len(told) :] in _TAILS:
                yield name
        for tail in _TAILS:
            if told.endswith(tail) and told[: -len(tail)] in self._exact:
                yield told[: -len(tail)]
        if len(told) >= 8:
            yield from (name for name in self._frames.get(told[:4] + told[-3:], ()) if _is_cut(told, name))

    def only_longer(self, form: str) -> Thing | None:
        """省级肉制品技术创新中心 where the plan has one 双汇肉制品技术创新中心: the only longer name with that end."""
        end = _LEVEL.sub("", squeeze(form))
        longer = {id(self._exact[name]): self._exact[name] for name in self._ending(end)} if len(end) > 5 else {}
        return next(iter(longer.values())) if len(longer) == 1 else None


def _with_beginning(names: list[str], told: str) -> Iterator[str]:
    """The names of a sorted list that are longer than their beginning `told`."""
    for at in range(bisect_right(names, told), len(names)):
        if not names[at].startswith(told):
            return
        yield names[at]


def _without_brackets(name: str) -> str:
    return name.replace("(", "").replace(")", "")


def _is_cut(told: str, full: str) -> bool:
    """江南大学技术转移漯河分中心 for 江南大学技术转移中心漯河分中心: a few characters left out between head and end."""
    if not 0 < len(full) - len(told) <= 4:
        return False
    rest = iter(full)
    return all(char in rest for char in told)
