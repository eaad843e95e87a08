"""Whose a platform is, where no verb tells: 双汇肉制品技术创新中心, 甲集团的P, P(依托单位:甲), P:依托甲组建."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import EdgeType, Label, Status
from ingest.recognise.mention import Mention
from ingest.relate.cooperation import owner_of
from ingest.relate.fact import Fact
from ingest.relate.groups import Group, last_clause
from ingest.relate.hosting import BODIES, PLATFORMS, RELYING
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entities, Entity
from ingest.text import PlainText, Span


def facts(reading: Reading, rows: Iterable[Group]) -> Iterator[Fact]:
    """One fact a host and platform."""
    text, entities = reading.text, reading.entities
    for group in rows:
        yield from _told_in_brackets(text, group, entities)
        yield from _told_of_label(text, group, entities)
    yield from _owners(text, entities)


_URGED = re.compile(r"(?:支持|推动|鼓励|引导|指导|推荐)")
_BUILDS_IT = re.compile(
    r"(?:等[^,。;]{0,8})?(?:牵头)?(?:创建|争创|建设|申报|申建|筹建|组建)(?:[,。;]|$)"
)  # 企业技术中心:支持甲创建
_LABEL = re.compile(r"[ ]*(?:[\d一二三四五六七八九十]{1,2}[.、)]|\(\w{1,2}\))?[ “\"]*")


def _told_of_label(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """丙研究院:依托甲大学,联合乙所组建: a line about what its first word names."""
    before, start = group.before, group.sentence.start
    told = last_clause(before)
    builds = _URGED.fullmatch(told) and _BUILDS_IT.match(group.after)
    if not (group.labels <= set(BODIES) and ":" in before and (RELYING.search(told) or builds)):
        return
    label = before[: before.index(":")]
    named = entities.inside(Span(start, start + len(label)))
    if len(named) == 1 and named[0].end == start + len(label) and _LABEL.fullmatch(label, 0, named[0].start - start):
        thing = entities.of[named[0]]
        if thing.label in (PLATFORMS if builds else (Label.PLATFORM,)) or thing.name.endswith("研究院"):
            for _, host in group.members:
                if host is not thing:
                    quote = Span(named[0].start, group.span.end)
                    yield Fact(EdgeType.HOSTS, host.id, thing.id, quote, "relies on", Status.PLANNED)


def _owners(text: PlainText, entities: Entities) -> Iterator[Fact]:
    """双汇肉制品技术创新中心: 双汇集团 hosts it."""
    for platform in list(entities.by_id.values()):
        if (
            platform.label is Label.PLATFORM
            and platform.mentions
            and not platform.parent
            and (owner := owner_of(platform, entities) or _runs(platform, entities) or _possessor(text, platform, entities))
        ):
            quote = text.clause(platform.mentions[0].start)
            yield Fact(EdgeType.HOSTS, owner.id, platform.id, quote, "name of the host", Status.EXISTING)


def _runs(platform: Entity, entities: Entities) -> Entity | None:
    """Who stands right before the name that the state gave a laboratory."""
    name = next((mention.parent for mention in platform.mentions if mention.parent), "")
    return entities.body(name) if name else None


def _possessor(text: PlainText, platform: Entity, entities: Entities) -> Entity | None:
    """甲集团的P: whose it is stands before it."""
    for mention in platform.mentions:
        if text.norm.startswith("的", mention.start - 1):
            before = entities.inside(Span(max(0, mention.start - _LONGEST_NAME), mention.start - 1))
            if before and before[-1].end == mention.start - 1 and entities.of[before[-1]].label in BODIES:
                return entities.of[before[-1]]
    return None


_PARTY = re.compile(r"\((?:(?:[^()]*?[;,])?(?:依托|建设|承建|共建)单位:)?$")
_AFTER_PARTY = (")", "等", ";", ",")
_LONGEST_NAME = 40


def _told_in_brackets(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """乙研究院(依托单位:甲公司): who bears it stands behind the name."""
    if (
        group.labels <= set(BODIES)
        and group.after[:1] in _AFTER_PARTY
        and (found := before_bracket(text, group, entities, _PARTY))
    ):
        thing = entities.of[found]
        if thing.label is Label.PLATFORM or thing.name.endswith("研究院"):
            for _, host in group.members:
                quote = Span(found.start, group.span.end)
                yield Fact(EdgeType.HOSTS, host.id, thing.id, quote, "relies on", Status.PLANNED)


def before_bracket(text: PlainText, group: Group, entities: Entities, opened: re.Pattern[str]) -> Mention | None:
    """The name right before the bracket in which a row of bodies stands behind a label: 乙研究院 in 乙研究院(依托单位:甲)."""
    if not (match := opened.search(group.before)):
        return None
    at = group.span.start - len(group.before) + match.start()
    named = [m for m in entities.inside(Span(max(0, at - _LONGEST_NAME), at)) if text.norm[m.end : at] in ("", "”")]
    return named[-1] if named else None
