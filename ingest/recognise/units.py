"""The items of unit lists as mentions: here 法制办 and 高新区 need no place before them, the plan's own is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from graph.model import Label
from ingest.lexicon import agency_forms
from ingest.recognise import agencies
from ingest.recognise.mention import Mention
from ingest.resolve.known import institution_names, is_institution, known_names
from ingest.resolve.places import Place, Standpoint, short
from ingest.structure.units import Unit
from ingest.text import around

_TYPES: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (Label.ENTERPRISE, re.compile(r"(?:公司|集团|银行|(?<!中心)[分支]行|厂|矿|社|证券)$")),
    (
        Label.INSTITUTION,
        re.compile(
            r"(?:大学|学院|学校|高专|职院|研究院|研究所|科学院|医院|分所|(?<!检察)(?<!法)院|协会|学会|商会|联合会|\d+所)$"
        ),
    ),
    (Label.PLATFORM, re.compile(r"(?:实验室|孵化器|科技园|产业园|大市场)$")),
    (
        Label.AGENCY,
        re.compile(
            r"(?:局|委|办|厅|部|处|会|政府|中心|支队|队|关|专班|小组|公室|园区|站|团|台|社|机构|检察院|法院|中心支行|联|联盟|管委会|所|馆|组|(?<!专)(?<!本)科|股|室)$"
        ),
    ),
)


def mentions_of(units: Sequence[Unit], norm: str, stand: Standpoint) -> Iterator[Mention]:
    """The mentions of the items; in 晋江市、安溪县政府 the government of each is meant."""
    following: Mention | None = None
    for unit in reversed(units):
        mention = _mention_of(unit, norm, stand)
        body = _GOVERNMENT_OF_DISTRICT.search(following.known) if following else None
        if mention and following and body and mention.label is Label.DISTRICT and norm[mention.end : following.start] in "、和":
            mention = mention._replace(label=Label.AGENCY, known=mention.known + body.group())
        following = mention
        if mention:
            yield mention


_GOVERNMENT_OF_DISTRICT = re.compile(r"(?<=[区县市旗])(?:人民)?政府$")


def _mention_of(unit: Unit, norm: str, stand: Standpoint) -> Mention | None:
    """The mention of one item; None for a group (各县(市)、区) and for what is no unit."""
    if unit.generic:
        return None
    form = norm[unit.span.start : unit.span.end]
    found = _agency(form, stand) or _place(form, stand) or _known(form) or _by_end(form, stand)
    return Mention(unit.span.start, unit.span.end, found[0], form, "unit", found[1], found[2]) if found else None


_Found = tuple[Label, str, str]


def _agency(form: str, stand: Standpoint) -> _Found | None:
    if form.startswith(("人行", "人民银行", "中国人民银行")):
        return Label.AGENCY, form, ""
    place = stand.place
    heads = [
        h for h in (place.name, stand.city, place.province, short(place.name), "市", "省", "区", "县", "") if form.startswith(h)
    ]
    for head in heads:
        if form[len(head) :] in agency_forms():
            return Label.AGENCY, agencies.canonical(head, form[len(head) :], stand), ""
    return None


_GOVERNMENT = re.compile(r"(?P<body>人民政府|政府|管委会|管理委员会|党工委|工委|办事处)$")


def _place(form: str, stand: Standpoint) -> _Found | None:
    """A district; its government (渭滨区政府, 高新区管委会) is a body of its own."""
    government = _GOVERNMENT.search(form)
    place = stand.resolve(form[: government.start()] if government else form) or _misspelt(form, stand)
    if place is None:
        return None
    if government is None:
        return place.label, place.name, ""
    return Label.AGENCY, place.name + agencies.SHORT_GOVERNMENT.get(government["body"], government["body"]), ""


def _misspelt(form: str, stand: Standpoint) -> Place | None:
    """风泉区 where the city has a 凤泉区: one character off, same last character, and only one such district."""
    if len(form) < 3 or form[-1] not in "区县市":
        return None
    near = {
        p.name: p
        for f, p in stand.local_forms.items()
        if len(f) == len(form) and f[-1] == form[-1] and Levenshtein.distance(f, form) == 1
    }
    return next(iter(near.values())) if len(near) == 1 else None


_PLACE_ENDS = re.compile(r"[区县市](?=\d|各|[、,])")
_PLACE_IN_LIST = re.compile(rf"(?<=[、,:;(〔])[\u4e00-\u9fff]{{2,4}}{_PLACE_ENDS.pattern}")


def misspelt_places(norm: str, stand: Standpoint) -> Iterator[Mention]:
    """Districts with one wrong character in lists of districts: 卫滨区4家、风泉区4家."""
    for match in around(_PLACE_ENDS.finditer(norm), _PLACE_IN_LIST, norm):
        if match.group() not in stand.local_forms and (place := _misspelt(match.group(), stand)):
            yield Mention(match.start(), match.end(), place.label, match.group(), "local", place.name)


def _known(form: str) -> _Found | None:
    known = known_names().get(form)
    if not known:
        return None
    return (Label.INSTITUTION if is_institution(known) else Label.ENTERPRISE), known.name, known.parent


def _by_end(form: str, stand: Standpoint) -> _Found | None:
    """A body that no list knows: its end tells the type, 市 and 省 are the plan's own; 甲大学科研处 is a part of 甲大学."""
    for length in range(len(form) - 2, 3, -1):
        if (whole := known_names().get(form[:length])) and whole.name in institution_names():
            return Label.INSTITUTION, whole.name + form[length:], whole.name
    for label, end in _TYPES:
        if end.search(form) and len(form) > 2:
            return label, _full(form, stand, label), ""
    return None


def _full(form: str, stand: Standpoint, label: Label) -> str:
    for abbreviation, full in {**agencies.FULL_ACADEMY, "中科院": "中国科学院"}.items():
        form = re.sub(f"^(市|省|.{{2,3}}){abbreviation}$", rf"\g<1>{full}", form)
    form = re.sub("^中科院(?=.)", "中国科学院", form)
    place = stand.place
    province = place.province or place.name
    if form[0] == "市" and stand.town:
        return stand.town + form[1:]
    if form[0] == "省":
        return province + form[1:]
    if form[0] in "区县" and place.label is Label.DISTRICT:
        return place.name + form[1:]
    named = form.startswith((short(stand.city or province), short(province), "国家", "中国"))
    return form if named or label is not Label.AGENCY or len(form) > 8 else place.name + form
