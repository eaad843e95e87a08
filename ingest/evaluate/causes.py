"""Why a claim is wrong: each claim too many or missing gets one cause, most by its twin on the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.evaluate.claims import PARTS, RELATIONS, Claim
from ingest.evaluate.comparison import Comparison
from ingest.evaluate.forms import find
from ingest.evaluate.matching import alike, forms_of, plain
from ingest.text import Span

_Test = Callable[[Claim, Claim], bool]  # of a claim too many and a missing one
_TITLE_HEAD = 6  # characters by which two titles begin alike


@dataclass(frozen=True, slots=True)
class Error:
    """A claim that only the graph (`+`) or only the gold file (`-`) has; `twin` is its counterpart on the other side."""

    cause: str
    part: str
    side: str
    doc: str
    claim: Claim
    twin: Claim | None = None

    def place(self, text: str) -> Span | None:
        """Where the claim is proven in the plan's text."""
        found = self.claim.span or (find(self.claim.quote, text) if self.claim.quote else None)
        return found if found is None or isinstance(found, Span) else Span(*found)


def errors_of(compared: Comparison) -> Iterator[Error]:
    """All wrong claims of one plan with their causes, part by part."""
    for part in PARTS:
        yield from _Causes(compared, part).errors()


class _Causes:
    """The causes in one part of one plan."""

    def __init__(self, compared: Comparison, part: str) -> None:
        self._compared, self._part = compared, part
        self._doc = compared.gold.doc
        self._found = {*compared.entities.values(), *compared.tasks.values()}

    def errors(self) -> Iterator[Error]:
        """First what is explained by the rest of the graph, then twins, then what is simply too much or missing."""
        part = self._compared.parts[self._part]
        extra, missed = list(part.extra), list(part.missed)
        for side, claims in (("+", extra), ("-", missed)):
            for claim in list(claims):
                if cause := self._by_other_parts(side, claim):
                    claims.remove(claim)
                    yield self._error(cause, side, claim)
        for cause, test in _TWINS[self._part]:
            for one, other in _pairs(extra, missed, test):
                yield self._error(cause, "+", one, other)
                yield self._error(cause, "-", other, one)
        yield from (self._error(self._alone("+", claim), "+", claim) for claim in extra)
        yield from (self._error(self._alone("-", claim), "-", claim) for claim in missed)

    def _error(self, cause: str, side: str, claim: Claim, twin: Claim | None = None) -> Error:
        return Error(cause, self._part, side, self._doc, claim, twin)

    def _by_other_parts(self, side: str, claim: Claim) -> str:
        """The same pair stands in another part on the other side: 牵头 for 配合, 支持 for 依托."""
        swapped = {"leads": "supports_task", "supports_task": "leads"}
        others = (swapped[self._part],) if self._part in swapped else RELATIONS if self._part in RELATIONS else ()
        for other in others:
            found = self._compared.parts[other]
            against = found.missed if side == "+" else found.extra
            if other != self._part and any({*claim.key} == {*twin.key} for twin in against):
                return "牵头与配合颠倒" if self._part in swapped else "关系类型不同"
        return ""

    def _alone(self, side: str, claim: Claim) -> str:
        """The cause of a claim without twin."""
        if self._part == "entities":
            return self._of_entity(side, claim)
        if ends := _ENDS.get(self._part):
            unknown = [name for name in claim.key[:ends] if self._is_unknown(side, str(name))]
            if unknown and self._part in ("leads", "supports_task", "deadlines") and claim.key[ends - 1] in unknown:
                return "任务没有对上"
            if unknown:
                return "一端多读或读错" if side == "+" else "一端没有读出"
        return ("多了" if side == "+" else "漏了") + _WHAT[self._part]

    def _is_unknown(self, side: str, name: str) -> bool:
        return name.startswith("?") if side == "+" else name not in self._found

    def _of_entity(self, side: str, claim: Claim) -> str:
        """A thing under two nodes or two things under one, else a name that is too much or missing."""
        forms = forms_of(claim.forms)
        gold, graph = self._compared.gold, self._compared.graph
        if side == "+":
            known = {*self._compared.entities.values()}
            twice = any(e.name in known and forms & forms_of(e.forms) and e.types & claim.types for e in gold.entities)
            return "一个实体拆成两个" if twice else "多了实体"
        matched = (node for node in graph.nodes if node.id in self._compared.entities) if graph else ()
        merged = any(node.label in claim.types and forms & forms_of((node.name, *node.aliases)) for node in matched)
        return "两个实体并成一个" if merged else "漏了实体"


def _pairs(extra: list[Claim], missed: list[Claim], test: _Test) -> Iterator[tuple[Claim, Claim]]:
    """Twins, one to one; they are taken out of both lists."""
    for claim in list(missed):
        twin = next((one for one in extra if test(one, claim)), None)
        if twin is not None:
            extra.remove(twin)
            missed.remove(claim)
            yield twin, claim


def _same_place(one: Claim, other: Claim) -> bool:
    return bool(one.span and other.span and one.span.start < other.span.end and other.span.start < one.span.end)


def _holds(one: Claim, other: Claim) -> bool:
    """A form of one name holds one of the other: 宇通客车 and 宇通客车股份有限公司."""
    return any(a in b or b in a for a in forms_of(one.forms) for b in forms_of(other.forms))


def _differ_in(at: int, length: int) -> _Test:
    """Equal but for one place of the key."""
    return lambda one, other: all((one.key[i] == other.key[i]) == (i != at) for i in range(length))


def _number_differs(at: int, shift: int) -> _Test:
    """Numbers for like indicators that differ in one thing; `shift` is where the number begins in the key too many."""

    def test(one: Claim, other: Claim) -> bool:
        mine, theirs = one.key[_shift(one, shift) :][:5], other.key[:5]
        differ = [i for i in range(5) if mine[i] != theirs[i]]
        return differ == [at] and alike(one.forms[0], other.forms[0])

    return test


def _shift(claim: Claim, shift: int) -> int:
    return shift if claim.key[0] == "?" else 0


def _same_number(one: Claim, other: Claim) -> bool:
    return one.key[_shift(one, 1) :][:5] == other.key[:5]


def _same_indicator(one: Claim, other: Claim) -> bool:
    return one.key[_shift(one, 1)] == other.key[0] and alike(one.forms[0], other.forms[0]) and _same_place(one, other)


def _finer(one: Claim, other: Claim) -> bool:
    """One task is a part of the other: 三/(一) and 三/(一)/2."""
    a, b = one.forms[0], other.forms[0]
    return a.startswith(f"{b}/") or b.startswith(f"{a}/")


def _other_key(one: Claim, other: Claim) -> bool:
    titles = plain(one.forms[1])[:_TITLE_HEAD], plain(other.forms[1])[:_TITLE_HEAD]
    return titles[0] == titles[1] or one.forms[0].split("/")[-2:] == other.forms[0].split("/")[-2:]


def _same_unit(one: Claim, other: Claim) -> bool:
    return one.key[0] == other.key[0]


def _share_a_form(one: Claim, other: Claim) -> bool:
    return bool(forms_of(one.forms) & forms_of(other.forms))


def _holds_as_same_type(one: Claim, other: Claim) -> bool:
    return bool(one.types & other.types) and _holds(one, other)


def _like_name(one: Claim, other: Claim) -> bool:
    """The same task, under a unit's name that is not the gold file's but holds it or is held by it."""
    mine, theirs = plain(str(one.key[0]).split(":")[-1]), plain(str(other.key[0]))
    return one.key[1] == other.key[1] and str(one.key[0]).startswith("?") and (mine in theirs or theirs in mine)


def _reversed(one: Claim, other: Claim) -> bool:
    return one.key == other.key[::-1]


def _other_subject(one: Claim, other: Claim) -> bool:
    """In one sentence, the same partner of somebody else; both ends are known."""
    known = not any(str(name).startswith("?") for name in one.key)
    return known and bool({*one.key} & {*other.key}) and _same_place(one, other)


_TARGETS: tuple[tuple[str, _Test], ...] = (
    ("目标主体不同", _number_differs(0, 1)),
    ("新增与达到不同", _number_differs(1, 1)),
    ("数值不同", _number_differs(2, 1)),
    ("单位不同", _number_differs(3, 1)),
    ("年份不同", _number_differs(4, 1)),
    ("目标几项都不同", _same_indicator),
)
_UNITS: tuple[tuple[str, _Test], ...] = (
    ("任务编号不同", _same_unit),
    ("名称边界不同", _like_name),
)
_SUBJECTS: tuple[tuple[str, _Test], ...] = (("方向/主语不同", _reversed), ("方向/主语不同", _other_subject))
_TWINS: Mapping[str, Sequence[tuple[str, _Test]]] = {
    "meta": (("文件信息不同", _differ_in(1, 2)),),
    "entities": (
        ("类型不同", _share_a_form),
        ("名称边界不同", _holds_as_same_type),
        ("名称边界和类型都不同", _holds),
    ),
    "tasks": (("任务粗细不同", _finer), ("任务编号不同", _other_key)),
    "leads": _UNITS,
    "supports_task": _UNITS,
    "deadlines": (("期限不同", _differ_in(1, 2)),),
    "part_of": (("上级不同", _differ_in(1, 2)), *_SUBJECTS),
    "cooperates_status": (("状态相反", _differ_in(2, 3)),),
    "targets": _TARGETS,
    "targets_indicator": (("指标词不同", _same_number), *_TARGETS),
} | dict.fromkeys(("cooperates", "supports", "hosts", "undertakes"), _SUBJECTS)
_ENDS = dict.fromkeys((*RELATIONS, "leads", "supports_task", "cooperates_status"), 2) | {"deadlines": 1}
_WHAT = {
    "meta": "文件信息",
    "tasks": "任务",
    "leads": "责任单位",
    "supports_task": "责任单位",
    "deadlines": "期限",
    "targets": "目标",
    "targets_indicator": "目标",
} | dict.fromkeys((*RELATIONS, "cooperates_status"), "关系")


@dataclass(frozen=True, slots=True)
class Group:
    """The errors of one cause; `share` is of all errors."""

    cause: str
    share: float
    errors: tuple[tuple[Error, str], ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in which they occur."""
        return tuple(part for part in PARTS if any(error.part == part for error, _ in self.errors))


def grouped(plans: Iterable[Comparison]) -> list[Group]:
    """The errors of many plans by cause, the most frequent first; each with the text of its plan."""
    by_cause: dict[str, list[tuple[Error, str]]] = defaultdict(list)
    for compared in plans:
        for error in errors_of(compared):
            by_cause[error.cause].append((error, compared.gold.text))
    total = sum(map(len, by_cause.values()))
    ranked = sorted(by_cause.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Group(cause, len(errors) / total, tuple(errors)) for cause, errors in ranked]
