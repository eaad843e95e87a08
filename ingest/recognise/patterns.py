"""Lists of words as one fast pattern."""

from __future__ import annotations

import re


def any_of(words: list[str]) -> str:
    """As alternatives, the longest first; what a word looks at before and behind itself does not count: 对接 before 对(?!外)."""
    by_length = sorted((str(w) for w in words), key=lambda word: len(_LOOKS.sub("", word)), reverse=True)
    return "|".join(map(literal_first, by_length))


_LOOKS = re.compile(r"\(\?<?[=!][^()]*\)")
_LOOKS_BEHIND = re.compile(r"((?:\(\?<[=!](?:[^()\[\]]|\[[^\]]*\])*\))+)([\u4e00-\u9fff]|\[[\u4e00-\u9fff]+\])")


def literal_first(end: str) -> str:
    """`(?<=[科创])谷` as `谷(?<=[科创]谷)`: a search skips fast to the first letters of a list, if each item begins with one."""
    match = _LOOKS_BEHIND.match(end)
    if not match:
        return end
    behind, first = match.groups()
    return first + behind.replace(")", f"{first})") + end[match.end() :]
