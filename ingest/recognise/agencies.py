"""Government and party bodies in running text: 市科技局, 省科技厅, 市委组织部, 新乡银监局."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import PLACES, Label
from ingest.lexicon import agency_forms, todays_name
from ingest.patterns import by_first_letter
from ingest.recognise.mention import Mention
from ingest.resolve.places import Standpoint, place_book, short

# 市 or 省 that stands for the plan's own. What may not stand before is said behind: a search skips fast to first letters.
_OWN = "|".join(f"{letter}(?<![全各城都我超门夜上股某大本该跨多两驻在]{letter})" for letter in "市省")
_AFTER_BODY = re.compile(r"[员托派任书记常主讨屋]")  # 市委员, 市委书记 and the like are no bodies
PANEL = re.compile(r"(?:专家|咨询|评审|评价)委员会$")
"""A panel of experts is an institution."""


@dataclass(frozen=True, slots=True)
class _Body:
    """`norm[start:end]` is a body: a known `form` or a `centre` behind its `place`, or one that only its end shows."""

    start: int
    end: int
    place: str = ""
    form: str = ""
    centre: str = ""


def find(norm: str, stand: Standpoint) -> Iterator[Mention]:
    """Bodies with their place before them, as the standpoint names them."""
    place = stand.place
    province = place.province or place.name
    for body in _bodies(norm, stand.city, province):
        told = norm[body.start : body.end]
        if body.centre:
            owner = {"市": stand.town, "省": province, "自治区": province}.get(body.place, body.place)
            yield Mention(body.start, body.end, Label.INSTITUTION, told, "agency", owner + body.centre)
            continue
        if not body.form:
            label = Label.INSTITUTION if PANEL.search(told) else Label.AGENCY
            yield Mention(body.start, body.end, label, told, "agency", told)
            continue
        if body.form.endswith("委") and _AFTER_BODY.match(norm, body.end):
            continue
        if body.form in ("委", "政府") and body.place == short(stand.city or province):
            continue
        yield Mention(body.start, body.end, Label.AGENCY, told, "agency", canonical(body.place, body.form, stand))


def _bodies(norm: str, city: str, province: str) -> Iterator[_Body]:
    """From left to right. Places differ from plan to plan, the forms behind them do not: their long pattern is made once."""
    own = sorted({p for p in (city, province, short(city), short(province)) if p}, key=len, reverse=True)
    places = re.compile("|".join((*map(re.escape, own), _OWN, "自治区")))
    at = 0
    while place := places.search(norm, at):
        body = _body_at(norm, place, own, city)
        yield from (body,) if body else ()
        at = body.end if body else place.start() + 1


def _body_at(norm: str, place: re.Match[str], own: list[str], city: str) -> _Body | None:
    """The body that begins with a place, by its longest name with a known form behind it: 新乡市|科技局, 新乡|市场监管局."""
    start = place.start()
    for name in [name for name in own if norm.startswith(name, start)] or [place.group()]:
        if form := _PARTY_BODY.match(norm, start + len(name)) or _forms().match(norm, start + len(name)):
            return _Body(start, form.end(), name, form.group())
        if centre := _CENTRE.match(norm, start + len(name)):
            return _Body(start, centre.end(), name, "", centre.group())
    other = _OTHER_BODY.match(norm, start + len(city)) if city and norm.startswith(city, start) else None
    return _Body(start, other.end()) if other else None


_PARTY_BODY = re.compile("委[\u4e00-\u9fff]{2,8}?(?:委员会|领导小组)(?:办公室)?")  # 市委科技委员会
_CENTRE = re.compile("[\u4e00-\u9fff]{2,10}?(?:中心|研究所|服务站)(?=牵头|负责|承担|会同)")  # 由市果业发展中心牵头
_OTHER_BODY = re.compile("[\u4e00-\u9fff]{2,10}?(?:局|委员会)(?![长部级面限际域])")


@cache
def _forms(shortest: int = 1) -> re.Pattern[str]:
    """The forms of so many characters and more, the longest first."""
    forms = (form for form in agency_forms() if len(form) >= shortest)
    return re.compile(by_first_letter(sorted(map(re.escape, forms), key=len, reverse=True)))


_ANY_BODY = ("政府", "党委", "委办")  # of another place: the place itself is meant
_GOVERNMENT = re.compile("(?:人民政府|政府|管委会|管理委员会|党工委)(?!办公[室厅]|[一-龥]{0,4}网)")
SHORT_GOVERNMENT = {"人民政府": "政府", "管理委员会": "管委会"}


def of_other_places(norm: str, places: Iterable[Mention], stand: Standpoint) -> Iterator[Mention]:
    """深圳市科技创新委员会, 北碚区科技局, 高新区管委会: bodies of places that are not the plan's own."""
    for place in places:
        if place.label is Label.DISTRICT and (government := _GOVERNMENT.match(norm, place.end)):
            form = norm[place.start : government.end()]
            name = (place.known or place.form) + SHORT_GOVERNMENT.get(government[0], government[0])
            yield Mention(place.start, government.end(), Label.AGENCY, form, "agency", name)
            continue
        if place.label not in PLACES or place.known == stand.city:
            continue
        match = _forms(2).match(norm, place.end)
        if (
            match
            and match.group() not in _ANY_BODY
            and not (match.group().endswith("委") and _AFTER_BODY.match(norm, match.end()))
        ):
            form = norm[place.start : match.end()]
            name = (place.known or place.form) + todays_name(agency_forms()[match.group()])
            yield Mention(place.start, match.end(), Label.AGENCY, form, "agency", name)


_HOSPITALS = "中心医院|人民医院|第[一二三四五六]人民医院|[一二三四五]院(?![校士长])|中医院|中医医院|妇幼保健院|儿童医院"
_ACADEMIES = re.compile(rf"(?P<place>{_OWN})(?P<form>农科院|社科院|林科院|科学院|农业科学院|社会科学院|{_HOSPITALS})")
FULL_ACADEMY = {"农科院": "农业科学院", "社科院": "社会科学院", "林科院": "林业科学研究院", "医科院": "医学科学院"}


def academies(norm: str, stand: Standpoint) -> Iterator[Mention]:
    """省农科院, 市社科院: the academies of the plan's province and city."""
    place = stand.place
    for match in _ACADEMIES.finditer(norm):
        owner = stand.town if match["place"] == "市" else (place.province or place.name)
        start = match.start()
        if named := _place_before(norm, match):
            owner, start = named, match.end("place") - len(named)
        if owner:
            name = owner + FULL_ACADEMY.get(match["form"], re.sub(r"^([一二三四五])院$", r"第\1人民医院", match["form"]))
            if (other := name.removesuffix("院") + "研究院") in norm:  # 市农科院, where the plan has 许昌市农业科学研究院
                name = other
            yield Mention(start, match.end(), Label.INSTITUTION, norm[start : match.end()], "agency", name)


def _place_before(norm: str, academy: re.Match[str]) -> str | None:
    """潍坊市 of 潍坊市人民医院: the place that is written out in full, be it the plan's own or another."""
    end = academy.end("place")
    forms = (norm[end - length : end] for length in (7, 6, 5, 4, 3) if length <= end)
    return next((form for form in forms if form in place_book().free_forms), None)


def canonical(place: str, form: str, stand: Standpoint) -> str:
    """市 + 科学技术局 in 新乡 → 新乡市科技局; 新乡 + 银监局 stays 新乡银监局."""
    own = stand.place
    province = own.name if own.label is Label.PROVINCE else own.province
    body = agency_forms().get(form)
    named = todays_name(body) if body else form
    if place in ("省", "自治区"):
        return province + named
    if place in ("市", "区", "县", ""):
        whole = stand.town if place == "市" else own.name
        return (whole or province) + named
    return place + named
