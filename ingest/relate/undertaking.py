"""Who undertakes a programme or a project: X承担的Y, Y由X承担, X公司Y研发及产业化, Y(承担单位:X)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from graph.model import EdgeType, Label, Status
from ingest.relate.cooperation import owner_of
from ingest.relate.fact import Fact
from ingest.relate.groups import Group, cue, first_clause, last_clause
from ingest.relate.hosting import BODIES
from ingest.relate.owners import before_bracket
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entities, Entity
from ingest.text import PlainText, Span

_WORKS = (Label.PROGRAM, Label.PROJECT)


def facts(reading: Reading, rows: Iterable[Group]) -> Iterator[Fact]:
    """One fact a body and work."""
    text, entities = reading.text, reading.entities
    for group in rows:
        yield from _undertakes(text, group, entities)
        yield from _undertaken_by(text, group, entities)
        yield from _told_in_brackets(text, group, entities)
    yield from _makers(text, entities)


def _makers(text: PlainText, entities: Entities) -> Iterator[Fact]:
    """金力永磁高性能磁材项目: 金力永磁 undertakes it."""
    for project in list(entities.by_id.values()):
        if project.label is Label.PROJECT and project.mentions and (maker := _maker(project, entities)):
            quote = text.clause(project.mentions[0].start)
            yield Fact(EdgeType.UNDERTAKES, maker.id, project.id, quote, "name of the host", Status.PLANNED)


def _maker(project: Entity, entities: Entities) -> Entity | None:
    owner = owner_of(project, entities)
    if owner is not None:
        return owner if owner.label is Label.ENTERPRISE else None
    return entities.known_firm(project)


@cache
def _undertaking() -> re.Pattern[str]:
    doing = rf"(?:(?:联合|携手|会同|与|和)[^,。;]{{2,24}}?)?(?:分别|共同|联合|牵头|继续)*(?:{cue('undertaking').pattern})"
    return re.compile(rf"(?:等[^,。;]{{0,8}}?)?(?:{doing}|的[“\"]|[^,。;]{{2,20}},(?:牵头|联合)承担)")


def _undertakes(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """A、B等单位承担的专项; A公司的“…”项目."""
    after = group.after
    beside = entities.inside(Span(group.span.end, group.span.end + len(first_clause(after))))[:1]
    if any(
        text.norm[group.span.end : m.start] in ("", "“") and entities.of[m].label is Label.PROJECT for m in beside
    ):  # 甲公司乙技术研发及产业化
        maker = group.members[-1][1]
        if maker.label in BODIES:
            quote = text.clause(group.span.start)
            yield Fact(EdgeType.UNDERTAKES, maker.id, entities.of[beside[0]].id, quote, "undertakes", Status.PLANNED)
        return
    told = _undertaking().match(after)
    if not told:
        return
    limit = group.span.end + told.end() + len(first_clause(after[told.end() :]))
    begin = group.span.end + told.end() - 1  # behind those that undertake it too: 甲联合乙承担…
    named = [entities.of[m] for m in entities.inside(Span(max(begin, group.span.end), limit + 1))]
    programmes = list(takewhile(lambda e: e.label not in BODIES, (e for e in named if e.label in (*_WORKS, *BODIES))))
    if text.norm.endswith("--", 0, group.span.start):  # X专项--A公司的“…”项目
        before = entities.inside(Span(group.sentence.start, group.span.start - 1))
        programmes += [entities.of[m] for m in before if m.end == group.span.start - 2]
    status = Status.PLANNED if re.search(r"支持|鼓励|引导|争取", last_clause(group.before)) else Status.EXISTING
    for programme in dict.fromkeys(p.id for p in programmes):
        for _, entity in group.members:
            if entity.label in BODIES:
                yield Fact(EdgeType.UNDERTAKES, entity.id, programme, text.sentence(group.span.start), "undertakes", status)


_BY = re.compile(r"(?P<which>前者|后者)?(?<!自)由$")
_DONE_BY = re.compile(r"(?:等[^,。;]{0,8})?(?:牵头|联合|共同)*(?:承担|实施|组织实施)|牵头(?=[,。;、]|$)")


def _undertaken_by(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """启动“…”项目,由甲公司承担; “…”“…”两个项目,前者由甲公司承担: the works stand before."""
    by = _BY.search(group.before) if group.before.endswith("由") else None
    if not by or not group.labels <= set(BODIES) or not _DONE_BY.match(group.after):
        return
    works = [entities.of[m] for m in entities.inside(Span(group.sentence.start, group.span.start))]
    works = [entity for entity in works if entity.label in _WORKS]
    if not by["which"]:
        works = works[-1:]
    elif len(works) > 1:
        works = works[-2:-1] if by["which"] == "前者" else works[-1:]
    for work in works:
        for _, entity in group.members:
            yield Fact(EdgeType.UNDERTAKES, entity.id, work.id, text.sentence(group.span.start), "undertakes", Status.PLANNED)


_PARTY = re.compile(r"\((?:(?:[^()]*?[;,])?(?:承担|项目|建设)单位:)?$")


def _told_in_brackets(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """“…”项目(承担单位:甲公司)."""
    found = before_bracket(text, group, entities, _PARTY) if group.labels <= set(BODIES) else None
    if found and entities.of[found].label in _WORKS:
        for _, body in group.members:
            quote = Span(found.start, group.span.end)
            yield Fact(EdgeType.UNDERTAKES, body.id, entities.of[found].id, quote, "undertakes", Status.PLANNED)
