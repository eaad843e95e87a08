"""Whether what ends like a programme is one: by quotes, place, the verb before it, or as the heading of a task."""

from __future__ import annotations

import re

from ingest.recognise.beginnings import edges


def is_heading(norm: str, start: int, end: int) -> bool:
    """Whether a stretch is all that a heading says: (二)基础支撑增强行动。"""
    return bool(_HEADED.search(norm, max(0, start - 12), start) and re.match(r"[ ]*(?:[。:\n]|$)", norm[end : end + 2]))


_HEADED = re.compile(  # a heading that is the name of an action: (二)基础支撑增强行动。
    r"(?:^|\n)[ #|]*(?:专栏 ?\d{0,2}[ :.、]*|0\d ?"
    r"|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]是|\d{1,2}[.、])[ ]*$"
)
_WORKS = re.compile(  # 洋湖综合治理工程 is a work, 人才强企工程 a programme
    r"(?:湖|河|江|渠|库|流域|管网|供水|引水|调水|输变电|道路|公路|码头|航道|防洪|排涝|污水|水系|灌区|河道|海堤|小区|街区|院区|校区)[\u4e00-\u9fff]{0,8}工程$"
)
_GATHERING = re.compile(
    r"(?:普查|运动会|亚运会|省运会|中运会|进博会|服贸会|广交会|对接会|招商会|文化节|艺术节|旅游节|丰收节|美食节|购物节|人才周|创新周|马拉松|大会|洽谈会|推介会|博览会|交易会|峰会|论坛|大赛|比赛|活动周|选拔赛|邀请赛|挑战赛|赛区|分赛)$"
)


def is_gathering(name: str) -> bool:
    """Whether it is held on some day: 对接会, 大赛."""
    return bool(_GATHERING.search(name))


_COUNTED = re.compile(r"\d[个家次场项批](?:以上)?$")
_PLACED = re.compile(r"国家|省(?!级)|市(?![级场区县本财])|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,3}市")


_FUNDED = re.compile(r"\d ?[亿万]元(?:以上)?(?:规模)?的?[“\"]?$|(?:加强|鼓励|引导|引入|做实|管好)[“\"]?$")


def is_programme(norm: str, start: int, name: str) -> bool:
    """Quoted, a gathering, after a verb that programmes take, or further on in such a list."""
    if _WORKS.search(name):
        return False
    before = norm[max(0, start - 24) : start]
    if _GATHERING.search(name) and _COUNTED.search(before):  # 4次高层次论坛 are any
        return False
    if _HEADED.search(norm, max(0, start - 12), start) and re.match(
        r"[ ]*(?:[。:\n]|$)", norm[start + len(name) : start + len(name) + 2]
    ):
        return True
    if "“" in name or '"' in name or _GATHERING.search(name) or _PLACED.match(name):
        return True
    if name.endswith(("基金", "专项资金", "引导资金")) and _FUNDED.search(before):
        return True
    return bool(edges().programme_verb.search(before) or re.search(r"(?:计划|工程|行动|专项|基金|贷)[”\"]?[、和及]$", before))
