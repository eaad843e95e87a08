"""Numbers in the forms that Word's lists know (ECMA-376 part 1, 17.18.59): 十二, ⑫, 12, xii, L, 壹拾贰."""

from __future__ import annotations

from collections.abc import Callable

import cn2an

_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def numeral(number: int, form: str) -> str:
    """`form` is Word's numFmt; a form that is not known, and a number that a form does not reach, is written in digits."""
    return _FORMS.get(form, str)(number)


def _counted(number: int) -> str:
    """十, 十二, 一百零一: a ten at the head stands without 一."""
    told = str(cn2an.an2cn(number))
    return told[1:] if told.startswith("一十") else told


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """A … Z, AA, BB …"""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        told += sign * (number // value)
        number %= value
    return told


def _row(*rows: tuple[str, int]) -> str:
    """Signs that follow each other in Unicode: the first sign and how many there are."""
    return "".join(chr(ord(first) + n) for first, count in rows for n in range(count))


def _signs(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
         "koreanCounting"), _counted
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"), _digit_by_digit),
    "chineseLegalSimplified": lambda number: str(cn2an.an2cn(number, "up")),
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02d}",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _signs(_row(("①", 20), ("㉑", 15), ("㊱", 15)))),
    "decimalEnclosedParen": _signs(_row(("⑴", 20))),
    "decimalEnclosedFullstop": _signs(_row(("⒈", 20))),
    "ideographEnclosedCircle": _signs(_row(("㊀", 10))),
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "numberInDash": lambda number: f"- {number} -",
}  # fmt: skip
