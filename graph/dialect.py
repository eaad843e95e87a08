"""All that differs between the embedded store (ArcadeDB) and Neo4j; everything else is the same Cypher."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import EdgeType, Label

NAMED = tuple(label for label in Label if label not in (Label.PLAN, Label.TASK))
"""Labels whose name is a name, not a sentence."""

TITLED = {Label.TASK: "name", Label.PLAN: "title"}
"""Labels whose name is a sentence, and the property that holds it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a store is told in its own way.

    `definitions` are run once a version, after schema.cypher. `search` takes $text and gives node and score; so does
    `titles`, for some $rows tasks and plans whose titles share most with a text. `limit` stands before a question's
    statement and holds its seconds, where the driver cannot tell the server.
    """

    definitions: tuple[str, ...]
    search: str
    titles: str
    limit: str


_CJK = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"

NEO4J = Dialect(
    definitions=(
        f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{'|'.join(NAMED)}) ON EACH [n.name, n.aliases] {_CJK}",
        f"CREATE FULLTEXT INDEX titles IF NOT EXISTS FOR (n:{'|'.join(TITLED)}) ON EACH [n.name, n.title] {_CJK}",
        # an index that is still being filled refuses to be asked
        "CALL db.awaitIndexes(3600)",
    ),
    search="CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score RETURN node, score",
    titles="CALL db.index.fulltext.queryNodes('titles', $text, {limit: 2 * $rows}) YIELD node, score RETURN node, score",
    limit="",
)

# ArcadeDB has no full-text DDL in Cypher, and names an index after what it covers
EMBEDDED = Dialect(
    definitions=(),
    search=" UNION ALL ".join(
        f"CALL db.index.fulltext.queryNodes('{label}[name]', $text) YIELD node, score RETURN node, score" for label in NAMED
    ),
    titles=" UNION ALL ".join(
        f"CALL db.index.fulltext.queryNodes('{label}[{name}]', $text, {{limit: $rows}}) YIELD node, score RETURN node, score"
        for label, name in TITLED.items()
    ),
    limit="/* {seconds:g} s */ ",
)

_INDEXED = dict.fromkeys(NAMED, "name") | TITLED

EMBEDDED_SQL = (
    *(f"CREATE VERTEX TYPE {label} IF NOT EXISTS" for label in Label),
    *(f"CREATE EDGE TYPE {name} IF NOT EXISTS" for name in EdgeType),
    *(f"CREATE PROPERTY {label}.{name} IF NOT EXISTS STRING" for label, name in _INDEXED.items()),
    *(
        f"CREATE INDEX IF NOT EXISTS ON {label} ({name}) FULL_TEXT "
        'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
        for label, name in _INDEXED.items()
    ),
    "CREATE VERTEX TYPE Meta IF NOT EXISTS",
)
"""Run by the server itself, once a version: SQL does not travel over Bolt. The last one tells that all were run."""

_LIMIT = re.compile(r"/\* (\d+(?:\.\d+)?(?:e[+-]?\d+)?) s \*/ ")


def seconds_of(statement: str) -> float | None:
    """The limit that stands before a statement on the embedded store; None if there is none."""
    found = _LIMIT.match(statement)
    return float(found[1]) if found else None
