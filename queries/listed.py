"""The names of the lexicon by their forms, whether or not the graph holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from graph.model import Label
from queries.forms import SHORTEST, held, normalise, parts
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
        near |= dict.fromkeys(form for form in _by_form() if held(text, form))
    return _named(near)


def listed_like(text: str, cutoff: float) -> tuple[Listed, ...]:
    """Those of which a form is like a normalised text, by rapidfuzz's ratio."""
    return _named(form for form, _, _ in process.extract(text, list(_by_form()), scorer=fuzz.ratio, score_cutoff=cutoff))


def _named(forms: Iterable[str]) -> tuple[Listed, ...]:
    return tuple(dict.fromkeys(one for form in forms for one in _by_form()[form]))


@cache
def _by_form() -> dict[str, tuple[Listed, ...]]:
    by_form: defaultdict[str, list[Listed]] = defaultdict(list)
    for label, name, others in known_names():
        forms = tuple(form for form in map(normalise, (name, *others)) if len(form) >= SHORTEST)
        for form in dict.fromkeys(forms):
            by_form[form].append(Listed(label, (name, *others), forms))
    return {form: tuple(listed) for form, listed in by_form.items()}
