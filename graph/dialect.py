"""All that differs between the embedded store (ArcadeDB) and Neo4j; everything else is the same Cypher."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import EdgeType, Label

NAMED = tuple(label for label in Label if label not in (Label.PLAN, Label.TASK))
"""Labels whose name is a name, not a sentence."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a store is told in its own way.

    `definitions` are run once a version, after schema.cypher; `search` takes $text and gives node and score;
    `limit` stands before a question's statement and holds its seconds, where the driver cannot tell the server.
    """

    definitions: tuple[str, ...]
    search: str
    limit: str


_FULL_TEXT = (
    f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{'|'.join(NAMED)}) ON EACH [n.name, n.aliases] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
)

NEO4J = Dialect(
    # an index that is still being filled refuses to be asked
    definitions=(_FULL_TEXT, "CALL db.awaitIndexes(3600)"),
    search="CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score RETURN node, score",
    limit="",
)

# ArcadeDB has no full-text DDL in Cypher, and names an index after what it covers
EMBEDDED = Dialect(
    definitions=(),
    search=" UNION ALL ".join(
        f"CALL db.index.fulltext.queryNodes('{label}[name]', $text) YIELD node, score RETURN node, score" for label in NAMED
    ),
    limit="/* {seconds:g} s */ ",
)

EMBEDDED_SQL = (
    *(f"CREATE VERTEX TYPE {label} IF NOT EXISTS" for label in Label),
    *(f"CREATE EDGE TYPE {name} IF NOT EXISTS" for name in EdgeType),
    *(f"CREATE PROPERTY {label}.name IF NOT EXISTS STRING" for label in NAMED),
    *(
        f"CREATE INDEX IF NOT EXISTS ON {label} (name) FULL_TEXT "
        'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
        for label in NAMED
    ),
    "CREATE VERTEX TYPE Meta IF NOT EXISTS",
)
"""Run by the server itself, once a version: SQL does not travel over Bolt. The last one tells that all were run."""

_LIMIT = re.compile(r"/\* (\d+(?:\.\d+)?(?:e[+-]?\d+)?) s \*/ ")


def seconds_of(statement: str) -> float | None:
    """The limit that stands before a statement on the embedded store; None if there is none."""
    found = _LIMIT.match(statement)
    return float(found[1]) if found else None
