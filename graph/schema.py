"""schema.cypher and what a dialect adds, applied to a database once a version."""

from __future__ import annotations

import re

import neo4j

from graph.dialect import Dialect
from graph.version import VERSION
from innograph.resources import SCHEMA


def statements() -> list[str]:
    """Those of schema.cypher."""
    lines = (line for line in SCHEMA.read_text("utf-8").splitlines() if not line.startswith("//"))
    return [statement for statement in re.split(r";\s*", "\n".join(lines)) if statement.strip()]


def version(session: neo4j.Session) -> int | None:
    """Of the schema that was applied last; None in an empty database."""
    found = session.run("MATCH (m:Meta {id: 'schema'}) RETURN m.version AS version").single()
    return found["version"] if found else None


def apply(session: neo4j.Session, dialect: Dialect) -> None:
    """Bring a database that is empty, or of an older version, up to date; each statement may have been run before."""
    for statement in (*statements(), *dialect.definitions):
        session.run(statement).consume()
    session.run("MERGE (m:Meta {id: 'schema'}) SET m.version = $version", version=VERSION).consume()
