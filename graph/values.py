"""What the driver returns, as plain Python: nodes and edges as dicts, dates as dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Time

_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))
"""Nearly all values are of these: they are told by their type where they stand, a call for each takes longer than all else."""


class Plain:
    """One walk through the values of a result, which takes as long as all that the server does if it is done badly.

    A node is `{label, id, name, …}`, an edge `{type, source, target, …}`, a path `{nodes, edges}`.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._ends: list[tuple[dict[str, Any], str, str]] = []

    def values(self, values: Iterable[Any]) -> list[Any]:
        """Those of a row, or of a list; edges lack their ends until all is walked and `name_ends` is called."""
        return [value if type(value) in _AS_THEY_ARE else self._value(value) for value in values]

    def name_ends(self, named: Callable[[list[str]], Mapping[str, str]]) -> None:
        """The driver knows ends of edges by element ids only; `named` gives the ids of those that no value held whole."""
        if unknown := sorted({node for _, _, node in self._ends} - self._ids.keys()):
            self._ids |= named(unknown)
        for edge, end, node in self._ends:
            edge[end] = self._ids.get(node)

    def _value(self, value: Any) -> Any:
        match value:
            case list() | tuple():
                return self.values(value)
            case dict():
                return self._items(value)
            case Node():
                if "id" in value:
                    self._ids[value.element_id] = value["id"]
                return {"label": next(iter(value.labels), None), **self._items(value)}
            case Relationship():
                return self._edge(value)
            case Path():
                return {"nodes": self.values(value.nodes), "edges": self.values(value.relationships)}
            case Date() | DateTime() | Time():
                return value.to_native()
            case _:
                return value

    def _edge(self, value: Relationship) -> dict[str, Any]:
        edge = {"type": value.type, "source": None, "target": None, **self._items(value)}
        for end, node in zip(("source", "target"), value.nodes, strict=True):
            if node is not None and end not in value:
                self._ends.append((edge, end, node.element_id))
        return edge

    def _items(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return {key: item if type(item) in _AS_THEY_ARE else self._value(item) for key, item in value.items()}
