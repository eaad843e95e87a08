"""Where the sentence tells that a platform's name means any of its kind: 鼓励企业建设…平台, 省级…基地, …中心3个."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import lexicon
from ingest.patterns import any_of
from ingest.resolve.places import place_book
from ingest.text import last_of
from ingest.words import is_common

_LONG_STEM, _SHORT_STEM = 7, 3
_END = re.compile(r"(?:平台|中心|基地|园区|示范区|集聚区|联盟|综合体|走廊)$")
_REACH = 60  # characters before a name that may tell who builds it
_LEVEL = re.compile(r"(?:国家|部|省|市|区|县|自治区)级")
_OF_ITS_OWN = re.compile(r"[“\"()]|国家(?!级)|[A-Za-z]{3}|[\u4e00-\u9fff]{2}[市省区县](?!级|域|块|$)")
_COUNTED_BEHIND = re.compile(r"[(（]?(?:不少于|超过|达到?|突破)?(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?[个家]")


def is_kind(norm: str, start: int, end: int) -> bool:
    """Whether `norm[start:end]`, a name in which no known name stands, is a kind by its own level or by the words around it."""
    name = norm[start:end]
    if _OF_ITS_OWN.search(name):
        return False
    begin = last_of("。;\n", norm, max(0, start - _REACH), start) + 1
    before = norm[max(begin, start - _REACH) : start]
    level = _LEVEL.search(name)
    leads = (
        level and (level.start() < _SHORT_STEM or is_common(name[: level.start()])) and not _is_place(name[: level.start()])
    )  # 抚仙湖生态省级重点实验室 is one
    if level and leads and not _named_elsewhere(norm, name[level.end() :]):
        return True
    stem = _END.sub("", name)
    if len(stem) <= _SHORT_STEM and is_common(stem):  # 流量平台, 销售中心
        return True
    if _COUNTED_BEHIND.match(norm, end) or _words("behind").match(norm, end):
        return True
    return bool(_words("before").search(before) or _built_by_anyone().search(before))


def _is_place(form: str) -> bool:
    """云州 of 云州省级农业科技园区: that one is meant."""
    return len(form) > 1 and place_book().is_division(form)


def _named_elsewhere(norm: str, stem: str) -> bool:
    """省级肉制品技术创新中心 of a plan that also names the host: 双汇肉制品技术创新中心."""
    at = norm.find(stem) if len(stem) >= _LONG_STEM else -1
    while at > 0 and norm[at - 1] == "级":
        at = norm.find(stem, at + 1)
    return at >= 0


@cache
def _words(side: str) -> re.Pattern[str]:
    told = any_of(lexicon().cues["names"]["kind_contexts"][side])
    return re.compile(f"(?:{told})" + ("$" if side == "before" else ""))


@cache
def _built_by_anyone() -> re.Pattern[str]:
    """鼓励有条件的区建设A和B, 支持医疗机构,建设A: no builder is named."""
    words = lexicon().cues["names"]["kind_contexts"]
    anyone, build = any_of(words["anyone"]), any_of(words["build"])
    return re.compile(
        rf"(?:鼓励|支持|引导|推动|指导|允许)[^,。;:]{{0,14}}?(?:{anyone})[^。;:]{{0,20}}?(?:{build})[^,。;:]{{0,24}}$"
    )
