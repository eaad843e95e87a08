"""What is said and offered where a question is not understood: the nearest examples, about what was recognised in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz, process

from innograph.errors import QuestionError
from queries.catalogue import catalogue
from queries.forms import normalise
from queries.names import Known
from queries.question import Question
from queries.wording import LABELS

LONGEST = 120  # characters of a question; longer texts are not questions
EXAMPLES = 5  # that are shown when a question is not understood


def not_understood(text: str, found: Sequence[Known]) -> QuestionError:
    """Names what was recognised and the nearest examples."""
    nearest = nearest_examples(text, found)
    names = "、".join(dict.fromkeys(f"{known.name}（{LABELS[known.label]}）" for known in found))
    seen = f"（认出了：{names}）" if names else ""
    return QuestionError(f"没有听懂“{text[:LONGEST]}”{seen}。可以这样问：{' '.join(nearest)}", nearest)


def nearest_examples(text: str, found: Collection[Known] = (), limit: int = EXAMPLES) -> list[str]:
    """Questions of the catalogue that can be asked, the most similar first, one of each kind, about what was `found`."""
    asked = {item.name: example_about(item, found) for item in catalogue().values() if item.examples}
    examples = {name: normalise(example) for name, example in asked.items()}
    best = process.extract(normalise(text[:LONGEST]), examples, scorer=fuzz.ratio, limit=limit)
    return [asked[name] for _, _, name in best]


def example_about(question: Question, found: Iterable[Known]) -> str:
    """The first example, with what was found in the place of a name of the same kind: 郑州市有哪些… → 鹤壁市有哪些…"""
    text, left = question.examples[0], list(found)
    for parameter in question.parameters:
        for name in parameter.example.split("、") if parameter.kind == "node" else ():
            own = next((form for form in (name, name.removesuffix("市")) if form in text), None)
            known = next((one for one in left if one.label in parameter.labels), None)
            if own and known and known.name.removesuffix("市") not in text:
                text = text.replace(own, known.name)
                left.remove(known)
    return text


def instead(text: str, words: Iterable[str], suggestions: Sequence[str]) -> list[str]:
    """The question with each suggested name in the place of the word that was not clear."""
    there = [word for word in words if word in text]
    nearest = {name: max(there, key=lambda word: fuzz.partial_ratio(word, name)) for name in suggestions} if there else {}
    return [text.replace(word, name, 1) for name, word in nearest.items()] or list(suggestions)
