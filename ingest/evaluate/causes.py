"""Why a claim is wrong: each claim too many or missing gets one cause, most by its twin on the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.evaluate.claims import PARTS, RELATIONS, Claim
from ingest.evaluate.comparison import Comparison
from ingest.evaluate.forms import find
from ingest.evaluate.matching import forms_of
from ingest.evaluate.twins import TWINS, pairs
from ingest.text import Span

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
        if self.claim.span:
            return self.claim.span
        found = find(self.claim.quote, text)
        return Span(*found) if found else None


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
        for cause, test in TWINS[self._part]:
            for one, other in pairs(extra, missed, test):
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
