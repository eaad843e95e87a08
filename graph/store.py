"""One store over the official neo4j driver: the embedded server or a Neo4j, the same statements on both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import neo4j

from graph import loading, named
from graph.connection import Connection, Run
from graph.dialect import NAMED
from graph.fingerprint import fingerprint
from graph.guard import check_read_only
from graph.loading import LoadCount
from graph.model import EdgeType, Label, PlanGraph
from graph.named import NamedNode
from graph.rows import PlanRows
from graph.texts import Texts, check_quotes
from graph.values import Plain
from innograph.settings import Settings, settings

__all__ = ["PACKED", "LoadCount", "NamedNode", "Result", "Store"]

PACKED = "packed_rows"
"""The one column of a statement that returns its rows as a list of maps. A message a row costs the driver more than what
stands in it: statements of a hundred short rows that nobody cuts off are answered in half the time so."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a query; `truncated` if there were more than the limit."""

    columns: list[str]
    rows: list[Row]
    truncated: bool


class Store:
    """The graph of all loaded plans. May be used by several threads; open one a process."""

    def __init__(self, connection: Connection, limits: Settings) -> None:
        self._connection = connection
        self._limits = limits
        self._texts = Texts(limits)

    @classmethod
    def open(cls, config: Settings | None = None) -> Self:
        """By the settings: the embedded store (joined, or started) or a Neo4j. Raises StoreUnavailable, StoreVersionError."""
        config = config or settings()
        return cls(Connection(config), config)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the embedded one ends some seconds after its last user."""
        self._connection.close()

    def load(self, graph: PlanGraph, text: str | None = None) -> LoadCount:
        """Write what the plan says instead of what it said before, all or nothing. Raises ModelError, StoreError.

        `text` is what the offsets of the graph refer to; it is kept on this machine for `text`.
        """
        loading.check(graph)
        if text is not None:
            check_quotes(graph, text)
        rows = PlanRows.of(graph)
        digest = str(rows.plan["digest"])
        with self._texts.replacing(graph.document.id, digest, text):
            if self._digest_of(graph.document.id) != digest:
                self._connection.write(lambda tx: loading.replace(tx, rows))
        return LoadCount.of(graph)

    def text(self, plan_id: str) -> str | None:
        """The text from which the plan was read: `text[start:end] == quote` for all its quotes; None where it was not kept."""
        digest = self._digest_of(plan_id)
        return None if digest is None else self._texts.find(plan_id, digest)

    def remove(self, plan_id: str) -> bool:
        """Take out what only this plan says; False if the plan is not there."""
        if self._digest_of(plan_id) is None:
            return False
        with self._texts.removing(plan_id):
            self._connection.write(lambda tx: loading.remove(tx, plan_id))
        return True

    def plans(self) -> list[Row]:
        """Properties of each plan, with the numbers of its `nodes`, `edges` and quotes (`evidence`), by city and id."""
        found = [row["plan"] for row in self._read("MATCH (p:Plan) RETURN properties(p) AS plan")]
        return sorted(found, key=lambda plan: (plan.get("city") or "", plan["id"]))

    def counts(self) -> dict[str, dict[str, int]]:
        """`{"nodes": {label: number}, "edges": {type: number}}`, of those that are there."""
        nodes = {str(label): f"MATCH (n:{label}) RETURN count(n) AS number" for label in Label}
        edges = {str(name): f"MATCH ()-[r:{name}]->() RETURN count(r) AS number" for name in EdgeType}
        return {"nodes": self._numbers(nodes), "edges": self._numbers(edges)}

    def names(self, *labels: Label) -> list[NamedNode]:
        """Every node but plans and tasks, whose names are sentences, or those of some types; by label and id.

        Reads them whole: for lists, not to ask.
        """
        return [
            NamedNode.of(label, row["n"])
            for label in labels or NAMED
            for row in sorted(self._nodes(label), key=lambda row: str(row["n"]["id"]))
        ]

    def named(self, ids: Iterable[str]) -> list[NamedNode]:
        """Those of the nodes that are there, by label and id."""
        return named.by_id(self._read, ids)

    def search(self, text: str, rows: int = 50) -> list[NamedNode]:
        """The nodes whose names or aliases share most with the text, best first: 半导体 finds 中国科学院半导体研究所.

        At least `rows`, and not all that there are.
        """
        return named.like(self._read, self._connection.dialect.search, text, rows)

    def aliased(self, text: str, rows: int = 50) -> list[NamedNode]:
        """Those whose aliases share most with the text, best first."""
        return named.like(self._read, self._connection.dialect.aliases, text, rows)

    def agencies(self, text: str, rows: int = 50) -> list[NamedNode]:
        """The agencies whose names share most with the text, best first."""
        found = named.like(self._read, self._connection.dialect.agencies, text, rows)
        return [node for node in found if node.label == Label.AGENCY]

    def titles(self, text: str, rows: int = 200) -> list[NamedNode]:
        """The tasks and plans whose titles share most with the text, best first, some `rows` of each: those that it holds too."""
        return named.like(self._read, self._connection.dialect.titles, text, rows)

    def digest(self) -> str:
        """Of all nodes and edges with all their properties, independent of their order; 64 hex digits."""
        return self._connection.read(fingerprint)

    def query(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, seconds: float | None = None, rows: int | None = None
    ) -> Result:
        """Run a reading statement. Values of users belong into `parameters`.

        Limits are those of the settings unless given. Raises QueryError if the statement writes, is wrong or takes too long.
        Where the only column is PACKED the rows are those in its lists.
        """
        check_read_only(cypher)
        limit, patience = rows or self._limits.query_rows, seconds or self._limits.query_seconds
        statement = self._connection.dialect.limit.format(seconds=patience) + cypher

        def work(run: Run) -> Result:
            result = run(statement, **(parameters or {}))
            columns, records = list(result.keys()), result.fetch(limit + 1)
            plain = Plain()
            values = [plain.values(record.values()) for record in records[:limit]]
            plain.name_ends(lambda unknown: _ids(run, unknown))
            if columns == [PACKED]:
                return _unpacked([row for (rows,) in values for row in rows], limit)
            return Result(columns, [dict(zip(columns, row, strict=True)) for row in values], len(records) > limit)

        return self._connection.ask(work, patience, limit + 1)

    def _digest_of(self, plan_id: str) -> str | None:
        found = self._read("MATCH (p:Plan {id: $id}) RETURN p.digest AS digest", id=plan_id)
        return found[0]["digest"] if found else None

    def _nodes(self, label: Label) -> list[neo4j.Record]:
        return self._read(f"MATCH (n:{label}) RETURN properties(n) AS n")

    def _numbers(self, statements: Mapping[str, str]) -> dict[str, int]:
        numbers = {name: self._read(statement)[0]["number"] for name, statement in statements.items()}
        return {name: number for name, number in numbers.items() if number}

    def _read(self, statement: str, **parameters: Any) -> list[neo4j.Record]:
        return self._connection.rows(statement, parameters)


def _unpacked(rows: list[Row], limit: int) -> Result:
    return Result(list(rows[0]) if rows else [], rows[:limit], len(rows) > limit)


def _ids(run: Run, nodes: list[str]) -> dict[str, str]:
    """Element id → id."""
    found = run("UNWIND $nodes AS e MATCH (n) WHERE elementId(n) = e RETURN e, n.id AS id", nodes=nodes)
    return {record["e"]: record["id"] for record in found}
