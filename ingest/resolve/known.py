"""The institutions and enterprises of the lexicon by each of their names."""

from __future__ import annotations

from functools import cache

from ingest.lexicon import KnownName, lexicon


@cache
def known_names() -> dict[str, KnownName]:
    """Every institution and enterprise of the lexicon by each of its names; of two with one name the institution."""
    words = lexicon()
    everyone = (*words.enterprises, *words.universities, *words.institutes)
    return {form: known for known in everyone for form in (*known.aliases, known.name)}


@cache
def beginnings() -> frozenset[str]:
    """The first two characters of every known name: what begins otherwise begins with none."""
    return frozenset(name[:2] for name in known_names())


@cache
def institution_names() -> frozenset[str]:
    """The full names of those that are no groups of enterprises."""
    return frozenset(known.name for known in (*lexicon().universities, *lexicon().institutes) if known.kind != "group")


def is_institution(known: KnownName) -> bool:
    """Whether a known name is no firm and no group of firms."""
    return known.name in institution_names()
