"""One number with the words around it: what stands before and behind it, and whether it is a level or an increase."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.relate.indicators import at_end, cue, indicator, right_name
from ingest.relate.numbers import Amount
from ingest.resolve.entities import Entity
from ingest.text import PlainText, Span

_WIDEST = 600  # characters; what stands farther off says nothing of a number
_AS_OF = re.compile(r"截[至止][^,;。]*,$")
_CONDITION = re.compile(r"[ ]*(?:\d{1,2}[.、])?对[^,;。]*的$")  # 对年投入2000万元以上的,给予…: who gets a subsidy, no target
_QUALIFYING = re.compile(
    r"(?:以上|以下|及以上)?的[\u4e00-\u9fff]{0,6}(?:企业|高企|单位|银行|机构|院所|高校|人员|个人|项目|产品|园区|平台|集群)"
)  # 收入5亿元以上的企业
_SIZED_FIRMS = re.compile(r"(?:及?以上|以下)的?(?:[\u4e00-\u9fff]{0,6})企业")  # 主营业务收入5亿元以上企业
_OF_SIZE = re.compile(  # 50亿元以上项目不少于5个, 30户以上自然村通达率70%: the first number tells of what size
    r"(?:以上|以下)?的?[\u4e00-\u9fff()]{0,8}(?:项目|企业|村|单位|集群|园区|乡镇)"
)
_NO_TARGET_AFTER = re.compile(
    r"(?:的|全市|全省|这|上述|现有|第|(?<![底月日])前|世界|之外|每家|每人|(?<![持定制])在|含|具备|具有|拥有|年产值(?:超|达)?|规模(?:超|达))$"
)


@dataclass(slots=True)
class Context:
    """What a number takes over from those before it in its paragraph."""

    indicator: str = ""
    kind: str = ""
    topic: str = ""  # what the heading names: 实施高新技术企业倍增行动
    year: int | None = None
    line_place: Entity | None = None  # of whom the whole line tells
    place: Entity | None = None  # of whom the sentence tells
    aimed: str = ""  # "level" in a sentence with 到2025年: 到2025年,甲企业100家
    listed: list[Entity] = field(default_factory=list)  # of whom the number before tells: 甲区建设孵化器1家、众创空间3家
    further_places: list[Entity] = field(default_factory=list)  # of a list whose numbers follow one by one
    further: tuple[str, ...] = ()  # names of a list whose numbers follow one by one: 甲、乙产量分别达5万吨、42万吨


_LIST_BEHIND = re.compile(r"(?:以上|左右)?[\u4e00-\u9fff“][^,;。]*、")
_RIGHT_END = re.compile(r"[,;。:\n)〕]")
_BRACKET_BEHIND = re.compile(r"^\([^()]*(?:\)|$)")
_NOTE_BEHIND = re.compile(r"\([^()\d]*\)(?=、)")
_TAIL = re.compile(r"(?:\([^()]*\)|[^,;。()]+)*")


class Clause(NamedTuple):
    """A number with the words on its left (from the last comma or number) and on its right (to the next)."""

    left: str
    right: str
    left_start: int
    whole: str
    tail: str
    unit: str
    before: str
    runs_on: bool  # no mark stands between the number and the next

    @classmethod
    def around(cls, text: PlainText, sentence: Span, previous: int, amount: Amount, following: int) -> Clause:
        """The words around one amount of a sentence; `previous` ends the amount before it, `following` starts the next."""
        told = text.norm[previous : amount.span.start]
        left_start = previous + max(map(told.rfind, ",:;。\t|")) + 1
        if noted := _NOTE_BEHIND.match(told):  # 甲区1个(成果转化基金)、乙区1个: the bracket belongs to the number before
            left_start = max(left_start, previous + noted.end())
        for opening, closing in ("()", "〔〕"):
            at = told.rfind(opening)
            if at >= 0 and closing not in told[at:]:
                left_start = max(left_start, previous + at + 1)
        behind = _LIST_BEHIND.match(told)
        if behind and previous > sentence.start and not behind.group().startswith(("以上、", "左右、")):
            left_start = max(left_start, previous + behind.end())  # 5家A企业、10家B企业: A belongs to the number before
        stretch = text.norm[amount.span.end : max(following, amount.span.end)]
        right = _RIGHT_END.split(_BRACKET_BEHIND.sub("", stretch), 1)[0]
        begin = max(sentence.start, amount.span.start - _WIDEST)
        start = max(text.norm.rfind(mark, begin, amount.span.start) + 1 for mark in ",;:")
        whole = text.norm[max(start, begin) : amount.span.end + len(right)]
        tail = _TAIL.match(text.norm, amount.span.end, min(sentence.end, amount.span.end + _WIDEST))
        left, before = text.norm[left_start : amount.span.start], text.norm[max(sentence.start, start - 30) : start]
        runs_on = following < sentence.end and len(right) == len(stretch) > 0
        return cls(left, right, left_start, whole, tail[0] if tail else "", amount.unit, before, runs_on)

    def excluded(self) -> bool:
        """Past figures, subsidies, and counts of what is there (全市20个综合体, 承担的5个专项)."""
        if _AS_OF.search(self.before):
            return True
        if cue("not_a_target").search(self.whole) or self.tail.endswith("的") or _CONDITION.match(self.whole):
            return True
        if self.unit in _MONEY and _SIZED_FIRMS.match(self.right):
            return True
        if _QUALIFYING.match(self.right) or self.right.startswith("级"):
            return True
        if self.ranked():
            return False
        if self.is_ground():
            return True
        left = _without_due_year(self.left.rstrip())
        return bool(_NO_TARGET_AFTER.search(left)) and not re.search(r"(?:高于|快于|低于)全[省市国]$", left)

    def is_ground(self) -> bool:
        """在2021年78家的基础上: what is there is no target."""
        return self.right.startswith(("的基础上", "基础上"))

    def ranked(self) -> re.Match[str] | None:
        """力争进入国家创新型城市前50名: the number is a place in a ranking."""
        return _RANKED.fullmatch(self.left.rstrip()) if self.unit in _PLACES_IN_RANKING else None

    def is_of_size(self) -> bool:
        """50亿元 in 50亿元以上项目不少于5个: of what size the things are that the next number counts."""
        sized = self.unit in _MONEY or self.right.startswith(("以上", "以下"))
        return self.runs_on and sized and bool(_OF_SIZE.match(self.right))


_PLACES_IN_RANKING = ("位", "名", "位次")
_RANKINGS = ("排名", "位次", "名次", "排序", "排行")
_RANKED = re.compile(r"(?P<whose>.*?)(?:稳定在|保持在|稳居|进入|进到|跻身|挺进|位列|位居|排在|列|居|进)(?P<of>[^,;。]*?)前")
_SHARES = ("%", "个百分点", "百分点")
_USUAL_NAME = 20  # characters; a longer stretch between verb and number holds another verb
# 新增…超500件 is an increase, 入驻企业超4000家 a level
_NEW = re.compile(r"新增|净增|新建|新认定|新培育|新引进|培育|引进|建成|打造|招引|新?签约|新开工")
_ENTERED = re.compile(
    r"(?:以上)?[^(,。;]{0,6}?(?:\([^()]*\))?(?:列入|进入|纳入|入选)(?P<name>[^,。;(]{4,20}?)(?:库|名单|行列)?(?=[,。;(]|$)"
)


_DUE_YEAR = re.compile(r"(?<=[到至为])20\d\d ?年(?:底|末)?的?$")  # 增加到2021年的6000万元


def _without_due_year(left: str) -> str:
    return _DUE_YEAR.sub("", left) if left.endswith(("年", "底", "末", "的")) else left


_POINTS = ("个百分点", "百分点")
_MOVED = re.compile(r"(?:提高|提升|增长|上升|增加|下降|降低|压降)$")  # 占比提高1个百分点: what is added, no level
_KEPT = re.compile(r"(?:(?:评价)?入库|保有量|集聚)(?:企业)?(?:数量|总数)?$")  # 科技型中小企业入库1600家: how many there are to be
_SUM = re.compile(r"(?:成交额|合同额|交易额|总额|产值|增加值|收入|总数|总量|拥有量|强度)$")  # 技术合同成交额150亿元以上
_MONEY = ("亿元", "万元", "亿美元", "万美元")
_PAID_OUT = re.compile(r"新增|净增|发放|放贷|授信|签约|引进|到账|完成|投资|贷款|融资|交易|成交")
_INVESTED = re.compile(r"完成(?P<name>[\u4e00-\u9fff]{0,8}投资)额?$")
_FUND_BEHIND = re.compile(
    r"(?:以上)?的?(?P<name>[\u4e00-\u9fffA-Za-z“”\"]{2,24}(?:基金|资金池|专项资金|风险资金|补偿资金|引导资金))"
)
_FUND_BEFORE = re.compile(r"(?:规模|资金池|专项资金|经费|财政投入|资金|基金)(?:规模)?(?:到位|安排)?$")


def _fund(stem: str, clause: Clause) -> str:
    """The name of a fund whose size a sum of money states: 设立总规模2亿元的甲基金 → 甲基金规模; else empty."""
    if clause.unit not in _MONEY or _PAID_OUT.search(stem):
        return ""
    if behind := _FUND_BEHIND.match(clause.right):
        return indicator(behind["name"]) + "规模"
    if (size := _SIZE.fullmatch(stem)) and (named := _FUND_OF_CLAUSE.search(clause.before)):
        return indicator(named["name"]) + (size["which"] or "") + "规模"
    return indicator(re.sub(r"^(?:到|至)?20\d\d年|设立|安排|投入|筹集|统筹", "", stem)) if _FUND_BEFORE.search(stem) else ""


_SIZE = re.compile(r"(?:基金)?(?:总|(?P<which>首期))?规模(?:达到?|不低于|不少于|超过)?")  # 设立甲基金,总规模5亿元
_FUND_OF_CLAUSE = re.compile(
    r"(?:^|.*(?:设立|组建|成立|发起|建立|[,;。:、]))(?P<name>[^,;。:、]{2,30}(?:基金|资金池|专项资金))(?:\([^()]*\))?,$"
)


_ACTS = re.compile(r"培训|授信|放贷|发放|投放|张榜|立项|放款|入驻|签约|融资|贷款")  # their object may stand in the clause before


def _object_before(clause: Clause, act: str) -> str:
    """推广“甲贷”,三年授信12亿元: what is done stands by the number, to what in the clause before; empty for other verbs."""
    if not _ACTS.fullmatch(act):
        return ""
    thing = indicator(re.split(r"[,;:。]", clause.before.rstrip(",;:"))[-1])
    return (thing if len(thing) <= _SHORT_NAME else "") + act


_GATHERED = ("集聚", "汇聚")  # 集聚高新技术企业1600家: how many there are to be
_AT_LEAST = re.compile(r"(?:不少于|不低于|至少|力争|确保)$")
_SHORT_NAME = 16
_EACH = re.compile(r"各$")
_RAISED_TO = re.compile(r"(?:扩大|提高|提升|降低|压减|压缩)(?P<name>[^,;。\d]{3,24})[至到]$")  # 扩大资金池规模至1亿元
_NEWLY = re.compile(r"(?:20\d\d年|[、和至]|全市|全年|年内|每年)*(?:新增|净增|新认定|新培育|新引进)(?=.{2,})")
_LENT = re.compile(
    r"^(?:全年|每年|年内)?(?:帮助|办理|实现|推动|为)?(?P<name>[\u4e00-\u9fff]{2,12}(?:融资|放款|放贷|贷款))$"
)  # 为科技型企业放款2亿元
_PASSED = re.compile(r"(?:超过|超|突破)$")
_COMPARED = re.compile(r"高于|快于|低于")
_SHARE = re.compile(r"(?:比重|占比|比例|增速|率|强度)$")
_RATE = re.compile(r"(?:率|比|占比|比重|比例|强度|增速)$")


class Words(NamedTuple):
    """What a number counts and whether it is a level or an increase."""

    name: str
    kind: str
    each: bool

    @classmethod
    def of(cls, left: str, clause: Clause, context: Context) -> Words:
        """Read `left`, the words before the number, together with what stands behind it; a list's first verb holds for all."""
        right = clause.right
        stem = left.rstrip()
        each = bool(_EACH.search(stem))
        while match := at_end("neutral").search(stem):
            stem = stem[: match.start()].rstrip()
        stem = _without_due_year(stem)
        if ranked := clause.ranked():
            name = indicator(ranked["of"]) or indicator(ranked["whose"].rsplit("在", 1)[-1].removesuffix("中"))
            return cls(name + ("" if name.endswith(_RANKINGS) else "排名"), "level", each)
        if entered := _ENTERED.match(clause.tail):
            return cls(indicator(entered["name"]), "increase", each)
        if fund := _fund(stem, clause):
            return cls(fund, "level", each)
        if kept := _KEPT.search(stem):
            return cls(indicator(stem[: kept.start()]) or right_name(right), "level", each)
        if clause.unit in _POINTS and (moved := _MOVED.search(stem)):
            return cls(indicator(stem[: moved.start()]) or context.indicator, "increase", each)
        if more := _PASSED.search(stem):
            for verb in _NEW.finditer(stem[: more.start()]):
                if name := indicator(stem[verb.end() : more.start()]):
                    return cls(name, "increase", each)
        if level := at_end("level").search(stem):
            if new := _NEWLY.match(stem):  # 新增企业分别为50家、60家
                return cls(indicator(stem[new.end() : level.start()].removesuffix("分别")), "increase", each)
            return cls(indicator(stem[: level.start()]) or right_name(right), "level", each)
        if (store := right_name(right)).endswith("企业库"):  # 建立200家左右的后备企业库: how many are to be in it
            return cls(store.removesuffix("库"), "level", each)
        if raised := _RAISED_TO.search(stem):
            return cls(indicator(raised["name"]), "level", each)
        if compared := _COMPARED.search(stem):
            return cls(indicator(stem[: compared.start()]), "level", each)
        if clause.unit in _SHARES and _SHARE.search(stem):
            return cls(indicator(stem), "level", each)
        if clause.unit in _MONEY and (invested := _INVESTED.search(stem)):
            return cls(indicator(invested["name"]), "level", each)
        if grown := at_end("increase").search(stem):
            before = indicator(stem[: grown.start()])
            if clause.unit in _SHARES and (before := before or context.indicator):  # 专利增长20%: a level of the growth rate
                is_rate = _RATE.search(before)
                return cls(before if is_rate else f"{before}{grown[0]}率", "level", each)
            kind = "level" if clause.unit in _MONEY and _SUM.search(before) and grown[0] == "完成" else "increase"
            return cls(right_name(right) or before or _object_before(clause, grown[0]), kind, each)
        verbs = list(cue("increase").finditer(stem))
        for verb in verbs:
            name = indicator(stem[verb.end() :])
            if name and len(name) <= _USUAL_NAME:
                return cls(name, "level" if verb.group() in _GATHERED else "increase", each)
        if clause.unit in _MONEY and (lent := _LENT.search(stem)):
            return cls(indicator(lent["name"]), "level" if "实现" in stem else "increase", each)
        kind = "increase" if verbs else "level" if _SUM.search(stem) else context.kind or context.aimed
        if not kind and _AT_LEAST.search(left.rstrip()):
            kind = "level"  # 参赛项目不少于150个
        return cls(indicator(stem) or right_name(right), kind, each)

    def names(self) -> list[str]:
        """省级星创天地、农业科技园区各1家 are two targets; a level word holds for all of a list."""
        if not self.each:
            return [self.name]
        parts = [part for part in re.split(r"[、和及]", self.name) if part]
        level = re.match(r"(?:国家级|省级以上|省级|市级以上|市级)", parts[0])
        return [parts[0], *((level[0] if level and not re.match(r"国家|省|市", p) else "") + p for p in parts[1:])]
