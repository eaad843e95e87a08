"""What people give for a parameter → what the database takes: 中科院 → Institution:中国科学院; 2017年底 → 2017-12."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Label
from innograph.errors import QuestionError
from queries.names import Known, Names
from queries.question import Parameter
from queries.wording import month_text

MOST_MEANINGS = 10  # a form that could be more than these is asked back
_MEMBERS = re.compile(r"[、,，;；]")
_MONTH = re.compile(r"(?P<year>\d{4})(?:年|-|/)?(?P<month>\d{1,2})?(?:月|底|末)*(?:之?前|以前)?")
_BARE_MONTH = re.compile(r"(?P<month>\d{1,2})月(?:底|末|份)?")
LAST_MONTH = 12
THIS_MONTH = "本月"


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter's value for the database and for the reader; `absent` are known names that the graph does not hold."""

    value: Any
    shown: str
    absent: tuple[str, ...] = ()


def bind(parameter: Parameter, given: object, names: Names) -> Bound:
    """The value of a parameter. Raises QuestionError, with suggestions, where it is missing or not understood."""
    items = list(given) if isinstance(given, list | tuple) else [given]
    texts = [text for item in items if item is not None and (text := str(item).strip())]
    if not texts and parameter.default is None:
        raise QuestionError(f"请给出“{parameter.meaning}”，例如：{parameter.example}")
    if parameter.kind == "node":
        return _nodes(parameter, texts, names)
    return _plain(parameter, texts[0] if texts else parameter.default or "", names)


def _plain(parameter: Parameter, text: str, names: Names) -> Bound:
    shown = "" if text == parameter.default else text
    match parameter.kind:
        case "choice":
            if text not in parameter.choices:
                message = f"“{parameter.meaning}”只能是：{'、'.join(parameter.choices)}，不能是“{text}”"
                raise QuestionError(message, parameter.choices)
            return Bound(text, shown)
        case "integer":
            if not text:
                return Bound(None, "")
            if not text.isdecimal() or int(text) < 1:
                raise QuestionError(f"“{parameter.meaning}”应为正整数，不能是“{text}”，例如：{parameter.example}")
            return Bound(int(text), shown)
        case "month" if not text:
            return Bound("", "")
        case "month":
            month = _month(parameter, text)
            return Bound(month, month_text(month))
    known = names.meanings(text, parameter.labels)
    word = known[0].name if known else text
    return Bound(word, word)


def _month(parameter: Parameter, text: str) -> str:
    """2017年10月底前 → 2017-10; a year alone means its last month; 本月 is today's."""
    if text == THIS_MONTH:
        return f"{datetime.date.today():%Y-%m}"
    if bare := _BARE_MONTH.fullmatch(text):
        wanted = f"{datetime.date.today().year}年{bare['month']}月"
        raise QuestionError(f"“{text}”没有写明是哪一年。请写成“{wanted}”", [wanted])
    found = _MONTH.fullmatch(text)
    month = int(found["month"] or LAST_MONTH) if found else 0
    if found is None or not 1 <= month <= LAST_MONTH:
        raise QuestionError(f"“{parameter.meaning}”应为年月，不能是“{text}”，例如：{parameter.example}")
    return f"{found['year']}-{month:02}"


def _nodes(parameter: Parameter, texts: Sequence[str], names: Names) -> Bound:
    found = [known for text in _members(parameter, texts, names) for known in find(parameter, text, names)]
    found = list(dict.fromkeys(found))
    if texts and len(found) < parameter.least:
        raise QuestionError(f"“{parameter.meaning}”至少要 {parameter.least} 个，例如：{parameter.example}")
    ids = [known.id for known in found if known.id]
    shown = "、".join(dict.fromkeys(known.name for known in found))
    absent = tuple(known.name for known in found if not known.id)
    return Bound(ids if parameter.many else next(iter(ids), None), shown, absent)


def _members(parameter: Parameter, texts: Sequence[str], names: Names) -> list[str]:
    """A list that came as one text is parted (郑州、鹤壁), unless the whole is a name itself."""
    if not parameter.many or len(texts) != 1 or names.get(texts[0]) or names.meanings(texts[0], parameter.labels):
        return list(texts)
    return [part.strip() for part in _MEMBERS.split(texts[0]) if part.strip()]


_TITLED = (Label.TASK, Label.PLAN)


def find(parameter: Parameter, text: str, names: Names) -> tuple[Known, ...]:
    """What a text means as this parameter: an id, a name, or a part of one name.

    Several only where the parameter takes any number: in a comparison each member is one.
    Raises QuestionError where nothing or too much fits.
    """
    if (node := names.get(text)) and node.label in parameter.labels:
        return (node,)
    found = names.meanings(text, parameter.labels) or names.containing(text, parameter.labels)
    if not found:
        raise _unknown(parameter, text, names)
    if parameter.least == 1 and len(found) <= MOST_MEANINGS:
        return found
    found = tuple(known for known in found if known.label not in _TITLED) or found  # 中科院 is a name before it is a task's title
    if len({known.name for known in found}) > 1:
        options = [known.name for known in found[:MOST_MEANINGS]]
        more = "等" if len(found) > MOST_MEANINGS else ""
        raise QuestionError(f"“{text}”可能指：{'、'.join(options)}{more}。请写全名", options)
    return found[:1]


def _unknown(parameter: Parameter, text: str, names: Names) -> QuestionError:
    similar = [known.name for known in names.similar(text, parameter.labels)]
    if similar:
        return QuestionError(f"图谱里没有“{text}”。您是不是要找：{'、'.join(similar)}？", similar)
    return QuestionError(f"图谱里没有名为“{text}”的{parameter.meaning}。请换用全称，或先导入提到它的计划")
