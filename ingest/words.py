"""Ordinary words: what a name is made of tells whether it is one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.lexicon import lexicon
from ingest.patterns import by_first_letter

_LONGEST_WORD, _SHORTEST_WORD = 3, 2
_CHINESE = re.compile("[\u4e00-\u9fff]+")


@lru_cache(maxsize=16384)
def is_common(name: str) -> bool:
    """Whether a name can be cut into frequent words and words of trades alone: 先进工艺, 高端装备."""
    if not _CHINESE.fullmatch(name):
        return False
    reached = {0}
    for end in range(_SHORTEST_WORD, len(name) + 1):
        starts = (end - length for length in range(_SHORTEST_WORD, _LONGEST_WORD + 1))
        if any(start in reached and _is_frequent(name[start:end]) for start in starts):
            reached.add(end)
    return len(name) in reached


def _is_frequent(word: str) -> bool:
    return word in lexicon().frequent_words or bool(industries().fullmatch(word))


@cache
def trades() -> str:
    """The words of trades that stand behind a brand, as alternatives of a pattern."""
    return by_first_letter(sorted(lexicon().cues["names"]["trade_words"], key=len, reverse=True))


@cache
def industries() -> re.Pattern[str]:
    """A row of words that name branches of industry."""
    words = lexicon().cues["names"]
    return re.compile("(?:" + by_first_letter((*words["industry_words"], *words["trade_words"])) + ")+")
