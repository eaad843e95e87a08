"""Who cooperates: the districts or bodies that a sentence names before the partners, else the plan's own place."""

from __future__ import annotations

import re

from graph.model import Label
from ingest.relate.groups import Group, cue, last_clause
from ingest.resolve.entities import Entities, Entity
from ingest.text import PlainText, Span
from ingest.words import is_common

_SUBJECTS = frozenset({Label.AGENCY, Label.DISTRICT, Label.ENTERPRISE, Label.INSTITUTION, Label.CITY, Label.PLATFORM})


def subjects(text: PlainText, group: Group, entities: Entities) -> list[Entity]:
    """The districts or enterprises that the sentence names as those who cooperate, else the plan's own place.

    None where it names one that was not understood: 华绿园与安农大共建….
    """
    before = last_clause(group.before)
    start = group.span.start - len(before)
    found: list[Entity] = []
    end = group.span.start
    for mention in reversed(entities.inside(Span(start, group.span.start))):
        entity = entities.of[mention]
        if entity.label not in _SUBJECTS or entity.name.endswith("政府") or is_own(entity, entities) or mention.rule == "unit":
            continue
        if not found and text.norm.startswith("(", mention.start - 1) and _CLOSES.match(text.norm, mention.end, end):
            end = mention.start - 1  # 甲学院(市农科院)与丙大学: the bracket names the body before it once more
            continue
        if not (_JOINED if found else _ACTS).fullmatch(text.norm[mention.end : end]):
            break
        found.append(entity)
        end = mention.start
    if found and text.norm[end - 1] == "在":  # 在甲县、乙县与丙大学共建: where, not who
        return [entities.place]
    if found:
        return found[::-1]
    if _NO_SUBJECT.fullmatch(before) and (named := _supported_before(text, group, entities)):
        return named
    return [] if _is_unknown_body(_PREPOSITION.sub("", before)) else [entities.place]


_NO_SUBJECT = re.compile(r"(?:并|要|将|积极|加强|深化|扩大|拓展)*(?:与|和|同|联合|携手|会同)")
_WITH_MEANS = 2  # clauses, besides the one that tells the means
_TOLD_BEFORE = re.compile(r"[^\u4e00-\u9fff]*(?:支持|鼓励|推动|引导|由|依托|以)[“\"]?")


_IS_TO = re.compile(r"[^\u4e00-\u9fff]*(?=[^,。;]{2,20}?要)")  # 市农科院要发挥好作用,继续与乙大学…
_LEADS = re.compile(r"[^\u4e00-\u9fff]*(?=[^,。;]*牵头$)")  # 甲公司牵头,与乙大学…


def _supported_before(text: PlainText, group: Group, entities: Entities) -> list[Entity]:
    """由甲集团牵头,联合乙大学…; 支持丙医院建设…,与丁医院建立…: the bodies that the clause before begins with."""
    parts = group.before.split(",")
    end = group.span.start - len(parts[-1]) - 1
    if (
        len(parts) > _WITH_MEANS and parts[-2].startswith("依托") and parts[-3].endswith("牵头")
    ):  # 由甲区牵头,依托乙中心,与丙大学…
        end -= len(parts.pop(-2)) + 1
    if len(parts) < 2 or not (match := _TOLD_BEFORE.match(parts[-2]) or _LEADS.match(parts[-2]) or _IS_TO.match(parts[-2])):
        return []
    begin = end - len(parts[-2]) + match.end()
    named: list[Entity] = []
    for mention in entities.inside(Span(begin, end)):
        entity = entities.of[mention]
        does_research = entity.label in _BODIES or entity.name.endswith("实验室")
        if not does_research or not _JOINED_BEFORE.fullmatch(text.norm[begin : mention.start]):
            break
        named.append(entity)
        begin = mention.end
    if named and _GOVERNS.match(parts[-1]) and _HAS_DONE.search(text.norm, begin, end):
        return []  # 支持甲公司创建平台,深化与乙大学合作: the second is the government's work again
    rests = match.group().rstrip('“"').endswith(("依托", "以"))  # 依托甲建设乙,与丙合作: the place goes on to cooperate
    return [] if rests and not _RESTS_ALONE.fullmatch(text.norm[begin:end]) else named


_GOVERNS = re.compile(r"(?:加强|深化|扩大|拓展|推进|联合|携手|会同)")
_HAS_DONE = re.compile(r"创建|建设|争创|组建|打造|设立|建成|申报")
_RESTS_ALONE = re.compile(r"(?:等[^,。;]{0,8})?(?:为[^,。;]{2,4})?")
_BODIES = frozenset({Label.ENTERPRISE, Label.INSTITUTION, Label.DISTRICT, Label.AGENCY})
_JOINED_BEFORE = re.compile(r"[、和及与]?")
_ACTS = re.compile(
    r"(?:等[^,。;与和同]{0,12}(?:企业|院所|高校|单位|机构))?(?:要|将|应|可|已|还|也|正|均|拟|先后|分别|继续|积极|加紧|抓紧|主动|全面|深入|持续|大力|谋划|牵头|做好|加强|深化|推进)*(?:依托[^,。;、与和同]{2,20})?(?:(?:与|和|同|跟|对接|联合|会同|引进|引入|吸引|招引|借力|借助)(?:[^,。;的、]{2,12}、)*)?"
)  # 甲院联合第六元素、乙厂: a partner that is not known may stand between
_CLOSES = re.compile(r"\)(?:与|和|同|跟|联合|会同|携手)[^,。;]{0,4}$")
_JOINED = re.compile(r"[、和及]")
_PREPOSITION = re.compile(r"(?:要|将|应|可|继续|积极|先后|分别|已)*(?:与|和|同|跟|对接|联合)[“\"]?$")
_BODY = re.compile(r"[\u4e00-\u9fff]{2,10}(?:公司|集团|医院|学校|学院|大学|中学|园|厂)")


def _is_unknown_body(told: str) -> bool:
    """区医院, 华绿园: a clause begins with the name of a body, not with a verb."""
    told = re.sub(r"^[^\u4e00-\u9fff]+", "", told)
    return bool(_BODY.fullmatch(told)) and not cue("support", "verbs").match(told) and not is_common(told)


def is_own(entity: Entity, entities: Entities) -> bool:
    """Whether an entity is the plan's own place, its city or its province."""
    place = entities.stand.place
    return entity is entities.place or entity.name in (place.city, place.province)


def is_own_body(entity: Entity, entities: Entities) -> bool:
    """与省科技厅会商: the bodies of the plan's own city and province are no partners."""
    place = entities.stand.place
    return entity.label is Label.AGENCY and entity.name.startswith(
        tuple(n for n in (place.name, place.city, place.province) if n)
    )
