"""Unit lists: 牵头单位:…, 同责单位:…, (责任单位:…) and lists in brackets without a label; items with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import agency_forms, lexicon
from ingest.text import PlainText, Span, at_each

_GENERIC_TAIL = re.compile(
    r"各[^,;。\n]{0,4}县(?:\([^()\n]{0,4}区\)|[^,;。\n]{0,6}?区)(?:人民政府|政府|管委会|科技局)?|各市[^,;。\n]{0,4}县[^,;。\n]{0,4}区?"
)
_SEPARATOR = re.compile(r"[、,;/ 　]+")
_JOINT = re.compile(r"(?:和|及|与|以及)")
_TRAILING_JOINT = re.compile(r"(?:和|及|(?<!参)与|以及)$")  # 市科技局和 before 各县区
_UNIT_END = re.compile(
    r"(?:局|委|办|厅|部|处|院|会|府|区|县|市|旗|校|学|所|中心|公司|集团|银行|联|队|组|社|台|馆|团|关|站|园|协)$"
)
_ENDING = re.compile(r"(?:等)?(?:按照?(?:各自)?职责.*|分工负责|负责|牵头负责|牵头|配合|参与|协助|等|等部门|等单位|按职能.*)$")
_GOVERNMENT = re.compile(r"(?:[区县市旗]|开发区)(?:人民)?政府$|管委会$|管理委员会$|(?:区委|县委|市委)[\u4e00-\u9fff]{0,4}$")
_DISTRICT = re.compile(r"^[\u4e00-\u9fff]{1,5}(?<![小园片社街])[区县市]$")
_TIME = re.compile(
    r"^(?:20\d\d ?年|\d{1,2} ?月|每年|每季|每半年|全年|长期|持续|年底|即时|按时|立即|近期)"
    r"|(?:完成时限|完成时间|时限)|(?:底前|月前|年前|月底|完成|推进|实施|坚持)$"
)
_SECOND_NAME = re.compile(r"\([^()]{2,14}(?:局|办|委|中心|院|处)\)$")  # 市文化广电旅游局(市文物局) is one body
_BRACKET = re.compile(r"(?m)\((?P<list>[^()\n]*(?:\([^()]*\)[^()\n]*)*)\)[ 。;]*$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One item of a list. `generic` marks groups: 各县(市)、区."""

    span: Span
    form: str
    generic: bool


@dataclass(frozen=True, slots=True)
class UnitList:
    """`role` is the label as written (牵头单位), `edge` LEADS or SUPPORTS, `span` the whole list with its label."""

    role: str
    edge: str
    span: Span
    units: tuple[Unit, ...]


@cache
def _first_letters() -> re.Pattern[str]:
    """Of all that `_labels` finds."""
    return re.compile("[" + "".join(sorted({label[0] for label in _labels()[1]})) + r"(\[]")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = lexicon().cues["roles"]
    edge_of = {label: edge for edge, labels in roles.items() for label in labels}
    words = "|".join(sorted((re.escape(label) for label in edge_of), key=len, reverse=True))
    joined = rf"(?P<label>{words})(?:(?:和|及|、)(?:{words}))?"
    return re.compile(rf"(?:{joined}) ?(?:为|有|是)? ?[:][ \n]*|[(\[](?P<bare>{words})[)\]] ?"), edge_of


def role_of(label: str) -> str:
    """LEADS or SUPPORTS for a label of unit lists (牵头单位); empty for other words."""
    edge = _labels()[1].get(label, "")
    return "" if edge == "none" else edge


@cache
def _generic() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(lexicon().cues["generic_units"]) + ")")


def unit_lists(text: PlainText, span: Span) -> list[UnitList]:
    """All unit lists of a stretch; those without a label count as responsible (责任单位)."""
    found = list(_labelled(text, span))
    return found or list(_bare_bracket(text, span))


def _labelled(text: PlainText, span: Span) -> Iterator[UnitList]:
    pattern, edge_of = _labels()
    letters = (letter.start() for letter in _first_letters().finditer(text.norm, span.start, span.end))
    matches = list(at_each(letters, pattern, text.norm, span.end))
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        label = match["label"] or match["bare"]
        stop = _list_end(text, match.end(), following.start() if following else span.end)
        if edge_of[label] == "none":
            continue
        whole = Span(match.start(), stop)
        parts = [
            Span(match.end() + part.start(), match.end() + part.end()) for part in _PARTS.finditer(text.norm[match.end() : stop])
        ]
        if any(_HELPS.search(part.of(text.norm)) for part in parts):  # 责任单位:甲局牵头,乙局、丙局配合
            yield from _by_their_verbs(text, parts, whole)
        else:
            yield UnitList(label, edge_of[label], whole, tuple(units_of(text, Span(match.end(), stop))))


_PARTS = re.compile(r"[^,;]+")
_HELPS = re.compile(r"(?:配合|参与|协助|协同)[负责]*[ )]*$")


def _by_their_verbs(text: PlainText, parts: Iterable[Span], whole: Span) -> Iterator[UnitList]:
    """甲局牵头 leads, 乙局、丙局配合 supports."""
    for part in parts:
        role, edge = ("配合单位", "SUPPORTS") if _HELPS.search(part.of(text.norm)) else ("责任单位", "LEADS")
        if named := tuple(units_of(text, part)):
            yield UnitList(role, edge, whole, named)


def _list_end(text: PlainText, start: int, limit: int) -> int:
    """A list ends at 。, a line end, or the bracket that its label stands in."""
    depth = 0
    for at in range(start, limit):
        char = text.norm[at]
        depth += (char in "([〔") - (char in ")]〕")
        if depth < 0 or char in "。\n":
            return at
    return limit


def units_of(text: PlainText, span: Span) -> Iterator[Unit]:
    """The items of a list; 人力资源和社会保障局 stays whole, 市科协和市科技局 are two."""
    start = span.start
    for generic in _GENERIC_TAIL.finditer(text.norm, span.start, span.end):
        yield from _plain_items(text, Span(start, generic.start()))
        yield Unit(Span(*generic.span()), generic.group(), True)
        start = generic.end()
    yield from _plain_items(text, Span(start, span.end))


def _plain_items(text: PlainText, span: Span) -> Iterator[Unit]:
    start = span.start
    for separator in [*_SEPARATOR.finditer(text.norm, span.start, span.end), None]:
        if separator and text.norm.count("(", start, separator.start()) > text.norm.count(")", start, separator.start()):
            continue  # 相关县(市、区)政府
        end = separator.start() if separator else span.end
        yield from _one_or_two(text, Span(start, end))
        start = separator.end() if separator else end


def _one_or_two(text: PlainText, span: Span) -> Iterator[Unit]:
    span = text.strip(span)
    if text.norm.startswith("由", span.start):  # 由甲局牵头,乙局配合
        span = Span(span.start + 1, span.end)
    form, previous = _TRAILING_JOINT.sub("", span.of(text.norm)), ""
    while form != previous:
        previous, form = form, _ENDING.sub("", form).strip("。;:. ")
    if (twin := _SECOND_NAME.search(form)) and _UNIT_END.search(form[: twin.start()]):
        form = form[: twin.start()]
    if not form or len(form) > 40 or _TIME.search(form):
        return
    for joint in _JOINT.finditer(form):
        left, right = form[: joint.start()], form[joint.end() :]
        if (
            _UNIT_END.search(left)
            and _UNIT_END.search(right)
            and len(right) > 2
            and form.lstrip("市省区县") not in agency_forms()
        ):
            yield from _one_or_two(text, Span(span.start, span.start + joint.start()))
            yield from _one_or_two(text, Span(span.start + joint.end(), span.end))
            return
    yield Unit(Span(span.start, span.start + len(form)), form, bool(_generic().search(form)))


_DOES = re.compile(r"(?:牵头|配合|参与|协助|协同|负责)(?:负责|落实|实施)*$")


def _bare_bracket(text: PlainText, span: Span) -> Iterator[UnitList]:
    """(市科委、市发展改革委), (市科技局牵头,市财政局配合) at the end of a task: most items must be known forms of bodies."""
    found = [*_BRACKET.finditer(span.of(text.norm).rstrip())]
    if not found:
        return
    match = found[-1]
    inner = Span(span.start + match.start("list"), span.start + match.end("list"))
    units = tuple(units_of(text, inner))
    bodies = [
        u
        for u in units
        if u.generic or u.form.lstrip("市省区县州") in agency_forms() or _GOVERNMENT.search(u.form) or _DISTRICT.search(u.form)
    ]
    marked = bool(bodies) and any(_DOES.search(part.rstrip()) for part in re.split(r"[,;]", inner.of(text.norm)))
    if not units or (len(bodies) * 2 <= len(units) and not marked):
        return
    whole = Span(span.start + match.start(), span.start + match.end())
    parts = (Span(inner.start + part.start(), inner.start + part.end()) for part in _PARTS.finditer(inner.of(text.norm)))
    yield from _by_their_verbs(text, parts, whole)
