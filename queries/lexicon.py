"""Names that are known from `data/lexicon/` whether or not a plan has used them: 北航, 洛阳, 高企, 市发改委."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from itertools import product

from graph.model import Label
from innograph.errors import LexiconError
from innograph.resources import LEXICON

# file, its column of other forms, and what its rows are
SOURCES = (
    ("universities.csv", "aliases", Label.INSTITUTION),
    ("research_institutes.csv", "aliases", Label.INSTITUTION),
    ("enterprises.csv", "aliases", Label.ENTERPRISE),
    ("indicators.csv", "forms", Label.INDICATOR),
    ("platform_types.csv", "forms", Label.PLATFORM_TYPE),
)
LONGEST_PLACE = 12  # characters of a place's name that are looked at
LEVELS = {"province": Label.PROVINCE, "city": Label.CITY, "district": Label.DISTRICT}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of the lexicon; lines that begin with `#` are notes. Raises LexiconError where it is missing."""
    path = LEXICON / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(line for line in file if not line.startswith("#"))
    except OSError as error:
        raise LexiconError(f"词表 {path} 无法读取：{error.strerror}；请重新安装程序或恢复该文件") from error


@cache
def known_names() -> tuple[tuple[Label, str, tuple[str, ...]], ...]:
    """Label, name and other forms of everything that the lexicon names; 南大 is a form of each school that it may mean."""
    listed = [
        (label, row["name"], (*_split(row[column]), *_ambiguous().get(row["name"], ())))
        for file, column, label in SOURCES
        for row in rows(file)
    ]  # fmt: skip
    listed += [(Label.AGENCY, row["name"], _split(row["forms"])) for row in rows("agencies.csv") if row["level"] == "national"]
    return tuple(listed + _places())


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    """A school's name → short forms that mean it where the city decides (南大) or that are safe only as a whole word (北大)."""
    forms: dict[str, dict[str, None]] = {}
    for row in rows("ambiguous_names.csv"):
        forms.setdefault(row["name"], {})[row["alias"]] = None
    return {name: tuple(found) for name, found in forms.items()}


def _places() -> list[tuple[Label, str, tuple[str, ...]]]:
    """Divisions; short names only of cities and provinces, as those of counties are often words (合作, 资源)."""
    places = {(LEVELS[row["level"]], row["name"]): row["short"] for row in rows("divisions.csv")}
    return [(label, name, () if label is Label.DISTRICT else _split(short)) for (label, name), short in places.items()]


@cache
def _places_by_name() -> dict[str, tuple[str, ...]]:
    """A place's name → its name and short names, for the bodies of a place: 新乡市 → (新乡市, 新乡)."""
    return {name: (name, *forms) for _, name, forms in _places()}


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    """Every form of a local body → all its forms, those of its earlier names too: 科学技术局 → (科技局, 科学技术局 …)."""
    local = {row["name"]: row for row in rows("agencies.csv") if row["level"] == "local"}
    groups: dict[str, list[str]] = {}
    for name, row in local.items():
        today = name
        while local[today]["renamed"] and local[today]["successor"] in local:
            today = local[today]["successor"]
        groups.setdefault(today, []).extend((name, *_split(row["forms"])))
    return {form: tuple(group) for group in reversed(groups.values()) for form in group}


def agency_forms(name: str) -> set[str]:
    """How people call a place's body: 新乡市科技局 → 新乡市科学技术局, 新乡科技局, 市科技局, 科技局 …; nothing for others."""
    place, body = _place_and_body(name)
    if not place:
        return set()
    starts = {*_places_by_name()[place], place[-1], ""}
    return {start + form for start, form in product(starts, _bodies().get(body, (body,)))} - {name}


def other_forms(text: str) -> tuple[str, ...]:
    """Of the local bodies that a text names, all that they are called: 市科技局 → 科技局, 科学技术局 …."""
    return tuple(dict.fromkeys(other for form, group in _bodies().items() if form in text for other in group))


def bodies_in(text: str) -> frozenset[str]:
    """The full names that bodies in a text may have whose place it gives by a short name: 新乡编办 → 新乡市编办."""
    found: set[str] = set()
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + LONGEST_PLACE) + 1):
            if place := _place_of_form().get(text[start:end]):
                rests = (text[end:stop] for stop in range(end + 1, min(len(text), end + LONGEST_PLACE) + 1))
                found.update(place + body for rest in rests for body in (rest, *_bodies().get(rest, ())))
    return frozenset(found)


def is_local_body(name: str) -> bool:
    """Whether this is a place's name, full or short, with a known body: 鹤壁市科学技术局, 鹤壁科技局."""
    return any(name[:end] in _place_forms() and name[end:] in _bodies() for end in range(2, len(name) - 1))


def _place_and_body(name: str) -> tuple[str, str]:
    ends = (end for end in range(len(name) - 2, 1, -1) if name[:end] in _places_by_name())
    end = next(ends, 0)
    return name[:end], name[end:]


def places_in(text: str) -> frozenset[str]:
    """The full names of the places that a name holds, the longest form counting: 河南新乡高新区 → 河南省, 新乡市."""
    found, at = set(), 0
    while at < len(text):
        end = next((end for end in range(min(len(text), at + LONGEST_PLACE), at + 1, -1) if text[at:end] in _place_of_form()), 0)
        if end:
            found.add(_place_of_form()[text[at:end]])
        at = end or at + 1
    return frozenset(found)


@cache
def _place_of_form() -> dict[str, str]:
    return {form: name for name, forms in _places_by_name().items() for form in reversed(forms)}


@cache
def _place_forms() -> frozenset[str]:
    return frozenset(form for forms in _places_by_name().values() for form in forms)


def _split(forms: str | None) -> tuple[str, ...]:
    return tuple(form for form in (forms or "").split("|") if form)
