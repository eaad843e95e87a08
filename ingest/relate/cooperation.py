"""Who works with whom: 与A、B合作, 对接A, 引进A在…设立, 用A的技术转移中心."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import EdgeType, Label, Status
from ingest.relate.branches import BRANCH
from ingest.relate.fact import Fact
from ingest.relate.groups import Group, cue, first_clause, groups, last_clause, quote_of
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entities, Entity
from ingest.resolve.places import short
from ingest.text import PlainText, Span
from ingest.words import is_common

_PARTNERS = frozenset(
    {Label.INSTITUTION, Label.ENTERPRISE, Label.PLATFORM, Label.CITY, Label.PROVINCE, Label.AGENCY, Label.DISTRICT}
)
_SUBJECTS = frozenset({Label.DISTRICT, Label.ENTERPRISE, Label.INSTITUTION, Label.CITY, Label.PLATFORM})
_REACH = 60  # characters after a list within which its word of cooperation stands: 与…等知名院所对接, 积极引进…


def facts(reading: Reading) -> Iterator[Fact]:
    """One fact a partner."""
    text, entities = reading.text, reading.entities
    for group in groups(reading, _PARTNERS):
        if rule := partner_rule(group):
            status = _status(group)
            built = _JOINT_BUILDING.match(group.after)  # 与省科技厅共建 is joint work, 与省科技厅会商 is not
            built = built or (group.before.endswith("联合") and group.after.startswith("举办"))
            for head in _subjects(text, group, entities):
                for entity in _partners(group, rule, entities):
                    if entity is not head and not _own(entity, entities) and (built or not _own_body(entity, entities)):
                        yield Fact(EdgeType.COOPERATES_WITH, head.id, entity.id, _quote(text, group), rule, status)
        elif pair := _pair(text, group):
            left, right = pair
            if not _own(left, entities) and not _own(right, entities):
                quote = quote_of(text, group, group.span.end)
                yield Fact(EdgeType.COOPERATES_WITH, left.id, right.id, quote, "one with the other", _status(group))
        yield from _through_platforms(text, group, entities)


_JOINT_BUILDING = re.compile(r"[^,。;]{0,4}共建")


def _partners(group: Group, rule: str, entities: Entities) -> Iterator[Entity]:
    """The members of a list; of a branch that settles the institution that it belongs to."""
    for mention, entity in group.members:
        comes = rule in ("settled", "signed") and BRANCH.search(entity.name)
        named_so = not mention.known and entity.name.startswith(short(entities.place.name))  # 衢州复旦研究院
        parent = entities.by_id.get(entity.parent) if comes or named_so else None
        yield parent or entity


_TOGETHER = re.compile(
    r"(?:将|要|等)?(?:(?:共同|联合)?(?:开展|进行)?联合(?:攻关|研发|研制|申报|承担)|共建|合作|联合(?!会)|携手|签[订署约]|结对|[建成]立[^,。;]{0,8}(?:联盟|关系|医联体))"
)


def _pair(text: PlainText, group: Group) -> tuple[Entity, Entity] | None:
    """市中医院和甲大学附属医院共建…: two bodies joined by 和 or 与 that do something together."""
    if len(group.members) != 2 or not _TOGETHER.match(group.after):
        return None
    (one, left), (other, right) = group.members
    between = text.norm[one.end : other.start]
    joined = between in ("和", "与", "同", "跟") or (between == "、" and _JOINT_WORK.match(group.after))
    return (left, right) if joined and {left.label, right.label} <= _PAIRED else None


_JOINT_WORK = re.compile(r"(?:共同|联合)?(?:开展|进行)?联合(?:攻关|研发|研制|申报|承担)")
_PAIRED = frozenset({Label.INSTITUTION, Label.ENTERPRISE})
_WITH_US = re.compile(
    r"(?:等[^,。;]{0,10})?(?:将|要|已)?(?:与|同|和)(?:我[市省区县]|本[市省区县])[^,。;]{0,12}?(?:合作|共建|签署|签订|签约|对接|联合)"
)
_WIDE = "国内外|国内|国外|省内外|知名|著名|重点|一流|各类|相关|有关|其他|本地|大型|龙头|骨干"
_UNKNOWN_MEMBERS = re.compile(
    r"(?P<with>(?<!参)与|同(?!时)|跟|联合(?![大会体国])|携手)(?:[^,。;:与的]{2,24}[、及和])+[“\"]?$"
)  # 与“七校”、甲大学: no name before
_SETTLED = re.compile(  # 甲所、乙大学等在我市布局
    r"[”\"]?(?:等[^,。;]{0,8})?(?:成功|正式|相继|先后|已)?(?:落户|入驻|(?:在|来)(?![^,。;]{0,12}(?:大学|学院|医院))[\u4e00-\u9fff、]{1,20}?(?:布局|设立|建立|成立|落户|办学))"
)
_JOINTLY = re.compile(
    r"[”\"]?(?:等[^,。;]{0,8})?(?:合作(?:办学|办医|共建|建设|开展|项目|银行|机构|伙伴|单位)|联合(?:办学|办医|共建)|(?:战略|全面|深度|院地|校地|对口)*合作(?!社|银行|区|园|组织))"
)
_WHOLE = frozenset({Label.INSTITUTION, Label.ENTERPRISE, Label.CITY})
_TOGETHER_WITH = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:会同|协同)$")  # 会同甲市、乙市搭建…
_BUILD_TOGETHER = re.compile(r"(?:等[^,。;]{0,6})?(?:搭建|建设|共建|打造|组建|建立|设立|开展|推进)")
_HAS_PREPOSITION = re.compile(r"(?:(?<!参)与|和|同|跟|对接)[^,。;]*$")
_SIGNED = re.compile(
    r"[”\"]?(?:、[^,。;、]{2,12}){0,3}(?:等[^,。;]{0,14}(?:项目|企业))?(?:成功|集中|相继|新)?签约"
)  # 甲、乙等13个项目签约落地
_SIGNING = re.compile(r"(?:成功|集中|新)?签约(?:了|引进)?[“\"]?$")
_NO_PARTNER = re.compile(r"[”\"]?(?:等[^,。;]{0,6})?(?:毕业)?(?:的)?(?:人才|毕业|专家|博士|教授|团队|技术|成果|学生|校友)")
_GENERIC_ITEMS = re.compile(  # 联合高等院校、X: what stands between the preposition and the first name
    rf"(?:(?:{_WIDE})*(?:高等院校|高校|科研院所|院校|院所|科研机构|机构|企业|单位|央企|名校|部门|协会)(?:、|和|及))+[“\"]?$"
)


def partner_rule(group: Group) -> str | None:
    """Why a list names partners: the preposition or verb before it with a word of cooperation after it; None if it does not."""
    before = _GENERIC_ITEMS.sub("", last_clause(group.before))
    after = group.after[:_REACH]
    if cue("cooperation", "bring_in").search(before):
        if group.labels == {Label.ENTERPRISE} and not _NO_PARTNER.match(after):
            return "brought in"
        if Label.INSTITUTION not in group.labels:
            founded = group.labels <= {Label.ENTERPRISE, Label.PLATFORM} and re.match(r"等[^,。;]{0,8}(?:设立|建立|落户)", after)
            return "brought in" if founded else None
        told = "".join(entity.name for _, entity in group.members) + after  # 引进中科院…分所: the name says that a branch comes
        comes = group.labels == {Label.INSTITUTION} and not _NO_PARTNER.match(after)
        return "brought in" if comes or cue("cooperation", "bring_in_after").search(told) else None
    if _WITH_US.match(after):
        return "with … cooperate"
    if group.labels <= {Label.INSTITUTION, Label.ENTERPRISE} and (_SIGNED.match(after) or _SIGNING.search(before)):
        return "signed"
    if group.labels <= _WHOLE and _JOINTLY.match(after) and not _HAS_PREPOSITION.search(before):
        return "with … cooperate"
    if group.labels == {Label.INSTITUTION} and _SETTLED.match(after):
        return "settled"
    if group.labels <= _WHOLE | {Label.PROVINCE} and _TOGETHER_WITH.search(before) and _BUILD_TOGETHER.match(after):
        return "verb before"
    if cue("cooperation", "verb_before").search(before):
        return "verb before" if group.labels & {Label.INSTITUTION, Label.ENTERPRISE, Label.CITY, Label.AGENCY} else None
    unknown = _UNKNOWN_MEMBERS.search(last_clause(group.before))
    if unknown and unknown["with"] in ("联合", "携手") and group.labels <= _WHOLE:
        return "verb before"
    if cue("cooperation", "preposition").search(before) or unknown:
        words = cue("cooperation", "words").search(first_clause(after)) or cue("cooperation", "words").search(after[:30])
        return "with … cooperate" if words else None
    return None


def _subjects(text: PlainText, group: Group, entities: Entities) -> list[Entity]:
    """The districts or enterprises that the sentence names as those who cooperate, else the plan's own place.

    None where it names one that was not understood: 华绿园与安农大共建….
    """
    before = last_clause(group.before)
    start = group.span.start - len(before)
    found: list[Entity] = []
    end = group.span.start
    for mention in reversed(entities.inside(Span(start, group.span.start))):
        entity = entities.of[mention]
        if entity.label not in _SUBJECTS or _own(entity, entities) or mention.rule == "unit":
            continue
        if not (_JOINED if found else _ACTS).fullmatch(text.norm[mention.end : end]):
            break
        found.append(entity)
        end = mention.start
    if found:
        return found[::-1]
    if _NO_SUBJECT.fullmatch(before) and (named := _supported_before(text, group, entities)):
        return named
    return [] if _is_unknown_body(_PREPOSITION.sub("", before)) else [entities.place]


_NO_SUBJECT = re.compile(r"(?:并|要|将|积极|加强|深化|扩大|拓展)*(?:与|和|同|联合|携手|会同)")
_TOLD_BEFORE = re.compile(r"[^\u4e00-\u9fff]*(?:支持|鼓励|推动|引导|由)[“\"]?")


def _supported_before(text: PlainText, group: Group, entities: Entities) -> list[Entity]:
    """由甲集团牵头,联合乙大学…; 支持丙医院建设…,与丁医院建立…: the bodies that the clause before begins with."""
    parts = group.before.split(",")
    if len(parts) < 2 or not (match := _TOLD_BEFORE.match(parts[-2])):
        return []
    end = group.span.start - len(parts[-1]) - 1
    begin = end - len(parts[-2]) + match.end()
    named: list[Entity] = []
    for mention in entities.inside(Span(begin, end)):
        if entities.of[mention].label not in _BODIES or not _JOINED_BEFORE.fullmatch(text.norm[begin : mention.start]):
            break
        named.append(entities.of[mention])
        begin = mention.end
    return named


_BODIES = frozenset({Label.ENTERPRISE, Label.INSTITUTION, Label.DISTRICT, Label.AGENCY})
_JOINED_BEFORE = re.compile(r"[、和及与]?")
_ACTS = re.compile(
    r"(?:要|将|应|可|继续|积极|牵头|做好|加强|深化|推进)*(?:(?:与|和|同|跟|对接|联合)(?:[^,。;的、]{2,12}、)*)?"
)  # 甲院联合第六元素、乙厂: a partner that is not known may stand between
_JOINED = re.compile(r"[、和及]")
_PREPOSITION = re.compile(r"(?:要|将|应|可|继续|积极|先后|分别|已)*(?:与|和|同|跟|对接|联合)[“\"]?$")
_BODY = re.compile(r"[\u4e00-\u9fff]{2,10}(?:公司|集团|医院|学校|学院|大学|中学|园|厂)")


def _is_unknown_body(told: str) -> bool:
    """区医院, 华绿园: a clause begins with the name of a body, not with a verb."""
    told = re.sub(r"^[^\u4e00-\u9fff]+", "", told)
    return bool(_BODY.fullmatch(told)) and not cue("support", "verbs").match(told) and not is_common(told)


def _own(entity: Entity, entities: Entities) -> bool:
    place = entities.stand.place
    return entity is entities.place or entity.name in (place.city, place.province)


def _own_body(entity: Entity, entities: Entities) -> bool:
    """与省科技厅会商: the bodies of the plan's own city and province are no partners."""
    place = entities.stand.place
    return entity.label is Label.AGENCY and entity.name.startswith(
        tuple(n for n in (place.name, place.city, place.province) if n)
    )


def _status(group: Group) -> Status:
    if group.background:
        return Status.EXISTING
    before = last_clause(group.before)
    told = before + "…" + first_clause(group.after)
    if re.match(r".*(?:推进|推动|引进|对接|探索|谋划|争取)(?:与|和|同)?[“\"]?$", before) and not re.search(
        r"进一步|深化", before
    ):
        return Status.PLANNED
    return Status.EXISTING if cue("cooperation", "existing").search(told) else Status.PLANNED


def _quote(text: PlainText, group: Group) -> Span:
    """From the clause in which the list begins to the clause with the word of cooperation."""
    word = cue("cooperation", "words").search(group.after[:_REACH])
    return quote_of(text, group, group.span.end + (word.end() if word else 0))


def _through_platforms(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """依托浙江大学、天津大学、北京航空航天大学技术转移中心: use of a partner's centre is cooperation with the partner."""
    if not cue("cooperation", "use").search(group.before[-12:]):
        return
    centres = [m for m, e in group.members if e.label is Label.PLATFORM and cue("cooperation", "through_platform").search(e.name)]
    if not centres:
        return
    partners = [e for m, e in group.members if e.label is Label.INSTITUTION and m.start < centres[-1].start]
    owners = [o for m in centres if (o := owner_of(entities.of[m], entities) or entities.known_owner(entities.of[m]))]
    for partner in dict.fromkeys(e.id for e in [*partners, *owners]):
        yield Fact(
            EdgeType.COOPERATES_WITH,
            entities.place.id,
            partner,
            text.clause(group.span.start),
            "partner's centre",
            Status.EXISTING,
        )


def owner_of(platform: Entity, entities: Entities) -> Entity | None:
    """The institution, enterprise or district whose name the platform's name begins with: 双汇 of 双汇肉制品技术创新中心."""
    stems = entities.stems()
    for length in range(len(platform.name) - 1, 1, -1):
        owner = stems.get(platform.name[:length])
        if owner is not None and owner is not platform:
            return owner
    return None
