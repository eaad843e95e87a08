"""Which sections hold tasks: background and goal lists hold none (GUIDELINE, Tasks)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.lexicon import lexicon
from ingest.structure.outline import Rank, Section
from ingest.text import PlainText

_LONGEST_HEADING = 16  # a heading that names a kind of section is short; longer ones are tasks: 强化目标责任…


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon().cues["sections"][kind]))


def is_kind(text: PlainText, section: Section, kind: str) -> bool:
    """Whether a section, or one above it, is `background` or `goals` by its heading."""
    headings = (above.heading.of(text.norm).strip(" 。:*") for above in section.path)
    return any(len(told) <= _LONGEST_HEADING and bool(_pattern(kind).search(told)) for told in headings)


def is_report(title: str) -> bool:
    """A government work report has no tasks."""
    return bool(_pattern("report").search(title))


def task_sections(text: PlainText, root: Section) -> Iterator[Section]:
    """The leaves of the outline that say what will be done."""
    for section in root.walk():
        if section.rank and not section.children and not _is_regulation(section):
            if not is_kind(text, section, "background") and not is_kind(text, section, "goals"):
                yield section


def _is_regulation(section: Section) -> bool:
    return any(above.rank is Rank.ARTICLE for above in section.path)


def goal_text(text: PlainText, root: Section) -> str:
    """The text of the goal sections, for the plan's period."""
    tops = (s for s in root.walk() if s.rank and is_kind(text, s, "goals") and not (s.parent and is_kind(text, s.parent, "goals")))
    return "\n".join(text.norm[s.start : s.end] for s in tops)
