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

    `definitions` are run once a version, after schema.cypher. `search` takes $text and gives node and score of some $rows
    nodes a label whose names share most with it; `aliases` looks at aliases only, `agencies` at names of agencies, `titles`
    at those of tasks and plans. `limit` stands before a question's statement and holds its seconds, where the driver cannot
    tell the server.
    """

    definitions: tuple[str, ...]
    search: str
    aliases: str
    agencies: str
    titles: str
    limit: str


def _found(index: str, text: str = "$text", rows: str = "$rows") -> str:
    return f"CALL db.index.fulltext.queryNodes('{index}', {text}, {{limit: {rows}}}) YIELD node, score RETURN node, score"


_CJK = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"

NEO4J = Dialect(
    definitions=(
        f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{'|'.join(NAMED)}) ON EACH [n.name, n.aliases] {_CJK}",
        f"CREATE FULLTEXT INDEX titles IF NOT EXISTS FOR (n:{'|'.join(TITLED)}) ON EACH [n.name, n.title] {_CJK}",
        # an index that is still being filled refuses to be asked
        "CALL db.awaitIndexes(3600)",
    ),
    search=_found("names", "$text", "12 * $rows"),
    aliases=_found("names", "'aliases:(' + $text + ')'", "12 * $rows"),
    agencies=_found("names", "'name:(' + $text + ')'", "12 * $rows"),
    titles=_found("titles", "$text", "2 * $rows"),
    limit="",
)

# ArcadeDB has no full-text DDL in Cypher, and names an index after what it covers
EMBEDDED = Dialect(
    definitions=(),
    search=" UNION ALL ".join(_found(f"{label}[{part}]") for label in NAMED for part in ("name", "aliasesbyitem")),
    aliases=" UNION ALL ".join(_found(f"{label}[aliasesbyitem]") for label in NAMED),
    agencies=_found(f"{Label.AGENCY}[name]"),
    titles=" UNION ALL ".join(_found(f"{label}[{name}]") for label, name in TITLED.items()),
    limit="/* {seconds:g} s */ ",
)

_INDEXED = (
    *((label, "name", "STRING", "name") for label in NAMED),
    *((label, "aliases", "LIST OF STRING", "aliases BY ITEM") for label in NAMED),
    *((label, name, "STRING", name) for label, name in TITLED.items()),
)

EMBEDDED_SQL = (
    *(f"CREATE VERTEX TYPE {label} IF NOT EXISTS" for label in Label),
    *(f"CREATE EDGE TYPE {name} IF NOT EXISTS" for name in EdgeType),
    *(f"CREATE PROPERTY {label}.{name} IF NOT EXISTS {kind}" for label, name, kind, _ in _INDEXED),
    *(
        f"CREATE INDEX IF NOT EXISTS ON {label} ({what}) FULL_TEXT "
        'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
        for label, _, _, what in _INDEXED
    ),
    "CREATE VERTEX TYPE Meta IF NOT EXISTS",
)
"""Run by the server itself, once a version: SQL does not travel over Bolt. The last one tells that all were run."""

_LIMIT = re.compile(r"/\* (\d+(?:\.\d+)?(?:e[+-]?\d+)?) s \*/ ")


def seconds_of(statement: str) -> float | None:
    """The limit that stands before a statement on the embedded store; None if there is none."""
    found = _LIMIT.match(statement)
    return float(found[1]) if found else None
