"""Branches of outside institutions that come to a place: 成立西南交通大学广安技术转移中心, 广西科学院来宾分院揭牌."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import EdgeType, Label, Status
from ingest.recognise.mention import Mention
from ingest.relate.fact import Fact
from ingest.relate.groups import cue, first_clause, last_clause
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entity

BRANCH = re.compile(
    r"(?:大学|学院|医院|科学院|研究院)\(?[\u4e00-\u9fff]{2,8}\)?(?:分院|分校|分所|校区|分中心|医院|研究院|技术转移[\u4e00-\u9fff]{0,4}中心)$"
)
"""甲医院乙医院, 甲大学乙研究院: a branch by its name."""
_OF_UNKNOWN = re.compile(
    r"(?P<owner>[\u4e00-\u9fff]{3,}?(?:大学|学院|医院|科学院|研究院))[\u4e00-\u9fff]{2,4}(?:分院|分校|校区|分中心|医院)$"
)
_BRANCHES = frozenset({Label.INSTITUTION, Label.PLATFORM})


def facts(reading: Reading) -> Iterator[Fact]:
    """The place cooperates with the institution whose branch is founded there or has settled there."""
    entities = reading.entities
    for mention in entities.ordered:
        entity = entities.of[mention]
        if (
            mention.known
            or entity.label not in _BRANCHES
            or mention.rule == "unit"
            or not cue("branch", "tails").search(entity.name)
        ):
            continue
        if (status := _status(reading, mention)) is None or (owner := _owner(reading, entity)) is None:
            continue
        quote = reading.text.clause(mention.start)
        yield Fact(EdgeType.COOPERATES_WITH, entities.place.id, owner.id, quote, "branch settles", status)


def _owner(reading: Reading, branch: Entity) -> Entity | None:
    """The known institution that a branch belongs to, unless it is one of the plan's own city."""
    entities = reading.entities
    owner = entities.by_id[branch.parent] if branch.parent in entities.by_id else entities.known_owner(branch)
    if owner is None and (match := _OF_UNKNOWN.match(branch.name)):
        owner = entities.make(Label.INSTITUTION, match["owner"])
    if owner is None or owner is branch or owner.label is not Label.INSTITUTION or entities.is_of_own_city(owner.name):
        return None
    return owner


def _status(reading: Reading, mention: Mention) -> Status | None:
    """By the words of founding before the name or behind it; None where the sentence tells of none."""
    text = reading.text
    sentence = text.sentence(mention.start)
    before = last_clause(text.norm[sentence.start : mention.start])
    after = first_clause(text.norm[mention.end : max(sentence.end, mention.end)])
    if not (cue("branch", "before").search(before) or cue("branch", "after").match(after)):
        return None
    done = reading.is_background(mention.start) or re.search("已|成功|正式|建成了|获批", before + after)
    return Status.EXISTING if done else Status.PLANNED
