"""Rows of a table as lines: cells parted by tabs, a merged cell as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST_REPEATED = 500  # characters
_BLANKS = re.compile(r"\s+")


def row_line(cells: Iterable[str]) -> str:
    """One row: `1\\t建设平台\\t市科技局`. Line ends inside a cell become blanks; empty cells at the end fall away."""
    return "\t".join(_BLANKS.sub(" ", cell).strip() for cell in cells).rstrip("\t")


def repeated(text: str) -> str:
    """What a cell that is merged downwards says in its further rows: its text again, unless it is longer than any label."""
    return text if len(text) <= _LONGEST_REPEATED else ""
