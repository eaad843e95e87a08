"""Many plans into a store at once: several plans a transaction, or, on an empty embedded store, the whole database anew.

The embedded server takes a whole graph over HTTP several times as fast as by transactions, but not all or nothing. So the
database is built in a folder beside the store and moved into its place when it is whole: whoever looks sees none of the
plans or all of them, and a load that was killed leaves the store as it was.
"""

from __future__ import annotations

import base64
import http.client
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import neo4j
from filelock import Timeout

from graph import loading, server
from graph.gather import Gathered
from graph.home import StoreHome
from graph.model import Label, PlanGraph
from graph.rows import PlanRows
from graph.store import Store
from innograph.errors import StoreError, StoreUnavailable
from innograph.settings import Settings

PLANS_A_TRANSACTION = 20
"""Measured: on Neo4j twice as fast as one by one, on the embedded store by a third; more gains nothing."""
_PREFIX = "first-load-"
_SECONDS = 600.0
_PART = 32 << 20
"""Bytes of a request."""


def load_many(config: Settings, graphs: Iterable[PlanGraph]) -> int:
    """Write plans, each all or nothing, and return how many. Each plan once. Raises ModelError, StoreError."""
    with Store.open(config) as store:
        present = {plan["id"] for plan in store.plans()}
        if present or config.store != "embedded":
            return _by_transactions(store, graphs, present)
        with Gathered(map(PlanRows.of, graphs)) as gathered, StoreHome(config.home).writing():
            if store.plans():
                raise StoreUnavailable("另一个程序刚刚写入了图谱，这次没有写入。请再运行一次。")
            _build(StoreHome(config.home), gathered)
            return gathered.plans


def _by_transactions(store: Store, graphs: Iterable[PlanGraph], present: set[str]) -> int:
    number, rest = 0, iter(graphs)
    while batch := list(islice(rest, PLANS_A_TRANSACTION)):
        new = [PlanRows.of(graph) for graph in batch if graph.document.id not in present]
        if new:
            store._connection.write(lambda tx, new=new: loading.add(tx, new))  # type: ignore[misc]
        for graph in batch:
            if graph.document.id in present:
                store.load(graph)
        number += len(batch)
    return number


def _build(store: StoreHome, gathered: Gathered) -> None:
    """Build the database in a folder beside the store, and put it in the place of the empty one; nobody writes meanwhile."""
    home = store.folder.parent
    for killed in home.glob(f"{_PREFIX}*"):
        server.stop(killed)  # it outlives whoever started it by some seconds
        shutil.rmtree(killed)
    with tempfile.TemporaryDirectory(dir=home, prefix=_PREFIX) as folder:
        beside = Settings(home=Path(folder), store="embedded")
        try:
            with Store.open(beside) as fresh:
                _fill(fresh, StoreHome(beside.home), gathered)
        finally:
            server.stop(beside.home)
        _take_place(store, StoreHome(beside.home))


def _fill(store: Store, home: StoreHome, gathered: Gathered) -> None:
    """Nodes first, then the edges between the places that the database gave the nodes."""
    _post(home, ({"@type": "vertex", "@class": label, **row} for label, row in gathered.nodes()))
    for label in Label:
        _keep_places(store, gathered, label)
    edges = ({"@type": "edge", "@class": n, "@from": a, "@to": b, **row} for n, a, b, row in gathered.placed_edges())
    _post(home, edges)


def _keep_places(store: Store, gathered: Gathered, label: Label) -> None:
    def read(tx: neo4j.Transaction) -> None:
        rows = tx.run(f"MATCH (n:{label}) RETURN n.id AS id, elementId(n) AS place")
        gathered.keep_places((label, row["id"], row["place"]) for row in rows)

    store._connection.read(read)


def _post(store: StoreHome, lines: Iterable[dict[str, object]]) -> None:
    """As many requests as it takes: the server holds what one brings in memory, and takes no larger ones."""
    running, passwords = store.running(), store.passwords()
    assert running is not None
    account = base64.b64encode(f"{server.WRITER}:{passwords.writer}".encode()).decode()
    head = {"Authorization": f"Basic {account}", "Content-Type": "application/x-ndjson"}
    connection = http.client.HTTPConnection("127.0.0.1", running.http_port, timeout=_SECONDS)
    try:
        for part in _parts(lines):
            connection.request("POST", f"/api/v1/batch/{server.DATABASE}", part, head)
            answer = connection.getresponse()
            told = answer.read().decode(errors="replace")
            if answer.status != http.client.OK:
                raise StoreError(f"数据库没有接受批量写入（{answer.status}）：{told[:300]}。图谱没有改变。")
    except OSError as error:
        raise StoreUnavailable(f"数据库在批量写入时中断：{error}。图谱没有改变，请重试；日志见 {store.log}。") from error
    finally:
        connection.close()


def _parts(lines: Iterable[dict[str, object]]) -> Iterator[bytes]:
    part = bytearray()
    for line in lines:
        part += json.dumps(line, ensure_ascii=False).encode() + b"\n"
        if len(part) >= _PART:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def _take_place(store: StoreHome, beside: StoreHome) -> None:
    try:
        server.stop(store.folder.parent)
        with store.starting(server.START_SECONDS):
            if store.server_alive():
                raise StoreUnavailable("批量写入时另一个程序打开了图谱，没有写入。请关闭它后重试。")
            old = store.databases.rename(beside.folder / "old")
            beside.databases.rename(store.databases)
            shutil.rmtree(old)
    except Timeout as error:
        raise StoreUnavailable("另一个程序一直在启动数据库，批量写入没有完成。请稍后再试。") from error
