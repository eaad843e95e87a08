"""Numbers that a plan sets for its future: 新增高新技术企业500家, 达到115亿元, 红旗区2家, tables of districts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.model import EdgeType, Label, Node
from ingest.lexicon import lexicon
from ingest.recognise.mention import Mention
from ingest.relate.fact import Fact
from ingest.relate.numbers import Amount, amounts
from ingest.relate.reading import Reading
from ingest.resolve.entities import Entities, Entity
from ingest.structure.outline import Section
from ingest.structure.tables import Cell, cells
from ingest.text import PlainText, Span, squeeze

_SCOPES = (Label.DISTRICT, Label.CITY, Label.INSTITUTION, Label.AGENCY, Label.ENTERPRISE)
_GROUP_SCOPE = re.compile(
    r"(?P<group>(?:其他|各|每个)(?:县\(市\)、?区|县\(市、区\)|县区|区县|县\(区\)|县|区|高校|市|产业|园区|街镇|乡镇)(?:(?:、|及|和)(?:各)?(?:开发区|高校|区|园区))*|每(?:个)?(?:季度|月|半年))"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d) ?年?(?:底|末)?")
_PIECES = ("个", "家", "项")  # 5-8个专项 and 5-8项专项 are one target told twice
_JOINTS = "、,和及与 "
_LINE = re.compile(r"[^\n]+")
_ANY_NUMBER = re.compile(r"\d|各[^\n、。]{0,3}[一二两三四五六七八九十]")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon().cues["targets"][name], key=len, reverse=True)))


@cache
def _at_end(name: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_cue(name).pattern})$")


@cache
def indicator_names() -> dict[str, str]:
    """Every form of an indicator, squeezed → its normal name."""
    return {squeeze(form): item.name for item in lexicon().indicators for form in (item.name, *item.forms)}


@dataclass(frozen=True, slots=True)
class Target:
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
    last_year = reading.about.period[1] if reading.about.period else reading.entities.stand.year
    kept: list[Target] = []
    alike: dict[tuple[str, str, float, str, int], list[Target]] = defaultdict(list)
    for target in (*_of_tables(reading, last_year), *_of_sentences(reading, last_year)):
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


def _of_cell(cell: Cell, scope: Entity, year: int) -> Target:
    verb = _cue("increase").search(cell.head)
    level = cell.unit in ("%", "亿元", "万元") or re.search(r"占|比重|总数|总量|成交额", cell.head)
    named = re.search(r"(20\d\d)年", cell.head)
    kind = "level" if level or not (verb or re.search(r"数量|目标|建站", cell.head)) else "increase"
    return Target(
        scope.id, indicator(cell.head), kind, cell.value, cell.unit, int(named[1]) if named else year, cell.row, "table cell"
    )


@dataclass(slots=True)
class _Context:
    """What a number takes over from those before it in its paragraph."""

    kind: str = ""
    indicator: str = ""
    year: int | None = None


def _of_sentences(reading: Reading, last_year: int) -> Iterator[Target]:
    text, entities = reading.text, reading.entities
    context, here_section = _Context(), reading.root
    for paragraph in _LINE.finditer(text.norm, reading.body_start, reading.body_end):
        if not _ANY_NUMBER.search(paragraph.group()) or reading.is_background(paragraph.start()):
            continue
        here = [m for m in entities.inside(Span(*paragraph.span())) if entities.of[m].label in _SCOPES]
        section = reading.root.at(paragraph.start())
        year = context.year if section is here_section else _year_before(text, section.heading.start, section.heading.end, None)
        context, here_section = _Context(indicator=_counted_in_title(text, section), year=year), section
        for sentence in text.sentences(Span(*paragraph.span())):
            yield from _of_sentence(text, sentence, here, entities, context, last_year)


def _counted_in_title(text: PlainText, section: Section) -> str:
    """What a task's title counts, for the numbers of its time line: 争创国家级创新平台 → 国家级创新平台."""
    title = section.heading.of(text.norm) if section.rank else ""
    return indicator(title) if len(title) <= 16 else ""


def _of_sentence(
    text: PlainText, sentence: Span, scopes: list[Mention], entities: Entities, context: _Context, last_year: int
) -> Iterator[Target]:
    found = list(amounts(text, sentence))
    if not re.match(r"[ ]*其中", sentence.of(text.norm)):
        context.kind = ""
    for at, amount in enumerate(found):
        previous = found[at - 1].span.end if at else sentence.start
        following = found[at + 1].span.start if at + 1 < len(found) else sentence.end
        context.year = _year_before(text, previous, amount.span.start, context.year)
        clause = _Clause.around(text, sentence, previous, amount, following)
        if clause.excluded() or entities.covers(amount.span):
            continue
        targets = list(_read(clause, scopes, entities, context))
        quote = text.strip(Span(text.clause(amount.span.start).start, max(text.clause(amount.span.end - 1).end, amount.span.end)))
        for target in targets:
            yield replace(target, year=context.year or last_year, quote=quote, value=amount.value, unit=amount.unit)


def _year_before(text: PlainText, start: int, end: int, known: int | None) -> int | None:
    for match in _YEAR.finditer(text.norm, start, end):
        if not re.search(r"(?:比|较|从|以)$", text.norm[max(0, match.start() - 1) : match.start()]):
            known = int(match[1])
    return known


@dataclass(frozen=True, slots=True)
class _Clause:
    """A number with the words on its left (from the last comma or number) and on its right (to the next)."""

    left: str
    right: str
    left_start: int
    whole: str
    tail: str
    unit: str

    @classmethod
    def around(cls, text: PlainText, sentence: Span, previous: int, amount: Amount, following: int) -> _Clause:
        left_start = previous
        for mark in ",:;。":
            left_start = max(left_start, text.norm.rfind(mark, previous, amount.span.start) + 1)
        for opening, closing in ("()", "〔〕"):
            at = text.norm.rfind(opening, previous, amount.span.start)
            if at >= 0 and closing not in text.norm[at : amount.span.start]:
                left_start = max(left_start, at + 1)
        behind = re.match(r"(?:以上|左右)?[\u4e00-\u9fff“][^,;。]*、", text.norm[previous : amount.span.start])
        if behind and previous > sentence.start and not behind.group().startswith(("以上、", "左右、")):
            left_start = max(left_start, previous + behind.end())  # 5家A企业、10家B企业: A belongs to the number before
        stretch = text.norm[amount.span.end : max(following, amount.span.end)]
        right = re.split(r"[,;。:\n)〕]", re.sub(r"^\([^()]*(?:\)|$)", "", stretch))[0]
        start = max(text.norm.rfind(mark, sentence.start, amount.span.start) + 1 for mark in ",;:")
        whole = text.norm[max(start, sentence.start) : amount.span.end + len(right)]
        tail = re.match(r"(?:\([^()]*\)|[^,;。()])*", text.norm[amount.span.end : sentence.end])
        return cls(text.norm[left_start : amount.span.start], right, left_start, whole, tail[0] if tail else "", amount.unit)

    def excluded(self) -> bool:
        """Past figures, subsidies, and counts of what is there (全市20个综合体, 承担的5个专项)."""
        if _cue("not_a_target").search(self.whole):
            return True
        return bool(
            re.search(
                r"(?:的|全市|全省|这|上述|现有|第|(?<![底月日])前|世界|之外|每家|每人|在|含|具备|具有|拥有|年产值(?:超|达)?|规模(?:超|达))$",
                self.left.rstrip(),
            )
        )


def _read(clause: _Clause, scopes: list[Mention], entities: Entities, context: _Context) -> Iterator[Target]:
    """Targets of one number; several where a list shares it (A、B各1家)."""
    left = clause.left.strip(_JOINTS)
    left = re.sub(r"^(?:其中|并|以上|左右|及|和|个|的)+[:,、]?", "", left)
    placed, rest = _leading_scopes(clause, left, scopes, entities)
    group = _GROUP_SCOPE.search(left)
    words = _Words.of(rest, clause, context)
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
    if not words.kind or not words.name:
        return
    if re.fullmatch(r".{1,8}(?:外|以外)", words.name) and context.indicator:  # 自创区外9家
        yield Target(entities.place.id, words.name + context.indicator, words.kind, 0, "", 0, Span(0, 0), "allocation")
        return
    for name in words.names():
        context.indicator = name if not placed else context.indicator
        for entity in placed or [_whole_scope(left, entities)]:
            yield Target(entity.id, name, words.kind, 0, "", 0, Span(0, 0), "number in text")
    context.kind = words.kind


def _of_group(clause: _Clause, group: re.Match[str], left: str, context: _Context, entities: Entities) -> Iterator[Target]:
    """各县(市)、区各完成5项: a target of the plan's place with the group in the indicator."""
    words = _Words.of(left[group.end() :], clause, context)
    name = words.name or context.indicator
    if name:
        told = f"{group['group']}{name}"
        yield Target(
            entities.place.id, told, words.kind or context.kind or "increase", 0, "", 0, Span(0, 0), "number for a group"
        )


def _leading_scopes(clause: _Clause, left: str, scopes: list[Mention], entities: Entities) -> tuple[list[Entity], str]:
    """The districts or units that a number is allotted to, and what follows them: 红旗区2家, A、B各谋划1家, 市商务局举办5场."""
    end = clause.left_start + len(clause.left)
    inside = [m for m in scopes if clause.left_start <= m.start and m.end <= end]
    if not inside:
        return [], left
    begin = clause.left_start + len(clause.left) - len(clause.left.lstrip(_JOINTS + "其中:"))
    if inside[0].start > begin + 1:
        return [], left
    row = [inside[0]]
    for mention in inside[1:]:
        if clause.left[row[-1].end - clause.left_start : mention.start - clause.left_start].strip(_JOINTS):
            break
        row.append(mention)
    rest = clause.left[row[-1].end - clause.left_start :]
    own = [entities.of[m] for m in row]
    return ([], rest) if own == [entities.place] else (own, re.sub(r"^(?:依托[^,]*?(?=建立|建设)|要|积极|均|分别|各)+", "", rest))


def _whole_scope(left: str, entities: Entities) -> Entity:
    """全省 means the province, all else the plan's own place."""
    province = entities.stand.place.province
    if re.match(r"[ ]*(?:全省|我省)", left) and province and province != entities.place.name:
        return entities.make(Label.PROVINCE, province)
    return entities.place


_SHARES = ("%", "个百分点", "百分点")
_USUAL_NAME = 20  # characters; a longer stretch between verb and number holds another verb
_NEW = re.compile(
    r"新增|净增|新建|新认定|新培育|新引进|培育|引进|建成|打造"
)  # 新增…超500件 is an increase, 入驻企业超4000家 a level
_ENTERED = re.compile(
    r"(?:以上)?[^(,。;]{0,6}?(?:\([^()]*\))?(?:列入|进入|纳入|入选)(?P<name>[^,。;(]{4,20}?)(?:库|名单|行列)?(?=[,。;(]|$)"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a number counts and whether it is a level or an increase."""

    name: str
    kind: str
    each: bool

    @classmethod
    def of(cls, left: str, clause: _Clause, context: _Context) -> _Words:
        right = clause.right
        each = bool(re.search(r"各$", left.rstrip()))
        stem = left.rstrip()
        while match := re.search(f"(?:{_cue('neutral').pattern})$", stem):
            stem = stem[: match.start()].rstrip()
        if entered := _ENTERED.match(clause.tail):
            return cls(indicator(entered["name"]), "increase", each)
        if more := re.search(r"(?:超过|超|突破)$", stem):
            for verb in _NEW.finditer(stem[: more.start()]):
                if name := indicator(stem[verb.end() : more.start()]):
                    return cls(name, "increase", each)
        if level := _at_end("level").search(stem):
            return cls(indicator(stem[: level.start()]) or _right_name(right), "level", each)
        if compared := re.search(r"高于|快于|低于", stem):
            return cls(indicator(stem[: compared.start()]), "level", each)
        if clause.unit in _SHARES and re.search(r"(?:比重|占比|比例|增速|率|强度)$", stem):
            return cls(indicator(stem), "level", each)
        if grown := _at_end("increase").search(stem):
            before = indicator(stem[: grown.start()])
            if clause.unit in _SHARES and (before := before or context.indicator):  # 专利增长20%: a level of the growth rate
                return cls(f"{before}{grown[0]}率", "level", each)
            return cls(_right_name(right) or before, "increase", each)
        verbs = list(_cue("increase").finditer(stem))
        for verb in verbs:
            name = indicator(stem[verb.end() :])
            if name and len(name) <= _USUAL_NAME:
                return cls(name, "increase", each)
        return cls(indicator(stem) or _right_name(right), "increase" if verbs else context.kind, each)

    def names(self) -> list[str]:
        """省级星创天地、农业科技园区各1家 are two targets; a level word holds for all of a list."""
        parts = [part for part in re.split(r"[、和及]", self.name) if part] if self.each else [self.name]
        level = re.match(r"(?:国家级|省级以上|省级|市级以上|市级)", parts[0])
        return [parts[0], *((level[0] if level and not re.match(r"国家|省|市", p) else "") + p for p in parts[1:])]


_FURTHER = re.compile(r"(?:完成|实现|获得|通过|进入|上市|落地|投入|参与|入驻|达到|开展|深入|用于|参加|下沉)")


def _right_name(right: str) -> str:
    """What stands behind the number: 50项以上重大科技创新专项; up to the next verb, and behind the last 的 of an attribute."""
    told = re.sub(r"^(?:以上|左右|及以上|多|余|\(套\))+(?:的)?", "", right.strip())
    if not re.match(r"[\u4e00-\u9fffA-Z“\"\d]", told):
        return ""
    told = re.split(r"(?:的(?=[^的]*$))", told)[-1]
    cut = _FURTHER.search(told, 3)
    told = told[: cut.start()] if cut else told
    told = re.sub(r"(?:工作|建设|活动目标)$", "", told) if len(told) > 4 else told
    return _normal(_bare(told)) if re.search(r"[\u4e00-\u9fff]{2}", told) else ""


def _bare(told: str) -> str:
    """Without blanks, quotes, outline marks and an unclosed bracket."""
    name = re.sub(r"[\s“”\"]", "", told)
    name = re.sub(r"\([^()]*$", "", name).strip("、,和及与的:;-。")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    name = re.sub(r"(?:力争|要|将|预计|有望|争取|确保|应|较上年|比上年|同比|同比去年)+$", "", name)
    return re.sub(r"^(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}[、)是])", "", name)


def _normal(name: str) -> str:
    """The usual name of an indicator, or the name without 数量; empty where it is no name."""
    known = indicator_names().get(squeeze(name)) or indicator_names().get(squeeze(name.replace("的", "")))
    name = known or re.sub(r"(?:数量|总数|总量|数)$", "", name)
    return name if 2 <= len(name) <= 40 and re.search(r"[\u4e00-\u9fff]", name) else ""


def indicator(told: str) -> str:
    """The short normal name of what is counted: 力争全社会研发投入占GDP的比重 → 全社会研发投入占GDP比重."""
    name = _bare(told)
    previous = None
    while previous != name:
        previous = name
        name = _YEAR.sub("", name, count=1) if _YEAR.match(name) else name
        name = _at_start().sub("", name, count=1).strip("、,和及与的:;")
    if re.match(r"(?:具备|具有|拥有|面向|围绕|符合)", name) and "的" in name:
        name = name.rsplit("的", 1)[1]
    return "" if _only_words().fullmatch(name) else _normal(name)


@cache
def _at_start() -> re.Pattern[str]:
    """Verbs and adverbs before the name; 型, 业 and the like behind one make it part of the name: 开发区, 新增长."""
    words = f"{_cue('scope_words').pattern}|{_cue('increase').pattern}"
    small = r"\d{1,2}月(?:底|份)?|底|前|积极|大力|着力|推动|加快|成功|再|一批|内|将|要|按|在|对(?!接)|并|均|有效|三年|五年"
    return re.compile(rf"^(?:{words}|{small})(?=[\u4e00-\u9fffA-Z])(?!业|型|区|材料|能源|社会研发|兴|一代)")


@cache
def _only_words() -> re.Pattern[str]:
    words = (_cue(name).pattern for name in ("scope_words", "increase", "neutral"))
    return re.compile(f"(?:{'|'.join(words)}|内|前|再|一批)+")
