"""The ways in which people put a question, read from `data/lexicon/question_phrases.yaml`; the file explains its notation.

A phrase becomes a pattern over a normalised question in which each known name is one mark. In the strict form a slot takes
marks only; in the loose form also words that nobody knows, so that they can be named in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from graph.model import Label
from innograph.errors import LexiconError
from innograph.resources import LEXICON
from queries.catalogue import question
from queries.names import normalise
from queries.question import Parameter
from queries.wording import LABELS

FILE = LEXICON / "question_phrases.yaml"
FIRST_MARK = 0xE000  # private use area: no text has these characters
MARK = "[\ue000-\uf8ff]"
_LISTED = "、|和|与|跟|同|及|以及"
_MONTH = r"\d{4}(?:年(?:\d{1,2}月)?|\d{2})(?:底|末)?"
_TOKEN = re.compile(r"\{(?P<slot>\w+)(?::(?P<label>\w+))?\}|<(?P<word>[^<>]+)>|(?P<mark>[\[\]()|])|(?P<text>.)")
_LABELS = {word: label for label, word in LABELS.items()}
_MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to put a question; `given` are parameters that the way itself fixes, `labels` what a slot may be."""

    query: str
    text: str
    strict: re.Pattern[str]
    loose: re.Pattern[str]
    given: Mapping[str, str]
    labels: Mapping[str, tuple[Label, ...]]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The phrases in their order, words that are never names, and what may stand before and after a question."""

    phrases: tuple[Phrase, ...]
    not_names: frozenset[str]
    polite: re.Pattern[str]


@cache
def phrasebook() -> Phrasebook:
    """The file's content. Raises LexiconError where a line names an unknown query, slot or word."""
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        words = {name: text for name, text in data["words"].items()}
        phrases = [
            _phrase(query, line, words, data["never_in_names"])
            for query, lines in data["questions"].items()
            for line in lines.splitlines()
            if line.strip()
        ]
        before, after = (_pattern(data[key], words) for key in ("before", "after"))
    except (OSError, yaml.YAMLError, KeyError, AttributeError, TypeError) as error:
        raise LexiconError(f"{FILE} 无法使用：{error!r}；请按文件开头的说明改正") from error
    polite = re.compile(f"(?:{before})*(?P<core>.+?)(?:{after})*")
    return Phrasebook(tuple(phrases), frozenset(normalise(word) for word in data["not_names"].split("|")), polite)


def _phrase(query: str, line: str, words: Mapping[str, str], never: str) -> Phrase:
    text, _, constants = (part.strip() for part in line.partition("->"))
    given = dict(part.split("=") for part in constants.split()) if constants else {}
    parameters = {parameter.name: parameter for parameter in question(query).parameters}
    slots = {found["slot"]: found["label"] for found in _TOKEN.finditer(text) if found["slot"]}
    if unknown := [name for name in (*slots, *given) if name not in parameters]:
        raise LexiconError(f"{FILE}：“{line}”中的 {'、'.join(unknown)} 不是查询 {query} 的参数（{'、'.join(parameters)}）")
    strict, loose = (
        re.compile(_pattern(text, words, {name: _slot(parameters[name], loose, never) for name in slots}))
        for loose in (False, True)
    )
    labels = {name: (_LABELS[word],) if word else parameters[name].labels for name, word in slots.items()}
    return Phrase(query, text, strict, loose, given, labels)


def _slot(parameter: Parameter, loose: bool, never: str) -> str:
    """The pattern of a slot; free words hold no question words (哪些, 谁), which a name never has."""
    free = f"(?:(?!{never}).){{2,60}}?"
    # a word that nobody knows holds no name that is known
    word = f"(?:(?!{never}|{MARK}).){{2,60}}?" if loose else free
    if parameter.kind in ("month", "text"):
        inside = _MONTH if parameter.kind == "month" else f"{MARK}|(?!{_LISTED}){word}"
    elif loose:  # a list is parted later: one run of letters is matched in less time than members one by one
        inside = f"{MARK}|{free}" if parameter.least < 2 else f"(?=.+?(?:{_LISTED}).){free}"
    else:
        inside = f"{MARK}(?:(?:{_LISTED})?{MARK}){{{parameter.least - 1},}}" if parameter.many else MARK
    return f"(?P<{parameter.name}>{inside})"


def _pattern(text: str, words: Mapping[str, str], slots: Mapping[str, str] | None = None) -> str:
    def token(found: re.Match[str]) -> str:
        if found["slot"]:
            return (slots or {})[found["slot"]]
        if found["word"]:
            return f"(?:{_pattern(words[found['word']], words)})"
        return _MARKS[found["mark"]] if found["mark"] else re.escape(normalise(found["text"]))

    return "".join(token(found) for found in _TOKEN.finditer(text))
