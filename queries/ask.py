"""A Chinese question → a question of the catalogue with its parameters → an answer. No model: phrases and names only.

哪些城市与中科院合作？ → cities_with_institution, institution=中科院 → “4 个城市与中国科学院（含下属单位）合作：…”
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import PLACES, Label
from graph.store import Store
from innograph.errors import QuestionError
from queries.answers import Answer
from queries.catalogue import answer_bound, names_of, question
from queries.forms import as_written, normalise
from queries.names import Known, Mention, Names
from queries.parameters import Bound, bind
from queries.phrases import FIRST_MARK, LISTED, MARK, Phrase, phrasebook
from queries.question import Parameter, Question
from queries.suggestions import LONGEST, instead, not_understood

_AND = re.compile(LISTED)
_MARK = re.compile(MARK)
_NO_WORDS = {Label.CITY, Label.DISTRICT, Label.AGENCY}  # whoever names one of these asks for it and not for a word
_LISTED_WHOLLY = {*PLACES, Label.PLATFORM_TYPE}  # the lexicon knows all of these: another word is none of them
_LIKE_A_PLACE = re.compile(r".+[市省区县州盟旗]")
_BEFORE_NAMES = "在比"  # within a name no other name follows these
_YEAR = re.compile(r"\d{4}年")
_MOST_TRIED = 8  # readings of a question with unknown words, the best first


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
        words = [word for words in understood.values.values() for word in words]
        raise QuestionError(str(error), instead(text, words, error.suggestions)) from error


def understand(text: str, names: Names) -> Understood:
    """What a question asks for. Raises QuestionError, with the nearest examples, where no phrase fits."""
    book = phrasebook()
    polite = book.polite.fullmatch(book.mended(_MARK.sub("", normalise(text[:LONGEST]))))
    if polite is None or len(text) > LONGEST:
        raise not_understood(text, ())
    understood = _strictly(_mark(polite["core"], names), names)
    if understood is None:
        marked = _mark(polite["core"], names, wide=True)
        understood = _strictly(marked, names) or _loosely(marked, names)
    if understood is None:
        raise not_understood(text, tuple(meaning[0] for meaning in marked.meanings.values()))
    return replace(
        understood, values={name: [as_written(word, text) for word in words] for name, words in understood.values.items()}
    )


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
        (_understood(phrase, slots, marked, names), "".join(slots.values()))
        for phrase, slots in fitting
        if slots is not None and _fits(phrase, slots, marked, kinds=("text",))
    ]
    read.sort(key=lambda pair: (sum(len(word) for _, word in _unknown(pair[0], names)), len(pair[1])))
    return next((one for one, slots in read[:_MOST_TRIED] if _is_likely(one, slots, marked, names)), None)


def _unknown(understood: Understood, names: Names) -> list[tuple[Parameter, str]]:
    """The words that stand where names do and that nobody knows."""
    parameters = {parameter.name: parameter for parameter in question(understood.query).parameters}
    return [
        (parameters[name], word)
        for name, words in understood.values.items()
        if (labels := parameters[name].labels)
        for word in words
        if not (names.meanings(word, labels) or names.containing(word, labels))
    ]


def _is_likely(understood: Understood, slots: str, marked: _Marked, names: Names) -> bool:
    """Whether the words that nobody knows can be names; a question that is one such word is none, unless it is like a name."""
    least = {parameter.name: parameter.least for parameter in question(understood.query).parameters}
    unknown = _unknown(understood, names)
    if any(len(words) < least[name] for name, words in understood.values.items()):
        return False
    if unknown and slots == marked.text and not names.similar(marked.spell(slots), tuple(Label)):
        return False
    return all(_can_name(word, parameter, marked, names) for parameter, word in unknown if parameter.kind == "node")


def _can_name(word: str, parameter: Parameter, marked: _Marked, names: Names) -> bool:
    """Not a part of a sentence (宇通在郑州, 郑州的市长), nor one of a kind of which all are known, unless it is like a name."""
    if _YEAR.search(word) or any(f"{sign}{form}" in word for sign in _BEFORE_NAMES for form in marked.forms.values()):
        return False
    all_known = set(parameter.labels) <= _LISTED_WHOLLY and not _LIKE_A_PLACE.fullmatch(word)
    return not (all_known or "的" in word) or bool(names.similar(word, parameter.labels))


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


def _fits(phrase: Phrase, slots: Mapping[str, str], marked: _Marked, kinds: Sequence[str] = ("node", "text")) -> bool:
    """Every mark of a slot of these kinds can mean what the slot takes; a word is one mark or holds no place or body."""
    kind = {parameter.name: parameter.kind for parameter in question(phrase.query).parameters}
    for name, text in slots.items():
        if kind[name] not in kinds:
            continue
        labels = [{meaning.label for meaning in marked.meanings[mark]} for mark in _MARK.findall(text)]
        if (wanted := set(phrase.labels[name])) and not all(each & wanted for each in labels):
            return False
        if kind[name] == "text" and not wanted and any(each & _NO_WORDS for each in labels):
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
