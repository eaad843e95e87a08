"""What the plan's place will support, build, advance, carry out or hold: 支持A, 高标准建设B, 实施C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import PLACES, EdgeType, Label, Status
from ingest.relate.fact import Fact
from ingest.relate.groups import Group, cue, first_clause, groups, last_clause, quote_of
from ingest.relate.partners import partner_rule
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entity
from ingest.resolve.places import short
from ingest.text import Span

_THINGS = frozenset({Label.ENTERPRISE, Label.INSTITUTION, Label.PLATFORM})
_DISTRICTS = frozenset({Label.DISTRICT})
_PROGRAMMES = frozenset({Label.PROGRAM, Label.PROJECT})


def facts(reading: Reading) -> Iterator[Fact]:
    """One fact a thing that is supported; background tells none, but a report's look back does: it has built what it names."""
    place = reading.entities.place
    if place.label not in PLACES:
        return
    for labels in (_THINGS, _PROGRAMMES, _DISTRICTS):
        for group in groups(reading, labels):
            if (
                (group.background and not reading.is_report)
                or group.span.start < reading.body_start
                or not _is_supported(group, labels, place, _blotted(reading, group))
                or _are_partners(group, place)
            ):
                continue
            status = Status.EXISTING if group.background or _ongoing(group) else Status.PLANNED
            for _, entity in group.members:
                yield Fact(
                    EdgeType.SUPPORTS, place.id, entity.id, quote_of(reading.text, group, group.span.end), "supports", status
                )


def _blotted(reading: Reading, group: Group) -> str:
    """The clause before a group without the words inside names: the 和 of 维和药业 joins nothing."""
    told = last_clause(group.before)
    start = group.span.start - len(told)
    for mention in reversed(reading.entities.inside(Span(start, group.span.start))):
        left, right = mention.start - start, mention.end - start
        told = told[:left] + "▮" + told[right:]
    return told


_QUOTED = re.compile(r"[“\"][^”\"]*[”\"](?:的)?")
_BEARS = re.compile(r"[”\"▮]\($")  # “…研发”(甲公司): who bears the work
_OF_SIZE = re.compile(r"(?:首期|总)?规模[^,。;]{1,12}元的|\d[\d.]*[亿万]元(?:的)?(?=▮*$)")  # 设立首期规模5000万元的甲基金
_MARK_ALONE = re.compile(
    r"[ #|]*(?:专栏 ?\d{0,2}[ :.、]*|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])[ ]*[“\"]?"
)
_FURTHER_ON = re.compile(r"(?:[^、的,]{2,24}[、和及])+[“\"]?")  # 加快甲、乙、: the list began right behind the verb
_JOINS_IN = re.compile(r"(?:等[^,。;]{0,6})?(?:参加|参与|参展|赴|走访|考察|参观)")
_PUSHED = re.compile(r"(?:推进|加快|推动|抓好)$")  # 推进甲公司“…”项目建设: the work is advanced, not the firm
_WORK_BEHIND = re.compile(r"[“\"][^”\"]{6,}[”\"][^,。;]{0,6}项目")
_BETWEEN_BODIES = re.compile(r"(?:推动|促进|促成|推广)$")  # 推动甲学院与乙县结对: what is supported is their tie
_WITH_ANOTHER = re.compile(r"(?:等[^,。;]{0,8})?(?:与|同|和)")
_WORK_TOGETHER = re.compile(r"共建|(?:联合|协同)(?:开展|攻关|研发|建设|申报|设立)|开展[^,。;]{0,8}攻关")
_TAKES_PART = re.compile(r"(?:参加|参与|申报|入选|列入|纳入|(?:争取|力争)(?:[^,。;]{0,10}承担)?)[“\"]?$")
_ANOTHER_UNDERTAKES = re.compile(
    r"(?:支持|鼓励|推动|引导|组织|帮助)[^,。;]+(?:牵头)?(?:参与)?(?:承担|实施)[“\"]?$"
)  # 支持甲集团承担…专项
_QUALIFIES = re.compile(
    r"[”\"]?(?:等)?名额|(?:等)?(?:的)?(?:科技|创新|最新|专利|技术)+成果(?!转化中心|转化基地)|(?:牵头|承担)的|[”\"]?(?:顶尖|杰出|领军|青年|高层次)*(?:人才|专家|入选)"
)  # 国家“万人计划”杰出人才


def _are_partners(group: Group, place: Entity) -> bool:
    """What a sentence tells as partners is not supported; a platform of one's own that is used is no partner."""
    rule = partner_rule(group)
    return bool(rule) and not (rule == "works through" and all(_is_own(entity, place) for _, entity in group.members))


def _is_own(thing: Entity, place: Entity) -> bool:
    return thing.label is Label.PLATFORM and short(place.name) in thing.name


_DISTRICT_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}[区县市]:[“\"]?")  # 海阳市:东方航天港、…


def _is_supported(group: Group, labels: frozenset[Label], place: Entity, told: str) -> bool:
    """`told` is the clause before the group, names blotted out."""
    before = _OF_SIZE.sub("", _QUOTED.sub("", told) if "“" in told or '"' in told else told).rstrip('“"')
    if (
        cue("negated").search(before)
        or cue("support", "blocked").search(before)
        or _QUALIFIES.match(group.after)
        or _is_condition(before, group.after)
        or _BEARS.search(told)
    ):
        return False
    if labels is _THINGS and before.endswith(("把", "将")) and re.match(r"(?:建设?成|打造成?)", group.after):
        return True
    tied = before.endswith("推广") or (_WITH_ANOTHER.match(group.after) and not _WORK_TOGETHER.search(first_clause(group.after)))
    if labels is _THINGS and _BETWEEN_BODIES.search(before) and tied:
        return False
    if before.endswith("组织") and _JOINS_IN.match(group.after):
        return False
    if labels is _THINGS and _WORK_BEHIND.match(group.after) and _PUSHED.search(before):
        return False
    if labels is _PROGRAMMES and (
        _TAKES_PART.search(before) or (Label.PROGRAM in group.labels and _ANOTHER_UNDERTAKES.search(before))
    ):
        return False
    if labels is _DISTRICTS:
        return _district_is_supported(before, group)
    if (labels is _THINGS and _is_opened(before, group)) or (not before and _goes_on(group)):
        return True
    if (not before and _is_label(group)) or _DISTRICT_LABEL.fullmatch(group.before):
        return True
    if labels is _THINGS and before.endswith(("用好", "发挥好")) and all(_is_own(e, place) for _, e in group.members):
        return True
    if group.labels == {Label.PROJECT} and cue("support", "verbs").search(before):
        return True  # 支持甲公司承担“…”项目
    verbs = list(cue("support", "verbs").finditer(before))
    if labels is _PROGRAMMES:
        if _MARK_ALONE.fullmatch(before) and re.match(r"[ ]*(?:[。:\n]|$)", group.after):
            return True  # (二)基础支撑增强行动。: the heading is what will be done
        verbs += list(cue("support", "programme_verbs").finditer(before))
        if group.labels == {Label.PROJECT} and cue("support", "built_after").match(group.after):
            return True
    reach = 8 if labels is _PROGRAMMES else 16
    return any(len(before) - verb.end() <= reach or _FURTHER_ON.fullmatch(before, verb.end()) for verb in verbs)


def _is_label(group: Group) -> bool:
    """丙研究院:扩建中试车间, 新能源专项:组织实施…: a line about what its first word names."""
    named = all(entity.label in _LABELS or entity.name.endswith("研究院") for _, entity in group.members)
    return named and group.opens and group.after.startswith(":") and len(group.after) > 1


_LABELS = (Label.PLATFORM, Label.PROGRAM)


def _is_opened(before: str, group: Group) -> bool:
    """甲平台、乙园区建成投用: what the place has opened or is about to open, where nobody else is said to."""
    named = group.labels == {Label.PLATFORM} and not re.search(r"[\u4e00-\u9fff]", before)
    return bool(named and cue("support", "opened_after").match(group.after))


_LIST_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?:支持|培育|推动|引导|扶持)[^,。;]{4,40}等[^,。;]{0,8}(?:企业|院所|高校|机构)$"
)


def _goes_on(group: Group) -> bool:
    """支持甲、乙等电池企业,丙、丁等玻璃企业…: the verb of the clause before holds on."""
    before = group.before.rstrip(",")
    return before != group.before and bool(_LIST_BEFORE.search(before[-60:]) and re.match(r"等[^,。;]{0,8}企业", group.after))


_CONDITION = re.compile(r"(?:^|[\d.、)])(?:对(?!接|标|口|外)|凡)")
_REWARDED = re.compile(r"[^,。;]*的(?:[\u4e00-\u9fff]{2,6})?$")


def _is_condition(before: str, after: str) -> bool:
    """对成功创建省级A的,给予…: who gets a reward; nothing says that A is built."""
    return bool(_CONDITION.match(before.strip()) and _REWARDED.match(first_clause(after)))


_ZONE = re.compile(r"(?:新区|新城|开发区|高新区|经开区|产业集聚区|合作区|示范区|保税区)$")
_BUILT = re.compile(r"(?:建设|打造|做[大优强])$")
_ADVANCED = re.compile(r"(?:加快|推进|推动|加强|深化|抓好|高标准|高质量|高水平)$")
_FURTHERED = re.compile(
    r"等?(?:\d个)?(?:规划)?(?:建设|(?:管理)?体制机制改革|管理体制改革|改革创新|改革|扩区|提档升级|转型升级|(?:创新|高质量|加快)发展)"
)


def _district_is_supported(before: str, group: Group) -> bool:
    """推动沙澧高新区积极创建国家级高新区; 建设邢东新区, 加快邢东新区建设 tell it of zones."""
    if cue("support", "district_before").search(before) and cue("support", "district_after").match(group.after):
        return True
    if not all(_ZONE.search(entity.name) for _, entity in group.members):
        return False
    return bool(_BUILT.search(before) or (_ADVANCED.search(before) and _FURTHERED.match(group.after)))


def _ongoing(group: Group) -> bool:
    told = last_clause(group.before) + "…" + first_clause(group.after)
    return bool(cue("support", "existing").search(told))
