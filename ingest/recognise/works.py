"""Works that are built, by what stands around them: lists of projects, roads that share their last word, makers of works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import Label
from ingest.recognise import brands
from ingest.recognise.mention import Mention
from ingest.text import last_of

VERB_BEFORE = re.compile(
    r"(?:支持|辅导|培育|引导|推动|扶持|依托|抓好|引进|帮助|鼓励|服务|以|推荐|筛选|实施的|促进|培育支持|引导支持|做强|发挥|督促|加快|辐射带动|带动|新增|新培育)+"
)
"""The verbs right before a name of a list."""
VERBS = re.compile(
    r"对|引育|形成|构建|深化|强化|加强|推进|推动|支持|引进|加快|实施|开展|建设|打造|发展|促进|提升|完善|培育|农户|航运|港口|社区|农村|居民|市场|政府|协会|社会"
)
"""How a listed item begins that is no name."""

_MAKER = re.compile(r"[\u4e00-\u9fff]{2,4}")


def of_works(item: Mention) -> Mention:
    """A、B等项目: a maker's name stands for its works (艾德奥), a longer name is that of the works (滨海净水厂一期)."""
    return item if _MAKER.fullmatch(item.form) else item._replace(label=Label.PROJECT)


_TITLE = re.compile(  # 甲公司高性能磁材研发及产业化: the title of a research project behind its firm
    r"(?P<name>(?!的|[与和同及、]|牵头|承担|实施|开展|联合|加[快大]|建设)[\u4e00-\u9fffA-Za-z0-9()\-]{4,30}?"
    r"(?:(?:研发|开发|研究|应用|攻关|示范|制备|集成)(?:及|与|和)(?:产业化|应用|示范|推广)|产业化)(?:项目)?)(?=[、,。;)等]|$)"
)
_QUOTED_TITLE = re.compile(  # 甲公司“…系统”、乙集团“…材料”等列入…项目
    r"[“\"](?P<name>[^”\"\n。;]{6,40})[”\"](?=[、和及等][^。;\n]{0,60}(?:项目|攻关|专项|计划)|(?:列入|入选|获批))"
)
_OF_WORKS = re.compile(
    r"等(?:[\d一二三四五六七八九十]+[个项])?(?:重大|重点|一批|产业|工业|制造业|基础设施|水利|交通|能源|文旅|标志性|续建|新建|在建|先导|民生|优质)*"
    r"(?:项目|工程)(?=建设|加快|开工|投产|建成|竣工|落地|全面|进度|顺利|前期|实施|[,。;、和])"
)
_WORKS_LIST = re.compile(
    r"(?:推进|推动|加快|建设|实施|抓好|开工|建成|启动|谋划|支持|做好|促进|完成|投产|竣工|确保|,|。|;|:|\n)"
    r"(?P<list>[\u4e00-\u9fffA-Za-z0-9()“”+·\-]{3,30}(?:[、和][\u4e00-\u9fffA-Za-z0-9()“”+·\-]{3,30})+)"
    rf"{_OF_WORKS.pattern}"
)
_WORK = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()“”+·\-]{4,24}")


def find(norm: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """加快甲厂二期、乙河治理等项目建设: each member is a project; and so are the roads of a list."""
    yield from _roads(norm)
    for end in {mention.end for mention in known if mention.label is Label.ENTERPRISE}:
        if title := _TITLE.match(norm, end) or _QUOTED_TITLE.match(norm, end):
            yield Mention(title.start("name"), title.end("name"), Label.PROJECT, title["name"], "listed")
    for match in _lists_of_works(norm):
        start = match.start("list")
        for verb in VERB_BEFORE.finditer(norm, start, match.end("list")):
            start = verb.end() if verb.start() == start else start
        for item in re.finditer(r"(?:[^、(]|\([^()]*\))+", norm[start : match.end("list")]):
            told = item.group()
            if told.startswith("“") and told.endswith(")"):
                continue  # “…研发与应用”(甲公司): read where quotes are
            if of_firm := _FIRMS_WORK.fullmatch(told):
                at = start + item.start()
                verb_there = brands.verbs_before().match(of_firm["firm"])
                begin = verb_there.end() if verb_there else 0
                if firm := of_firm["firm"][begin:]:
                    yield Mention(at + begin, at + of_firm.end("firm"), Label.ENTERPRISE, firm, "listed")
                yield Mention(at + of_firm.start("work"), at + of_firm.end("work"), Label.PROJECT, of_firm["work"], "quoted")
            elif _WORK.fullmatch(told) and not VERBS.match(told) and not brands.is_trade(told) and not _NO_WORK.search(told):
                yield Mention(start + item.start(), start + item.end(), Label.PROJECT, told, "listed")


def _lists_of_works(norm: str) -> Iterator[re.Match[str]]:
    """The lists before 等项目, sought in the clauses that hold these words; no list goes on behind a mark."""
    done = 0
    for of_works in _OF_WORKS.finditer(norm):
        if of_works.end() > done:
            begin = last_of(_LIST_ENDS, norm, max(0, done - 1), of_works.start())
            done = next((at + 1 for at in range(of_works.end(), len(norm)) if norm[at] in _LIST_ENDS), len(norm))
            yield from _WORKS_LIST.finditer(norm, max(0, begin), done)


_LIST_ENDS = ",。;:\n"
_FIRMS_WORK = re.compile(
    r"(?P<firm>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:牵头)?(?:承担|实施|开展|负责|研发)?(?:的)?“(?P<work>[^”]{4,30})”"
)  # 甲科技“…系统”、乙电力“…材料”等项目
_NO_WORK = re.compile(r"公司|集团|企业|医院|大学|学院|中心$|平台$|基地$|园区?$|实验室$|^(?:一批|各|全市|重点|重大)|等")

_ROAD = re.compile("高速公路|高速(?!发|增|成)|铁路|快速通道|输变电工程|抽水蓄能电站")
_LONGEST_LIST = 60  # characters before the word that all share
_ROADS = re.compile(
    rf"(?P<list>(?:[\u4e00-\u9fff]{{2,8}}、)+[\u4e00-\u9fff]{{2,8}}?(?:[和及][\u4e00-\u9fff]{{2,6}}?)?)(?:等)?(?:\d+[条个])?(?P<kind>{_ROAD.pattern})"
)
_VERB = re.compile(r"(?:推进|推动|加快|建设|实施|抓好|开工|建成|启动|谋划|力争|争取|确保|完成|以及|建成运营)+")


def _roads(norm: str) -> Iterator[Mention]:
    """沪宁合、合新等铁路: each member is one of that kind; the last one that bears the word itself is found by its form."""
    for road in _ROAD.finditer(norm):
        begin = last_of(",。;:\n", norm, max(0, road.start() - _LONGEST_LIST), road.start()) + 1
        match = _ROADS.search(norm, begin, road.end()) if "、" in norm[begin : road.start()] else None
        if match is None or match.end() != road.end():
            continue
        start = match.start("list")
        if verb := _VERB.match(norm, start):
            start = verb.end()
        for item in re.finditer(r"[^、和及]+", norm[start : match.end("list")]):
            told = item.group()
            if 2 <= len(told) <= 6 and not VERBS.match(told) and not _NO_WORK.search(told):
                name = told + match["kind"].removesuffix("公路")
                yield Mention(start + item.start(), start + item.end(), Label.PROJECT, told, "listed", name)
