"""The ways in which people put a question, read from `data/lexicon/question_phrases.yaml`; the file explains its notation.

A phrase becomes a pattern over a normalised question in which each known name is one mark. In the strict form a slot takes
marks only; in the loose form also words that nobody knows, so that they can be named in the answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import yaml

from graph.model import Label
from innograph.errors import LexiconError, QuestionError
from innograph.resources import LEXICON
from queries.catalogue import question
from queries.forms import normalise
from queries.question import Parameter
from queries.wording import LABELS

FILE = LEXICON / "question_phrases.yaml"
FIRST_MARK = 0xE000  # private use area: no text has these characters
MARK = "[\ue000-\uf8ff]"
LISTED = "、|以及|和|与|跟|同|及|比"
"""What stands between the members of a list."""
_CLOSING = "[了的]"
"""What ends the word before a name and begins none: 提出了 + 研发投入."""
_YEAR = r"\d{4}年"
# the group of a year is followed by 年 in the phrase; a month without its year is read, to be asked back
_FIXED = {"month": r"\d{4}(?:年(?:\d{1,2}月)?|\d{2})(?:底|末)?|\d{1,2}月(?:底|末|份)?", "integer": r"\d{1,6}"}
_TOKEN = re.compile(r"\{(?P<slot>\w+)(?::(?P<label>\w+))?(?P<one>\+)?\}|<(?P<word>[^<>]+)>|(?P<mark>[\[\]()|])|(?P<text>.)")
_LABELS = {word: label for label, word in LABELS.items()}
_MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to put a question; `given` are parameters that the way itself fixes, `labels` what a slot may be.

    `strict` and `loose` are patterns as text: of the hundreds a question meets a few, and to compile all takes long.
    """

    query: str
    text: str
    strict: str
    loose: str
    given: Mapping[str, str]
    labels: Mapping[str, tuple[Label, ...]]

    def read(self, text: str, loose: bool = False) -> dict[str, str] | None:
        """What stands in the slots if the text is put this way; what one slot holds in several places is a list."""
        found = _compiled(self.loose if loose else self.strict).fullmatch(text)
        if found is None:
            return None
        slots: defaultdict[str, list[str]] = defaultdict(list)
        for name, inside in found.groupdict().items():
            if inside is not None:
                slots[name.rstrip("_")].append(inside)
        return {name: "、".join(dict.fromkeys(inside)) for name, inside in slots.items()}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The phrases in their order, words that are never names, asides, what may stand before and after, and slips of the pen."""

    phrases: tuple[Phrase, ...]
    not_names: frozenset[str]
    asides: re.Pattern[str]
    polite: re.Pattern[str]
    slips: Mapping[str, str]

    def mended(self, text: str) -> str:
        """The text without frequent slips of the pen: 那些城市 → 哪些城市."""
        for wrong, right in self.slips.items():
            text = text.replace(wrong, right)
        return text


@cache
def phrasebook() -> Phrasebook:
    """The file's content. Raises LexiconError where a line names an unknown query, slot or word."""
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        words = data["words"]
        phrases = [
            _phrase(query, line, words, data["never_in_names"])
            for query, lines in data["questions"].items()
            for line in lines.splitlines()
            if line.strip()
        ]
        slips = {str(wrong): str(right) for wrong, right in data["slips"].items()}
        before, after, asides = (_pattern(data[key], words) for key in ("before", "after", "asides"))
    except (OSError, yaml.YAMLError, re.error, KeyError, AttributeError, TypeError, ValueError) as error:
        raise LexiconError(f"{FILE} 无法使用：{error!r}；请按文件开头的说明改正") from error
    except QuestionError as error:
        raise LexiconError(f"{FILE} 无法使用：{error}") from error
    polite = re.compile(f"(?:{before})*(?P<core>.+?)(?:{after})*")
    not_names = frozenset(normalise(word) for word in data["not_names"].split("|"))
    return Phrasebook(tuple(phrases), not_names, re.compile(asides), polite, slips)


def _phrase(query: str, line: str, words: Mapping[str, str], never: str) -> Phrase:
    text, _, constants = (part.strip() for part in line.partition("->"))
    given = dict(part.split("=") for part in constants.split()) if constants else {}
    parameters = {parameter.name: parameter for parameter in question(query).parameters}
    tokens = [found for found in _TOKEN.finditer(text) if found["slot"]]
    slots = {found["slot"]: found["label"] for found in tokens}
    if unknown := [name for name in (*slots, *given) if name not in parameters]:
        raise LexiconError(f"{FILE}：“{line}”中的 {'、'.join(unknown)} 不是查询 {query} 的参数（{'、'.join(parameters)}）")
    if not _balanced(text):
        raise LexiconError(f"{FILE} 无法使用：“{line}”中的括号不成对")
    labels = {name: _slot_labels(parameters[name], word) for name, word in slots.items()}
    # {cities+}…{cities+}: each place holds a part of the list
    parameters |= {found["slot"]: replace(parameters[found["slot"]], least=1) for found in tokens if found["one"]}
    strict, loose = (
        _pattern(text, words, {name: _slot(parameters[name], labels[name], loose, never) for name in slots})
        for loose in (False, True)
    )
    return Phrase(query, text, strict, loose, given, labels)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _balanced(text: str) -> bool:
    opened = []
    for found in _TOKEN.finditer(text):
        match found["mark"]:
            case "(" | "[":
                opened.append({"(": ")", "[": "]"}[found["mark"]])
            case ")" | "]" if not opened or opened.pop() != found["mark"]:
                return False
    return not opened


def _slot_labels(parameter: Parameter, word: str | None) -> tuple[Label, ...]:
    """What a known name in the slot must be; of a word nothing, unless the phrase says it."""
    if word:
        return (_LABELS[word],)
    return parameter.labels if parameter.kind == "node" else ()


def _slot(parameter: Parameter, labels: tuple[Label, ...], loose: bool, never: str) -> str:
    """The pattern of a slot; free words hold no question words (哪些, 谁), which a name never has."""
    free = f"(?:(?!{never}).){{2,60}}?"
    word = f"(?:(?!{never}|{MARK}|{_YEAR}).){{2,60}}?" if loose else f"(?:(?!{never}|{_YEAR}).){{2,60}}?"
    if parameter.kind in _FIXED:
        return _FIXED[parameter.kind]
    if parameter.kind == "text" and labels:
        return MARK
    if parameter.kind == "text":
        # a word that nobody knows holds no name that is known
        return f"{MARK}|(?!{LISTED}|{_CLOSING}){word}"
    if loose:
        # a list is parted later: one run of letters is matched in less time than members one by one
        return f"{MARK}|{free}" if parameter.least < 2 else f"(?=.+?(?:{LISTED}).){free}"
    return f"{MARK}(?:(?:{LISTED}){MARK}){{{parameter.least - 1},}}" if parameter.many else MARK


def _pattern(text: str, words: Mapping[str, str], slots: Mapping[str, str] | None = None) -> str:
    places: defaultdict[str, str] = defaultdict(str)  # a pattern's groups need names of their own: year_, year__

    def token(found: re.Match[str]) -> str:
        if found["slot"]:
            places[found["slot"]] += "_"
            return f"(?P<{found['slot']}{places[found['slot']]}>{(slots or {})[found['slot']]})"
        if found["word"]:
            return f"(?:{_pattern(words[found['word']], words)})"
        return _MARKS[found["mark"]] if found["mark"] else re.escape(normalise(found["text"]))

    return "".join(token(found) for found in _TOKEN.finditer(text))
