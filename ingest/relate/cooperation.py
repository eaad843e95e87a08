"""Who works with whom: 与A、B合作, 对接A, 引进A在…设立, 用A的技术转移中心."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from graph.model import EdgeType, Label, Status
from ingest.relate.branches import BRANCH
from ingest.relate.fact import Fact
from ingest.relate.groups import Group, cue, first_clause, groups, last_clause, quote_of
from ingest.relate.pairs import Pair, pairs
from ingest.relate.partners import REACH, partner_rule
from ingest.relate.reading import Reading
from ingest.relate.subjects import is_own, is_own_body, subjects
from ingest.resolve.entities import Entities, Entity
from ingest.resolve.places import short
from ingest.text import PlainText, Span

_PARTNERS = frozenset(
    {Label.INSTITUTION, Label.ENTERPRISE, Label.PLATFORM, Label.CITY, Label.PROVINCE, Label.AGENCY, Label.DISTRICT}
)


def facts(reading: Reading) -> Iterator[Fact]:
    """One fact a partner."""
    text, entities = reading.text, reading.entities
    apart: set[int] = set()
    for row in pairs(reading):
        apart.update(mention.start for pair in row for mention in (pair.left, pair.right))
        yield from _each_with_its_own(reading, row)
    for group in groups(reading, _PARTNERS):
        if not apart.isdisjoint(mention.start for mention, _ in group.members):
            continue
        if rule := partner_rule(group):
            status = _status(group)
            joint = _is_joint(group)
            heads, partners = subjects(text, group, entities), list(_partners(group, rule, entities))
            respective = _RESPECTIVELY.search(group.before) and len(heads) == len(partners)
            for head, entity in zip(heads, partners, strict=True) if respective else product(heads, partners):
                if entity is not head and _is_another(entity, rule, joint, entities):
                    yield Fact(EdgeType.COOPERATES_WITH, head.id, entity.id, _quote(text, group), rule, status)
        elif pair := _pair(text, group):
            left, right = pair
            if not is_own(left, entities) and not is_own(right, entities):
                quote = quote_of(text, group, group.span.end)
                yield Fact(EdgeType.COOPERATES_WITH, left.id, right.id, quote, "one with the other", _status(group))
        yield from _through_platforms(text, group, entities)


_RESPECTIVELY = re.compile(r"(?:分别|各自)[与同和跟]$")  # 甲、乙分别与丙大学、丁大学合作


def _each_with_its_own(reading: Reading, row: tuple[Pair, ...]) -> Iterator[Fact]:
    """甲县与乙大学、丙县与丁大学分别共建: two facts, not four."""
    span = Span(row[0].left.start, row[-1].right.end)
    around = reading.around(span)
    quote = Span(span.start, reading.text.clause(span.end - 1).end)
    done = around.background or cue("cooperation", "existing").search(last_clause(around.before) + first_clause(around.after))
    for pair in row:
        if not is_own(pair.one, reading.entities) and not is_own(pair.other, reading.entities):
            status = Status.EXISTING if done else Status.PLANNED
            yield Fact(EdgeType.COOPERATES_WITH, pair.one.id, pair.other.id, quote, "one with the other", status)


def _is_another(entity: Entity, rule: str, joint: bool, entities: Entities) -> bool:
    """No part of the plan's own place; its province only where both build, a platform only of elsewhere."""
    place = entities.stand.place
    if entity.label is Label.PROVINCE and entity.name == place.province:
        return joint
    if rule == "works through":
        own = [short(name) for name in (place.name, place.city, place.province) if name]
        bodys = owner_of(entity, entities) or entities.known_owner(entity)  # 用好甲大学技术转移中心: the university is meant
        return not bodys and not any(name in entity.name for name in own) and not entity.name.startswith(("省", "市"))
    governs = entity.name.endswith("政府")  # 市政府: the place itself
    return not is_own(entity, entities) and (
        (joint and not governs) or bool(_SOCIETY.search(entity.name)) or not is_own_body(entity, entities)
    )


def _is_joint(group: Group) -> bool:
    """与省科技厅共建, 联合省科技厅举办 is joint work with a body of one's own, 与省科技厅会商 is not."""
    holds = group.before.endswith("联合") and group.after.startswith(("举办", "组织"))
    return holds or bool(_JOINT_BUILDING.match(group.after))


_JOINT_BUILDING = re.compile(r"[^,。;]{0,4}(?:共建|联合(?:举办|组织|主办|承办|开展))")
_SOCIETY = re.compile(r"(?:科协|学会|协会|联合会)$")  # no part of the government


def _partners(group: Group, rule: str, entities: Entities) -> Iterator[Entity]:
    """The members of a list; of a branch that settles the institution that it belongs to."""
    begins = {mention.start for mention, _ in group.members}
    for mention, entity in group.members:
        if mention.end in begins and entity.label in (Label.CITY, Label.PROVINCE):
            continue  # 江苏省镇江市, 北京钢铁研究总院: where the partner is
        here = short(entities.place.name)
        comes = rule in ("settled", "signed") and (BRANCH.search(entity.name) or (not mention.known and here in entity.name))
        named_so = not mention.known and entity.name.startswith(here)  # 衢州复旦研究院
        parent = entities.by_id.get(entity.parent) if comes or named_so else None
        yield parent or entity


_JOINT_WORK = re.compile(r"(?:共同|联合)?(?:开展|进行)?联合(?:攻关|研发|研制|申报|承担|创建|组建|建设|打造)")
_JOINT_LIST = re.compile(rf"(?:在[\u4e00-\u9fff]{{2,6}})?共建|{_JOINT_WORK.pattern}")  # 甲大学、乙集团共建丙研究院
_TOGETHER = re.compile(
    rf"(?:将|要|等)?(?:{_JOINT_WORK.pattern}|共建|合作|联合(?!会)|携手|签[订署约]|结对|[建成]立[^,。;]{0, 8}(?:联盟|关系|医联体))"
)


def _pair(text: PlainText, group: Group) -> tuple[Entity, Entity] | None:
    """市中医院和甲大学附属医院共建…: two bodies joined by 和 or 与 that do something together."""
    if len(group.members) != 2 or not _TOGETHER.match(group.after):
        return None
    (one, left), (other, right) = group.members
    between = text.norm[one.end : other.start]
    joined = between in ("和", "与", "同", "跟") or (between == "、" and _JOINT_LIST.match(group.after))
    return (left, right) if joined and {left.label, right.label} <= _PAIRED else None


_PAIRED = frozenset({Label.INSTITUTION, Label.ENTERPRISE})


def _status(group: Group) -> Status:
    if group.background:
        return Status.EXISTING
    before = last_clause(group.before)
    told = before + "…" + first_clause(group.after)
    if re.match(r".*(?:推进|推动|引进|对接|探索|谋划|争取)(?:与|和|同)?[“\"]?$", before) and not re.search(
        r"进一步|深化|持续|继续|不断", before
    ):
        return Status.PLANNED
    return Status.EXISTING if cue("cooperation", "existing").search(told) else Status.PLANNED


def _quote(text: PlainText, group: Group) -> Span:
    """From the clause in which the list begins to the clause with the word of cooperation."""
    word = cue("cooperation", "words").search(group.after[:REACH])
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


_ZONE_BY_FORM = re.compile(r"(?:集聚区|园区|开发区|新区|经开区|高新区)$")


def owner_of(platform: Entity, entities: Entities) -> Entity | None:
    """The institution, enterprise or district whose name the platform's name begins with: 双汇 of 双汇肉制品技术创新中心."""
    stems = entities.stems()
    for length in range(len(platform.name) - 1, 1, -1):
        owner = stems.get(platform.name[:length])
        if owner and owner.label is Label.DISTRICT:
            if _ZONE_BY_FORM.search(platform.name):
                continue  # 青山区装备制造产业园区 stands in the district, which does not run it
            if platform.name[length] == "-":  # 余杭-柯城山海协作产业园: in the district that is the city's own
                second = (stems.get(platform.name[length + 1 : length + 1 + n]) for n in (4, 3, 2))
                local = {place.name for place in entities.stand.local_forms.values()}
                owner = next((one for one in (owner, *second) if one and one.name in local), None)
        if owner is not None and owner is not platform and owner is not entities.place:
            return owner
    return None
