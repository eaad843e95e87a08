"""PART_OF: an institute of an academy, a branch of a university; the name itself is the proof."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import EdgeType
from ingest.relate.fact import Fact
from ingest.resolve.entities import Entities, Entity
from ingest.text import Span


def facts(entities: Entities) -> Iterator[Fact]:
    """One fact a child, and one for each parent that only the child's name implies (分所 → 所 → 中国科学院)."""
    for entity in entities.by_id.values():
        if entity.parent and (quote := _quote(entity, entities)):
            yield Fact(EdgeType.PART_OF, entity.id, entity.parent, quote, "name of the parent")


def _quote(entity: Entity, entities: Entities) -> Span | None:
    if entity.mentions:
        return Span(entity.mentions[0].start, entity.mentions[0].end)
    for child in entities.by_id.values():
        if child.parent == entity.id and (quote := _quote(child, entities)):
            return quote
    return None
