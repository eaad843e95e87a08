"""What a form of words can mean: the graph's own names and aliases first, the lexicon's where the graph has none.

中科院 → 中国科学院; 郑州 → 郑州市; 市科技局 → every city's 科技局; 洛阳 → known, but not in the graph.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz, process

from graph.model import Label
from graph.store import NamedNode
from queries.lexicon import agency_forms, is_local_body, known_names

SHORTEST = 2  # characters; a form of one character is a word
TITLED = (Label.TASK, Label.PLAN)  # their names are titles
TITLE = 6  # characters from which on a title is known inside a question
TELLING = 4  # characters that tell a name even from its middle
# quotes and marks that people write or leave out as they like; 、 stays, as it parts the members of a list
_DROPPED = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》<>·•-—–_,.;:?!。，；：？！"))


def normalise(text: str) -> str:
    """Width, case, blanks, quotes and marks made equal: “智汇郑州·1125” → 智汇郑州1125."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DROPPED).casefold().split())


@dataclass(frozen=True, slots=True)
class Known:
    """Something with a name; `id` is None where the lexicon knows it and the graph does not."""

    id: str | None
    label: Label
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A known form in a normalised text, at `text[start:end]`, and all that it can mean."""

    start: int
    end: int
    form: str
    meanings: tuple[Known, ...]


class Names:
    """All names at one moment; build it anew when the graph has changed.

    `titles` gives the tasks and plans whose titles share most with a text, `titled` the one with an id.
    """

    def __init__(
        self, nodes: Iterable[NamedNode], titles: Callable[[str], list[NamedNode]], titled: Callable[[str], NamedNode | None]
    ) -> None:
        self._titled = titled
        self._titles = cache(lambda text: _forms(titles(text)))
        self._ids = {node.id: _known(node) for node in nodes}
        self._forms = _forms(nodes)
        self._forms |= self._derived()
        self._forms = self._listed() | self._forms
        self._longest = max(map(len, self._forms), default=0)

    def get(self, node_id: str) -> Known | None:
        """The node with this id."""
        return self._ids.get(node_id) or ((node := self._titled(node_id)) and _known(node)) or None

    def meanings(self, text: str, labels: Collection[Label]) -> tuple[Known, ...]:
        """What exactly this form can mean among these labels; labels that stand first come first."""
        form = normalise(text)
        known = _present((*self._forms.get(form, ()), *self._titles_like(text, labels).get(form, ())))
        if not known and Label.AGENCY in labels and is_local_body(text):
            return (Known(None, Label.AGENCY, text),)
        return _among(known, labels)

    def containing(self, text: str, labels: Collection[Label]) -> tuple[Known, ...]:
        """Nodes of the graph whose form begins with the text (双汇) or, from four letters on, contains it (薪酬制度改革)."""
        part = normalise(text)
        if len(part) < SHORTEST:
            return ()
        found = [known for form in self._holding(part) for known in self._forms[form] if known.id]
        for form, titled in self._titles_like(text, labels).items():
            if form.startswith(part) or (len(part) >= TELLING and part in form):
                found += titled
        return _among(tuple(dict.fromkeys(found)), labels)

    def similar(self, text: str, labels: Collection[Label], limit: int = 3) -> tuple[Known, ...]:
        """Nodes of the graph whose form differs by a character (in six or more: a third of them), best first."""
        part = normalise(text)
        if len(part) < SHORTEST:
            return ()
        forms = {form: known for form, known in self._forms.items() if any(m.id for m in _among(known, labels))}
        forms |= self._titles_like(text, labels)
        # one replaced character in n takes 100/n from this score
        cutoff = 100 * (1 - max(1, len(part) // 3) / len(part)) - 0.1
        best = process.extract(part, list(forms), scorer=fuzz.ratio, score_cutoff=cutoff, limit=4 * limit)
        found = (known for form, _, _ in best for known in _among(forms[form], labels) if known.id)
        return tuple(dict.fromkeys(found))[:limit]

    def mentions(self, text: str, ignored: Collection[str] = ()) -> list[Mention]:
        """Known forms in a normalised text, the leftmost and longest, none overlapping."""
        # a short title of a task (人才引育) is an ordinary word in a question
        titles = {form: known for form, known in self._titles(text).items() if len(form) >= TITLE and form in text}
        longest = max([self._longest, *map(len, titles)])
        found, at = [], 0
        while at < len(text):
            ends = range(min(len(text), at + longest), at + SHORTEST - 1, -1)
            form = next((text[at:end] for end in ends if text[at:end] in self._forms or text[at:end] in titles), None)
            if form is not None and form not in ignored:
                known = _present((*self._forms.get(form, ()), *titles.get(form, ())))
                found.append(Mention(at, at + len(form), form, known))
            at += len(form) if form is not None else 1
        return found

    def _titles_like(self, text: str, labels: Collection[Label]) -> dict[str, tuple[Known, ...]]:
        return self._titles(text) if not set(TITLED).isdisjoint(labels) else {}

    def _holding(self, part: str) -> Iterator[str]:
        """Forms that hold the part; one search through all of them is many times faster than a look at each."""
        wanted = part if len(part) >= TELLING else f"\n{part}"
        at = self._lines.find(wanted)
        while at >= 0:
            end = self._lines.find("\n", at + 1)
            yield self._lines[self._lines.rfind("\n", 0, at + 1) + 1 : end]
            at = self._lines.find(wanted, end)

    @cached_property
    def _lines(self) -> str:
        return "\n".join(("", *self._forms, ""))

    def _derived(self) -> dict[str, tuple[Known, ...]]:
        """The forms of places' bodies with all they can mean: 市科技局 of each city that has one."""
        derived: defaultdict[str, dict[Known, None]] = defaultdict(dict)
        for known in self._ids.values():
            if known.label is Label.AGENCY:
                for form in agency_forms(known.name):
                    if len(form) > SHORTEST:
                        derived[normalise(form)][known] = None
        # 市科技局 is an alias of one city in its own plan, yet a question can mean any
        return {form: tuple(dict.fromkeys((*self._forms.get(form, ()), *meanings))) for form, meanings in derived.items()}

    def _listed(self) -> dict[str, tuple[Known, ...]]:
        """The lexicon's forms, of the graph's node where one of them names it."""
        listed: defaultdict[str, dict[Known, None]] = defaultdict(dict)
        for label, name, forms in _lexicon():
            nodes = (_among(self._forms.get(form, ()), (label,)) for form in forms)
            meanings = next(filter(None, nodes), (Known(None, label, name),))
            for form in forms:
                listed[form].update(dict.fromkeys(meanings))
        return {form: _present(tuple(meanings)) for form, meanings in listed.items()}


def _known(node: NamedNode) -> Known:
    return Known(node.id, Label(node.label), node.name)


def _forms(nodes: Iterable[NamedNode]) -> dict[str, tuple[Known, ...]]:
    """Normalised form → what it can mean."""
    graph: defaultdict[str, dict[Known, None]] = defaultdict(dict)
    for node in nodes:
        for form in (node.name, *node.aliases):
            graph[normalise(form)][_known(node)] = None
    return {form: tuple(meanings) for form, meanings in graph.items() if len(form) >= SHORTEST}


@cache
def _lexicon() -> tuple[tuple[Label, str, tuple[str, ...]], ...]:
    """The lexicon's names with all their forms normalised."""
    known = ((label, name, [normalise(form) for form in (name, *others)]) for label, name, others in known_names())
    return tuple((label, name, tuple(form for form in forms if len(form) >= SHORTEST)) for label, name, forms in known)


def _among(meanings: Iterable[Known], labels: Collection[Label]) -> tuple[Known, ...]:
    order = list(labels)
    return tuple(sorted((m for m in meanings if m.label in order), key=lambda m: order.index(m.label)))


def _present(meanings: tuple[Known, ...]) -> tuple[Known, ...]:
    """Those in the graph, or all if none is."""
    return tuple(m for m in meanings if m.id) or meanings
