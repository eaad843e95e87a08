"""Numbers that a plan sets for its future: 新增高新技术企业500家, 达到115亿元, 红旗区2家, tables of districts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.recognise.mention import Mention
from ingest.relate.clauses import Clause, Context, Words
from ingest.relate.fact import Fact
from ingest.relate.indicators import indicator, last_known
from ingest.relate.numbers import Amount, amounts
from ingest.relate.reading import Reading
from ingest.relate.target import Target, distinct
from ingest.relate.target_context import THING, YEARLY, announce, year_before, years_apart
from ingest.relate.target_scopes import GROUP_SCOPE, JOINTS, SCOPES, leading_scopes, place_before, place_urged, whole_scope
from ingest.relate.target_tables import of_tables
from ingest.resolve.entities import Entities, Entity
from ingest.structure.outline import Section
from ingest.text import PlainText, Span

_LINE = re.compile(r"[^\n]+")
_ANY_NUMBER = re.compile(r"\d|各[^\n、。]{0,3}[一二两三四五六七八九十]|[百千万][家个名项件人场次台套户亿]|成[以左,;。、)]|过半")


def facts(reading: Reading) -> list[Fact]:
    """All targets of a plan; the same number told twice (goal list and task) is one."""
    stand = reading.entities.stand
    first_year, last_year = reading.about.period or (stand.year, stand.year)
    told = (*of_tables(reading, last_year), *_of_sentences(reading, first_year, last_year))
    return [target.fact() for target in distinct(told)]


def _of_sentences(reading: Reading, first_year: int, last_year: int) -> Iterator[Target]:
    text, entities = reading.text, reading.entities
    context, here_section = Context(), reading.root
    counted = topic = ""  # what the heading counts, and what it names
    for paragraph in (*_goals_before(text, reading.body_start), *_LINE.finditer(text.norm, reading.body_start, reading.body_end)):
        if not _ANY_NUMBER.search(paragraph.group()) or reading.is_background(paragraph.start()):
            continue
        section = reading.root.at(paragraph.start())
        if section is not here_section:
            here_section, counted = section, _counted_in_title(text, section)
            topic = last_known(section.heading.of(text.norm)) if section.rank else ""
            context.year = year_before(text, section.heading.start, section.heading.end, None)
        numbers = list(amounts(text, Span(*paragraph.span())))
        if not numbers and "20" not in paragraph.group():  # nothing is due, and no year that holds on
            continue
        here = [m for m in entities.inside(Span(*paragraph.span())) if entities.of[m].label in SCOPES]
        place = place_before(text, paragraph.start(), here, entities)
        context = Context(counted, year=context.year, line_place=place, topic=topic)
        for sentence in text.sentences(Span(*paragraph.span())):
            inside = [number for number in numbers if sentence.start <= number.span.start < sentence.end]
            yield from _of_sentence(text, sentence, inside, here, entities, context, (first_year, last_year))


_GOAL_BEFORE = re.compile(r"目标(?:任务)?(?:是|为|:)|(?:力争|确保)(?=[^\n。]{0,12}(?:20\d\d|年底|全年))")


def _goals_before(text: PlainText, body: int) -> Iterator[re.Match[str]]:
    """Paragraphs before the first heading that state goals: 2020年主要目标是:…."""
    return (m for m in _LINE.finditer(text.norm, 0, body) if len(m.group()) > 40 and _GOAL_BEFORE.search(m.group()))


def _counted_in_title(text: PlainText, section: Section) -> str:
    """What a task's title counts, for the numbers of its time line: 争创国家级创新平台 → 国家级创新平台."""
    title = section.heading.of(text.norm) if section.rank else ""
    name = indicator(title) if len(title) <= 16 else ""
    return name if THING.search(name) else ""


def _of_sentence(
    text: PlainText,
    sentence: Span,
    numbers: list[Amount],
    scopes: list[Mention],
    entities: Entities,
    context: Context,
    period: tuple[int, int],
) -> Iterator[Target]:
    first_year, last_year = period
    found = [number for number in numbers if not (entities.covers(number.span) or _is_quoted(text, sentence, number.span))]
    told, begun = sentence.of(text.norm), context.year
    announce(told, context)
    if not found:
        context.year = year_before(text, sentence.start, sentence.end, context.year)
        return
    context.place = place_urged(text, sentence, scopes, entities) or context.line_place
    if not context.indicator:  # 实施高新技术企业倍增行动,分解到各地:甲区20家
        context.indicator = last_known(told[: found[0].span.start - sentence.start])
    yearly = YEARLY.search(told)
    apart = years_apart(told, [amount.span.start - sentence.start for amount in found], period)
    previous, sized = sentence.start, False
    for at, amount in enumerate(found):
        if at and not sized:
            previous = found[at - 1].span.end
        following = found[at + 1].span.start if at + 1 < len(found) else sentence.end
        context.year = year_before(text, previous, amount.span.start, context.year)
        if at and found[at - 1].unit == amount.unit and text.norm[previous : amount.span.start] == "、力争":
            continue  # 确保25亿元、力争28亿元: the first is due
        clause = Clause.around(text, sentence, previous, amount, following)
        sized = clause.is_of_size()
        if base := _BASE.search(clause.left) or (
            clause.is_ground() and _ON_GROUND.search(clause.left)
        ):  # 高新技术企业从300家增加到500家: only the second number is due
            context.indicator = indicator(clause.left[: base.start()].strip(JOINTS)) or context.indicator
        if base or sized or clause.excluded():
            continue
        counted = context.indicator
        targets = list(_read(clause, scopes, entities, context))
        if at in apart and yearly and counted:
            context.indicator = counted
            targets = [Target(entities.place.id, counted, "increase", 0, "", 0, Span(0, 0), "number in text")]
        quote = text.strip(Span(text.clause(amount.span.start).start, max(text.clause(amount.span.end - 1).end, amount.span.end)))
        if context.year is not None and context.year < first_year:
            continue  # 2018年研发投入强度1.43%: what was there before the plan
        for target in targets:
            yield target._replace(
                year=apart.get(at) or context.year or last_year, quote=quote, value=amount.value, unit=amount.unit
            )
    if (of_these := told.find("其中")) >= 0:  # 其中2022年达到500家;…: the year holds for these only
        context.year = year_before(text, sentence.start, sentence.start + of_these, begun)
    else:  # 2027年前,…。引育5家企业: the year holds on
        context.year = year_before(text, found[-1].span.end, sentence.end, context.year)


_LONG_QUOTE = 8


def _is_quoted(text: PlainText, sentence: Span, number: Span) -> bool:
    """400公里 in “时速400公里高速列车”: part of a name, if much stands in the quote."""
    opened = text.norm.rfind("“", sentence.start, number.start)
    closed = text.norm.find("”", max(opened, 0), sentence.end)
    return opened >= 0 and not text.norm[opened + 1].isdigit() and number.end <= closed and closed - opened > _LONG_QUOTE


_JOINED = re.compile(r"^(?:其中|并|以上|左右|及|和|个|的|基础上)+[:,、]?")


def _read(clause: Clause, scopes: list[Mention], entities: Entities, context: Context) -> Iterator[Target]:
    """Targets of one number; several where a list shares it (A、B各1家)."""
    left = clause.left.strip(JOINTS)
    left = _JOINED.sub("", left)
    placed, rest = leading_scopes(clause, left, scopes, entities)
    group = GROUP_SCOPE.search(left)
    words = Words.of(rest, clause, context)
    words = _in_turn(words, clause, context)
    if not words.name and (held := _held_before(clause)):
        words = words._replace(name=held, kind="increase")
    if words.name.startswith("占") and context.indicator:  # 研发经费支出增长10%,占地区生产总值比重达到3%
        words = words._replace(name=indicator(_GROWTH.sub("", context.indicator) + words.name))
    if words.name.endswith("各"):  # 甲、乙各新增1家
        words = words._replace(name=words.name.removesuffix("各"), each=True)
    if placed and not words.name:
        kind = context.kind if context.kind and _AT_LEAST.search(left) else words.kind or context.kind or "increase"
        for entity in _places_in_turn(placed, clause, context):
            if counted := _counted(context):
                yield Target(entity.id, counted, kind, 0, "", 0, Span(0, 0), "allocation")
        return
    if group and not placed:
        yield from _of_group(clause, group, left, context, entities)
        return
    if words.kind == "level" and not words.name and context.indicator and not placed:
        words = words._replace(name=context.indicator)  # 高新技术企业新增30家,达到500家
    if words.kind and context.indicator:
        words = words._replace(name=_elliptic(words.name, left, context.indicator))
    if not words.kind or not words.name or _UNKNOWN_PLACE.fullmatch(words.name):
        return
    if words.name.endswith("外") and context.indicator and _OUTSIDE.fullmatch(words.name):
        yield Target(entities.place.id, words.name + context.indicator, words.kind, 0, "", 0, Span(0, 0), "allocation")
        return
    placed = _places_in_turn(placed, clause, context)
    if not placed and clause.left.startswith(("、", "和", "及")):
        placed = context.listed
    context.listed = placed
    if len(placed) == 1 and _AIMS.match(left):
        context.place = placed[0]
    for name in words.names():
        context.indicator = name
        for entity in placed or [(not _OF_ALL.match(left) and context.place) or whole_scope(left, entities)]:
            yield Target(entity.id, name.removeprefix(entity.name) or name, words.kind, 0, "", 0, Span(0, 0), "number in text")
    context.kind = words.kind


def _counted(context: Context) -> str:
    """What is allotted: what was counted last, unless that is an act or a zone; then what the heading names."""
    return context.topic or context.indicator if _NO_THING.fullmatch(context.indicator) else context.indicator


_NO_THING = re.compile(r".{0,2}|.*(?:申报|示范区|开发区)")


_AIMS = re.compile(r"(?:力争|确保|争取)")  # 力争高新区前移5位,规上企业突破60家: both are the zone's
_OF_ALL = re.compile(r"[ ]*(?:全[市省区县州]|我[市省区县州])")  # 支持甲区建设…,全市新增8家
_AT_LEAST = re.compile(r"(?:不少于|不低于|至少)$")  # 各县新增企业不少于3家,甲区、乙区分别不少于20家、18家
_OUTSIDE = re.compile(r".{1,8}(?:外|以外)")  # 自创区外9家
_HELD = re.compile(
    r"(?:开展|举办|组织|召开|承办|举行)(?P<name>[^,。;:]{2,24}(?:活动|会|对接|赛|培训|沙龙|路演|讲座|论坛|周))[,]$"
)
_TIMES = ("场", "次", "期", "场次")


def _held_before(clause: Clause) -> str:
    """开展技术对接活动,每年不少于12场: what is held so often stands in the clause before; empty where there is none."""
    match = _HELD.search(clause.before) if clause.unit in _TIMES else None
    return indicator(re.sub("[“”]", "", match["name"])) if match else ""


_GROWTH = re.compile(r"(?:年均)?(?:增长率?|增速|增幅)$")
_UNKNOWN_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,3}(?<![乡小城强心色])镇|[\u4e00-\u9fff]{2,4}街道|开发区"
)  # 北泉镇2家: no list knows it
_IN_TURN = re.compile(r"分别$")


def _in_turn(words: Words, clause: Clause, context: Context) -> Words:
    """甲、乙产量分别达5万吨、42万吨: each number has its own name."""
    if _IN_TURN.search(words.name):
        first, *further = re.split(r"[、和及与]", words.name.removesuffix("分别"))
        context.further = tuple(further)
        return words._replace(name=first)
    if context.further and not clause.left.strip(JOINTS):
        name, *further = context.further
        context.further = tuple(further)
        return words._replace(name=name, kind=words.kind or context.kind)
    context.further = ()
    return words


def _places_in_turn(placed: list[Entity], clause: Clause, context: Context) -> list[Entity]:
    """甲区、乙区新增企业分别达到20家和15家: each number has its own district."""
    if len(placed) > 1 and "分别" in clause.left and _NEXT_NUMBER.fullmatch(clause.right):
        context.further_places = placed[1:]
        return placed[:1]
    if context.further_places and not placed and not clause.left.strip(JOINTS):
        return [context.further_places.pop(0)]
    context.further_places = []
    return placed


_NEXT_NUMBER = re.compile(r"(?:以上|左右)?[ ]*[、和及与][ ]*")  # 20家、18家: nothing else stands between
_LEVEL = re.compile(r"自治区级以上|自治区级|国家级|省级以上|省级|市级以上|市级|县级")


_OF_YEAR = r"(?:(?:20\d\d ?年?(?:底|末)?|上年|去年|目前|现在|现有)的?)?[ ]*$"
_BASE = re.compile(rf"(?:从|由){_OF_YEAR}")
_ON_GROUND = re.compile(rf"在{_OF_YEAR}")  # 在2021年78家的基础上净增30家


def _elliptic(name: str, left: str, counted: str) -> str:
    """2020年新增20家, 新增省级20家: what was counted before is counted on."""
    if not name and re.fullmatch(
        r"(?:到|至|其中)?(?:20\d\d ?年)?(?:年?底前?|再|[比较](?:上年|去年))?"
        r"(?:新增|净增|新建|新认定|认定|培育|争创|创建|建成|达到|达)?",
        left.strip(),
    ):
        return counted
    return name + _LEVEL.sub("", counted, count=1) if _LEVEL.fullmatch(name) else name


def _of_group(clause: Clause, group: re.Match[str], left: str, context: Context, entities: Entities) -> Iterator[Target]:
    """各县(市)、区各完成5项: a target of the plan's place with the group in the indicator."""
    words = Words.of(left[group.end() :], clause, context)
    name = words.name or _counted(context)
    if name:
        context.indicator, context.kind = name, words.kind or context.kind
        told = f"{group['group']}{name}"
        yield Target(
            entities.place.id, told, words.kind or context.kind or "increase", 0, "", 0, Span(0, 0), "number for a group"
        )
