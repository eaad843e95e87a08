"""Whether a list names partners, and by which rule: 与A、B合作, 对接A, 引进A在…设立, A签约."""

from __future__ import annotations

import re

from graph.model import Label
from ingest.relate.groups import Group, cue, first_clause, last_clause

REACH = 60  # characters after a list within which its word of cooperation stands: 与…等知名院所对接, 积极引进…

_WITH_US = re.compile(
    r"(?:等[^,。;]{0,10})?(?:将|要|已)?(?:与|同|和)(?:我[市省区县]|本[市省区县]|[市区县州](?:人民)?政府)[^,。;]{0,12}?(?:合作|共建|签署|签订|签约|对接|联合|协作)"
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
_USED = re.compile(r"(?:对接|用好|借助|借力)[“\"]?$")  # 用好西安科技大市场: another place's
_ANYBODYS = re.compile(r"[”\"]?(?:这一|这个|需求|企业|标准|政策|项目库)")
_GOING_TO = re.compile(r"(?:赴|前往|走访)[“\"]?$")
_DOCKS = re.compile(r"对接|洽谈|招引|合作")
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
    before = last_clause(group.before)
    if before.rstrip('“"').endswith(("、", "和", "及")):
        before = _GENERIC_ITEMS.sub("", before)
    if cue("negated").search(before):
        return None
    after = group.after[:REACH]
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
    if group.labels == {Label.PLATFORM} and _USED.search(before) and not _ANYBODYS.match(after):
        return "works through"
    if _GOING_TO.search(before) and _DOCKS.search(first_clause(after)) and group.labels <= _WHOLE:
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
