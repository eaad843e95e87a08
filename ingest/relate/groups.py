"""Lists of names: A、B和C等… is one group; what stands before and after it tells what the sentence says of each member."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from graph.model import Label
from ingest.lexicon import lexicon
from ingest.recognise.mention import Mention
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entity
from ingest.text import PlainText, Span, last_of

_JOINT = re.compile(
    r"[”\"]?(?:等[^、,。;与]{0,8}(?:院校|高校|院所|机构|企业|单位|大学|医院|学校))?(?:、|和|及|以及|或|[”\"][“\"])*[“\"]?(?:及其?)?$"
)


_ACTS_WITH = re.compile(r"、|(?:等[^,。;]{0,8})?(?:开展|联合|共建|共同|合作|携手|签|结对|建立|协同|对接|围绕|聚焦)")
_CLAUSE_END = re.compile(r"[,:;。]")
_QUOTE_END = re.compile(r"[,;。\n]")


class Group(NamedTuple):
    """Names in a row within one sentence. `before` and `after` are the sentence's text around the row (half width).

    `labels` are the types of the members.
    """

    members: tuple[tuple[Mention, Entity], ...]
    labels: frozenset[Label]
    span: Span
    sentence: Span
    before: str
    after: str
    background: bool

    @property
    def opens(self) -> bool:
        """Whether only a mark or a number stands before the row in its sentence: 海阳市:东方航天港."""
        whole = self.span.start - len(self.before) == self.sentence.start
        return whole and not re.search(r"[\u4e00-\u9fff]", self.before)


@cache
def cue(*path: str) -> re.Pattern[str]:
    """A pattern of cues.yaml, by its path below `relations`."""
    told: Any = lexicon().cues["relations"]
    for name in path:
        told = told[name]
    return re.compile(told)


def groups(reading: Reading, labels: frozenset[Label]) -> Iterator[Group]:
    """All groups of names of the given types, outside unit lists, in the order of the text."""
    row: list[tuple[Mention, Entity]] = []
    for mention, entity in reading.entities.named:
        if entity.label in labels and mention.rule != "unit":
            if row and not _joined(reading.text, row, mention):
                yield _group(reading, row)
                row = []
            row.append((mention, entity))
    if row:
        yield _group(reading, row)


def _joined(text: PlainText, row: list[tuple[Mention, Entity]], right: Mention) -> bool:
    """A与B合作 has a subject and a partner, so have A、B与C、D; only the last of three or more may be joined by 与."""
    between = text.norm[row[-1][0].end : right.start]
    if len(between) > 14 or "\n" in between:
        return False
    if between == "、":  # as most are
        return True
    last = between in ("与", "同") and len(row) > 1 and not _ACTS_WITH.match(text.norm, right.end)
    return bool(_JOINT.fullmatch(between)) or last


def _group(reading: Reading, row: list[tuple[Mention, Entity]]) -> Group:
    labels = frozenset([entity.label for _, entity in row])
    span = Span(row[0][0].start, row[-1][0].end)
    return Group(tuple(row), labels, span, *reading.around(span))


def quote_of(text: PlainText, group: Group, end: int) -> Span:
    """From the clause in which the row begins to the end of the clause at `end`."""
    start = group.span.start - len(last_clause(group.before))
    stop = _QUOTE_END.search(text.norm, end, group.sentence.end)
    return Span(start, stop.start() if stop else group.sentence.end)


@lru_cache(maxsize=256)  # each kind of relation asks it of the same rows of names
def last_clause(before: str) -> str:
    """The part of a sentence after its last comma or colon."""
    return before[last_of(",:;", before, 0, len(before)) + 1 :]


@lru_cache(maxsize=256)
def first_clause(after: str) -> str:
    """The part of a sentence before its next comma."""
    end = _CLAUSE_END.search(after)
    return after[: end.start()] if end else after
