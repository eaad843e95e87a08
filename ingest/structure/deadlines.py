"""When a task is due: the latest month of its own time line."""

from __future__ import annotations

import re

from ingest.text import PlainText, Span

_MONTH = re.compile(
    r"(?:(?P<year>20\d\d|明|次|本|今|当) ?年 ?)?(?<!\d)(?P<month>1[0-2]|0?[1-9])(?: ?月份?(?: ?\d{1,2} ?日)?|(?=底前))"
    r"(?P<part>[上中下]旬|底|末|初)?(?P<due>之?前|以前|前后|内)?(?P<after>[^,。;\n]{0,12})"
)
_YEAR_END = re.compile(r"(?P<year>20\d\d) ?年 ?(?:年?底|末)(?:之?前)?")
_PART_OF_YEAR = re.compile(  # 年底前, 第四季度, 上半年 of the plan's year; 完成时限:全年
    r"(?:(?P<year>20\d\d) ?年)?(?:(?<![\d上去])(?<!\d )(?P<end>年底(?:之)?前|(?<=[到至])年底)"
    r"|第?(?P<quarter>[一二三四])季度(?!例会)"
    r"|(?P<half>上半年|下半年)|(?<=[限间]:)(?P<all>全年))"
)
_IN_PART_OF_YEAR = re.compile("季度|年底|全年|半年")  # one of these it must hold
_MONTH_OF = {"一": 3, "二": 6, "三": 9, "四": 12, "上半年": 6, "下半年": 12}
_YEAR = re.compile(r"(20\d\d)年")
_DONE = re.compile(r"^[^,。;]{0,8}?(?:已|了)")
_STARTING = re.compile(r"(?:从|自|每年?|截至|截止)$")
_LABELLED = re.compile(r"(?:时限|时间|期限|节点|进度)[^:。\n]{0,6}: ?$")
_ONGOING = re.compile(r"^(?:开始|起|以来|至(?!少))")


def deadline(text: PlainText, span: Span, last_year: int | None) -> str | None:
    """`2017-12`, or None where no month is named. A month without a year takes the last one named, else the plan's last."""
    year = last_year
    stretch = span.of(text.norm)
    latest = _end_of_phase(stretch, last_year)
    for match in _MONTH.finditer(stretch) if "月" in stretch or "底前" in stretch else ():
        before = stretch[: match.start()]
        if named := match["year"] or next((y for y in reversed(_YEAR.findall(before[-60:]))), None):
            year = int(named) if named.isdecimal() else last_year and last_year + (named in "明次")
        if year is None or not _is_due(match, before):
            continue
        latest = max(latest or (0, 0), (year, int(match["month"])))
    for match in _YEAR_END.finditer(stretch):
        if not _DONE.match(stretch[match.end() : match.end() + 12]):
            latest = max(latest or (0, 0), (int(match["year"]), 12))
    for match in _PART_OF_YEAR.finditer(stretch) if _IN_PART_OF_YEAR.search(stretch) else ():
        at = int(match["year"]) if match["year"] else last_year
        if at and not _PAST.search(stretch[: match.start()]) and not _DONE.match(stretch[match.end() : match.end() + 12]):
            latest = max(latest or (0, 0), (at, _MONTH_OF.get(match["quarter"] or match["half"] or "", 12)))
    return f"{latest[0]:04d}-{latest[1]:02d}" if latest else None


_PAST = re.compile(r"(?:每|今年|截至|去年|上年)$")
_PHASE = re.compile(
    r"\((?P<from>20\d\d)?年?(?:1[0-2]|0?[1-9])?月?(?:上旬|中旬|下旬|初|底)?(?:-+|~|至|到)(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:上旬|中旬|下旬|底|末)?\)"
)
_HEADING = 60  # characters of an item in which the brackets of a phase stand


def _end_of_phase(stretch: str, last_year: int | None) -> tuple[int, int] | None:
    """全面推进阶段(2019年7月至2021年6月): the end of the phase that a heading names."""
    match = _PHASE.search(stretch, 0, _HEADING)
    year = (match["year"] or match["from"] or last_year) if match else None
    return (int(year), int(match["month"])) if match and year else None


def _is_due(match: re.Match[str], before: str) -> bool:
    """A month that is set (底前, 下旬 …召开), not one that is told as past or as a beginning."""
    if _STARTING.search(before) or _ONGOING.match(match["after"]) or _DONE.match(match["after"]):
        return False
    return bool(match["part"] or match["due"] or _LABELLED.search(before))


_MONTH_ALONE = re.compile(r"(?:(20\d\d) ?[年./-] ?)?(?<!\d)(1[0-2]|0?[1-9]) ?(?:月|[./-]\d)")
_YEAR_ALONE = re.compile(r"(20\d\d) ?年?|年 ?底|年末")


def limit(told: str, last_year: int | None) -> str | None:
    """The month of a time limit that stands alone, as in a ledger's column: 2022年12月, 12月底, 2022年底, 2022.6.30, 年底."""
    months = [(int(m[1]) if m[1] else last_year, int(m[2])) for m in _MONTH_ALONE.finditer(told)]
    years = [(int(m[1]) if m[1] else last_year, 12) for m in _YEAR_ALONE.finditer(told)]
    named = [(year, month) for year, month in months or years if year]
    return "{:04d}-{:02d}".format(*max(named)) if named else None
