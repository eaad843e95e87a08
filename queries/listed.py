"""The names of the lexicon by their forms, whether or not the graph holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from graph.model import Label
from queries.forms import SHORTEST, TELLING, normalise, parts
from queries.lexicon import known_names


@dataclass(frozen=True, slots=True)
class Listed:
    """What one row of the lexicon names; `names` are its name and other names as written, `forms` the same normalised."""

    label: Label
    names: tuple[str, ...]
    forms: tuple[str, ...]


def listed_in(text: str) -> tuple[Listed, ...]:
    """Those of which a form stands in a normalised text, begins with it, or contains it."""
    near = dict.fromkeys(part for part in parts(text) if part in _by_form())
    if len(text) >= SHORTEST:
        near |= dict.fromkeys(_holding(text))
    return _named(near)


def _holding(text: str) -> Iterator[str]:
    """The forms that begin with a text, or contain one that tells a name; found in all of them as one text, which is quick."""
    wanted, at = text if len(text) >= TELLING else f"\n{text}", 0
    while (at := _all_forms().find(wanted, at)) >= 0:
        end = _all_forms().index("\n", at + 1)
        yield _all_forms()[_all_forms().rindex("\n", 0, at + 1) + 1 : end]
        at = end


def listed_like(text: str, cutoff: float) -> tuple[Listed, ...]:
    """Those of which a form is like a normalised text, by rapidfuzz's ratio."""
    return _named(form for form, _, _ in process.extract(text, list(_by_form()), scorer=fuzz.ratio, score_cutoff=cutoff))


def _named(forms: Iterable[str]) -> tuple[Listed, ...]:
    return tuple(dict.fromkeys(one for form in forms for one in _by_form()[form]))


@cache
def _all_forms() -> str:
    """A form a line, with the end of a line before the first and after the last."""
    return "\n" + "".join(f"{form}\n" for form in _by_form())


@cache
def _by_form() -> dict[str, tuple[Listed, ...]]:
    by_form: defaultdict[str, list[Listed]] = defaultdict(list)
    for label, name, others in known_names():
        forms = tuple(form for form in map(normalise, (name, *others)) if len(form) >= SHORTEST)
        for form in dict.fromkeys(forms):
            by_form[form].append(Listed(label, (name, *others), forms))
    return {form: tuple(listed) for form, listed in by_form.items()}
