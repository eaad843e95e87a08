"""Twins: a claim too many and a missing one that are the same fact, told wrongly; what differs is the cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ingest.evaluate.claims import Claim
from ingest.evaluate.matching import alike, forms_of, plain

_Test = Callable[[Claim, Claim], bool]  # of a claim too many and a missing one
_TITLE_HEAD = 6  # characters by which two titles begin alike


def pairs(extra: list[Claim], missed: list[Claim], test: _Test) -> Iterator[tuple[Claim, Claim]]:
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
TWINS: Mapping[str, Sequence[tuple[str, _Test]]] = {
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
