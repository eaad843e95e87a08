"""The rows of many plans, collected on disk: what the graph shows of a node is known only after the last plan.

Memory stays the same for ten plans and for ten thousand; the file is SQLite's own temporary one and goes with the object.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.loading import check
from graph.model import EdgeType, Label, PlanGraph
from graph.rows import PlanRows, Row, Said, label_of
from graph.store import Store
from innograph.errors import InputError, ModelError

_CACHE_KIB = 131_072
_MOST_ROWS, _SECONDS = 1_000_000, 600.0
"""Limits of what is read of one plan."""
_SCHEMA = f"""
PRAGMA journal_mode = OFF;
PRAGMA cache_size = -{_CACHE_KIB};
CREATE TABLE said (id TEXT, alias INTEGER, text TEXT, PRIMARY KEY (id, alias, text)) WITHOUT ROWID;
CREATE TABLE plan (row TEXT);
CREATE TABLE edge (type TEXT, source TEXT, target TEXT, row TEXT);
CREATE TABLE place (plan INTEGER, id TEXT, place TEXT, PRIMARY KEY (plan, id)) WITHOUT ROWID;
"""


class Gathered:
    """What the store's transactions would have made of the plans, as rows. Each plan once."""

    def __init__(self, plans: Iterable[PlanRows]) -> None:
        self.plans = 0
        self._rows = sqlite3.connect("")
        self._rows.executescript(_SCHEMA)
        for plan in plans:
            self._add(plan)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._rows.close()

    def nodes(self) -> Iterator[tuple[Label, Row]]:
        """Label and properties, plans first; empty properties are left out."""
        for (row,) in self._rows.execute("SELECT row FROM plan ORDER BY rowid"):
            yield Label.PLAN, json.loads(row)
        for id, told in groupby(self._rows.execute("SELECT id, alias, text FROM said"), key=lambda row: str(row[0])):
            texts: tuple[set[str], set[str]] = (set(), set())
            for _, alias, text in told:
                texts[alias].add(text)
            yield label_of(id), Said(frozenset(texts[1]), frozenset(texts[0])).properties(id)

    def edges(self) -> Iterator[tuple[EdgeType, str, str, Row]]:
        """Type, ids of source and target, properties; MENTIONS among them."""
        for type_, source, target, row in self._rows.execute("SELECT type, source, target, row FROM edge ORDER BY rowid"):
            yield EdgeType(type_), source, target, json.loads(row)

    def keep_places(self, places: Iterable[tuple[Label, str, str]]) -> None:
        """Where a database has put each node: label, id, and the place in its own words."""
        rows = ((label is Label.PLAN, id, place) for label, id, place in places)
        self._rows.executemany("INSERT INTO place VALUES (?, ?, ?)", rows)

    def placed_edges(self) -> Iterator[tuple[EdgeType, str, str, Row]]:
        """As `edges`, but with the places of the two nodes for their ids."""
        statement = (
            "SELECT type, a.place, b.place, row FROM edge JOIN place a ON a.plan = (type = 'MENTIONS') AND a.id = source "
            "JOIN place b ON b.plan = 0 AND b.id = target ORDER BY edge.rowid"
        )
        for type_, source, target, row in self._rows.execute(statement):
            yield EdgeType(type_), source, target, json.loads(row)

    def _add(self, plan: PlanRows) -> None:
        id = plan.plan["id"]
        self.plans += 1
        self._rows.execute("INSERT INTO plan VALUES (?)", (_json(plan.plan),))
        said = ((row["id"], 0, text) for row in plan.mentions for text in row["says"])
        aliases = ((row["id"], 1, text) for row in plan.mentions for text in row["aliases"] or ())
        self._rows.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", said)
        self._rows.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", aliases)
        mentions = ((EdgeType.MENTIONS, id, row["id"], _json(row, "id")) for row in plan.mentions)
        told = ((name, row["source"], row["target"], _json(row, "source", "target")) for name, row in plan.edges)
        self._rows.executemany("INSERT INTO edge VALUES (?, ?, ?, ?)", mentions)
        self._rows.executemany("INSERT INTO edge VALUES (?, ?, ?, ?)", told)


def plans_of_store(store: Store) -> Iterator[PlanRows]:
    """The rows of all plans of a store, one plan after the other."""
    return (plan_of_store(store, plan) for plan in sorted(store.plans(), key=lambda row: str(row["id"])))


def plan_of_store(store: Store, plan: Row) -> PlanRows:
    """The rows of one plan of a store; `plan` are the properties of its Plan node."""
    mentions = (
        "MATCH (:Plan {id: $plan})-[m:MENTIONS]->(n) "
        "RETURN n.id AS id, m.aliases AS aliases, m.says AS says, m.anchor AS anchor ORDER BY id"
    )
    edges = (
        "MATCH (:Plan {id: $plan})-[m:MENTIONS]->(n) WHERE m.anchor "
        "MATCH (n)-[r]-() WHERE r.plan = $plan AND type(r) <> 'MENTIONS' RETURN DISTINCT r"
    )
    given = {"plan": plan["id"]}
    told = [row["r"] for row in store.query(edges, given, seconds=_SECONDS, rows=_MOST_ROWS).rows]
    told.sort(key=lambda row: json.dumps(row, ensure_ascii=False, sort_keys=True))
    mentioned = store.query(mentions, given, seconds=_SECONDS, rows=_MOST_ROWS).rows
    return PlanRows(plan, mentioned, [(EdgeType(row.pop("type")), row) for row in told])


def graphs_of_folder(folder: Path) -> Iterator[PlanGraph]:
    """All plan graphs (`innograph extract`) of a folder; of one plan in two files the later file counts.

    Raises InputError, with the file, where there is none or one is no plan graph.
    """
    files = sorted(folder.rglob("*.json"), reverse=True)
    if not files:
        raise InputError(f"{folder.name}：文件夹里没有计划图（.json）。先用 innograph extract 计划/ -o {folder.name} 生成。")
    seen: set[str] = set()
    for path in files:
        graph = _read(path)
        if graph.document.id not in seen:
            seen.add(graph.document.id)
            yield graph


def _read(path: Path) -> PlanGraph:
    try:
        graph = PlanGraph.from_dict(json.loads(path.read_text(encoding="utf-8")))
        check(graph)
    except (OSError, ValueError, ModelError) as error:
        raise InputError(f"{path.name}：不是可用的计划图：{error}") from error
    return graph


def _json(row: Row, *without: str) -> str:
    told: dict[str, Any] = {key: value for key, value in row.items() if value is not None and key not in without}
    return json.dumps(told, ensure_ascii=False)
