"""The two forms of gold annotations: the guideline's, with quotes, and the repository's, with offsets.

In the guideline's form, each relation and each target has `evidence` and each task has `title`, verbatim quotes of
the plan. In the repository's form no sentence is copied: `evidence` is `[start, end]`, and `title_at` `[start, end]`
stands in the place of `title`, with `text[start:end]` the quote. Everything else is the same.

    text = Path("plan.txt").read_text(encoding="utf-8")
    offsets = to_offsets(json.loads(Path("quotes.json").read_text(encoding="utf-8")), text)
    assert to_offsets(to_quotes(offsets, text), text) == offsets
"""

from __future__ import annotations

import copy
import re
from typing import Any

Gold = dict[str, Any]

_HEADING_END = r"(?=[^\S\n]*(?:[。.；;：:\n]|$))"


def to_offsets(gold: Gold, text: str) -> Gold:
    """The repository's form of `gold`, whose quotes stand in `text` but for blanks and line breaks.

    A quote that occurs more than once is found at its first place; a task's title at its first place after the title
    of the task before it (tasks stand in the plan's order) where a sentence or a line ends with it, if there is one.
    ValueError names a quote that is not in the text.
    """
    made = copy.deepcopy(gold)
    after = 0
    for i, task in enumerate(made["tasks"]):
        title = task["title"]
        span = find(title, text, after, _HEADING_END) or find(title, text, after) or _find(title, text)
        after = span[1]
        made["tasks"][i] = {("title_at" if k == "title" else k): (span if k == "title" else v) for k, v in task.items()}
    for fact in made["relations"] + made["targets"]:
        fact["evidence"] = _find(fact["evidence"], text)
    return made


def to_quotes(gold: Gold, text: str) -> Gold:
    """The guideline's form of `gold`, with the quotes as they stand in `text`.

    A line break inside a quote is dropped; between Latin letters or digits it becomes a blank.
    """
    made = copy.deepcopy(gold)
    for i, task in enumerate(made["tasks"]):
        made["tasks"][i] = {
            ("title" if k == "title_at" else k): (quoted(text, *v) if k == "title_at" else v) for k, v in task.items()
        }
    for fact in made["relations"] + made["targets"]:
        fact["evidence"] = quoted(text, *fact["evidence"])
    return made


def quoted(text: str, start: int, end: int) -> str:
    """A stretch on one line: `创新\\n中心` → 创新中心, `AI\\nchips` → AI chips."""
    spaced = re.sub(r"(?<=[!-~])\s*\n\s*(?=[!-~])", " ", text[start:end])
    return re.sub(r"\s*\n\s*", "", spaced)


def _find(quote: str, text: str) -> list[int]:
    """[start, end] of the first `quote` in `text`; ValueError if there is none."""
    span = find(quote, text)
    if span is None:
        raise ValueError(f"not in the text: {quote}")
    return span


def find(quote: str, text: str, after: int = 0, end: str = "") -> list[int] | None:
    """[start, end] of the first `quote` in `text` from `after` on, blanks and line breaks not counted, before `end`."""
    letters = [re.escape(c) for c in quote if not c.isspace()]
    found = re.compile(r"\s*".join(letters) + end).search(text, after) if letters else None
    return [found.start(), found.end()] if found else None
