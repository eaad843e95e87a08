"""schema.cypher against the closed lists of graph/model.py."""

from __future__ import annotations

from graph.model import EdgeType, Label
from graph.schema import statements
from innograph.resources import SCHEMA


def test_the_schema_covers_the_closed_lists() -> None:
    text = SCHEMA.read_text("utf-8")
    for label in ("Meta", *Label):
        assert f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;" in text
    assert all(" IF NOT EXISTS " in statement for statement in statements())
    assert not {str(label) for label in Label} & {str(kind) for kind in EdgeType}
