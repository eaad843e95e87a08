"""Lists whose members share the last word: 山东省轮胎模具、自动变速器、磁悬浮动力装备技术创新中心 are three centres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import PLACES, Label
from ingest.recognise.beginnings import edges
from ingest.recognise.mention import Mention
from ingest.text import around, last_of

_EACH = (  # ends of which each member has one
    "制造业创新中心|技术创新中心|工程技术研究中心|工程研究中心|重点实验室|产业创新中心|农业科技园区|科技产业园|产业技术研究院"
)
_LAST = re.compile(rf"(?:{_EACH})$")
_ONE = re.compile(r"(?:平台|联盟|委员会)$")  # ends of which the whole list is one: 数据交易、数据共享、数据分析平台
_LABS = re.compile(r"等(?:省|国家|市)?(?:重点)?(?P<end>实验室)")  # 嵩山、黄河等省实验室
_PROVINCE = re.compile(r"[\u4e00-\u9fff]{2,3}(?:省|自治区)|省|国家")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_BEGUN = re.compile(r"组建|成立|搭建|建设|构建|打造|建立|设立")
_MARKS = "、,。;:\n()“”《》 "
_SHORTEST_ITEM, _LONGEST_ITEM, _LONGEST = 2, 14, 30  # characters of an item, of a list that is one name
_NO_ITEM = re.compile(
    r"(?:中心|平台|实验室|基地|园区?|院|所|大学|公司|企业|集团|机构|联盟|委员会|站|局|委|县|市|区|工程|计划|项目|空间|孵化器|团队|人才|站所)$"
)
_COUNT_AND_END = re.compile(rf"[个家](?:国家级|省级|市级)?(?:{_EACH})")
_COUNTED = re.compile(rf"等?(?:[两三四五六七八九十]|\d{{1,2}})[个家](?:国家级|省级|市级)?(?P<end>{_EACH})")


def find(norm: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """The further members of such lists, or the list as one name; `found` are the names that the text is known to hold."""
    taken = {at for mention in found if mention.label not in PLACES for at in (mention.start, mention.end)}
    for mention in found:
        if mention.rule == "form" and norm[mention.start - 1 : mention.start] == "、":
            if mention.label is Label.PLATFORM and (end := _LAST.search(mention.form)):
                yield from _members(norm, mention, end.group(), taken)
            elif _ONE.search(mention.form) and (whole := _whole(norm, mention, taken)):
                yield whole
    for match in around(_COUNT_AND_END.finditer(norm), _COUNTED, norm):
        yield from _counted(norm, match)
    for match in _LABS.finditer(norm):
        yield from (found._replace(rule="form") for found in _counted(norm, match))


def _counted(norm: str, count: re.Match[str]) -> Iterator[Mention]:
    """陇县奶山羊、太白高山蔬菜两个省级农业科技园区, 嵩山、黄河等省实验室: each member of the list before the count."""
    at, items = count.start(), list[tuple[int, int]]()
    while at > 0 and (begin := last_of(_MARKS, norm, max(0, at - 24), at) + 1):
        start = _behind_verb(norm, begin, at)
        if not _SHORTEST_ITEM <= at - start <= _LONGEST_ITEM or not _WORD.fullmatch(norm, start, at):
            return
        items.append((start, at))
        if start > begin or norm[begin - 1] != "、":
            break
        at = begin - 1
    for start, stop in items if len(items) > 1 else ():
        yield Mention(start, stop, Label.PLATFORM, norm[start:stop], "listed", norm[start:stop] + count["end"])


def _members(norm: str, last: Mention, end: str, taken: set[int]) -> Iterator[Mention]:
    """From right to left; the province before the first one is that of all."""
    items: list[tuple[int, int]] = []
    at = last.start
    while span := _item_before(norm, at, taken):
        start, stop = span
        if _NO_ITEM.search(norm, start, stop) or stop - start > _LONGEST_ITEM:
            break
        items.append((start, stop))
        if norm[start - 1 : start] != "、":
            break
        at = start
    place = _PROVINCE.match(norm, items[-1][0]) if items else None
    for start, stop in items:
        told = norm[start:stop]
        shared = place.group() if place and start > place.end() else ""
        yield Mention(start, stop, Label.PLATFORM, told, "listed", shared + told + end)


def _whole(norm: str, last: Mention, taken: set[int]) -> Mention | None:
    """组建瞪羚企业、独角兽企业服务联盟: one name, where the list begins right behind the verb."""
    at = last.start
    while span := _item_before(norm, at, taken):
        at = span[0]
        if norm[at - 1 : at] != "、":
            form = norm[at : last.end]
            return last._replace(start=at, form=form) if _BEGUN.search(norm, at - 2, at) and len(form) <= _LONGEST else None
    return None


def _item_before(norm: str, at: int, taken: set[int]) -> tuple[int, int] | None:
    """The item of a list that ends before the mark at `at` - 1, without the verb before it; None where a name stands in it."""
    begin = last_of(_MARKS, norm, max(0, at - 24), at - 1) + 1
    start = _behind_verb(norm, begin, at - 1)
    inside = any(position in taken for position in range(start, at))
    return None if inside or at - 1 - start < _SHORTEST_ITEM or not _WORD.fullmatch(norm, start, at - 1) else (start, at - 1)


def _behind_verb(norm: str, start: int, end: int) -> int:
    """Behind the last verb of a stretch: 建设陇县奶山羊."""
    cuts = [match.end() for match in edges().hard.finditer(norm, start, end)]
    return max([start, *(cut for cut in cuts if cut < end)])
