"""Numbers with a unit, as plans write them: 5-8项, 3.5万名, 10 %, 115亿元, 一家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import cn2an

from ingest.lexicon import lexicon
from ingest.text import PlainText, Span

_SCALE = {"万": 10_000, "亿": 100_000_000, "千": 1_000, "": 1}
_CHINESE_UNITS = "家|名|项|场|次|支|批"


class Amount(NamedTuple):
    """`value` in `unit` (家, %, 亿元); a range gives its lower end. `span` holds number, scale and unit."""

    span: Span
    value: float
    unit: str


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(lexicon().cues["targets"]["units"], key=len, reverse=True))
    number = r"(?P<number>\d(?<![\d.第A-Za-z〔]\d)\d*(?:,\d{3})*(?:\.\d+)?)(?: ?%? ?(?:-{1,2}|~|至) ?\d+(?:\.\d+)?)?"
    scale = r"(?P<scale>[万亿千](?!元|平方米|亩|吨|千瓦|美元))?(?:余|多)?"
    return re.compile(rf"{number} ?{scale} ?(?P<unit>{units})")


# In each pattern the numeral comes first, then a look behind it: a search skips fast to its letters.
_CHINESE = re.compile(
    r"(?P<chinese>[一二两三四五六七八九十](?<![一-龥〇\d.A-Za-z〔].)[一二两三四五六七八九十]{0,2})"
    rf"(?P<cunit>{_CHINESE_UNITS})"
)

_BEFORE_CHINESE = (
    "各引进",
    "申报",
    "各明确",
    "各完成",
    "各谋划",
    "各建立",
    "各培育",
    "新增",
    "新建",
    "引进",
    "培育",
    "不少于",
    "不低于",
    "至少",
    "各",
)  # 一家 alone is often no number
_BEHIND = "|".join(f"(?<={told}.)" for told in _BEFORE_CHINESE)
_CHINESE_AFTER = re.compile(
    rf"(?P<chinese>[一二两三四五六七八九十](?:{_BEHIND})[一二两三四五六七八九十]{{0,2}})(?P<cunit>家|名|项|场|次)"
)


_COUNTED = "家|个|名|项|件|人|场|次|台|套|户|亿元|万元|平方米|平方公里|亩"
_LARGE = re.compile(
    rf"(?P<chinese>[一二两三四五六七八九][〇零一二两三四五六七八九十百千万]*[百千万][〇零一二三四五六七八九十百千]*)(?P<cunit>{_COUNTED})"
)
_TENTHS = re.compile(r"(?P<tenths>[一二两三四五六七八九])成(?=(?:以上|左右)?[,;。、)]|$)")
_HALF = re.compile(r"过半(?<=(?:占比|比重|比例)..)")


def amounts(text: PlainText, span: Span) -> Iterator[Amount]:
    """All amounts of a stretch, in order."""
    found = [_amount(m) for m in _pattern().finditer(text.norm, span.start, span.end)]
    for pattern in (_CHINESE, _CHINESE_AFTER, _LARGE):
        found += [_in_words(m) for m in pattern.finditer(text.norm, span.start, span.end)]
    found += [Amount(Span(*m.span()), _number(m["tenths"]) * 10, "%") for m in _TENTHS.finditer(text.norm, span.start, span.end)]
    found += [Amount(Span(*m.span()), 50.0, "%") for m in _HALF.finditer(text.norm, span.start, span.end)]
    if found:
        yield from sorted(dict.fromkeys(found), key=lambda a: a.span.start)


@lru_cache(maxsize=1024)
def _number(numeral: str) -> float:
    return float(cn2an.cn2an(numeral, "smart"))


def _in_words(match: re.Match[str]) -> Amount:
    return Amount(Span(*match.span()), _number(match["chinese"]), match["cunit"])


_ONE_UNIT = {"台(套)": "台套", "台/套": "台套", "场次": "场"}


def _amount(match: re.Match[str]) -> Amount:
    number, scale, unit = match.group("number", "scale", "unit")
    value = float(number.replace(",", "")) * _SCALE[scale or ""]
    return Amount(Span(*match.span()), round(value, 6), _ONE_UNIT.get(unit, unit))
