"""One relation that the text states, before it becomes an edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import EdgeType, Status, Value
from ingest.text import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """`source` and `target` are node ids; `quote` is the stretch that proves it."""

    type: EdgeType
    source: str
    target: str
    quote: Span
    rule: str
    status: Status | None = None
    properties: Mapping[str, Value] = field(default_factory=dict)
