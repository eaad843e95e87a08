"""Turn gold annotations from the guideline's form (quotes) into the repository's (offsets), and back.

In the guideline's form, each relation and each target has `evidence` and each task has `title`, verbatim quotes of
the plan. In the repository's form no sentence is copied: `evidence` is `[start, end]`, and `title_at` `[start, end]`
stands in the place of `title`, with `text[start:end]` the quote. Everything else is the same.

    text = Path("plan.txt").read_text(encoding="utf-8")
    offsets = to_offsets(json.loads(Path("quotes.json").read_text(encoding="utf-8")), text)
    assert to_offsets(to_quotes(offsets, text), text) == offsets
"""

import copy
import re
from typing import Any

Gold = dict[str, Any]


def to_offsets(gold: Gold, text: str) -> Gold:
    """The repository's form of `gold`, whose quotes stand in `text` but for blanks and line breaks.

    A quote that occurs more than once is found at its first place; a task's title at its first place after the title
    of the task before it (tasks stand in the plan's order). ValueError names a quote that is not in the text.
    """
    made = copy.deepcopy(gold)
    after = 0
    for i, task in enumerate(made["tasks"]):
        try:
            span = _find(task["title"], text, after)
        except ValueError:
            span = _find(task["title"], text)
        after = span[1]
        made["tasks"][i] = {("title_at" if k == "title" else k): (span if k == "title" else v) for k, v in task.items()}
    for fact in made["relations"] + made["targets"]:
        fact["evidence"] = _find(fact["evidence"], text)
    return made


def to_quotes(gold: Gold, text: str) -> Gold:
    """The guideline's form of `gold`, with the quotes as they stand in `text` (line breaks inside them are dropped)."""

    def quote(span: list[int]) -> str:
        start, end = span
        return re.sub(r"\s*\n\s*", "", text[start:end])

    made = copy.deepcopy(gold)
    for i, task in enumerate(made["tasks"]):
        made["tasks"][i] = {("title" if k == "title_at" else k): (quote(v) if k == "title_at" else v) for k, v in task.items()}
    for fact in made["relations"] + made["targets"]:
        fact["evidence"] = quote(fact["evidence"])
    return made


def _find(quote: str, text: str, after: int = 0) -> list[int]:
    """[start, end] of the first `quote` in `text` from `after` on, blanks and line breaks not counted."""
    pattern = r"\s*".join(re.escape(c) for c in quote if not c.isspace())
    found = re.compile(pattern).search(text, after) if pattern else None
    if not found:
        raise ValueError(f"not in the text: {quote}")
    return [found.start(), found.end()]
