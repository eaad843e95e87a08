"""A Chinese question → a question of the catalogue with its parameters → an answer. No model: phrases and names only.

哪些城市与中科院合作？ → cities_with_institution, institution=中科院 → “4 个城市与中国科学院（含下属单位）合作：…”
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from graph.model import Label
from graph.store import Store
from innograph.errors import QuestionError
from queries.answers import Answer
from queries.catalogue import answer_bound, catalogue, names_of, question
from queries.forms import normalise
from queries.names import Known, Mention, Names
from queries.parameters import Bound, bind
from queries.phrases import FIRST_MARK, MARK, Phrase, phrasebook
from queries.question import Parameter, Question
from queries.wording import LABELS

LONGEST = 120  # characters of a question; longer texts are not questions
EXAMPLES = 5  # that are shown when a question is not understood
_AND = re.compile(r"、|以及|和|与|跟|同|及")
_MARK = re.compile(MARK)
_NO_WORDS = {Label.CITY, Label.DISTRICT, Label.AGENCY}  # whoever names one of these asks for it and not for a word


@dataclass(frozen=True, slots=True)
class Understood:
    """The query that a question means, and the words it gives for the parameters."""

    query: str
    values: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A normalised question with one mark for each known name, and what the marks stand for."""

    text: str
    forms: dict[str, str]
    meanings: dict[str, tuple[Known, ...]]

    def spell(self, text: str) -> str:
        return _MARK.sub(lambda mark: self.forms[mark[0]], text)


def answer(store: Store, text: str, names: Names | None = None) -> Answer:
    """Answer a question. `names` spares reading the graph's names again.

    Raises QuestionError where the question or a name in it is not understood; `suggestions` are questions to ask instead.
    """
    return answer_bound(store, *asked(text, names or names_of(store)))


def asked(text: str, names: Names) -> tuple[Question, dict[str, Bound]]:
    """The question of the catalogue that a text means, with its parameters. Raises QuestionError."""
    understood = understand(text, names)
    try:
        return question(understood.query), _bound(understood, names)
    except QuestionError as error:
        raise QuestionError(str(error), _instead(text, understood, error.suggestions)) from error


def understand(text: str, names: Names) -> Understood:
    """What a question asks for. Raises QuestionError, with the nearest examples, where no phrase fits."""
    book = phrasebook()
    polite = book.polite.fullmatch(_MARK.sub("", normalise(text[:LONGEST])))
    if polite is None or len(text) > LONGEST:
        raise _not_understood(text, ())
    understood = _strictly(_mark(polite["core"], names), names)
    if understood is None:
        marked = _mark(polite["core"], names, wide=True)
        understood = _strictly(marked, names) or _loosely(marked, names)
    if understood is None:
        raise _not_understood(text, tuple(meaning[0] for meaning in marked.meanings.values()))
    return understood


def _strictly(marked: _Marked, names: Names) -> Understood | None:
    """The first phrase of the book whose slots are all known names of the right types."""
    for phrase in phrasebook().phrases:
        slots = phrase.read(marked.text)
        if slots is not None and _fits(phrase, slots, marked):
            return _understood(phrase, slots, marked, names)
    return None


def _loosely(marked: _Marked, names: Names) -> Understood | None:
    """The phrase that leaves least to names that nobody knows; its slots may hold parts of names (双汇)."""
    fitting = [(phrase, phrase.read(marked.text, loose=True)) for phrase in phrasebook().phrases]
    read = [
        (_understood(phrase, slots, marked, names), "".join(slots.values())) for phrase, slots in fitting if slots is not None
    ]
    if not read:
        return None
    best, slots = min(read, key=lambda pair: (_unknown_letters(pair[0], names), len(pair[1])))
    # where the whole question would be one unknown name, it is no name, unless a known one is much like it
    if slots == marked.text and _unknown_letters(best, names) and not names.similar(marked.spell(slots), tuple(Label)):
        return None
    return best


def _unknown_letters(understood: Understood, names: Names) -> int:
    """How many letters of the question would stand in names that are not known."""
    parameters = {parameter.name: parameter for parameter in question(understood.query).parameters}
    return sum(
        len(word)
        for name, words in understood.values.items()
        if parameters[name].labels
        for word in words
        if not (names.meanings(word, parameters[name].labels) or names.containing(word, parameters[name].labels))
    )


def _mark(text: str, names: Names, *, wide: bool = False) -> _Marked:
    forms: dict[str, str] = {}
    meanings: dict[str, tuple[Known, ...]] = {}
    parts, at = [], 0
    for number, mention in enumerate(_joined(names.mentions(text, phrasebook().not_names, wide=wide), text, names)):
        mark = chr(FIRST_MARK + number)
        parts += [text[at : mention.start], mark]
        forms[mark], meanings[mark], at = mention.form, mention.meanings, mention.end
    return _Marked(phrasebook().asides.sub("", "".join((*parts, text[at:]))), forms, meanings)


def _joined(mentions: list[Mention], text: str, names: Names) -> list[Mention]:
    """A place and the short form of a body beside it are one name: 鹤壁市 + 科技局, 新乡 + 的 + 编办."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and text[before.end : mention.start] in ("", "的"):
            form = before.form + mention.form
            if bodies := names.meanings(form, (Label.AGENCY,)):
                joined[-1] = Mention(before.start, mention.end, form, bodies)
                continue
        joined.append(mention)
    return joined


def _fits(phrase: Phrase, slots: Mapping[str, str], marked: _Marked) -> bool:
    """Every mark of a slot can mean what the slot takes; a word is one mark or holds no place or body."""
    kind = {parameter.name: parameter.kind for parameter in question(phrase.query).parameters}
    for name, text in slots.items():
        labels = [{meaning.label for meaning in marked.meanings[mark]} for mark in _MARK.findall(text)]
        if kind[name] == "node" and not all(each & set(phrase.labels[name]) for each in labels):
            return False
        if kind[name] == "text" and any(each & _NO_WORDS for each in labels):
            return False
    return True


def _understood(phrase: Phrase, slots: Mapping[str, str], marked: _Marked, names: Names) -> Understood:
    parameters = {parameter.name: parameter for parameter in question(phrase.query).parameters}
    values = {name: _words(parameters[name], text, marked, names) for name, text in slots.items()}
    return Understood(phrase.query, values | {name: [text] for name, text in phrase.given.items()})


def _words(parameter: Parameter, text: str, marked: _Marked, names: Names) -> list[str]:
    """A slot's text as the words people used; a list is parted at 和 unless that stands inside a name."""
    whole = marked.spell(text)
    if not parameter.many:
        return [whole]
    if _MARK.sub("", text) and names.containing(whole, parameter.labels):
        return [whole]
    return [marked.spell(part) for part in _AND.split(text) if part]


def _bound(understood: Understood, names: Names) -> dict[str, Bound]:
    parameters = question(understood.query).parameters
    return {parameter.name: bind(parameter, understood.values.get(parameter.name, []), names) for parameter in parameters}


def _instead(text: str, understood: Understood, suggestions: list[str]) -> list[str]:
    """The question with each suggested name in the place of the word that was not clear."""
    words = [word for words in understood.values.values() for word in words if word in text]
    nearest = {name: max(words, key=lambda word: fuzz.partial_ratio(word, name)) for name in suggestions} if words else {}
    return [text.replace(word, name, 1) for name, word in nearest.items()] or suggestions


def _not_understood(text: str, found: tuple[Known, ...]) -> QuestionError:
    nearest = nearest_examples(text)
    names = "、".join(dict.fromkeys(f"{known.name}（{LABELS[known.label]}）" for known in found))
    seen = f"（认出了：{names}）" if names else ""
    return QuestionError(f"没有听懂“{text[:LONGEST]}”{seen}。可以这样问：{' '.join(nearest)}", nearest)


def nearest_examples(text: str, limit: int = EXAMPLES) -> list[str]:
    """Questions of the catalogue that can be asked, the most similar first, one of each kind."""
    examples: dict[str, Any] = {item.examples[0]: normalise(item.examples[0]) for item in catalogue().values() if item.examples}
    best = process.extract(normalise(text[:LONGEST]), examples, scorer=fuzz.ratio, limit=limit)
    return [example for _, _, example in best]
