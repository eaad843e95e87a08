"""The stages of recognition as spaCy components on `blank("zh")`.

Each reads `doc._.plan` (the plan's text, outline and standpoint) and adds to `doc._.candidates`; then one chooses among
overlapping candidates, and the last one cuts the text into tokens, one a name and one a stretch between names, with the names
as `doc.spans["names"]` (label: type of node, kb_id: canonical name where the lexicon has it).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from graph.model import Label
from ingest.recognise import agencies, contexts, forms, gazetteer, neighbours, quoted, shared_ends
from ingest.recognise.mention import Mention, without_overlaps
from ingest.recognise.units import mentions_of, misspelt_places
from ingest.resolve.places import Standpoint
from ingest.structure.units import Unit
from ingest.text import PlainText


@dataclass(frozen=True, slots=True)
class Plan:
    """What the components need to know of a plan besides its characters."""

    text: PlainText
    stand: Standpoint
    units: tuple[Unit, ...]


for _name, _default in (("plan", None), ("candidates", []), ("mentions", [])):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


@Language.component("known_names", requires=["doc._.plan"], assigns=["doc._.candidates"])
def known_names(doc: Doc) -> Doc:
    """Places, institutions, enterprises and bodies that the lexicon knows: 郑州大学, 高新区, 市科技局, 省农科院."""
    plan: Plan = doc._.plan
    known = list(gazetteer.gazetteer().find(plan.text.norm, plan.stand))
    known.extend(gazetteer.local_places(plan.text.norm, plan.stand))
    doc._.candidates.extend(known)
    doc._.candidates.extend(agencies.of_other_places(plan.text.norm, known, plan.stand))
    doc._.candidates.extend(gazetteer.joint_places(plan.text.norm))
    doc._.candidates.extend(agencies.find(plan.text.norm, plan.stand))
    doc._.candidates.extend(agencies.academies(plan.text.norm, plan.stand))
    return doc


@Language.component("unit_names", requires=["doc._.plan"], assigns=["doc._.candidates"])
def unit_names(doc: Doc) -> Doc:
    """The items of unit lists, and districts that are misspelt in lists."""
    plan: Plan = doc._.plan
    doc._.candidates.extend(mentions_of(plan.units, plan.text.norm, plan.stand))
    doc._.candidates.extend(misspelt_places(plan.text.norm, plan.stand))
    return doc


@Language.component("name_forms", requires=["doc._.plan", "doc._.candidates"], assigns=["doc._.candidates"])
def name_forms(doc: Doc) -> Doc:
    """Names by their ends, and by lists and quotes around them; then kinds of platforms, which give way to names."""
    plan: Plan = doc._.plan
    norm = plan.text.norm
    found = list(forms.find(norm, doc._.candidates))
    found.extend(contexts.find(norm, [*doc._.candidates, *found]))
    found.extend(quoted.find(norm))
    chosen = without_overlaps([*doc._.candidates, *found])
    found.extend((*neighbours.find(norm, chosen), *neighbours.sites(norm, chosen)))
    found.extend(shared_ends.find(norm, [*doc._.candidates, *found]))
    doc._.candidates.extend(found)
    doc._.candidates.extend(contexts.repeated(norm, found))
    doc._.candidates.extend(gazetteer.platform_types().find(norm, plan.stand))
    return doc


@Language.component("chosen_names", requires=["doc._.candidates"], assigns=["doc._.mentions"])
def chosen_names(doc: Doc) -> Doc:
    """The longest of what overlaps."""
    doc._.mentions = _outside_titles(doc._.plan.text.norm, without_overlaps(doc._.candidates))
    return doc


@Language.component("name_tokens", requires=["doc._.mentions"], assigns=["doc.spans"])
def name_tokens(doc: Doc) -> Doc:
    """A new Doc with the chosen names as tokens."""
    cut = _cut_at_names(doc._.plan.text.raw, doc._.mentions)
    cut._.plan, cut._.candidates, cut._.mentions = doc._.plan, doc._.candidates, doc._.mentions
    return cut


def _cut_at_names(raw: str, mentions: list[Mention]) -> Doc:
    """Mentions lie apart or name the same stretch. A vocabulary of its own goes with the Doc: the process's would only grow."""
    cuts = sorted({0, len(raw), *(m.start for m in mentions), *(m.end for m in mentions)})
    words = [raw[start:end] for start, end in pairwise(cuts)]
    doc = Doc(Vocab(), words=words, spaces=[False] * len(words))
    token = {start: number for number, start in enumerate(cuts)}
    names = [Span(doc, token[m.start], token[m.end], label=str(m.label), kb_id=m.known) for m in mentions]
    doc.spans["names"] = names
    return doc


_CITED = (Label.AGENCY, Label.CITY, Label.PROVINCE, Label.DISTRICT)
_TITLE = re.compile(r"《[^《》\n]{2,80}》")


def _outside_titles(norm: str, mentions: list[Mention]) -> list[Mention]:
    """Without the bodies and places in titles of other documents: 国务院 in 《国务院关于…的意见》 (GUIDELINE)."""
    titles = [match.span() for match in _TITLE.finditer(norm)]
    if not titles:
        return mentions
    starts = [start for start, _ in titles]

    def is_outside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at < 0 or mention.end > titles[at][1] or mention.label not in _CITED

    return [mention for mention in mentions if is_outside(mention)]


@cache
def language() -> Language:
    """The pipeline, made once a process."""
    nlp = spacy.blank("zh")
    for name in ("known_names", "unit_names", "name_forms", "chosen_names", "name_tokens"):
        nlp.add_pipe(name)
    return nlp


def recognise(plan: Plan) -> Doc:
    """Run the pipeline over one plan, of any length; its Doc has no tokens before the names are known."""
    return language()(_doc_of(plan))


def mentions_in(plan: Plan) -> list[Mention]:
    """The names alone: what the relations are read from needs no tokens, and these cost more than to choose the names."""
    found: list[Mention] = language()(_doc_of(plan), disable=["name_tokens"])._.mentions
    return found


def _doc_of(plan: Plan) -> Doc:
    doc = Doc(language().vocab)
    doc._.plan, doc._.candidates, doc._.mentions = plan, [], []
    return doc
