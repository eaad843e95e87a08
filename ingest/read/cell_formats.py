"""The value of a cell as Excel shows it: 35%, 1,200, 2024年12月31日, 30家."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import BUILTIN_FORMATS

_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
# The formats of dates that Excel and WPS keep for Chinese: openpyxl does not know them and would give days since 1900.
BUILTIN_FORMATS.update(
    dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH)
    | dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY)
    | {30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"'}
)
_NOT_SHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_NUMBER = re.compile(r"General|[#0?][#0?,]*(?:\.[#0?]+)?")
_AS_IT_IS = re.compile(r"E[+-]|/|^@?$")  # exponents, fractions, text


def shown(cell: Cell) -> str:
    """Dates have their year even where the format hides it; errors of formulas (#REF!) and empty cells are empty."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date | time):
        return _dated(value, str(cell.number_format))
    if isinstance(value, int | float):
        return _numbered(value, str(cell.number_format))
    return str(value).strip()


def _dated(value: date | time, form: str) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    told = f"{value.year}年{value.month}月"
    if "d" in _LITERAL.sub("", _NOT_SHOWN.sub("", form)).lower():
        told += f"{value.day}日"
    has_time = isinstance(value, datetime) and (value.hour or value.minute)
    return f"{told} {value:%H:%M}" if has_time else told


def _numbered(value: float, form: str) -> str:
    """The first section of a format holds for positive numbers; the others only colour or mark."""
    section = _NOT_SHOWN.sub("", form.split(";")[0])
    masked = _LITERAL.sub(lambda match: "\ue000" * len(match[0]), section)
    pattern = _NUMBER.search(masked)
    if pattern is None or _AS_IT_IS.search(masked):
        return _general(value)
    before, after = (_LITERAL.sub(r"\1\2", part) for part in (section[: pattern.start()], section[pattern.end() :]))
    return before + _patterned(value * 100 if "%" in masked else value, pattern[0]) + after


def _patterned(value: float, pattern: str) -> str:
    if pattern == "General":
        return _general(value)
    whole, _, decimals = pattern.partition(".")
    told = f"{value:{',' if ',' in whole else ''}.{len(decimals)}f}"
    for _ in range(len(decimals) - decimals.count("0")):  # a place that need not be filled
        told = told.removesuffix("0")
    digits, point, rest = told.removesuffix(".").partition(".")
    return digits.zfill(whole.count("0")) + point + rest


def _general(value: float) -> str:
    """At most ten digits, as a cell without a format shows them."""
    return str(int(value)) if value == int(value) else f"{value:.10g}"
