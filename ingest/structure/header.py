"""What the page says of itself: title, document number, issuer, dates. Places are worked out later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cn2an

from ingest.structure.outline import Section
from ingest.text import PlainText, Span

_HEAD_LIMIT = 4000
_KINDS = "规划|计划|方案|要点|意见|措施|办法|政策|纲要|报告|条例|细则|清单|决定|规定|行动|安排|指南|通知|简报"
_WRAPPED = re.compile(r"(?:印发|转发)[^《\n]{0,30}《(?P<title>[^\n]+?)》(?:[^\n》]{0,12})?(?=[》\s,。、]|$|的通知|已|印发)")
_PLAIN = re.compile(r"关于(?:转发|印发)(?:\s*)(?P<title>[^\n《》]{4,80}?)的通知")
_TITLE_LINE = re.compile(rf"[# ]*(?:标题 *: *)?(?P<title>[^\n|。;:]{{4,80}}?(?:{_KINDS})(?:\([^)\n]{{1,30}}\))?)[ ]*$")
_REPORT = re.compile(
    r"(?m)^[# ]*(?P<title>[^\n,。]{0,20}政府工作报告)[^\n]{0,12}$"
    r"|(?:代表[^\n。]{2,16}(?:人民)?政府)[^。\n]{0,12}(?P<speech>报告(?:政府)?工作)"
    r"|^ *(?P<greeting>各?位代表)[:,]"
)
_SPEECHES = ("报告工作", "报告政府工作", "各位代表", "位代表")
_ISSUER_OF_TITLE = re.compile(
    r"[# ]*(?:标题 *: *)?(?P<issuer>[\u4e00-\u9fff()]{4,40}?)(?P<joint>(?: [\u4e00-\u9fff()]{4,30})*) ?(?:关于|印发|转发|发布)"
)
_NUMBER = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<sign>[\u4e00-\u9fff]{2,10}) ?[〔\[(] ?(?P<year>\d{4}) ?[〕\])] ?第? ?(?P<number>\d{1,4}) ?号"
)
_CITED = re.compile(r"按照?|根据|依据|遵照|落实|贯彻|执行")
_DATE = re.compile(r"(\d{4}) ?[年/.-] ?(\d{1,2}) ?[月/.-] ?(\d{1,2})(?!\d) ?日?")
_CHINESE_DATE = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_ISSUERS = (
    "印发机关|印发单位|制发单位|发布机构|发文机关|发文机构|发文单位|制定机关|制发机关|制定单位|制文机关|发布机关|发布单位|公开主体"
    "|责任部门|信息来源|牵头单位"
)
_MADE = "(?:成文|发文|印发|制定|签发|制文)(?:日期|时间)|成文时间"
_GENERATED = "(?:生成|形成|制作)(?:日期|时间)"
_SHOWN = "(?:发布|公开|公布|发表|发文公开)(?:日期|时间)"


def _label(names: str, value: str) -> re.Pattern[str]:
    """`发布机构：X`, `[ 发布机构 ] | X`, `文　　号: X`, or the value alone on the next line."""
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])|(?<=\))(?=\()", " *", names)
    return re.compile(rf"(?<![\u4e00-\u9fff])\[? *(?:{spaced}) *\]? *[:|][ :|]*(?:\n[ |]*)?{value}")


_DAY = r"(?P<value>(?:19|20)\d\d[^\n]{4,18})"
_LABEL = {
    "issuer": _label(_ISSUERS, r"\[?(?P<value>[^\s:|\[\]]{3,40}?)(?=[\s|\]]|关 *键|主题|文 *号|成文|发布|生成|公开|$)"),
    "issued": _label(_MADE, _DAY),
    "generated": _label(_GENERATED, _DAY),
    "published": _label(_SHOWN, _DAY),
    "dated": re.compile(rf"(?<![\u4e00-\u9fff])(?<![\u4e00-\u9fff] )(?:日期|时间) *: *{_DAY}"),
}
_ADOPTED = re.compile(r"[(〔](?P<day>[^()\n]{8,16}?日)[^()\n]{4,60}(?:通过|批准)[)〕]")
_ORGAN = re.compile(r"[\u4e00-\u9fff()]{3,40}(?:局|委|会|府|办|室|厅|部|院|处|中心)$")


@dataclass(frozen=True, slots=True)
class Header:
    """The page's own words; dates ISO, `issuer` as written (市科学技术局), `sign` the letters of the number (郑科)."""

    title: str
    title_at: Span
    doc_number: str | None
    sign: str | None
    issuer: str | None
    issued: str | None
    published: str | None


def header(text: PlainText, root: Section) -> Header:
    """Read the head of the page, and its foot where the head is silent."""
    first = root.children[0].start if root.children else len(text.raw)
    head = text.norm[: min(first, _HEAD_LIMIT)]
    title_at = _title(head)
    number = _number(head) or _number(_foot(text, root))
    dated = list(_lone_dates(head))
    signature = next((issuer for issuer, _ in dated if issuer), None)
    labelled = {name: m["value"] for name, pattern in _LABEL.items() if (m := pattern.search(head))}
    issued = (
        _iso(labelled.get("issued", ""))
        or next((day for issuer, day in dated if issuer or not _timed(head, day)), None)
        or _adopted(head)
        or _iso(labelled.get("generated", ""))
    )
    published = _iso(labelled.get("published") or labelled.get("dated", "")) or _published(head)
    title_at = _without_issuer(head, _own_name(head, title_at))
    title = _clean(title_at.of(text.norm))
    title = "政府工作报告" if title in _SPEECHES else title
    issuer = _issuer_of_title(head) or signature or labelled.get("issuer") or _organ_in_title(title) or _source(head)
    return Header(title, title_at, number and number[1], number and number[0], issuer, issued, published)


def _title(head: str) -> Span:
    if match := _REPORT.search(head):
        return Span(*match.span("title" if match["title"] else "speech" if match["speech"] else "greeting"))
    for pattern in (_WRAPPED, _PLAIN):
        if match := pattern.search(head):
            return Span(*match.span("title"))
    for line in re.finditer(r"[^\n]+", head):
        match = _TITLE_LINE.match(line.group())
        if match and "/" not in match["title"]:
            return Span(line.start() + match.start("title"), line.start() + match.end("title"))
    first = re.search(r"[^\s#][^\n]{0,80}", head)
    return Span(*first.span()) if first else Span(0, 0)


_PARTIAL = re.compile(r"(?:我[市省区县]|全[市省区县]|本[市省区县])|(?:\d{4}年(?:度)?)?(?:重点)?(?:工作)?(?:要点|计划|安排)$")


def _own_name(head: str, title_at: Span) -> Span:
    """The name of the plan itself, where the notice shortens it: 创建创新型城市实施方案 is 宝鸡市创建…(2019-2021年) below.

    我市创新计划实施方案 is named in full further down; 2020年工作要点 has its issuer on the line above.
    """
    told = _clean(title_at.of(head))
    partial = _PARTIAL.match(head, title_at.start, title_at.end)
    end = told[-4:] if partial else told
    for match in _NAMES.finditer(head, title_at.end):
        name = "title" if match["title"] else "line"
        if _clean(match[name]).endswith(end) and len(_clean(match[name])) >= (0 if partial else len(told)):
            return _with_years(head, Span(*match.span(name)))
    above = re.search(r"([^\n]+)\n\s*$", head[: title_at.start]) if partial else None
    if above and _ORGAN.fullmatch(_clean(above[1])):
        return Span(above.start(1) + len(above[1]) - len(above[1].lstrip(" #")), title_at.end)
    return _with_years(head, title_at)


_NAMES = re.compile(r"^[# ]*(?P<line>[^\n,。;:《》]{6,80}?)[ ]*$|(?:现将)?《(?P<title>[^》\n]{4,80})》", re.MULTILINE)
_YEARS_BELOW = re.compile(r"[ #》]*\n[ #]*\([^()\n]{0,6}20\d\d[^()\n]{0,14}\)[ ]*(?=\n|$)")


def _with_years(head: str, title_at: Span) -> Span:
    """A title with the years in brackets on the line below it."""
    below = _YEARS_BELOW.match(head, title_at.end)
    return Span(title_at.start, below.end()) if below else title_at


def _adopted(head: str) -> str | None:
    """(2016年7月8日第十届委员会第九次全体会议通过)."""
    match = _ADOPTED.search(head)
    return _iso(match["day"]) if match else None


def _clean(title: str) -> str:
    return re.sub(r"[\s#]+", "", title)


def _without_issuer(head: str, title_at: Span) -> Span:
    """中共襄阳市委 襄阳市人民政府关于加快…的意见 is named without those who issue it."""
    match = re.compile(r"[\u4e00-\u9fff ]{4,40}?(?=关于)").match(head, title_at.start, title_at.end)
    return Span(match.end(), title_at.end) if match and _ORGAN.fullmatch(_clean(match.group())) else title_at


def _issuer_of_title(head: str) -> str | None:
    for line in re.finditer(r"[^\n]+", head):
        match = _ISSUER_OF_TITLE.match(line.group())
        if match and _ORGAN.fullmatch(match["issuer"]):
            joint = [told for told in match["joint"].split() if _ORGAN.fullmatch(told)]
            return "、".join([match["issuer"], *joint])
    return None


def _source(head: str) -> str | None:
    """来源:唐山市科学技术局: where nothing else tells, who published it; a portal or a paper is none."""
    match = re.search(r"来 *源 *: *(?P<organ>[\u4e00-\u9fff]{4,20})(?=[\s|]|$)", head)
    return match["organ"] if match and _ORGAN.fullmatch(match["organ"]) else None


def _organ_in_title(title: str) -> str | None:
    """绵阳市科学技术局2020年工作要点: the body whose plan it is."""
    match = re.match(r"(?P<organ>[\u4e00-\u9fff]{4,20}(?:局|委员会|厅))(?=\d{4}年)", title)
    return match["organ"] if match else None


def _number(stretch: str) -> tuple[str, str] | None:
    """The letters and the whole of the page's own number; one in brackets after 》 belongs to another document."""
    for match in _NUMBER.finditer(stretch):
        line = stretch[stretch.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" #")
        alone = not line or line == "(" or line.endswith(":") or stretch[match.start() - 1].isspace()
        if (
            alone and not line.endswith("》") and not _CITED.match(match["sign"])
        ):  # 按照豫政〔2019〕19号 in running text is another document's
            sign = re.sub(r"^(?:文号|字号|发文字号)", "", match["sign"])
            return sign, f"{sign}〔{match['year']}〕{int(match['number'])}号"
    return None


def _foot(text: PlainText, root: Section) -> str:
    end = root.children[-1].end if root.children else len(text.norm)
    return text.norm[end:]


def _lone_dates(head: str) -> Iterator[tuple[str | None, str]]:
    """Lines that are a date and nothing else, each with the issuer that signs above it or before it."""
    before: str | None = None
    for line in re.finditer(r"[^\n]+", head):
        told = line.group().strip(" #()")
        day = _iso(told)
        rest = re.sub(r"\s", "", _CHINESE_DATE.sub("", _DATE.sub("", told)))
        if day and (not rest or _ORGAN.fullmatch(rest)):
            yield rest or before, day
        if told:
            organ = re.sub(r"\s", "", told)
            before = (before or organ) if _ORGAN.fullmatch(organ) else None  # the first of several signs for all


def _timed(head: str, day: str) -> bool:
    """Whether a date stands with a time of day, as pages write the date of publishing: 2023-05-26 18:07."""
    return bool(re.search(rf"{day} +\d{{1,2}}:\d\d", head))


def _published(head: str) -> str | None:
    match = re.search(r"(?P<day>\d{4}-\d{1,2}-\d{1,2})(?: +\d{1,2}:\d\d| *$)", head, re.MULTILINE)
    return _iso(match["day"]) if match else None


def _iso(told: str) -> str | None:
    if match := _DATE.search(told):
        year, month, day = (int(part) for part in match.groups())
    elif match := _CHINESE_DATE.search(told):
        year = int("".join(str("〇一二三四五六七八九".index(c)) for c in match[1].replace("零", "〇").replace("○", "〇")))
        month, day = (int(cn2an.cn2an(part, "smart")) for part in match.groups()[1:])
    else:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
