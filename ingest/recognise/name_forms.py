"""The ends of names by type, from name_forms.yaml, and whether a name is only a kind: 科技创新服务平台."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml

from graph.model import Label
from ingest.patterns import by_first_letter, literal_first
from ingest.words import industries
from innograph.errors import LexiconError
from innograph.resources import LEXICON


@dataclass(frozen=True, slots=True, eq=False)
class NameForms:
    """The ends of one type and the words that alone make no name."""

    label: Label
    ends: re.Pattern[str]
    generic: re.Pattern[str]


@cache
def name_forms() -> tuple[NameForms, ...]:
    """All types in the order of the file; raises LexiconError."""
    try:
        data = yaml.safe_load((LEXICON / "name_forms.yaml").read_text(encoding="utf-8"))
        return tuple(
            NameForms(
                Label(label),
                re.compile(f"(?:{by_first_letter(map(literal_first, told['ends']))})(?!{'|'.join(told['not_before'])})"),
                re.compile(
                    by_first_letter(sorted((re.escape(str(w)) for w in told["generic"]), key=len, reverse=True)) or "(?!)"
                ),
            )
            for label, told in data.items()
        )
    except (OSError, KeyError, ValueError, yaml.YAMLError, re.error) as error:
        raise LexiconError(f"name_forms.yaml 读不出：{error}。请按文件内说明改正。") from error


@lru_cache(maxsize=8192)
def is_generic(name: str, forms: NameForms) -> bool:
    """Whether nothing is left of a name without the words that every kind of its type uses."""
    if forms.label in (Label.PROGRAM, Label.PLATFORM, Label.AGENCY) and ("“" in name or '"' in name):
        return False
    if forms.label is Label.PROGRAM and name.endswith(("贷", "券")):
        return not 3 <= len(name) <= 8
    if forms.label is Label.PLATFORM and _OF_OWN_PLATFORM.match(name):  # 市大型科学仪器共享服务平台
        return len(name) < 8
    if forms.label is Label.INSTITUTION and _OF_OWN_INSTITUTION.match(name):  # 省产业技术研究院
        return len(name) < 5
    if forms.label is Label.PROGRAM and _ANY_PLAN.fullmatch(name):
        return True
    if forms.label is Label.PROGRAM and _OF_A_LEVEL.fullmatch(name):  # 市级科技重大专项: each government has one
        return False
    if forms.label is Label.PLATFORM and _NATIONAL_TRANSFER.search(name):
        return False
    if forms.label is Label.AGENCY and _OF_OWN_BODY.match(name):  # 市科技创新工作领导小组
        return len(name) < 7
    stem = forms.ends.sub("", name) if forms.label is not Label.ENTERPRISE else name
    if forms.label is Label.PLATFORM and (field := _OF_A_FIELD.fullmatch(name)) and industries().fullmatch(field["field"]):
        return False
    rest = _NO_LETTERS.sub("", forms.generic.sub("", stem))
    if forms.label is Label.PROGRAM:  # 重大科技创新专项 is one, though each word is common; 重大专项 is a kind
        enough = 4 if _OF_PLACE_OR_STATE.match(stem) else 5
        return not rest and len(_LEVELS.sub("", stem)) < enough
    return len(rest) < (2 if len(stem) < 5 else 1)


_OF_A_FIELD = re.compile(  # 国家先进能源装备技术创新中心: one of a field, though each word is common
    r"(?:国家|全国|[\u4e00-\u9fff]{2,3}(?:省|自治区)|省)(?!级)(?P<field>[\u4e00-\u9fff]{3,})(?<!产业)(?<!企业)"
    r"(?:技术创新中心|制造业创新中心|产业创新中心|重点实验室|工程研究中心|工程技术研究中心|实验室|医学研究中心)"
)
_OF_OWN_PLATFORM = re.compile(r"[市省](?![级场区县部内外])")
_OF_OWN_INSTITUTION = re.compile(r"[市省](?![级场区县部内外属直])")
_ANY_PLAN = re.compile(r"(?:国家和省级?|国家、省|省级以上|市级以上|国家级|各级|省市|国家省市)(?:各类)?科技计划")
_OF_A_LEVEL = re.compile(r"(?:省|市|县|自治区|国家)级?(?:科技重大专项|重大科技专项|重大科技创新专项)")
_NATIONAL_TRANSFER = re.compile(r"国家技术转移[\u4e00-\u9fff]{2}中心$")  # 国家技术转移东部中心
_OF_OWN_BODY = re.compile(r"[市省](?![级场区县部内外属直])(?!成立).*(?:领导小组|领导小组办公室)$")
_OF_PLACE_OR_STATE = re.compile(r"[市省国](?!级)")
_NO_LETTERS = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")
_LEVELS = re.compile(r"国家级?|省级?|市级?|县级?|区级?|各类|各级|年度|专项|科技计划|若干")
