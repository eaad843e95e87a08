"""A digest of the whole graph: two stores that hold the same give the same, in whatever order it was loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from neo4j import Transaction

from graph.model import EdgeType, Label


def fingerprint(tx: Transaction) -> str:
    """64 hex digits of all that the database holds."""
    return digest_of(_items(tx))


def digest_of(items: Iterable[list[Any]]) -> str:
    """Of `[label, properties]` and `[type, source id, target id, properties]`, in any order.

    It is the sum of their digests, so that the same edge twice is not the same as none.
    """
    total = sum(int.from_bytes(hashlib.sha256(_text(item)).digest()) for item in items)
    return f"{total % 2**256:064x}"


def _items(tx: Transaction) -> Iterator[list[Any]]:
    for label in Label:
        yield from ([str(label), *row] for row in tx.run(f"MATCH (n:{label}) RETURN properties(n)").values())
    for name in EdgeType:
        edges = tx.run(f"MATCH (a)-[r:{name}]->(b) RETURN a.id, b.id, properties(r)")
        yield from ([str(name), *row] for row in edges.values())


def _text(item: list[Any]) -> bytes:
    return json.dumps(item, ensure_ascii=False, sort_keys=True).encode()
