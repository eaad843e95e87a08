"""Numbers that a plan sets for its future: 新增高新技术企业500家, 达到115亿元, 红旗区2家, tables of districts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from graph.model import EdgeType, Label, Node
from ingest.recognise.mention import Mention
from ingest.relate.clauses import Clause, Context, Words
from ingest.relate.fact import Fact
from ingest.relate.indicators import YEAR, cue, indicator, last_known
from ingest.relate.numbers import amounts
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entities, Entity
from ingest.structure.indicator_tables import indicator_cells
from ingest.structure.outline import Section
from ingest.structure.tables import Cell, cells
from ingest.text import PlainText, Span, squeeze

_SCOPES = (Label.DISTRICT, Label.CITY, Label.INSTITUTION, Label.AGENCY)
_GROUP_SCOPE = re.compile(
    r"(?P<group>(?:其他|其余|各|每个)(?:县\(市\)、?区|县\(市、区\)|县区|区县|县\(区\)|县|区|高校|市|产业|园区|街镇|乡镇)(?:(?:、|及|和)(?:各)?(?:开发区|高校|区|园区))*|每(?:个)?(?:季度|月|半年))"
)
_PIECES = ("个", "家", "项")  # 5-8个专项 and 5-8项专项 are one target told twice
_JOINTS = "、,和及与 "
_BEFORE_SCOPE = re.compile(rf"(?:\d{{1,2}}[.、)]|[一二三四五六七八九十]{{1,2}}[、)是]|[{_JOINTS}其中:(])*")
_LINE = re.compile(r"[^\n]+")
_ANY_NUMBER = re.compile(r"\d|各[^\n、。]{0,3}[一二两三四五六七八九十]")


class Target(NamedTuple):
    """One number that is due."""

    scope: str
    indicator: str
    kind: str
    value: float
    unit: str
    year: int
    quote: Span
    rule: str


def facts(reading: Reading) -> list[Fact]:
    """All targets of a plan; the same number told twice (goal list and task) is one."""
    stand = reading.entities.stand
    first_year, last_year = reading.about.period or (stand.year, stand.year)
    kept: list[Target] = []
    alike: dict[tuple[str, str, float, str, int], list[Target]] = defaultdict(list)
    for target in (*_of_tables(reading, last_year), *_of_sentences(reading, first_year, last_year)):
        unit = "个" if target.unit in _PIECES else target.unit
        twins = alike[target.scope, target.kind, target.value, unit, target.year]
        if not any(_same(target, other) for other in twins):
            twins.append(target)
            kept.append(target)
    return [_fact(target) for target in kept]


def _fact(target: Target) -> Fact:
    value = int(target.value) if target.value == int(target.value) else target.value
    told = {"kind": target.kind, "value": value, "unit": target.unit, "year": target.year}
    return Fact(EdgeType.TARGETS, target.scope, f"{Label.INDICATOR}:{target.indicator}", target.quote, target.rule, None, told)


def indicator_nodes(facts_: list[Fact]) -> list[Node]:
    """One node an indicator."""
    ids = sorted({fact.target for fact in facts_})
    return [Node(i, Label.INDICATOR, i.split(":", 1)[1]) for i in ids]


def _same(one: Target, other: Target) -> bool:
    """Whether two targets of equal numbers count the same thing; allotted numbers are only equal under one name."""
    if one.rule == "allocation" or other.rule == "allocation":
        return one.indicator == other.indicator
    return _alike(one.indicator, other.indicator)


def _alike(one: str, other: str) -> bool:
    a, b = squeeze(one), squeeze(other)
    shared = len(_pairs(a) & _pairs(b))
    return a in b or b in a or shared >= 0.6 * len(_pairs(a) | _pairs(b))


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}


def _of_tables(reading: Reading, year: int) -> Iterator[Target]:
    text = reading.text
    places = {m.form: e for m, e in reading.entities.of.items() if e.label in (Label.DISTRICT, Label.CITY)}
    for cell in cells(text, Span(reading.body_start, len(text.norm)), places.__contains__):
        yield _of_cell(cell, places[cell.scope], year)
    for row in indicator_cells(text, reading.about.period[0] if reading.about.period else None):
        if name := indicator(row.name):
            new = row.sum or re.match(r"新增|净增|新建|新认定|新引进|新培育", row.name)
            kind = "increase" if new and row.unit != "%" else "level"
            yield Target(reading.entities.place.id, name, kind, row.value, row.unit, row.year or year, row.row, "table cell")


def _of_cell(cell: Cell, scope: Entity, year: int) -> Target:
    verb = cue("increase").search(cell.head)
    level = cell.unit in ("%", "亿元", "万元") or re.search(r"占|比重|总数|总量|成交额", cell.head)
    named = re.search(r"(20\d\d)年", cell.head)
    kind = "level" if level or not (verb or re.search(r"数量|目标|建站", cell.head)) else "increase"
    return Target(
        scope.id, indicator(cell.head), kind, cell.value, cell.unit, int(named[1]) if named else year, cell.row, "table cell"
    )


def _of_sentences(reading: Reading, first_year: int, last_year: int) -> Iterator[Target]:
    text, entities = reading.text, reading.entities
    context, here_section = Context(), reading.root
    for paragraph in (*_goals_before(text, reading.body_start), *_LINE.finditer(text.norm, reading.body_start, reading.body_end)):
        if not _ANY_NUMBER.search(paragraph.group()) or reading.is_background(paragraph.start()):
            continue
        here = [m for m in entities.inside(Span(*paragraph.span())) if entities.of[m].label in _SCOPES]
        section = reading.root.at(paragraph.start())
        year = context.year if section is here_section else _year_before(text, section.heading.start, section.heading.end, None)
        place = _place_before(text, paragraph.start(), here, entities)
        context, here_section = Context(indicator=_counted_in_title(text, section), year=year, place=place), section
        for sentence in text.sentences(Span(*paragraph.span())):
            yield from _of_sentence(text, sentence, here, entities, context, (first_year, last_year))


def _place_before(text: PlainText, start: int, scopes: list[Mention], entities: Entities) -> Entity | None:
    """高新区:软件信息;2025年高新技术企业达到1500家: a line about one district."""
    first = scopes[0] if scopes else None
    if first is None or entities.of[first].label is not Label.DISTRICT or not text.norm.startswith(":", first.end):
        return None
    return entities.of[first] if _MARKS.fullmatch(text.norm[start : first.start]) else None


_MARKS = re.compile(r"[ #|*\-—]*(?:\(?[\d一二三四五六七八九十]{1,3}[.、)]?)?[ *]*")
_GOAL_BEFORE = re.compile(r"[^\n]*?(?:目标(?:任务)?(?:是|为|:)|力争(?=[^\n。]{0,12}(?:20\d\d|年底|全年)))[^\n]*")


def _goals_before(text: PlainText, body: int) -> Iterator[re.Match[str]]:
    """Paragraphs before the first heading that state goals: 2020年主要目标是:…."""
    return (m for m in _LINE.finditer(text.norm, 0, body) if len(m.group()) > 40 and _GOAL_BEFORE.match(m.group()))


_THING = re.compile(  # what can be counted: 做强企业创新方阵 is no thing
    r"(?:企业|平台|机构|中心|实验室|人才|团队|基地|[工作特派]站|孵化器|加速器|空间|园区?|项目|专利|标准|活动|合同|天地|载体|联盟|大赛|专项|券|贷|库|联合体"
    r"|技术|成果|产品|论坛|投入|成交额|产值|增加值|比重|率|额)$"
)


def _counted_in_title(text: PlainText, section: Section) -> str:
    """What a task's title counts, for the numbers of its time line: 争创国家级创新平台 → 国家级创新平台."""
    title = section.heading.of(text.norm) if section.rank else ""
    name = indicator(title) if len(title) <= 16 else ""
    return name if _THING.search(name) else ""


def _of_sentence(
    text: PlainText, sentence: Span, scopes: list[Mention], entities: Entities, context: Context, period: tuple[int, int]
) -> Iterator[Target]:
    first_year, last_year = period
    found = list(amounts(text, sentence))
    told = sentence.of(text.norm)
    announced = _ANNOUNCED.search(told) if ":" in told else None  # most sentences have no such end: no need to try each start
    if announced:
        counted = indicator(announced["name"])
        context.indicator = counted if _THING.search(counted) else context.indicator
        context.kind = "level" if announced["level"] else context.kind
        context.year = int(announced["year"]) if announced["year"] else context.year
    elif (label := _LABEL.match(told)) and _THING.search(label["name"]):
        context.indicator = indicator(label["name"]) or context.indicator
    context.aimed = "level" if _AIMED.search(told) else ""
    if found and not context.indicator:  # 实施高新技术企业倍增行动,分解到各地:甲区20家
        context.indicator = last_known(told[: found[0].span.start - sentence.start])
    apart = _years_apart(told, len(found))
    if not _OF_THESE.match(told):
        context.kind = context.kind if announced else ""
    for at, amount in enumerate(found):
        previous = found[at - 1].span.end if at else sentence.start
        following = found[at + 1].span.start if at + 1 < len(found) else sentence.end
        context.year = _year_before(text, previous, amount.span.start, context.year)
        clause = Clause.around(text, sentence, previous, amount, following)
        if clause.excluded() or entities.covers(amount.span):
            continue
        targets = list(_read(clause, scopes, entities, context))
        quote = text.strip(Span(text.clause(amount.span.start).start, max(text.clause(amount.span.end - 1).end, amount.span.end)))
        if context.year is not None and context.year < first_year:
            continue  # 2018年研发投入强度1.43%: what was there before the plan
        for target in targets:
            yield target._replace(
                year=apart.get(at) or context.year or last_year, quote=quote, value=amount.value, unit=amount.unit
            )
    rest = found[-1].span.end if found else sentence.start
    context.year = _year_before(text, rest, sentence.end, context.year)  # 2027年前,…。引育5家企业: the year holds on


_LABEL = re.compile(r"[ #|*]*(?:\d{1,2}[.、 ]|\(\d+\))?[ ]*(?P<name>[\u4e00-\u9fff]{3,12}):")  # 新型研发机构:到2025年达到60家
_AIMED = re.compile(r"[到至]20\d\d ?年底?[,]")
_OF_THESE = re.compile(r"[ ]*其中")


def _years_apart(told: str, numbers: int) -> dict[int, int]:
    """The year of each number: 2023年、2024年分别新增120家、130家."""
    match = _YEARS_APART.search(told) if "分别" in told else None
    years = [int(year) for year in re.findall(r"20\d\d", match["years"])] if match else []
    return dict(enumerate(years)) if len(years) == numbers else {}


def _year_before(text: PlainText, start: int, end: int, known: int | None) -> int | None:
    for match in YEAR.finditer(text.norm, start, end):
        if not text.norm.endswith(("比", "较", "从", "以"), 0, match.start()):
            known = int(match[1])
    return known


_JOINED = re.compile(r"^(?:其中|并|以上|左右|及|和|个|的)+[:,、]?")


def _read(clause: Clause, scopes: list[Mention], entities: Entities, context: Context) -> Iterator[Target]:
    """Targets of one number; several where a list shares it (A、B各1家)."""
    left = clause.left.strip(_JOINTS)
    left = _JOINED.sub("", left)
    placed, rest = _leading_scopes(clause, left, scopes, entities)
    group = _GROUP_SCOPE.search(left)
    words = Words.of(rest, clause, context)
    words = _in_turn(words, clause, context)
    if placed and not words.name:
        for entity in placed:
            if context.indicator:
                yield Target(
                    entity.id, context.indicator, words.kind or context.kind or "increase", 0, "", 0, Span(0, 0), "allocation"
                )
        return
    if group and not placed:
        yield from _of_group(clause, group, left, context, entities)
        return
    if words.kind == "level" and not words.name and context.indicator and not placed:
        words = words._replace(name=context.indicator)  # 高新技术企业新增30家,达到500家
    if words.name and _BASE.search(clause.left):
        context.indicator = words.name  # 高新技术企业从300家增加到500家: only the second number is due
        return
    if words.kind and context.indicator:
        words = words._replace(name=_elliptic(words.name, left, context.indicator))
    if not words.kind or not words.name:
        return
    if re.fullmatch(r".{1,8}(?:外|以外)", words.name) and context.indicator:  # 自创区外9家
        yield Target(entities.place.id, words.name + context.indicator, words.kind, 0, "", 0, Span(0, 0), "allocation")
        return
    for name in words.names():
        context.indicator = name
        for entity in placed or [context.place or _whole_scope(left, entities)]:
            yield Target(entity.id, name, words.kind, 0, "", 0, Span(0, 0), "number in text")
    context.kind = words.kind


_IN_TURN = re.compile(r"分别$")


def _in_turn(words: Words, clause: Clause, context: Context) -> Words:
    """甲、乙产量分别达5万吨、42万吨: each number has its own name."""
    if _IN_TURN.search(words.name):
        first, *further = re.split(r"[、和及与]", words.name.removesuffix("分别"))
        context.further = tuple(further)
        return words._replace(name=first)
    if context.further and not clause.left.strip(_JOINTS):
        name, *further = context.further
        context.further = tuple(further)
        return words._replace(name=name, kind=words.kind or context.kind)
    context.further = ()
    return words


_LEVEL = re.compile(r"国家级|省级以上|省级|市级以上|市级|县级")


_BASE = re.compile(r"(?:从|由)(?:(?:20\d\d ?年?(?:底|末)?|上年|去年|目前|现在)的?)?[ ]*$")
_ANNOUNCED = re.compile(  # 各区2025年高新技术企业保有量目标:甲区260家、乙区150家
    r"(?:[各全][^,。;:]{0,12}?)?(?:到|至)?(?P<year>20\d\d)?年?(?P<name>[^,。;:\d]{3,20}?)(?P<level>保有量|总数|总量|数量)?(?:目标|任务)(?:分解|分配)?(?:为|是)?:"
)
_YEARS_APART = re.compile(r"(?P<years>20\d\d年(?:[、和]20\d\d年)+)[^,。;]{0,4}分别")


def _elliptic(name: str, left: str, counted: str) -> str:
    """2020年新增20家, 新增省级20家: what was counted before is counted on."""
    if not name and re.fullmatch(
        r"(?:到|至|其中)?(?:20\d\d ?年)?(?:年?底前?|再)?(?:新增|净增|新建|新认定|认定|培育|达到|达)?", left.strip()
    ):
        return counted
    return name + _LEVEL.sub("", counted, count=1) if _LEVEL.fullmatch(name) else name


def _of_group(clause: Clause, group: re.Match[str], left: str, context: Context, entities: Entities) -> Iterator[Target]:
    """各县(市)、区各完成5项: a target of the plan's place with the group in the indicator."""
    words = Words.of(left[group.end() :], clause, context)
    name = words.name or context.indicator
    if name:
        told = f"{group['group']}{name}"
        yield Target(
            entities.place.id, told, words.kind or context.kind or "increase", 0, "", 0, Span(0, 0), "number for a group"
        )


def _leading_scopes(clause: Clause, left: str, scopes: list[Mention], entities: Entities) -> tuple[list[Entity], str]:
    """The districts or units that a number is allotted to, and what follows them: 红旗区2家, A、B各谋划1家, 市商务局举办5场."""
    end = clause.left_start + len(clause.left)
    inside = [m for m in scopes if clause.left_start <= m.start and m.end <= end]
    if not inside:
        return [], left
    mark = _BEFORE_SCOPE.match(clause.left)
    begin = clause.left_start + (mark.end() if mark else 0)
    if inside[0].start > begin + 1:
        return [], left
    if re.search(r"(?:与|和|同|跟|向|对)$", clause.left[: inside[0].start - clause.left_start]):
        return [], left
    row = [inside[0]]
    for mention in inside[1:]:
        if clause.left[row[-1].end - clause.left_start : mention.start - clause.left_start].strip(_JOINTS):
            break
        row.append(mention)
    rest = clause.left[row[-1].end - clause.left_start :]
    if clause.left[: inside[0].start - clause.left_start].endswith("在") and not re.match(r"[^,;。]{0,4}(?:各|分别)", rest):
        return [], rest  # 在甲、乙、丙三县建设园区6000亩: all of them together
    own = [entities.of[m] for m in row]
    if any(e.label is Label.CITY and e is not entities.place for e in own):
        return [], rest  # a plan sets no targets for other cities
    return ([], rest) if own == [entities.place] else (own, re.sub(r"^(?:依托[^,]*?(?=建立|建设)|要|积极|均|分别|各)+", "", rest))


def _whole_scope(left: str, entities: Entities) -> Entity:
    """全省 means the province, all else the plan's own place."""
    province = entities.stand.place.province
    if re.match(r"[ ]*(?:全省|我省)", left) and province and province != entities.place.name:
        return entities.make(Label.PROVINCE, province)
    return entities.place
