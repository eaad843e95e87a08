"""What a name says of the body above it: 江苏银行常州分行 is part of 江苏银行."""

from __future__ import annotations

import re

from graph.model import Label
from ingest.resolve.known import is_institution, known_names
from ingest.resolve.places import place_book
from ingest.words import is_common

_BANK = re.compile(r"(?P<owner>[\u4e00-\u9fff]{2,}银行)[\u4e00-\u9fff]{2,6}(?:分行|支行)$")
_BRANCH = re.compile(
    r"(?P<owner>.{2,}?(?:中心|市场|平台|实验室|研究院|研究所|大学(?!生)|学院|学校|科学院|医院|公司|协会|商会|科技园|产业园))\(?(?P<where>[\u4e00-\u9fff]{2,6})\)?"
    r"(?:分园|分中心|分市场|分平台|分院|分校|分所|校区|基地|试验站|书院|分公司|分部)$"
)
_WARDS = re.compile(r"(?P<owner>.{2,}医院)[\u4e00-\u9fff]{2,4}院区")
_HOSPITAL = re.compile(r"(?P<owner>.{3,}(?:大学|学院|医院))(?P<where>[\u4e00-\u9fff]{2,3})医院")  # 甲大学附属第一医院广西医院
_PART_OF_ZONE = re.compile(r"(?P<owner>[\u4e00-\u9fff]{3,}(?:示范区|试验区))[\u4e00-\u9fff]{2,5}片区")
_PART_OF_DISTRICT = re.compile(r"(?P<owner>[\u4e00-\u9fff]{2,}(?:高新区|经开区|开发区))[\u4e00-\u9fff]{2,4}(?:园区|园)")
_PART_OF_SCHOOL = re.compile(r"(?:研究所|研究院|开发院|学院|附属[一-龥]*医院|试验站|实验站)$")
_OPERATOR = re.compile(  # 安徽移动公司, 国网漯河供电公司
    r"(?:[\u4e00-\u9fff]{2,4}|[市省区县])?(?P<operator>移动|电信|联通|铁塔)(?:[\u4e00-\u9fff]{2,3})?(?:分)?公司|(?P<grid>国网)[\u4e00-\u9fff]{2,8}公司"
)
_IN_BRACKETS = re.compile(r"^[\u4e00-\u9fff]{2,4}\((?P<owner>[\u4e00-\u9fff]{3,12})\)")
_OF_FIRM = ("基地", "工厂", "公司", "分公司", "研究院", "研发中心", "制造基地", "生产基地", "产业园", "")
_OF_SCHOOL = re.compile(
    r"(?:研究院|研究所|校区|分部|研究中心|研发中心|医学中心|创新中心|技术转移中心|示范区|创新园|产业园|书院|基地|实验站|试验站)"
    r"(?:\(筹\))?$"
)


def parent_name(name: str, label: Label, city: str) -> tuple[Label, str] | None:
    """Type of the body that a name begins with, and the form in which it stands there; None where there is none.

    `city` is the short name of the plan's own city.
    """
    if match := _BANK.fullmatch(name):
        return Label.ENTERPRISE, match["owner"]
    if (match := _IN_BRACKETS.match(name)) and match["owner"] in known_names():
        return Label.INSTITUTION, match["owner"]
    if (match := _HOSPITAL.fullmatch(name)) and match["where"] in place_book().free_forms:
        return Label.INSTITUTION, match["owner"]
    if match := _WARDS.fullmatch(name):
        return Label.INSTITUTION, match["owner"]
    if match := _PART_OF_ZONE.fullmatch(name):
        return Label.PLATFORM, match["owner"]
    if match := _PART_OF_DISTRICT.fullmatch(name):
        return Label.DISTRICT, match["owner"]
    if (match := _BRANCH.fullmatch(name)) and (match["where"] in place_book().free_forms or not is_common(match["where"])):
        owner = match["owner"]
        centre = owner.endswith(("中心", "市场", "平台", "实验室", "园"))
        above = Label.PLATFORM if centre else Label.ENTERPRISE if owner.endswith("公司") else Label.INSTITUTION
        return above, owner
    if match := _OPERATOR.fullmatch(name):
        return Label.ENTERPRISE, match["grid"] or "中国" + match["operator"]
    return (_in_city(name, label, city) if city else None) or _elsewhere(name) or _of_school(name, label) or _of_firm(name, label)


def _of_school(name: str, label: Label) -> tuple[Label, str] | None:
    """山西大同大学炭材料研究所, 北华大学附属医院, 温医大附一院, 西农大猕猴桃试验站."""
    if label not in (Label.INSTITUTION, Label.PLATFORM):
        return None
    for length in range(len(name) - 2, 1, -1):
        known = known_names().get(name[:length])
        if known is None or not is_institution(known) or known.name == name:
            continue
        is_full = label is Label.INSTITUTION and name[:length].endswith(("大学", "学院"))
        if (is_full and _PART_OF_SCHOOL.search(name[length:])) or _ALWAYS_OF_SCHOOL.search(name[length:]):
            return Label.INSTITUTION, name[:length]
    return None


_ALWAYS_OF_SCHOOL = re.compile(
    r"^(?:附属[\u4e00-\u9fff]*医院|附[一二三四五]?院|[\u4e00-\u9fff]{0,8}(?:试验站|实验站|试验示范站|工作站))$"
)


def _in_city(name: str, label: Label, city: str) -> tuple[Label, str] | None:
    """理想汽车常州基地, 南京医科大学常州医学中心, 襄阳华中科技大学先进制造工程研究院: a known name and the city in one name."""
    at = name.find(city)
    if at < 0:
        return None
    tail = name[at + len(city) :].removeprefix("市")
    owner = name[:at] if at > 1 else _first_known(tail)
    known = known_names().get(owner)
    if known is None:
        return None
    if not is_institution(known):
        return (Label.ENTERPRISE, owner) if at > 1 and (label is Label.ENTERPRISE or tail in _OF_FIRM) else None
    return (Label.INSTITUTION, owner) if _OF_SCHOOL.search(name) else None


_LEGAL_FORM = re.compile(r"(?:股份|集团|有限|责任|公司|控股|总)+")
_SHORTEST_FIRM = 3  # characters: 三一 begins too many names


def _of_firm(name: str, label: Label) -> tuple[Label, str] | None:
    """中国航发南方工业有限公司, 吉林敖东洮南药业: the name of a firm begins with that of another."""
    known = known_names().get(name)
    if label is not Label.ENTERPRISE or (known and "集团有限公司" in known.name):  # 中国石油化工集团 is none of 中国石油
        return None
    for length in range(len(name) - 2, _SHORTEST_FIRM - 1, -1):
        known = known_names().get(name[:length])
        if known and not is_institution(known):
            by_full_name = name.endswith("有限公司") and not name.startswith(("中国", "国家"))  # such a firm stands alone
            same = known.name == name or name in known.aliases or bool(_LEGAL_FORM.fullmatch(name[length:]))
            return None if same or by_full_name else (Label.ENTERPRISE, name[:length])
    return None


_WHERE = range(4, 1, -1)  # characters of a place inside a name


def _elsewhere(name: str) -> tuple[Label, str] | None:
    """中国农科院寿光蔬菜研发中心, 安大滁州研究院: a known institution and any place in one name."""
    home = next((n for n in _WHERE if place_book().is_place(name[:n])), 0)
    if home and (owner := _first_known(name[home:])) and is_institution(known_names()[owner]) and _OF_SCHOOL.search(name):
        return Label.INSTITUTION, owner  # 启东复旦医学创新研究院
    for length in range(len(name) - 4, 1, -1):
        known = known_names().get(name[:length])
        if known is None or not is_institution(known):
            continue
        rest = name[length:]
        place = next((n for n in _WHERE if place_book().is_place(rest[:n])), 0)
        tail = rest[place:].removeprefix("市")
        return (Label.INSTITUTION, name[:length]) if place and (tail == "中心" or _OF_SCHOOL.search(tail)) else None
    return None


def _first_known(name: str) -> str:
    return next((name[:n] for n in range(len(name) - 2, 1, -1) if name[:n] in known_names()), "")
