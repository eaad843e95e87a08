"""What the numbers of a sentence take over: what it announces, what its label counts, the year that holds for each."""

from __future__ import annotations

import re

from ingest.relate.clauses import Context
from ingest.relate.indicators import YEAR, indicator
from ingest.text import PlainText

THING = re.compile(  # what can be counted: 做强企业创新方阵 is no thing
    r"(?:企业|平台|机构|中心|实验室|人才|团队|基地|[工作特派]站|孵化器|加速器|空间|园区?|项目|专利|标准|活动|合同|天地|载体|联盟|大赛|专项|券|贷|库|联合体"
    r"|技术|成果|产品|论坛|投入|成交额|产值|增加值|比重|率|额)$"
)
"""The ends of what can be counted."""
_EACH_PLACE = r"各(?:县\(市\)、?区|县市区|县区|区县|市区|[区县地])"
_LABEL = re.compile(
    rf"[ #|*]*(?:\d{{1,2}}[.、 ]|\(\d+\))?[ ]*(?:{_EACH_PLACE})?(?:新增|净增)?(?P<name>[\u4e00-\u9fff]{{3,12}}):"
)  # 新型研发机构:到2025年达到60家
_AIMED = re.compile(r"[到至]20\d\d ?年底?[,]")
YEARLY = re.compile(r"分年度(?:按|为|分别|目标)*")
"""Numbers that follow are those of the years of the plan: 分年度按40家、50家、60家."""
_OF_THESE = re.compile(r"[ ]*其中")
_ANNOUNCED = re.compile(  # 各区2025年高新技术企业保有量目标:甲区260家、乙区150家
    r"(?:[各全][^,。;:]{0,12}?)?(?:到|至)?(?P<year>20\d\d)?年?(?P<name>[^,。;:\d]{3,20}?)(?P<level>保有量|总数|总量|数量)?(?:目标|任务)(?:分解|分配)?(?:为|是)?:"
)
_NEW = re.compile(r"净增|新增|新认定")
_YEARS_APART = re.compile(r"(?P<years>20\d\d年?(?:(?:[、和]|(?P<range>至|到|-))20\d\d年)+)[^,。;]{0,16}分别")


def announce(told: str, context: Context) -> None:
    """Put into the context what a sentence says before its numbers; what the sentence before said of their kind ends."""
    may_announce = ":" in told and ("目标" in told or "任务" in told)  # most sentences do not: no need to try each start
    announced = _ANNOUNCED.search(told) if may_announce else None
    if announced:
        counted = indicator(announced["name"])
        context.indicator = counted if THING.search(counted) else context.indicator
        context.kind = "level" if announced["level"] else "increase" if _NEW.search(announced.group()) else context.kind
        context.year = int(announced["year"]) if announced["year"] else context.year
    elif (label := _LABEL.match(told)) and THING.search(label["name"]):
        context.indicator = indicator(label["name"]) or context.indicator
    context.aimed = "level" if _AIMED.search(told) else ""
    if not announced and not _OF_THESE.match(told):
        context.kind = ""


def years_apart(told: str, numbers: list[int], period: tuple[int, int]) -> dict[int, int]:
    """The year of each number by its position among `numbers`: 2023年、2024年分别新增120家、130家; 分年度按40家、50家."""
    if yearly := YEARLY.search(told):
        behind = [at for at, start in enumerate(numbers) if start >= yearly.end()]
        years = list(range(period[0], period[1] + 1))
        return dict(zip(behind, years, strict=False)) if len(behind) >= len(years) > 1 else {}
    match = _YEARS_APART.search(told) if "分别" in told else None
    years = [int(year) for year in re.findall(r"20\d\d", match["years"])] if match else []
    years = list(range(years[0], years[-1] + 1)) if match and match["range"] else years
    behind = [at for at, start in enumerate(numbers) if match and start >= match.end()]
    return dict(zip(behind, years, strict=False)) if len(behind) >= len(years) else {}


def year_before(text: PlainText, start: int, end: int, known: int | None) -> int | None:
    """The year that stands last in a stretch, else the one `known`; a year of comparison is none."""
    if text.norm.find("20", start, end) < 0:
        return known
    for match in YEAR.finditer(text.norm, start, end):
        if _AS_BASE.match(text.norm, match.end()):
            continue  # 在2018年78家的基础上净增30家
        only = _DUE_THERE.match(text.norm, match.end())  # 2023年底前实现互联互通,培育机构15家: the date is that of its own clause
        if not text.norm.endswith(("比", "较", "从", "由", "以"), 0, match.start()) and not (only and only.end() <= end):
            known = int(match[1])
    return known


_AS_BASE = re.compile(r"[^,;。\n]{0,12}基础上")
_DUE_THERE = re.compile(r"(?:年)?(?:\d{1,2}月)?(?:底|末)?(?:之)?前[^,;。\n]+[,;。]")
