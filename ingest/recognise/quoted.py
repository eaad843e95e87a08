"""Names in quotes, by what stands around them: “郑创汇”“强网杯”等大赛, A公司的“…”项目, “X”国家重点研发计划."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Label
from ingest.recognise import works
from ingest.recognise.mention import Mention
from ingest.text import around, at_each

_QUOTED = r"[“\"][^”\"\n。;]{2,40}[”\"]"
_PROGRAMME_AFTER = (
    r"(?:系列)?(?:创新创业|科技|重大|品牌|主题|文化)*"
    r"(?:大赛|赛事|比赛|活动|业务|专项|行动计划|行动|计划|工程|贷款|科普|论坛)"
)
_QUOTED_PROGRAMMES = re.compile(rf"(?P<list>{_QUOTED}(?: ?[、,和及]? ?{_QUOTED})*) ?(?:等)?[^“”,。;\n]{{0,6}}?{_PROGRAMME_AFTER}")
_NATIONAL_PLAN = re.compile(r"(?:国家|省|市(?<!上市))[“\"][^”\"\n]{1,8}(?:计划|工程)[”\"]")
_COUNTED_QUOTE = re.compile(  # 实施人才集聚“双十工程”: the quote alone only counts what belongs to the name
    r"(?:实施|开展|推进|深化|落实|启动|抓好)(?P<name>(?!好|全|省|国家)[\u4e00-\u9fff]{2,16}"
    r"[“\"](?:[一二三四五六七八九十双百]{1,2}[大个项]?|\d+\+[\dN])[\u4e00-\u9fff]{0,4}(?:行动|计划|工程|攻坚|专项)[”\"])"
)
_WHOSE_PLAN = re.compile(  # 实施高新技术企业“倍增计划”: the quote alone does not tell whose
    r"(?:实施|开展|启动|落实)(?P<name>(?!好|全|省|国家|的)[\u4e00-\u9fff]{2,10}(?:企业|人才|产业|平台|主体)[“\"][\u4e00-\u9fff]{2,8}(?:计划|行动|工程)[”\"])"
)
_NATIONAL_MAJOR = re.compile(rf"{_QUOTED}(?:国家)?科技重大专项(?!项目)")  # the quote is this programme's own name
_QUOTED_HONOURS = re.compile(
    rf"(?P<list>{_QUOTED}(?:[、,和及]?{_QUOTED})*)(?:等)?(?:名额|人选|入选者|称号获得者|(?:创新|领军|高端)*人才(?=各|\d))"
)
_QUOTED_PROJECTS = re.compile(rf"(?P<list>{_QUOTED}(?:[、,和及]?{_QUOTED})*)(?:等)?[^“”,。;\n]{{0,10}}?项目")
_RESEARCHED = re.compile(
    r"“(?<=(?:开展|承担|实施|推进|牵头)“)[^”\n。;]{6,40}”(?=(?:技术|关键技术)?(?:研发|研制|攻关|研究|产业化))"
)
_UNDERTAKEN = re.compile(r"(?:承担|实施|主持|牵头)的$")
_UNDERTAKEN_ALONE = re.compile(  # 支持甲药业承担“…开发”、乙医疗承担“…研发”: the quote is the work itself
    r"[“\"](?<=承担.)[^”\"\n。;]{6,40}[”\"](?=[、,。;和及]|$)(?<!(?:计划|行动|工程|专项)[”\"])"
)
_ONE_QUOTE = re.compile(_QUOTED)
_UNDERTAKEN_QUOTE = re.compile(r"[“\"](?:(?<=承担的.)|(?<=实施的.)|(?<=主持的.))[^”\"\n。;]{6,40}[”\"]")
_QUOTED_WORK_BEHIND = re.compile(
    r"[“\"](?<=(?:专项|计划|工程).)(?<!行动计划.)[^”\"\n。;、]{8,40}[”\"](?!等?(?:计划|行动|工程|专项))"
)  # 省重大专项“…产业化”
_IN_QUOTES = re.compile(
    r"[“\"](?P<name>[^“”\"\n。]{1,24}?(?P<end>计划|工程|行动|(?<![银先践发执])行(?=[”\"])|专项|大赛|大会|论坛|峰会|杯|贷|券|(?<=[\u4e00-\u9fff]{2})保(?=[”\"])|谷|走廊|科创港|创新港))[”\"]"
)
_QUOTED_PROJECT_OF = re.compile(
    rf"{_QUOTED}(?=(?:国家|省|市|自治区)(?!科技重大专项(?!项目))(?:[\u4e00-\u9fff]{{2,12}}(?:计划|专项|工程|基金)|“[^”\n]{{1,8}}”(?:项目|攻关|计划)))"
)
_QUOTE_WITH_END = re.compile(  # “春风惠企”科技政策宣讲活动
    r"[“\"](?<![”\"].)(?<![”\"]、.)[^”\"\n。;]{2,40}[”\"](?:(?![等和与的及为在]|国家|[省市]|自治区|开展|举办)[\u4e00-\u9fff]){0,8}?"
    r"(?:活动|行动计划|行动|计划|工程|专项|大赛|拍卖会|路演(?:活动)?|沙龙|推介会|洽谈会|对接会|挑战赛|创业周|人才周)(?![师院学])"
)
_QUOTED_PLATFORM = re.compile(
    r"[“\"](?P<name>(?P<stem>(?!众创空间|(?:创业)?苗圃|孵化|[一二两三四五六七八九十\d]+[个大])[^“”\"\n。、,]{2,24}?)(?:实验室|孵化器|加速器|众创空间|(?<!战略)(?<!重)中心|基地|服务平台|产业园|科技园|联盟|创新联合体))[”\"](?!计划|工程|项目)"
)
_STARTED = re.compile(r"[“\"](?<=(?:启动|实施|举办|推出).)(?P<name>[^“”\"\n。]{6,24})[”\"]")
_BUILT_PROJECT = re.compile(
    r"(?:加快建设|推进|建设|实施|抓好|加快)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{4,18}项目)(?=建设|投产|开工|竣工|[、,。;和])"
)
_NO_PROJECT = re.compile(
    r"^好|券|[一二三四五六七八九十百千万\d]+(?:个|项|大)|重大|重点|产业项目|科技项目|合作项目|工业项目|投资项目|新兴|民生|基础设施|续建|在建|新建|招商|引资|引智|扶贫|示范项目|试点|专项|计划|"
    r"领域|一批|等项目|优质|签约|储备|谋划|落地|攻关|科研|人才|创新项目|转化项目|产业化项目|补助|支持|建设项目|工程项目|改造项目|公共|服务|配套"
)
_PROJECT_HEADING = re.compile(r"(?m)^[ ]*(?:\d{1,2}[.、]|\(\d+\)) *(?P<name>[\u4e00-\u9fff]{2,12}项目)。")
_PLACE_BEFORE_QUOTE = re.compile(r"[区县市][“\"]")
_PLACE_AND_QUOTE = re.compile(
    r"(?P<name>(?![和与及])[\u4e00-\u9fff]{2,4}(?:区|县|市|新区)[“\"][\u4e00-\u9fff]{2,8}(?:谷|港|城|园|走廊)[”\"])"
)
_END_OF_PLATFORM = ("谷", "走廊", "科创港", "创新港")
_CAMPAIGN = re.compile(r"党员|党建|模范|群众|初心|廉政")  # campaigns of party building are no programmes (GUIDELINE)

_BEHIND_WORDS = (_COUNTED_QUOTE, _WHOSE_PLAN, _NATIONAL_PLAN)  # programmes whose names begin before the quote
_WHOLE = (  # what the match is as a whole
    (_NATIONAL_MAJOR, Label.PROGRAM),
    (_QUOTE_WITH_END, Label.PROGRAM),
    (_QUOTED_PLATFORM, Label.PLATFORM),
    (_STARTED, Label.PROGRAM),
)
_QUOTED_WORK_OF = re.compile(  # “…研发与应用”(甲公司)
    r"[“\"][^”\"\n。;]{6,40}(?:研究|研发|开发|应用|化|攻关|升级|示范|制备|技术|装备|系统)[”\"](?=\((?!以下|简称)[\u4e00-\u9fff、]{3,30}\))"
)
_OF_PROJECTS = (  # the quote is a project
    _QUOTED_WORK_OF,
    _QUOTED_PROJECT_OF,
    _UNDERTAKEN_QUOTE,
    _UNDERTAKEN_ALONE,
    _QUOTED_WORK_BEHIND,
    _RESEARCHED,
)
_LONG_QUOTE = 8  # characters with the marks; a shorter one before 项目 need be no project's name


def find(norm: str) -> Iterator[Mention]:
    """Programmes, projects and platforms; of several mentions of one stretch the first one counts, so projects come first."""
    quotes = [mark.start() for mark in _OPENING.finditer(norm)]
    for pattern in _OF_PROJECTS:
        for match in at_each(quotes, pattern, norm):
            yield _inside(match, Label.PROJECT)
    yield from _lists(norm, quotes)
    for pattern in _BEHIND_WORDS:
        yield from _whole(pattern.finditer(norm), Label.PROGRAM)
    for pattern, label in _WHOLE:
        yield from _whole(at_each(quotes, pattern, norm), label)
    for match in at_each(quotes, _IN_QUOTES, norm):
        yield _mention(match, "name", Label.PLATFORM if match["end"] in _END_OF_PLATFORM else Label.PROGRAM)
    yield from _named(norm)


_OPENING = re.compile(r"[“\"]")


def _whole(matches: Iterable[re.Match[str]], label: Label) -> Iterator[Mention]:
    for match in matches:
        if label is not Label.PROGRAM or not _CAMPAIGN.search(match.group()):
            yield _mention(match, "name" if "name" in match.re.groupindex else 0, label)


def _mention(match: re.Match[str], group: str | int, label: Label) -> Mention:
    return Mention(*match.span(group), label, match[group], "quoted")


def _inside(quote: re.Match[str], label: Label) -> Mention:
    """Without the marks."""
    return Mention(quote.start() + 1, quote.end() - 1, label, quote.group()[1:-1], "quoted")


def _lists(norm: str, quotes: Sequence[int]) -> Iterator[Mention]:
    """“A”“B”等大赛, “A”“B”名额, “A”“B”项目."""
    for match in at_each(quotes, _QUOTED_PROJECTS, norm):
        for quote in _ONE_QUOTE.finditer(norm, *match.span("list")):
            undertaken = _UNDERTAKEN.search(norm[max(0, quote.start() - 3) : quote.start()])
            if len(quote.group()) > _LONG_QUOTE or (undertaken and norm.startswith("项目", quote.end())):
                yield _inside(quote, Label.PROJECT)
    for pattern in (_QUOTED_HONOURS, _QUOTED_PROGRAMMES):
        for match in at_each(quotes, pattern, norm):
            for quote in _ONE_QUOTE.finditer(norm, *match.span("list")):
                if not _CAMPAIGN.search(quote.group()):
                    yield _inside(quote, Label.PROGRAM)


def _named(norm: str) -> Iterator[Mention]:
    """Projects without quotes, and places with them: 加快…项目建设, 金水区“科学谷”."""
    for match in _BUILT_PROJECT.finditer(norm):
        if not _NO_PROJECT.search(match["name"]):
            yield _mention(match, "name", Label.PROJECT)
    for matches, label in (
        (_PROJECT_HEADING.finditer(norm) if "项目。" in norm else (), Label.PROJECT),
        (around(_PLACE_BEFORE_QUOTE.finditer(norm), _PLACE_AND_QUOTE, norm), Label.PLATFORM),
    ):
        for match in matches:
            is_verb = works.VERB_BEFORE.match(match["name"]) or works.VERBS.match(match["name"])
            if not is_verb and not re.search("等|重大|重点", match["name"]):
                yield _mention(match, "name", label)
