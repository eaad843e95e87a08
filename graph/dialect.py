"""All that differs between the embedded store (ArcadeDB) and Neo4j; everything else is the same Cypher."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import EdgeType, Label

NAMED = tuple(label for label in Label if label not in (Label.PLAN, Label.TASK))
"""Labels whose name is a name, not a sentence."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """`definitions` are run once a store, beside schema.cypher; `search` takes $text and gives node and score."""

    definitions: tuple[str, ...]
    search: str


_FULL_TEXT = (
    f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{'|'.join(NAMED)}) ON EACH [n.name, n.aliases] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
)

NEO4J = Dialect(
    definitions=(_FULL_TEXT,),
    search="CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score RETURN node, score",
)

# ArcadeDB has no full-text DDL in Cypher, and names an index after what it covers
EMBEDDED = Dialect(
    definitions=(),
    search=" UNION ALL ".join(
        f"CALL db.index.fulltext.queryNodes('{label}[name]', $text) YIELD node, score RETURN node, score" for label in NAMED
    ),
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
"""Run by the server itself before its first use: SQL does not travel over Bolt. The last one tells that all were run."""
