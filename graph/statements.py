"""The statements that write plans: few texts, and the same ones whatever a plan tells.

A server plans each text that it does not know, which takes longer than to run it. So one text creates nodes of all labels
and another one edges of all types. Properties that plans tell every day are always written out: one that is missing is
null, and nothing is stored; only a property that is told by itself changes the text. And the rows come as a map of lists,
because for a parameter that is a list Neo4j plans again at each order of magnitude of its length.

Nodes are reached by the place (`elementId`) that the database gave them, which is quicker than by id and needs no label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import EdgeType, Label
from graph.rows import Row

_OF_NODES = (
    *("id", "name", "aliases", "city", "province", "former", "successor"),
    *("key", "plan", "deadline", "section", "quote", "quote_start", "quote_end"),
)
_OF_EDGES = (
    *("status", "role", "collective", "kind", "value", "unit", "year", "rule", "confidence"),
    *("plan", "quotes", "starts", "ends", "sections"),
)
_OF_MENTIONS = ("aliases", "says", "anchor")

PLAN_KEY = f"{Label.PLAN}:"
"""Stands before a plan's id where nodes of all labels are told apart by their ids; no other node's id starts so."""

TOLD = "|".join(name for name in EdgeType if name is not EdgeType.MENTIONS)
"""The types of the edges that plans tell."""

AT = "UNWIND $given.rows AS row MATCH (n) WHERE elementId(n) = row.place WITH n, row "
"""Goes before what is done to each of the nodes at some places."""


def _known(label: Label) -> str:
    key = f"'{PLAN_KEY}' + n.id" if label is Label.PLAN else "n.id"
    match = f"UNWIND $given.{label} AS id MATCH (n:{label} {{id: id}})"
    return f"{match} RETURN {key} AS key, elementId(n) AS place, properties(n) AS shown"


KNOWN = " UNION ALL ".join(map(_known, Label))
"""Key, place and properties of those that are there of the ids that are given by label."""


def create_nodes(rows: Mapping[Label, Iterable[Row]]) -> str:
    """Create the rows that are given by label; returns their ids and places."""
    return " UNION ALL ".join(
        f"UNWIND $given.{label} AS row CREATE (n:{label} {_written(rows[label], _OF_NODES)}) "
        f"RETURN '{PLAN_KEY if label is Label.PLAN else ''}' + row.id AS key, elementId(n) AS place"
        for label in rows
    )


def create_edges(rows: Mapping[EdgeType, Iterable[Row]]) -> str:
    """Create the rows that are given by type between the places `source` and `target`."""
    return " UNION ALL ".join(
        f"UNWIND $given.{name} AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target "
        f"CREATE (a)-[:{name} {_written(rows[name], _OF_MENTIONS if name is EdgeType.MENTIONS else _OF_EDGES)}]->(b) "
        "RETURN count(*) AS number"
        for name in rows
    )


def _written(rows: Iterable[Row], usual: Iterable[str]) -> str:
    """`{name: row.name, …}`, which is many times as fast as `SET n += row`."""
    keys = {*usual, *(key for row in rows for key in row)} - {"source", "target"}
    return f"{{{', '.join(f'{key}: row.{key}' for key in sorted(keys))}}}"
