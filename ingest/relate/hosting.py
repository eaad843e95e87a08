"""Who hosts a platform: 依托X建设Y, X建有Y, Y of X, Y(依托单位:X)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import EdgeType, Label, Status
from ingest.recognise.mention import Mention
from ingest.relate.fact import Fact
from ingest.relate.groups import Group, cue, first_clause, last_clause
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entities, Entity
from ingest.text import PlainText, Span

ROWS = frozenset({Label.ENTERPRISE, Label.INSTITUTION, Label.PLATFORM, Label.DISTRICT})
"""What the rows of names hold from which it is read who hosts and who undertakes."""
_ZONE = re.compile(r"(?:集聚区|开发区|高新区|经开区|园区|示范区)$")  # a zone may become 国家级高新区 itself
BODIES = (Label.ENTERPRISE, Label.INSTITUTION)
PLATFORMS = (Label.PLATFORM, Label.PLATFORM_TYPE)


def facts(reading: Reading, rows: Iterable[Group]) -> Iterator[Fact]:
    """One fact a host and platform."""
    text, entities = reading.text, reading.entities
    for group in rows:
        yield from _hosts(text, group, entities)
        yield from _works_through(text, group, entities)
        yield from _listed_behind(text, group, entities)


RELYING = re.compile(r"(?:依托|依靠)(?:(?!建设|组建|设立|打造|创建|成立|筹建|申建|申报|建好|建立)[^,。;]){0,6}$")
_THROUGH = re.compile(r"(?:等[^,。;]{0,6})?依托")
_LED_BY = re.compile(r"(?<![自理])由$")
_RUNS = re.compile(
    r"(?:(?:联合|会同)[^,。;]{2,20}?)?(?:牵头|(?:共同|联合)(?:建设|组建|承建|打造)|(?:共同)?运营|承建|负责(?:建设|运营))"
)
_PLAYS_PART = re.compile(r"(?:等(?:企业|单位|龙头企业)?)?(?:的)?[\u4e00-\u9fff]{0,8}作用")


def _hosts(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """依托A、B建设P; 支持A、B建设P; A建有P."""
    before = last_clause(group.before)
    led = _LEADS_OTHERS.match(group.after)
    relying = RELYING.search(before) or (before.endswith("以") and _AS_CORE.match(group.after))
    reach = re.split(r"依托|依靠|[;。]|,(?=支持|推动|鼓励|引导)", group.after)[0] if relying else first_clause(group.after)
    if relying and cue("hosting", "build").search(first_clause(group.after)):
        reach = first_clause(group.after)  # 依托甲建设乙,与丙合作设立丁: the rest is of others
    if led and not relying:
        reach = led.group()
    elif (with_others := _LEADS_WITH.match(group.after)) and not relying:
        reach = with_others.group()
    if not relying and not any(e.label in BODIES or _ZONE.search(e.name) for _, e in group.members):
        yield from _in_district(text, group, entities)
        return
    build = cue("hosting", "build").search(reach)
    settles = group.labels == {Label.INSTITUTION}
    if not build or not (relying or led or _builds_itself(before, reach, build, settles=settles)):
        return
    wanted = _WANTED.search(before) and not _DONE_BY_LIST.match(reach)
    done = cue("hosting", "owns").match(reach) and not wanted
    status = Status.EXISTING if group.background or done else Status.PLANNED
    limit = group.span.end + len(reach)
    targets = _objects(text, entities, Span(group.span.end + build.end(), limit))
    each = re.search(r"分别|各自", reach[: build.end()]) and len(targets) == len(group.members)  # 甲、乙分别建设P、Q
    for at, target in enumerate(targets):
        for _, host in group.members[at : at + 1] if each else group.members:
            if (
                host is not target
                and not _becomes(host, target)
                and (host.label is not Label.PLATFORM or relying or _ZONE.search(host.name))
                and "自主创新" not in host.name
            ):
                yield Fact(EdgeType.HOSTS, host.id, target.id, Span(group.span.start - len(before), limit), "relies on", status)


_WANTED = re.compile(r"(?:支持|推动|鼓励|力争|争取|确保|促进|帮助)[“\"]?$")  # 支持甲获批P
_DONE_BY_LIST = re.compile(r"[^,。;]{0,6}的|建有|拥有|设有")  # 支持甲建设的P做大做强


def _becomes(host: Entity, kind: Entity) -> bool:
    """支持东区经开区争创国家高新区: the zone will be one itself and hosts none."""
    return kind.label is Label.PLATFORM_TYPE and bool(_ZONE.search(host.name) and _ZONE.search(kind.name))


_AS_CORE = re.compile(r"(?:等[^,。;]{0,6})?为(?:主体|依托|核心|龙头|支撑|主?阵地|主?载体)")
_BEGUN_WITH = re.compile(r"(?:^|[^\u4e00-\u9fff])以$")
_LEADS_OTHERS = re.compile(r"牵头、[^,。;]{2,20}参与,[^,。;]*")  # 支持甲院牵头、乙厂等参与,组建P


_LEADS_WITH = re.compile(r"牵头,(?:联合|会同|携手)[^,。;]*?(?=组建|建设|创建|共建|打造)[^,。;]*")  # 支持甲牵头,联合乙组建P
_COMES = re.compile(r"(?:推动|支持|引进|吸引|争取|促成)[^,。;]{2,}在$")


def _in_district(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """在召陵区建设P: the district hosts it."""
    if group.labels != {Label.DISTRICT} or _COMES.search(group.before):
        return  # 推动甲大学在乙区设立技术转移中心: the university comes
    build = re.match(
        r"(?:等(?:地|县区)?)?(?:以[^,。;]{2,24}为[^,。;]{2,6}?)?(?:各|分别|均|新|规划|加快|高标准|牵头|(?:与|和|同)[^,。;]{2,20}?(?=共建))*(?:共建|建设|设立|打造|布局|组建|新建|建成|创建|争创|申报)",
        group.after,
    )
    told = re.search(r"(?:在|推动|推进|支持|鼓励|引导|指导)$", group.before)
    if not told and not re.search(r"[\u4e00-\u9fff]", last_clause(group.before)):  # 甲县、乙县要各建成P
        told = build = _IS_TO.match(group.after)
    if not build or not told:
        return
    limit = group.span.end + len(first_clause(group.after))
    for target in _objects(text, entities, Span(group.span.end + build.end(), limit)):
        if told is build and target.name.endswith(("示范区", "示范园", "试验区")):
            continue  # 甲县获批示范区: it is one itself
        for _, host in group.members:
            yield Fact(EdgeType.HOSTS, host.id, target.id, Span(group.span.start - 1, limit), "in the district", Status.PLANNED)


_IS_TO = re.compile(
    r"要?(?:(?:在|于)?[\u4e00-\u9fff\d]{0,8}(?:年底|月底|底)?前)?(?:各|分别|均|抓好|加快|全力|抓紧|确保|累计|先后|成功)*(?:建成|建设|创建|争创|获批|组建|申报|创成|设立|抓好)"
)


def _builds_itself(before: str, reach: str, build: re.Match[str], *, settles: bool) -> bool:
    """支持A、B等企业(申报)建设P, A建有P: only a few words stand between the list and the verb."""
    between = reach[: build.start()]
    led = re.search(
        r"(?:支持|培育|引导|鼓励|推动|推进|推荐|帮助|扶持|指导|配合|组织)(?:[^,。;与和同]{0,3}|(?:[^,。;、与同]{2,12}[、和])+)$",
        before,
    )
    together = re.match(r"(?:等[^,。;]{0,8})?(?:联合|携手|会同|(?:与|和|同)[^,。;]{2,30}$)", between)
    if _JOINED_BY_PLACE.search(before) or (settles and between.startswith("在")):
        return False
    if together and between[0] in "与和同":
        opens = not re.search(r"[\u4e00-\u9fff]", before) or before.endswith("由")
        joint = build.group() in ("共建", "组建", "建立", "合建") or _JOINTLY.search(between)
        return bool((led or opens) and joint)
    if not re.search(r"[\u4e00-\u9fff]", before) and _BUILDS.fullmatch(between + build.group()):
        return True
    return bool((led and (len(between) <= 12 or together)) or cue("hosting", "owns").match(reach))


_JOINTLY = re.compile(r"(?:联合|合作|共同)$")  # 甲与乙联合建设P
_BUILDS = re.compile(
    r"(?:等[^,。;]{0,6})?(?:要(?:在[^,。;]{2,10})?再?)?(?:牵头|新|规划|加快|正在)?(?:建设|组建|设立|新建|筹建|布局)"
)  # 乙所建设P: a clause of its own
_JOINED_BY_PLACE = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:联合|携手|会同)[^,。;]*$")  # 联合甲社、乙院设立P: the place does


def _works_through(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """支持甲公司依托国家…中心研制…: the centre is the firm's; 组建…联合体。由甲公司牵头: so is the alliance."""
    if len(group.members) == 1 and group.labels <= set(BODIES) and _THROUGH.match(group.after):
        for mention in entities.inside(Span(group.span.end, group.span.end + len(first_clause(group.after)))):
            if entities.of[mention].label is Label.PLATFORM and mention.start - group.span.end <= 10:
                yield _hosted(group.members[0][1], entities.of[mention], text.clause(group.span.start), Status.EXISTING)
    if group.labels <= set(BODIES) and (told := _told_of_platform_before(group)):
        before = entities.inside(Span(max(0, told - 40), told))
        if before and entities.of[before[-1]].label is Label.PLATFORM:
            end = before[-1].end
            if re.fullmatch(r"(?:建设)?[\s。;,]*", text.norm[end:told]):
                quote = Span(before[-1].start, group.span.end + 2)
                for _, host in group.members:
                    yield _hosted(host, entities.of[before[-1]], quote, Status.PLANNED)


def _told_of_platform_before(group: Group) -> int:
    """Where a clause begins that tells who bears the platform before it: 。由甲牵头, ,由甲、乙运营, 。发挥甲的作用; else 0."""
    then = _THEN_RELYING.search(group.before)
    if then and not cue("hosting", "build").search(first_clause(group.after)):
        return group.span.start - len(then.group())
    by = _LED_BY.search(group.before)
    if by and _RUNS.match(group.after):
        return group.span.start - 1
    plays = group.before.strip() == "发挥" and _PLAYS_PART.match(group.after)
    core = _BEGUN_WITH.search(group.before) and _AS_CORE.match(group.after)
    return group.sentence.start if plays or core else 0


_THEN_RELYING = re.compile(r"(?<!建设),依托$")  # 加快建设乙中心,依托甲公司,联合丙大学…


_BUILT_THERE = re.compile(r"(?<=[:,;])(?:高标准|加快|重点|继续)*(?:建设|建强|建好|建成|打造|创建|新增|新建|组建|做强)")


def _listed_behind(text: PlainText, group: Group, entities: Entities) -> Iterator[Fact]:
    """海阳市:东方航天港、…: a line that lists what a district has."""
    if not (group.labels == {Label.DISTRICT} and len(group.members) == 1 and group.opens and group.after.startswith(":")):
        return
    end = group.span.end + len(group.after)
    verbs = list(_BUILT_THERE.finditer(text.norm, group.span.end, end))
    for begin in [group.span.end + 1, *(verb.end() for verb in verbs)]:
        first = next(iter(entities.inside(Span(begin, end))), None)
        if first and not text.norm[begin : first.start].strip(' “"'):
            for target in _objects(text, entities, Span(begin, end)):
                quote = Span(group.span.start, text.clause(begin).end)
                yield Fact(EdgeType.HOSTS, group.members[0][1].id, target.id, quote, "in the district", Status.PLANNED)


def _hosted(host: Entity, platform: Entity, quote: Span, status: Status) -> Fact:
    return Fact(EdgeType.HOSTS, host.id, platform.id, quote, "works through", status)


def _objects(text: PlainText, entities: Entities, span: Span) -> list[Entity]:
    """The platforms that are built: the first list after the verb."""
    found: list[Mention] = []
    for mention in entities.inside(span):
        entity = entities.of[mention]
        if entity.label not in PLATFORMS and not (entity.label is Label.INSTITUTION and entity.name.endswith("研究院")):
            continue
        if found and not re.fullmatch(r"[”\"]?(?:\d+[个家])?[、和及或]*[“\"]?", text.norm[found[-1].end : mention.start]):
            break
        found.append(mention)
    return list({entities.of[m].id: entities.of[m] for m in found}.values())
