"""Which sections hold tasks: background and goal lists hold none (GUIDELINE, Tasks)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.lexicon import lexicon
from ingest.structure.outline import Rank, Section
from ingest.structure.units import unit_lists
from ingest.text import PlainText, Span

_LONGEST_HEADING = 16  # a heading that names a kind of section is short; longer ones are tasks: 强化目标责任…


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon().cues["sections"][kind]))


def kind_of(text: PlainText, section: Section) -> str:
    """`background`, `goals` or `tasks`: by the section's heading, else by that of the nearest one above."""
    above: Section | None = section
    while above and above.rank:
        told = above.heading.of(text.norm).strip(" 。:")
        if len(told) <= _LONGEST_HEADING and (kind := _kind_told(told)):
            return kind
        above = above.parent
    return "tasks"


@lru_cache(maxsize=4096)
def _kind_told(heading: str) -> str:
    """What a heading says alone, empty for nothing; asked again for each item below it."""
    return next((kind for kind in ("goals", "background") if _pattern(kind).search(heading)), "")


def is_report(title: str) -> bool:
    """A government work report has no tasks."""
    return bool(_pattern("report").search(title))


def task_sections(text: PlainText, root: Section) -> Iterator[Section]:
    """The leaves of the outline that say what will be done."""
    for section in root.walk():
        if section.rank and not section.children and not _is_regulation(text, section) and kind_of(text, section) == "tasks":
            yield section


def _is_regulation(text: PlainText, section: Section) -> bool:
    """An article that hands nothing to a unit."""
    articles = [above for above in section.path if above.rank is Rank.ARTICLE]
    return bool(articles) and not unit_lists(text, Span(articles[0].heading.start, articles[0].end))


def goal_text(text: PlainText, root: Section) -> str:
    """The text of the goal sections, for the plan's period."""
    tops = (s for s in root.walk() if kind_of(text, s) == "goals" and not (s.parent and kind_of(text, s.parent) == "goals"))
    return "\n".join(text.norm[s.start : s.end] for s in tops)
