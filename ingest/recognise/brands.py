"""Firms by their brands: what no dictionary has, before a word of trade: 合强机械, 科贝激光; and what is no brand at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from graph.model import Label
from ingest.lexicon import lexicon
from ingest.recognise.mention import Mention
from ingest.resolve.places import place_book

_LONGEST_WORD, _SHORTEST_WORD = 3, 2


@lru_cache(maxsize=16384)
def is_common(name: str) -> bool:
    """Whether a name can be cut into frequent words and words of trades alone: 先进工艺, 高端装备."""
    if not re.fullmatch("[\u4e00-\u9fff]+", name):
        return False
    reached = {0}
    for end in range(_SHORTEST_WORD, len(name) + 1):
        starts = (end - length for length in range(_SHORTEST_WORD, _LONGEST_WORD + 1))
        if any(start in reached and _is_frequent(name[start:end]) for start in starts):
            reached.add(end)
    return len(name) in reached


def _is_frequent(word: str) -> bool:
    return word in lexicon().frequent_words or bool(_industries().fullmatch(word))


@cache
def _trades() -> str:
    return "|".join(sorted(lexicon().cues["names"]["trade_words"], key=len, reverse=True))


@cache
def _industries() -> re.Pattern[str]:
    words = lexicon().cues["names"]
    return re.compile("(?:" + "|".join((*words["industry_words"], *words["trade_words"])) + ")+")


def is_trade(name: str) -> bool:
    """Whether a listed item names branches of industry or other ordinary things, no firm; 北方仪表 may be one."""
    if _industries().fullmatch(name):
        return True
    return is_common(name) and not re.fullmatch(rf"[\u4e00-\u9fff]{{2}}(?:{_trades()})", name)


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join((*"、,。;:(“与和及\n", *lexicon().cues["names"]["verbs_before_firms"])).replace("(", r"\(")
    brand = r"(?P<brand>[^\W\d_a-zA-Z等以按照在投到的与和及是为将各新高首版次全多非无不用]{2,3})"
    return re.compile(rf"(?:{before})(?P<name>{brand}(?:{_trades()}))(?=[、,。;:)”等与和及]|公司|集团)")


def find(norm: str) -> Iterator[Mention]:
    """Firms in lists and after verbs that firms take: 支持科贝激光、富晶电子建设…."""
    for match in _pattern().finditer(norm):
        if _is_brand(match["brand"]):
            yield Mention(match.start("name"), match.end("name"), Label.ENTERPRISE, match["name"], "listed")


def _is_brand(brand: str) -> bool:
    """No place, no word of a trade, and no ordinary word in it."""
    if brand in place_book().free_forms or _industries().search(brand):
        return False
    return not any(brand[at : at + 2] in lexicon().common_words for at in range(len(brand) - 1))
