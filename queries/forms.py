"""Forms of names made equal, and the parts of a text that can be one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

SHORTEST, LONGEST = 2, 20  # characters of a form that is looked for by itself; a form of one character is a word
TELLING = 4  # characters that tell a name even from its middle
# quotes and marks that people write or leave out as they like; 、 stays, as it parts the members of a list
_DROPPED = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》<>·•-—–_,.;:?!。，；：？！"))


def normalise(text: str) -> str:
    """Width, case, blanks, quotes and marks made equal: “智汇郑州·1125” → 智汇郑州1125."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DROPPED).casefold().split())


def as_written(form: str, text: str) -> str:
    """A part of a text whose normalised form this is, as it stands there: gdp → GDP; the form itself where there is none."""
    pieces = [normalise(character) for character in text]
    ends = [sum(map(len, pieces[:at])) for at in range(len(pieces) + 1)]
    start = "".join(pieces).find(form)
    if not form or start < 0 or start not in ends or start + len(form) not in ends:
        return form
    first = len(text) - ends[::-1].index(start)  # marks that are dropped before it do not belong to it
    return text[first : ends.index(start + len(form))].strip()


def parts(text: str) -> Iterator[str]:
    """The text itself, and every part of it that is as long as most names are."""
    yield text
    for start in range(len(text) - SHORTEST + 1):
        for end in range(start + SHORTEST, min(len(text), start + LONGEST) + 1):
            yield text[start:end]


def held(part: str, form: str) -> bool:
    """Whether a form begins with the part (双汇) or, from four characters on, contains it (薪酬制度改革)."""
    return form.startswith(part) or (len(part) >= TELLING and part in form)
