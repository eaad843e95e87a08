"""Government and party bodies in running text: 市科技局, 省科技厅, 市委组织部, 新乡银监局."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.model import Label
from ingest.lexicon import agency_forms, todays_name
from ingest.recognise.mention import Mention
from ingest.resolve.places import Standpoint, short

_NO_PLACE_BEFORE = "(?<![全各城都我超门夜上股某大本该跨多两驻在])"
_AFTER_BODY = re.compile(r"[员托派任书记常主讨屋]")  # 市委员, 市委书记 and the like are no bodies
_WHOLE_GROUP = re.compile(r"(?:领导|推进|协调)小组(?:办公室)?|工作专班")


@cache
def _pattern(city: str, province: str) -> re.Pattern[str]:
    forms = "|".join(sorted((re.escape(f) for f in agency_forms()), key=len, reverse=True))
    places = [re.escape(p) for p in (city, province, short(city), short(province)) if p]
    own = "|".join(sorted(set(places), key=len, reverse=True)) or "(?!)"
    other = "[\u4e00-\u9fff]{2,10}?(?:局|委员会)(?![长部级面限际域])"
    party = "委[\u4e00-\u9fff]{2,8}?(?:委员会|领导小组)(?:办公室)?"  # 市委科技委员会
    centre = "[\u4e00-\u9fff]{2,10}?(?:中心|研究所|服务站)(?=牵头|负责|承担|会同)"  # 由市果业发展中心牵头
    return re.compile(
        f"(?P<place>{own}|{_NO_PLACE_BEFORE}[市省]|自治区)(?:(?P<form>(?:{party}|{forms}))|(?P<centre>{centre}))"
        f"|(?P<full>{re.escape(city or '-')}{other})"
    )


def find(norm: str, stand: Standpoint) -> Iterator[Mention]:
    """Bodies with their place before them, as the standpoint names them."""
    place = stand.place
    province = place.province or place.name
    for match in _pattern(stand.city, province).finditer(norm):
        if match["full"]:
            yield Mention(match.start(), match.end(), Label.AGENCY, match.group(), "agency", match["full"])
            continue
        if match["centre"]:
            owner = {"市": stand.city, "省": province, "自治区": province}.get(match["place"], match["place"])
            if owner and match["centre"] not in agency_forms():
                yield Mention(match.start(), match.end(), Label.INSTITUTION, match.group(), "agency", owner + match["centre"])
            continue
        if match["form"].endswith("委") and _AFTER_BODY.match(norm, match.end()):
            continue
        if match["form"] in ("委", "政府") and match["place"] == short(stand.city or province):
            continue
        name = canonical(match["place"], match["form"], stand)
        yield Mention(match.start(), match.end(), Label.AGENCY, match.group(), "agency", name)


@cache
def _forms() -> re.Pattern[str]:
    long = (form for form in agency_forms() if len(form) > 2)
    return re.compile("|".join(sorted(map(re.escape, long), key=len, reverse=True)))


def of_other_places(norm: str, places: Iterable[Mention], stand: Standpoint) -> Iterator[Mention]:
    """深圳市科技创新委员会, 北碚区科技局: bodies of places that are not the plan's own."""
    for place in places:
        if place.label not in (Label.CITY, Label.PROVINCE, Label.DISTRICT) or place.known == stand.city:
            continue
        if match := _forms().match(norm, place.end):
            form = norm[place.start : match.end()]
            name = (place.known or place.form) + todays_name(agency_forms()[match.group()])
            yield Mention(place.start, match.end(), Label.AGENCY, form, "agency", name)


_HOSPITALS = "中心医院|人民医院|第[一二三四五六]人民医院|[一二三四五]院(?![校士长])|中医院|中医医院|妇幼保健院|儿童医院"
_ACADEMIES = re.compile(
    rf"{_NO_PLACE_BEFORE}(?P<place>[市省])(?P<form>农科院|社科院|林科院|科学院|农业科学院|社会科学院|{_HOSPITALS})"
)
FULL_ACADEMY = {"农科院": "农业科学院", "社科院": "社会科学院", "林科院": "林业科学研究院", "医科院": "医学科学院"}


def academies(norm: str, stand: Standpoint) -> Iterator[Mention]:
    """省农科院, 市社科院: the academies of the plan's province and city."""
    place = stand.place
    for match in _ACADEMIES.finditer(norm):
        owner = stand.city if match["place"] == "市" else (place.province or place.name)
        if owner:
            name = owner + FULL_ACADEMY.get(match["form"], re.sub(r"^([一二三四五])院$", r"第\1人民医院", match["form"]))
            yield Mention(match.start(), match.end(), Label.INSTITUTION, match.group(), "agency", name)


def canonical(place: str, form: str, stand: Standpoint) -> str:
    """市 + 科学技术局 in 新乡 → 新乡市科技局; 新乡 + 银监局 stays 新乡银监局."""
    own = stand.place
    province = own.name if own.label is Label.PROVINCE else own.province
    body = agency_forms().get(form)
    named = todays_name(body) if body else form
    if place in ("省", "自治区"):
        return province + named
    if place in ("市", "区", "县", ""):
        whole = stand.city if place == "市" else own.name
        return (whole or province) + named
    return place + named
