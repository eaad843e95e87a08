"""Finding nodes by what people call them, without reading all names: by ids, or by a text that their names are like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.dialect import TITLED
from graph.model import Label

Read = Callable[..., list[Any]]
"""Runs a reading statement with its parameters."""

_BY_ID = " UNION ALL ".join(f"UNWIND $asked.{label} AS id MATCH (n:{label} {{id: id}}) RETURN n AS node" for label in Label)


@dataclass(frozen=True, slots=True)
class NamedNode:
    """A node that a question can name; `aliases` are the forms that plans use."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...]

    @classmethod
    def of(cls, label: str, node: Mapping[str, Any]) -> NamedNode:
        """Of a node's properties; of tasks and plans the title is the name."""
        return cls(node["id"], label, node[TITLED.get(Label(label), "name")], tuple(node.get("aliases", ())))


def by_id(read: Read, ids: Iterable[str]) -> list[NamedNode]:
    """Those of the nodes that are there, by label and id; of ids without a label the plans."""
    asked: dict[str, set[str]] = {label: set() for label in Label}
    for id in ids:
        label = id.partition(":")[0]
        asked[label if label in asked else Label.PLAN].add(id)
    # one map, not a list a label: Neo4j plans anew for each order of magnitude of a list's length
    found = read(_BY_ID, asked={label: sorted(group) for label, group in asked.items()})
    return sorted((_node(row["node"]) for row in found), key=_order)


def like(read: Read, statement: str, text: str, rows: int) -> list[NamedNode]:
    """Best first, each once: one that its name and an alias find counts by the better."""
    # what the index would read as operators goes: signs, and AND, OR, NOT in capitals
    words = " ".join("".join(c if c.isalnum() else " " for c in text).lower().split())
    found = read(statement, text=words, rows=rows) if words else []
    nodes = [_node(row["node"]) for row in sorted(found, key=lambda row: (-row["score"], row["node"]["id"]))]
    return list(dict.fromkeys(nodes))


def _node(node: Any) -> NamedNode:
    return NamedNode.of(next(iter(node.labels)), node)


def _order(node: NamedNode) -> tuple[int, str]:
    return list(Label).index(Label(node.label)), node.id
