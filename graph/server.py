"""The embedded store: ArcadeDB's bundled server on loopback, one process for all that use the same folder.

`attach` joins the running server or starts one (`python -m graph.server FOLDER SECONDS`); the server ends by itself
some seconds after the last process that uses it. This is the only module that knows the package arcadedb-embedded.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from graph.dialect import EMBEDDED_SQL, seconds_of
from graph.home import Passwords, Running, StoreHome
from graph.version import VERSION
from innograph.errors import StoreUnavailable, StoreVersionError

DATABASE = "innograph"
WRITER, READER = "root", "reader"
LINGER_SECONDS = 10.0
"""How long the server outlives its last user, so that commands in a row do not each wait for its start."""
START_SECONDS = 60.0
STOP_SECONDS = 30.0
POLL_SECONDS = 0.2

JVM = ("-Xrs", "-XX:+UseSerialGC")
"""Without -Xrs a signal aborts the JVM before the database is closed; one small collector starts fastest."""
ENGINE = {
    "txWalFlush": 2,  # what was answered is on disk; as a system property, because the server's own start-up overrides others
    "server.mode": "development",  # production hides the reason of an error from whoever asked
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
    "server.saltIterations": 1000,  # against guessing of short passwords; ours have 192 random bits
    "serverMetrics": "false",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A server that stays as long as `lease` is held."""

    uri: str
    passwords: Passwords
    lease: FileLock


def attach(home: Path) -> Attachment:
    """Join the server of this folder, or start it. Raises StoreUnavailable, StoreVersionError."""
    store = StoreHome(home)
    store.prepare()
    try:
        with store.starting(START_SECONDS):
            lease = store.lease()
            try:
                running = _wait_for_server(store) or _start(store)
                return Attachment(f"bolt://127.0.0.1:{running.bolt_port}", store.passwords(), lease)
            except BaseException:
                lease.release()
                raise
    except Timeout as error:
        raise StoreUnavailable(
            f"另一个程序正在启动数据库,{START_SECONDS:.0f} 秒内没有完成。请稍后再试;日志见 {store.log}。"
        ) from error


def stop(home: Path) -> None:
    """End the server of this folder, whoever uses it, and wait for its end. Raises StoreUnavailable if it does not end."""
    store = StoreHome(home)
    if not store.folder.is_dir() or not store.server_alive():
        return
    store.stop_request.touch(mode=0o600)
    deadline = time.monotonic() + STOP_SECONDS
    while store.server_alive():
        if time.monotonic() > deadline:
            raise StoreUnavailable(f"数据库没有在 {STOP_SECONDS:.0f} 秒内停止,日志见 {store.log}。")
        time.sleep(POLL_SECONDS / 2)
    store.stop_request.unlink(missing_ok=True)


def _wait_for_server(store: StoreHome) -> Running | None:
    """The running server; waits while one starts or ends; None if there is none."""
    deadline = time.monotonic() + START_SECONDS
    while store.server_alive():
        if (running := store.running()) is not None and _listens(running.bolt_port):
            if running.version != VERSION:
                raise StoreVersionError("正在运行的数据库由另一版本的程序启动。请先关闭用它打开的窗口和命令,几秒后再试。")
            return running
        if time.monotonic() > deadline:
            raise StoreUnavailable(f"数据库进程没有应答,日志见 {store.log}。")
        time.sleep(POLL_SECONDS / 4)
    return None


def _listens(port: int) -> bool:
    """A killed process keeps its locks for a moment after its ports."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


def _start(store: StoreHome) -> Running:
    store.write_running(None)
    store.stop_request.unlink(missing_ok=True)
    store.log.unlink(missing_ok=True)
    with os.fdopen(os.open(store.log, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "graph.server", str(store.folder.parent), str(LINGER_SECONDS)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=store.folder,
            start_new_session=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])},
        )
    # whoever started the server may outlive it: without a wait it would stay as a zombie
    threading.Thread(target=process.wait, daemon=True).start()
    deadline = time.monotonic() + START_SECONDS
    while (running := store.running()) is None:
        if process.poll() is not None or time.monotonic() > deadline:
            raise StoreUnavailable(f"数据库没有启动成功,原因见日志 {store.log}。")
        time.sleep(POLL_SECONDS / 4)
    return running


# ---- the server process


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
    started = datetime.now(UTC).isoformat(timespec="seconds")
    store.write_running(Running(os.getpid(), bolt, http, started, VERSION))
    _serve(store, linger, ended, engine)
    threading.Timer(STOP_SECONDS / 2, os._exit, [1]).start()  # a hanging engine is no loss: its log repairs the next start
    engine.stop()


def _serve(store: StoreHome, linger: float, ended: threading.Event, engine: Any) -> None:
    """Return when asked to end, when the folder is gone, or `linger` seconds after the last lease."""
    last_used = time.monotonic()
    while not ended.wait(POLL_SECONDS) and not store.stop_request.exists() and store.folder.is_dir():
        _end_slow_queries(engine)
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
    jvm = {"heap_size": "1g", "jvm_args": [*JVM, *(f"-Darcadedb.{name}={value}" for name, value in ENGINE.items())]}
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
