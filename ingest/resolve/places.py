"""Provinces, cities, districts and zones by all their forms, as they were in the plan's year and seen from its place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph.model import Label
from ingest.lexicon import Division, Lexicon, Zone, lexicon
from ingest.text import normalise

LEVELS = {"province": Label.PROVINCE, "city": Label.CITY, "district": Label.DISTRICT}
BARE_ZONES = {
    "高新区": "高新区", "高新技术产业开发区": "高新区", "高新技术开发区": "高新区",
    "经开区": "经开区", "经济技术开发区": "经开区", "经济开发区": "经开区",
}  # fmt: skip
"""A form without a name → the tail of the zone's name in the plan's own city."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province, city, district or zone. `city` and `province` are empty where it has none above it."""

    label: Label
    name: str
    city: str = ""
    province: str = ""


class PlaceBook:
    """The places of a lexicon, looked up by form and year."""

    def __init__(self, words: Lexicon) -> None:
        self._by_form: dict[str, list[Division]] = defaultdict(list)
        self._zones: dict[str, list[Zone]] = defaultdict(list)
        self.signs: dict[str, list[Division]] = defaultdict(list)
        for division in words.divisions:
            for form in (division.name, *division.shorts):
                self._by_form[form].append(division)
            for sign in division.sign:
                self.signs[sign].append(division)
        for zone in words.zones:
            for form in (zone.name, *zone.aliases):
                self._zones[form].append(zone)
        self.shorts = {d.name: min(d.shorts, key=len) for d in words.divisions if d.shorts}
        self.local_zones = [zone for zone in words.zones if zone.bare]

    @cached_property
    def free_forms(self) -> dict[str, Label]:
        """Forms that mean one thing in any plan: full names, and short names of provinces and cities."""
        forms = {}
        for form, divisions in self._by_form.items():
            if any(form == d.name or d.level != "district" for d in divisions):
                forms[form] = min((LEVELS[d.level] for d in divisions), key=list(LEVELS.values()).index)
        return forms | dict.fromkeys(self._zones, Label.DISTRICT)

    def divisions(self, form: str, year: int) -> list[Division]:
        """The divisions with that name or short name (half width) in a year; of another year where none was there then."""
        found = self._by_form.get(form, [])
        return [d for d in found if d.first <= year <= d.last] or found

    def is_division(self, form: str) -> bool:
        """Whether a division has or had that name or short name."""
        return form in self._by_form

    def is_place(self, form: str) -> bool:
        """Whether a form names a division, or a place whatever stands around it."""
        return form in self.free_forms or self.is_division(form)

    def zones(self, form: str) -> list[Zone]:
        """The zones with that name (half width)."""
        return self._zones.get(form, [])

    def districts_of(self, city: str, year: int) -> list[Division]:
        """The districts and counties of a city in a year."""
        return [d for d in self._by_city[city] if d.first <= year <= d.last]

    @cache  # noqa: B019 — one book a process
    def short_districts(self, city: str) -> dict[str, str]:
        """Short names of the districts of a city that exist today → their full names: 杨浦 → 杨浦区."""
        today = [d for d in self._by_city[city] or self._by_city_of_province(city) if d.last >= _TODAY]
        return {short: d.name for d in today for short in d.shorts if len(short) > 1}

    def _by_city_of_province(self, name: str) -> list[Division]:
        return [
            d for found in self._by_form.values() for d in found if d.level == "district" and d.province == name and not d.city
        ]

    def city_forms_in(self, text: str) -> list[str]:
        """Every place in a text where a city or province is named, by its form."""
        forms, automaton = self._cities
        return [forms[number] for number, _, _ in automaton.find_matches_as_indexes(text)]

    @cached_property
    def _cities(self) -> tuple[list[str], AhoCorasick]:
        forms = sorted(form for form, label in self.free_forms.items() if label is not Label.DISTRICT)
        return forms, AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)  # few forms

    @cached_property
    def _by_city(self) -> dict[str, list[Division]]:
        by_city = defaultdict(list)
        for division in {id(d): d for found in self._by_form.values() for d in found}.values():
            if division.level == "district":
                by_city[division.city].append(division)
        return by_city

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names of districts that stand in more than one city (鼓楼区): their ids carry the city."""
        cities = defaultdict(set)
        for form, found in self._by_form.items():
            for division in found:
                if division.level == "district" and division.name == form:
                    cities[form].add(division.city or division.province)
        return frozenset(name for name, where in cities.items() if len(where) > 1)


@cache
def place_book() -> PlaceBook:
    """The places of the lexicon that comes with the program."""
    return PlaceBook(lexicon())


def short(name: str) -> str:
    """郑州市 → 郑州, 河南省 → 河南, 黔南布依族苗族自治州 → 黔南; a name without a short form stays whole."""
    return place_book().shorts.get(name, name)


def zone_label(zone: Zone) -> Label:
    """A zone with an administration is a district; an innovation zone or a valley (中原科创谷) is a platform."""
    is_platform = zone.kind == "innovation_zone" or (
        zone.kind == "other" and re.search(r"(?:谷|园|城|中心|走廊|基地|港)$", zone.name)
    )
    return Label.PLATFORM if is_platform else Label.DISTRICT


@dataclass(frozen=True)
class Standpoint:
    """The plan's own place and year: what 我市, 市科技局 and 高新区 mean."""

    place: Place
    year: int
    book: PlaceBook

    @cached_property
    def city(self) -> str:
        """The city that 市… means; empty in a province's plan."""
        return self.place.name if self.place.label is Label.CITY else self.place.city

    @cached_property
    def town(self) -> str:
        """What 市 before a body means: the plan's own place if it is a county-level city (昆山市), else the city."""
        return self.place.name if self.place.label is Label.DISTRICT and self.place.name.endswith("市") else self.city

    @cached_property
    def local_forms(self) -> dict[str, Place]:
        """Forms that mean a district or zone only here: 金水 before 区 is left out, 管城区, 高新区, 航空港区."""
        forms: dict[str, Place] = {}
        for division in self.book.districts_of(self.city, self.year) if self.city else []:
            place = Place(Label.DISTRICT, division.name, self.city, division.province)
            forms |= dict.fromkeys((division.name, *(s for s in division.shorts if len(s) > 1)), place)
        for zone in self.book.local_zones:
            if self.city in zone.cities or (not zone.cities and zone.province == self.place.province):
                forms |= dict.fromkeys(zone.bare, Place(zone_label(zone), zone.name, self.city, zone.province))
        for form, tail in BARE_ZONES.items():
            place = Place(Label.DISTRICT, short(self.town) + tail, self.city, self.place.province)
            if self.town != self.city:
                forms |= dict.fromkeys((form, place.name), place)  # 高新区 in 昆山 is 昆山's, not 苏州's
            elif self.city:
                forms = dict.fromkeys((form, place.name), place) | forms
        return forms

    def resolve(self, form: str) -> Place | None:
        """The place that a form means here, or None; worked out once a form."""
        if form not in self._resolved:
            self._resolved[form] = self._meant(normalise(form))
        return self._resolved[form]

    @cached_property
    def _resolved(self) -> dict[str, Place | None]:
        return {}

    def _meant(self, form: str) -> Place | None:
        if form in self.local_forms:
            return self.local_forms[form]
        if zones := self.book.zones(form):
            zone = next((z for z in zones if self.city in z.cities), zones[0])
            return Place(zone_label(zone), zone.name, zone.cities[0] if zone.cities else "", zone.province)
        found = self.book.divisions(form, self.year)
        return self._nearest(found) if found else self._with_city(form)

    def _with_city(self, form: str) -> Place | None:
        """南京市鼓楼区, 南京鼓楼区: the city before it says which of the districts of that name is meant."""
        for cut in range(2, len(form) - 1):
            above = {d.name for d in self.book.divisions(form[:cut], self.year) if d.level != "district"}
            for division in self.book.divisions(form[cut:], self.year) if above else ():
                if division.name == form[cut:] and above & {division.city, division.province if not division.city else ""}:
                    return Place(Label.DISTRICT, division.name, division.city, division.province)
        return None

    def _nearest(self, found: list[Division]) -> Place | None:
        """Own city first, then own province; a city before a district of that short name; else only what is the only one."""
        ranked = sorted(found, key=lambda d: (d.city != self.city, d.level == "district", d.province != self.place.province))
        best = ranked[0]
        same = {d.name for d in ranked if (d.city == best.city) and d.level == best.level}
        if best.level == "district" and best.city != self.city and (len({d.city for d in found}) > 1 or len(same) > 1):
            return None
        return Place(LEVELS[best.level], best.name, best.city, best.province)


def own_place(title: str, issuer: str | None, sign: str | None, text: str, year: int, book: PlaceBook) -> Place | None:
    """The place whose plan this is: from title, issuer, letters of the number, else the place that the text names most."""
    for told in (title, issuer or ""):
        if place := _place_in(normalise(told), year, book):
            return place
    if sign and len(found := {d.name: d for d in book.signs.get(sign[0], [])}) == 1:
        division = next(iter(found.values()))
        return Place(LEVELS[division.level], division.name, division.city, division.province)
    return _most_named(text, year, book)


def _place_in(told: str, year: int, book: PlaceBook) -> Place | None:
    """The first place of a title, with the lower one that follows it at once: 郑州市金水区…."""
    at = best = None
    for start in range(len(told)):
        for length in (11, 10, 9, 8, 7, 6, 5, 4, 3, 2):
            form = told[start : start + length]
            if best is None and length > 3 and (zones := book.zones(form)) and zone_label(zones[0]) is Label.DISTRICT:
                if district := _district_in_brackets(told, start + length, year, book):
                    return district
                return Place(Label.DISTRICT, zones[0].name, zones[0].cities[0] if zones[0].cities else "", zones[0].province)
            found = [d for d in book.divisions(form, year) if length > 2 or d.level != "district"]
            if len(told) - start >= length and found and (best is None or start == at):
                chosen = _inside(found, best)
                if chosen is None:
                    continue
                best, at = Place(LEVELS[chosen.level], chosen.name, chosen.city, chosen.province), start + length
                break
        if at is not None and start > at:
            break
    return best


_IN_BRACKETS = re.compile(r"[((](?P<district>[\u4e00-\u9fff]{2,6}[区县市])[))]")


def _district_in_brackets(told: str, at: int, year: int, book: PlaceBook) -> Place | None:
    """广州开发区(黄埔区): the district that is one with a zone."""
    match = _IN_BRACKETS.match(told, at)
    found = book.divisions(match["district"], year) if match else []
    return Place(LEVELS[found[0].level], found[0].name, found[0].city, found[0].province) if len(found) == 1 else None


def _inside(found: list[Division], above: Place | None) -> Division | None:
    if above is None:
        cities = {(d.name, d.city) for d in found}
        return found[0] if len(cities) == 1 else next((d for d in found if d.level != "district"), None)
    return next((d for d in found if above.name in (d.city, d.province)), None)


def _most_named(text: str, year: int, book: PlaceBook) -> Place | None:
    """The city that a text names most, its own districts counted in; a province counts less, since each city names its own."""
    counts: Counter[tuple[str, str]] = Counter()
    for form, times in Counter(book.city_forms_in(text)).items():
        for division in book.divisions(form, year):
            if division.level != "district":
                counts[division.name, division.level] += times * (5 if division.level == "city" else 2)
    most = max(counts.values(), default=0)
    for (name, level), count in counts.most_common(_CANDIDATES):
        districts = book.districts_of(name, year) if level == "city" else []
        if count + _OF_A_DISTRICT * len(districts) >= most:  # else it stays behind, whatever the text says of its districts
            counts[name, level] += _OF_A_DISTRICT * sum(d.name in text for d in districts)
            most = max(most, counts[name, level])
    if not counts:
        return None
    (best, level), _ = min(counts.items(), key=lambda item: (-item[1], item[0]))
    division = next(d for d in book.divisions(best, year) if d.level == level)
    return Place(LEVELS[division.level], division.name, division.city, division.province)


_CANDIDATES = 8
_TODAY = 2024  # the last year of the panel that the divisions come from
_OF_A_DISTRICT = 15  # a city's plan names most of its districts once; a partner's plan names few
