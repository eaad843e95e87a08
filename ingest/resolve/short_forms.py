"""Which full name a shorter form of the same plan means: 科技大市场 → 郑州科技大市场, 仕佳 → 仕佳光子.

Names are indexed by their beginnings and ends, so that the cost does not grow with the number of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from ingest.resolve.places import place_book
from ingest.text import squeeze

Thing = TypeVar("Thing")

_LEGAL_FORM = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|科技|电器|股份)+$")
_TAILS = ("平台", "活动", "业务", "项目", "工程")  # 鹤壁科技大市场平台 is 鹤壁科技大市场
_PLACE_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,4}市|[\u4e00-\u9fff]{2,3}(?:省|市)?|国家|省级?|中国)(?:\([^)]*\))?(?:首批|国家级)?"
    r"|[\u4e00-\u9fff]{2,8}[型性]"
)
_LEVEL = re.compile(r"^(?:国家级?|省级?|市级)")
_SHORTEST_END = 4  # characters: 研发中心 is a kind, 漯河分中心 a name


class ShortForms(Generic[Thing]):
    """The full names of one type, each with what it names; longer names are added first."""

    def __init__(self) -> None:
        self._exact: dict[str, Thing] = {}
        self._plain: dict[str, Thing] = {}
        self._ends: dict[str, list[str]] = defaultdict(list)
        self._starts: dict[str, list[str]] = defaultdict(list)
        self._frames: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, thing: Thing) -> None:
        """Make a name known by itself, its beginnings and its ends; the first one added under a name keeps it."""
        name = squeeze(name)
        if name in self._exact:
            return
        self._exact[name] = thing
        self._plain.setdefault(_without_brackets(name), thing)
        self._frames[name[:4] + name[-3:]].append(name)
        firm = _LEGAL_FORM.sub("", name)
        for cut in (2, 3, 4):  # 金瑞光电 for 洛阳金瑞光电有限公司
            if firm != name and len(firm) - cut > 2 and firm[:cut] in place_book().free_forms:
                self._plain.setdefault(firm[cut:], thing)
        for cut in range(1, len(name) - _SHORTEST_END + 1):
            self._ends[name[cut:]].append(name)
        for cut in range(2, len(name)):
            self._starts[name[:cut]].append(name)

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
        for name in self._ends.get(told, ()):
            if _PLACE_BEFORE.fullmatch(name[: -len(told)]) or (city and len(told) > 4 and told.startswith(city)):
                yield name
        for name in self._starts.get(told, ()):
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
        longer = {id(self._exact[name]): self._exact[name] for name in self._ends.get(end, ())} if len(end) > 5 else {}
        return next(iter(longer.values())) if len(longer) == 1 else None


def _without_brackets(name: str) -> str:
    return name.replace("(", "").replace(")", "")


def _is_cut(told: str, full: str) -> bool:
    """江南大学技术转移漯河分中心 for 江南大学技术转移中心漯河分中心: a few characters left out between head and end."""
    if not 0 < len(full) - len(told) <= 4:
        return False
    rest = iter(full)
    return all(char in rest for char in told)
