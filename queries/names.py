"""What a form of words can mean: the graph's own names and aliases first, the lexicon's where the graph has none.

中科院 → 中国科学院; 郑州 → 郑州市; 市科技局 → every city's 科技局; 洛阳 → known, but not in the graph.

Nothing is read whole. Of a text the store is asked for the names that are a part of it to the letter, and for the aliases
that are like it; only where these do not suffice, for all names that are like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from graph.model import Label
from graph.store import NamedNode, Store
from queries.forms import SHORTEST, held, normalise, parts
from queries.lexicon import agency_forms, bodies_in, is_local_body, other_forms
from queries.listed import Listed, listed_in, listed_like

TITLED = (Label.TASK, Label.PLAN)  # their names are titles
TITLE = 6  # characters from which on a title is known inside a question
_NAMED = tuple(label for label in Label if label not in TITLED)
_Forms = dict[str, tuple["Known", ...]]


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
    """The names of a store at one moment; build it anew when the graph has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._near = cache(self._near_anew)
        self._wide = cache(self._wide_anew)
        self._titles = cache(lambda text: _forms(store.titles(text)))
        self._get = cache(lambda id: store.named([id]))

    def get(self, node_id: str) -> Known | None:
        """The node with this id."""
        return next(map(_known, self._get(node_id)), None)

    def meanings(self, text: str, labels: Collection[Label]) -> tuple[Known, ...]:
        """What exactly this form can mean among these labels; labels that stand first come first."""
        form = normalise(text)
        titles = self._titles_like(text, labels).get(form, ())
        known = _present((*self._near(form).get(form, ()), *titles))
        if not any(one.id for one in _among(known, labels)):
            known = _present((*self._wide(form).get(form, ()), *titles))
        if not known and Label.AGENCY in labels and is_local_body(text):
            return (Known(None, Label.AGENCY, text),)
        return _among(known, labels)

    def containing(self, text: str, labels: Collection[Label]) -> tuple[Known, ...]:
        """Nodes of the graph whose form begins with the text (双汇) or, from four letters on, contains it (薪酬制度改革)."""
        part = normalise(text)
        if len(part) < SHORTEST:
            return ()
        forms = (*self._wide(part).items(), *self._titles_like(text, labels).items())
        found = [known for form, meanings in forms if held(part, form) for known in meanings if known.id]
        return _among(tuple(dict.fromkeys(found)), labels)

    def similar(self, text: str, labels: Collection[Label], limit: int = 3) -> tuple[Known, ...]:
        """Nodes of the graph whose form differs by a character (in six or more: a third of them), best first."""
        part = normalise(text)
        if len(part) < SHORTEST:
            return ()
        # one replaced character in n takes 100/n from this score
        cutoff = 100 * (1 - max(1, len(part) // 3) / len(part)) - 0.1
        near = self._wide(part) | self._of_listed(listed_like(part, cutoff), {}) | self._titles_like(text, labels)
        forms = {form: known for form, known in near.items() if any(m.id for m in _among(known, labels))}
        best = process.extract(part, list(forms), scorer=fuzz.ratio, score_cutoff=cutoff, limit=4 * limit)
        found = (known for form, _, _ in best for known in _among(forms[form], labels) if known.id)
        return tuple(dict.fromkeys(found))[:limit]

    def mentions(self, text: str, ignored: Collection[str] = (), *, wide: bool = False) -> list[Mention]:
        """Known forms in a normalised text, the leftmost and longest, none overlapping.

        `wide` finds those names too that are written with signs which people leave out; it takes long in a large graph.
        """
        # a short title of a task (人才引育) is an ordinary word in a question
        titles = {form: known for form, known in self._titles(text).items() if len(form) >= TITLE and form in text}
        near = self._wide(text) if wide else self._near(text)
        forms = {form: known for form, known in near.items() if form in text}
        longest = max(map(len, (*forms, *titles)), default=0)
        found, at = [], 0
        while at < len(text):
            ends = range(min(len(text), at + longest), at + SHORTEST - 1, -1)
            form = next((text[at:end] for end in ends if text[at:end] in forms or text[at:end] in titles), None)
            if form is not None and form not in ignored:
                known = _present((*forms.get(form, ()), *titles.get(form, ())))
                found.append(Mention(at, at + len(form), form, known))
            at += len(form) if form is not None else 1
        return found

    def _titles_like(self, text: str, labels: Collection[Label]) -> _Forms:
        return self._titles(text) if not set(TITLED).isdisjoint(labels) else {}

    def _near_anew(self, text: str) -> _Forms:
        """Forms with all that they can mean: of names that are a part of a normalised text, and of aliases that are like it."""
        return self._arranged(text, self._near_nodes(text))

    def _wide_anew(self, text: str) -> _Forms:
        """These, and the forms of all names that are like the text."""
        return self._arranged(text, [*self._near_nodes(text), *self._store.search(text)])

    def _near_nodes(self, text: str) -> list[NamedNode]:
        exact = [f"{label}:{part}" for part in dict.fromkeys(parts(text)) for label in _NAMED]
        bodies = [f"{Label.AGENCY}:{name}" for name in bodies_in(text)]
        called = other_forms(text)
        agencies = self._store.agencies(" ".join(called)) if called else []
        return [*self._store.named(exact + bodies), *self._store.aliased(text), *agencies]

    def _arranged(self, text: str, nodes: Iterable[NamedNode]) -> _Forms:
        # in the order of labels and ids, whatever the store finds most like
        ordered = sorted({node.id: node for node in nodes}.values(), key=lambda n: (_NAMED.index(Label(n.label)), n.id))
        forms = _forms(ordered) | _derived(ordered, _forms(ordered))
        return self._of_listed(listed_in(text), forms) | forms

    def _of_listed(self, listed: Collection[Listed], forms: Mapping[str, tuple[Known, ...]]) -> _Forms:
        """The lexicon's forms, of the graph's node where one of them names it."""
        there = _forms(self._store.named(f"{one.label}:{name}" for one in listed for name in one.names)) if listed else {}
        found: defaultdict[str, dict[Known, None]] = defaultdict(dict)
        for one in listed:
            nodes = (_among((*forms.get(form, ()), *there.get(form, ())), (one.label,)) for form in one.forms)
            meanings = next(filter(None, nodes), (Known(None, one.label, one.names[0]),))
            for form in one.forms:
                found[form].update(dict.fromkeys(meanings))
        return {form: _present(tuple(meanings)) for form, meanings in found.items()}


def _derived(nodes: Iterable[NamedNode], forms: _Forms) -> _Forms:
    """The forms of places' bodies with all they can mean: 市科技局 of each city that has one."""
    derived: defaultdict[str, dict[Known, None]] = defaultdict(dict)
    for known in (_known(node) for node in nodes if node.label == Label.AGENCY):
        for form in agency_forms(known.name):
            if len(form) > SHORTEST:
                derived[normalise(form)][known] = None
    # 市科技局 is an alias of one city in its own plan, yet a question can mean any
    return {form: tuple(dict.fromkeys((*forms.get(form, ()), *meanings))) for form, meanings in derived.items()}


def _known(node: NamedNode) -> Known:
    return Known(node.id, Label(node.label), node.name)


def _forms(nodes: Iterable[NamedNode]) -> _Forms:
    """Normalised form → what it can mean."""
    graph: defaultdict[str, dict[Known, None]] = defaultdict(dict)
    for node in nodes:
        for form in (node.name, *node.aliases):
            graph[normalise(form)][_known(node)] = None
    return {form: tuple(meanings) for form, meanings in graph.items() if len(form) >= SHORTEST}


def _among(meanings: Iterable[Known], labels: Collection[Label]) -> tuple[Known, ...]:
    order = list(labels)
    return tuple(sorted((m for m in meanings if m.label in order), key=lambda m: order.index(m.label)))


def _present(meanings: tuple[Known, ...]) -> tuple[Known, ...]:
    """Those in the graph, or all if none is."""
    return tuple(m for m in meanings if m.id) or meanings
