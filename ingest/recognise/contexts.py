"""Firms and works that no ending shows, by what stands around them: A、B、C等企业, 与A合作, 依托A建设…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph.model import PLACES, Label
from ingest.recognise import brands, works
from ingest.recognise.mention import Mention
from ingest.resolve.places import place_book
from ingest.text import around, last_of
from ingest.words import industries, is_common

_KINDS_OF_FIRMS = (
    "世界500强|500强|创新|龙头|骨干|重点|优势|知名|大型|领军|高新技术|科技型|科技|行业|上市|本地|本土|省内|市内|国内外|国内|国际|重大|标志性|工业|规上|规模以上|头部|"
    "央属|国有|民营|中央|入库|试点|示范|培育|瞪羚|独角兽|专精特新|单项冠军|中小|市属|省属|生产|制造|引领型|型|的|化工|食品|医药|装备|农业|食品加工"
)
_ENTERPRISES_AFTER = re.compile(
    rf"等(?:[\d一二三四五六七八九十几]+(?:多|余)?[家个])?(?:(?:{_KINDS_OF_FIRMS}){{0,4}}|[^、,。;:“”\n]{{0,5}}?)(?:企业|公司|集团|龙头|(?P<works>项目)|单位承担|军工单位)"
    r"|[两三四五六七八九十]家[^、,。;:“”\n\d]{0,6}?(?:企业|公司)"
    r"|等(?:申报|争创|入选|列入|获评|培育为|成长为)[^,。;]{0,14}?(?:企业|小巨人|单项冠军|瞪羚|独角兽)"
)
_WITH = re.compile(
    r"(?:深化|加强|推进|强化|扩大|加快|开展)与(?P<list>[^,。;与和的]{2,20}?)(?:等[^,。;、]{0,8}?)?(?:的[^,。;、]{0,4}?)?"
    r"(?:战略|深度|务实|全面|(?P<schools>[市区省县]校|校地|校城))*合作"
)
_OF_PLACES = re.compile(r"[\u4e00-\u9fff]{2,5}(?:科技|产业|经济|文化|教育|人才|技术|医疗|旅游|对口|区域)")
_SCHOOL = re.compile(r"(?:附[中小]|[一二三四五六七八九十]中|中学|[院所])$")  # 内师大附中, 呼市二中
_BEARERS = re.compile(
    r"(?<=[究发用化关级范备术统]”)\((?P<list>(?!以下|简称)[\u4e00-\u9fff、]{3,30})\)"
)  # “…研发与应用”(甲科技、乙化工)
_ENTERPRISES_IN_BRACKETS = re.compile(r"企业\((?P<list>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,10}")
_SUPPORTED = re.compile(
    r"(?:支持|培育|扶持|鼓励|推动|指导|引导|联合)"
    r"(?P<list>[\u4e00-\u9fffA-Za-z0-9]{2,8}?(?:[、和][\u4e00-\u9fffA-Za-z0-9]{2,8}?)+)"
    r"(?=(?:分别|各自|共同|率先)?(?:牵头|建设|申报|申建|创建|争创|设立|组建|做大|做强|做精|在[\u4e00-\u9fff、]{2,12}?(?:设|建)|创新发展|发展壮大|转型|上市|开展|建立|成为|承担|攻关|攻克|研发|研制|扩大|扩产|增资|加快|加大|实施|参与|与[^,。;]{2,20}?(?:共建|合作|联合)))"
)
_BUILDER = re.compile(  # 依托南方路机建设…: one firm that no form shows, between the verb before firms and that of building
    r"(?:依托|支持|指导)(?P<name>[\u4e00-\u9fff]{3,6}?)(?=(?:牵头)?(?:建设|建好|建强|组建|创建|争创|申报|申建|设立|筹建|承建)[\u4e00-\u9fff]{2,30}"
    r"(?:中心|实验室|平台|基地|工作站|研究院))"
)
_DOER = re.compile(  # 由攀长钢牵头实施…, 支持碳和网络参与“…”项目: who does it, where no form shows that it is a firm
    r"(?:由|支持|推动|引导|鼓励|督促|协助)(?P<name>[\u4e00-\u9fff]{3,6}?)"
    r"(?=(?:抓紧|加快|尽快|继续)?(?:牵头)?(?:实施|承担|创建|联合(?!体))|牵头|会同|参与[“\"]"
    r"|在[\u4e00-\u9fff]{1,6}?(?:设立|建设|布局|新建))"
)
_COMER = re.compile(  # 引进清控科创运营…园
    r"(?:引进|引入)(?P<name>(?!高|更|新|大|优|各|一|多|国|外|京津|长三角|战略)[\u4e00-\u9fff]{3,6}?)(?=(?:在[\u4e00-\u9fff]{1,4}?)?(?:运营|建设|设立|投资|布局))"
)
_PARTNER = re.compile(  # 深化彬长矿业与西安科技大学的合作
    r"(?:支持|推动|引导|鼓励|深化|加强|促进)(?P<name>[\u4e00-\u9fff]{3,6}?)"
    r"(?=与[\u4e00-\u9fff]{2,10}(?:大学|学院|研究院|研究所|科学院)[^,。;]{0,24}(?:合作|共建|联合|攻关))"
)
_MAKER = re.compile(  # ,六国化工“磷石膏高值化利用”项目
    r"(?:(?<=[,。;:、\n])|^)(?P<name>(?![\u4e00-\u9fff]*(?:[选施进担设展取入批织动行]|以|的)[“\"])(?!以|新|入选|列入|获)[\u4e00-\u9fff]{3,6})(?=[“\"][^”\"\n。;]{6,40}[”\"](?:等)?(?:[\d一二两三]+[个项])?项目)"
)
_PUBLIC = re.compile(r"[局委办厅会院所校市县区州盟旗部组行府站员]$")
_OF_COMPANY = re.compile(r"公司的[“\"]|承担的(?:[国省市][^“,。;]{0,14})?[“\"]")
_COMPANY_OF = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}公司)的[“\"]"
    r"|(?:(?<=[,。;:、.)\n ])|^)(?P<firm>[\u4e00-\u9fff]{4,12}?)(?:牵头)?承担的(?:[国省市][^“,。;]{0,14})?[“\"]"
)
_NO_NAME = re.compile(
    r"^[\u4e00-\u9fff]{2,3}[市省](?!.*(?:公司|集团|厂|[院所校])$)|企登云|大院大所|名院|名所|成群|成势|成链|类$|大通道|大网络|大枢纽|科创板|创业板|新三板|北交所|公司|我省|我市|省内|市内|区内|校企|校地|校市|校校|产学研|银企|政企|企地|展会|论坛|大会|活动|地区|周边|毗邻|国家|城市|省市|各地|国际|国内|一带一路|湾区|都市圈|牵头|承担|参与|高校|名校|央企|国企|"
    r"企业|产业|科技型|人才|平台|机构|高校|院所|创新|技术|项目|行业|领域|龙头|单位|中小|规上|规模|孵化|载体|基地|园区|团队|主体|各|等|"
    r"[市县区]$|^其|服务|经济|医院|学校|大学|学院|资金|政策|重点|优势|特色|品牌|金融|旅游|文化|集成电路|互联网|区块链"
)


_LONG_ENOUGH = 4
_SHORTEST_FIRM = 2


def find(norm: str, known: list[Mention]) -> Iterator[Mention]:
    """Enterprises and works by context; items that are `known` already stay what they are."""
    taken = {(m.start, m.end) for m in known}
    covered = {i for m in known if m.label not in PLACES for i in range(m.start, m.end)}
    for mention in (*_enterprises(norm), *works.find(norm, known)):
        if (mention.start, mention.end) not in taken and covered.isdisjoint(range(mention.start, mention.end)):
            yield mention


def _enterprises(norm: str) -> Iterator[Mention]:
    for match in _ENTERPRISES_AFTER.finditer(norm):
        start = last_of(",。;:\n(《》", norm, 0, match.start()) + 1
        if norm[match.start()] != "等" and "、" not in norm[start : match.start()]:
            continue  # 培育三家企业 counts, 甲、乙三家企业 names
        items = _items(norm, start, match.start())
        yield from map(works.of_works, items) if match["works"] else items
    for match in _WITH.finditer(norm):
        for item in _items(norm, *match.span("list")):
            if _OF_PLACES.fullmatch(item.form) and item.form[:-2] in place_book().free_forms:
                continue  # 加强与大连、营口科技合作
            school = match["schools"] or _SCHOOL.search(item.form)
            yield item._replace(label=Label.INSTITUTION) if school else item
    for pattern in (_ENTERPRISES_IN_BRACKETS, _BEARERS):
        for match in pattern.finditer(norm):
            yield from _items(norm, *match.span("list"))
    yield from _alone(norm)
    for match in _SUPPORTED.finditer(norm):
        if not re.search(r"[或与在向把补]|合作|建设|相结合", match["list"]):
            yield from _items(norm, *match.span("list"))
    yield from brands.find(norm)
    for match in around(_OF_COMPANY.finditer(norm), _COMPANY_OF, norm):
        name = "name" if match["name"] else "firm"
        start, end = match.span(name)
        if (verb := brands.verbs_before().match(norm, start, end)) and end - verb.end() >= _SHORTEST_FIRM:
            start = verb.end()
        yield Mention(start, end, Label.ENTERPRISE, norm[start:end], "listed")


def _alone(norm: str) -> Iterator[Mention]:
    """One firm between the verb before it and its own: its words may be ordinary ones where it builds a centre (火炬电子)."""
    for pattern in (_BUILDER, _DOER, _COMER, _PARTNER, _MAKER):
        for match in pattern.finditer(norm):
            name = match["name"]
            ordinary = industries().fullmatch(name) if pattern is _BUILDER else is_common(name) or _PUBLIC.search(name)
            if not (ordinary or _NO_NAME.search(name) or works.VERBS.match(name)):
                yield Mention(*match.span("name"), _label(name), name, "listed")


def _label(name: str) -> Label:
    """Its last letter tells an institute (广西植物所, 陕中医附院) or a place that is open to all (市科技馆) from a firm."""
    if name.endswith(("馆", "园", "谷", "港")):
        return Label.PLATFORM
    return Label.INSTITUTION if _SCHOOL.search(name) else Label.ENTERPRISE


def _items(norm: str, start: int, end: int) -> Iterator[Mention]:
    """The members of A、B和C; of the first one, what follows the last verb."""
    for verb in works.VERB_BEFORE.finditer(norm, start, end):
        start = verb.end()
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^、,]+", norm[start:end])]
    for left, right in pieces:
        stop = start + right
        if norm[stop - 1] == "等":
            stop -= 1
        for item in re.finditer(r"(?:^和)?[^和及与]+" if left == 0 else r"[^和及与]+", norm[start + left : stop]):
            told = item.group()
            begin = start + left + item.start()
            if _ITEM.fullmatch(told) and not works.VERBS.match(told) and not _NO_NAME.search(told) and not brands.is_trade(told):
                yield Mention(begin, begin + len(told), _label(told), told, "listed")


def repeated(norm: str, found: list[Mention]) -> Iterator[Mention]:
    """Every further place of a name that its form or context gave away once: 生物育种项目, 金龙铜管."""
    first = {m.form: m for m in found if m.rule in ("form", "quoted", "listed") and not m.known and len(m.form) >= _LONG_ENOUGH}
    forms = sorted(first)
    if not forms:
        return
    # used for one text only, so the kind that is quick to make
    automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    for number, start, end in automaton.find_matches_as_indexes(norm):
        mention = first[forms[number]]
        yield Mention(start, end, mention.label, mention.form, mention.rule)
