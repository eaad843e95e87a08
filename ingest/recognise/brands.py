"""Firms by their brands: what no dictionary has, before a word of trade: 合强机械, 科贝激光; and what is no brand at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph.model import Label
from ingest.lexicon import lexicon
from ingest.recognise.mention import Mention
from ingest.resolve.places import place_book
from ingest.text import around, at_each
from ingest.words import industries, is_common, trades


def is_trade(name: str) -> bool:
    """Whether a listed item names branches of industry or other ordinary things, no firm; 北方仪表 may be one."""
    if industries().fullmatch(name) or regions().search(name):
        return True
    return is_common(name) and not re.fullmatch(rf"[\u4e00-\u9fff]{{2}}(?:{trades()})", name)


@cache
def regions() -> re.Pattern[str]:
    """Parts of the country and of the world: 京津冀."""
    return re.compile("|".join(lexicon().cues["names"]["regions"]))


@cache
def verbs_before() -> re.Pattern[str]:
    """The verbs and prepositions that stand before a firm."""
    return re.compile("(?:" + "|".join(lexicon().cues["names"]["verbs_before_firms"]) + ")+")


_BEHIND_FIRM = (
    "(?=[、,。;:)”等与和及]|公司|集团|创建|建设|牵头|承担|申报|争创|组建|运营|承建|联合|开展|做[大强优]|参与|实施|攻关|突破|扩大|加大"
    "|研发|提升|布局|深化|升级)"
)


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join((*"、,。;:(“与和及\n", *lexicon().cues["names"]["verbs_before_firms"])).replace("(", r"\(")
    verbs = verbs_before().pattern
    brand = r"(?P<brand>[^\W\d_a-zA-Z等由对以按照在投到的与和及是为将各高首版次全多非无不用]{2,3})"
    return re.compile(rf"(?:{before})(?P<name>(?P<place>(?!{verbs})[\u4e00-\u9fff]{{2}})??{brand}(?:{trades()})){_BEHIND_FIRM}")


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(f"(?:{trades()}){_BEHIND_FIRM}")


@cache
def _trade_words() -> AhoCorasick:
    """They are many and frequent: an automaton finds them faster than a pattern does."""
    words = lexicon().cues["names"]["trade_words"]
    return AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.DFA)


def find(norm: str) -> Iterator[Mention]:
    """Firms in lists and after verbs that firms take: 支持科贝激光、富晶电子建设…."""
    words = _trade_words().find_matches_as_indexes(norm, overlapping=True)
    places = sorted({start for _, start, _ in words})
    for match in around(at_each(places, _trade(), norm), _pattern(), norm):
        if _is_brand(match["brand"]) and (not match["place"] or match["place"] in place_book().free_forms):
            yield Mention(match.start("name"), match.end("name"), Label.ENTERPRISE, match["name"], "listed")


def _is_brand(brand: str) -> bool:
    """No place, no word of a trade, and no ordinary word in it."""
    if brand in place_book().free_forms or regions().search(brand) or industries().search(brand) or is_common(brand):
        return False
    return not any(brand[at : at + 2] in lexicon().common_words for at in range(len(brand) - 1))
