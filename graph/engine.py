"""The process of the embedded store: ArcadeDB's bundled server, `python -m graph.engine FOLDER SECONDS`.

It ends so many seconds after its last user. This is the only module that knows the package arcadedb-embedded.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import sys
import threading
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import Timeout

from graph.dialect import EMBEDDED_SQL, seconds_of
from graph.home import Passwords, Running, StoreHome
from graph.server import DATABASE, POLL_SECONDS, READER, STOP_SECONDS
from graph.version import VERSION

JVM = ("-Xrs", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
"""Without -Xrs a signal aborts the JVM before the database is closed; one small collector starts fastest; a server without
memory would hang, a dead one is started again by whoever asks next."""
LEAST_HEAP, MOST_HEAP = 1024, 4096  # megabytes
ENGINE = {
    "txWalFlush": 2,  # what was answered is on disk; as a system property, because the server's own start-up overrides others
    "server.mode": "development",  # production hides the reason of an error from whoever asked
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
    "server.saltIterations": 1000,  # against guessing of short passwords; ours have 192 random bits
    "serverMetrics": "false",
}


def main(home: Path, linger: float) -> None:
    """Run the server until nobody needs it."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: ended.set())
    store = StoreHome(home)
    # never released by hand: it must not be free before the process, and with it the database's files, is gone
    lock = store.server_lock()
    lock.acquire(timeout=POLL_SECONDS * 10)
    passwords = Passwords(secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    store.write_passwords(passwords)
    engine, bolt, http = _start_engine(store, passwords)
    running = Running(os.getpid(), bolt, http, datetime.now(UTC).isoformat(timespec="seconds"), VERSION)
    _serve(store, running, linger, ended, engine)
    threading.Timer(STOP_SECONDS / 2, os._exit, [1]).start()  # a hanging engine is no loss: its log repairs the next start
    engine.stop()


def _serve(store: StoreHome, running: Running, linger: float, ended: threading.Event, engine: Any) -> None:
    """Return when asked to end, when the folder is gone, or `linger` seconds after the last lease."""
    store.write_running(running)
    last_used = time.monotonic()
    while not ended.wait(POLL_SECONDS) and not store.stop_request.exists() and store.folder.is_dir():
        _end_slow_queries(engine)
        if store.running() is None:  # a program that started another server at the same moment took it away
            store.write_running(running)
        try:
            with store.starting(timeout=0):
                if store.drop_dead_leases():
                    last_used = time.monotonic()
                elif time.monotonic() - last_used > linger:
                    store.write_running(None)
                    return
        except Timeout:
            last_used = time.monotonic()
    store.write_running(None)


def _end_slow_queries(engine: Any) -> None:
    """ArcadeDB takes no time limit over Bolt: end what runs longer than the limit that stands before its statement."""
    for query in engine._java_server.getRunningQueries().getRunning():
        limit = seconds_of(str(query.getText()))
        if limit is not None and query.getElapsedMillis() > 1000 * limit:
            query.terminate("time limit")


def _start_engine(store: StoreHome, passwords: Passwords) -> tuple[Any, int, int]:
    """Start ArcadeDB on free ports; another program may take a port in between, so try again with others."""
    from arcadedb_embedded.exceptions import ArcadeDBError
    from arcadedb_embedded.server import ArcadeDBServer

    store.databases.mkdir(exist_ok=True)
    # the accounts are made anew at each start; what an account may do stands here, not in an old file
    for old in ("server-users.jsonl", "server-groups.json"):
        (store.folder / "config" / old).unlink(missing_ok=True)
    jvm = {
        "heap_size": f"{heap(_memory())}m",
        "jvm_args": [*JVM, *(f"-Darcadedb.{name}={value}" for name, value in ENGINE.items())],
    }
    for attempt in range(5):
        bolt, http = _free_ports()
        config = {
            "host": "127.0.0.1",
            "bolt_port": bolt,
            "http_port": http,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        }
        engine = ArcadeDBServer(str(store.folder), passwords.writer, config, jvm)
        try:
            engine.start()
            break
        except ArcadeDBError:
            if attempt == 4:
                raise
    database = engine.create_database(DATABASE)
    if store.version() != VERSION or not database.schema.exists_type("Meta"):
        for statement in EMBEDDED_SQL:
            database.command("sql", statement)
        store.write_version()
    _add_reader(engine, passwords.reader)
    return engine, bolt, http


def heap(memory: int) -> int:
    """Megabytes of heap on a machine of so many bytes: a quarter of it within bounds; what is not needed is not taken."""
    return min(max(memory // 4 // 2**20, LEAST_HEAP), MOST_HEAP)


def _memory() -> int:
    """Bytes of the machine; 0 where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _add_reader(engine: Any, password: str) -> None:
    """An account that may only read: a READ session alone would not keep ArcadeDB from writing."""
    import jpype  # type: ignore[import-untyped]

    to_java = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    security = engine._java_server.getSecurity()
    may = {"access": [], "resultSetLimit": -1, "readTimeout": -1, "types": {"*": {"access": ["readRecord"]}}}
    security.saveGroup(DATABASE, READER, to_java(json.dumps(may)))
    account = {"name": READER, "password": str(security.encodePassword(password)), "databases": {DATABASE: [READER]}}
    security.createUser(to_java(json.dumps(account)))


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), float(sys.argv[2]))
    except BaseException:  # whatever it is, the process must end
        traceback.print_exc()
        os._exit(1)
    # not sys.exit: the JVM's own threads would keep the process alive
    os._exit(0)
