"""The embedded store from outside: one server on loopback for all processes that use the same folder.

`attach` joins the running server or starts one (graph/engine.py); it ends by itself some seconds after its last user.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from graph.home import Passwords, Running, StoreHome
from graph.version import VERSION
from innograph.errors import StoreUnavailable, StoreVersionError

DATABASE = "innograph"
WRITER, READER = "root", "reader"
LINGER_SECONDS = 10.0
"""How long the server outlives its last user, so that commands in a row do not each wait for its start."""
START_SECONDS = 120.0
STOP_SECONDS = 30.0
POLL_SECONDS = 0.2


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
            [sys.executable, "-P", "-m", "graph.engine", str(store.folder.parent), str(LINGER_SECONDS)],
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
        # one that a killed program had started may come first: ours gives way to it
        ended = process.poll() is not None and not store.server_alive()
        if ended or time.monotonic() > deadline:
            raise StoreUnavailable(f"数据库没有启动成功,原因见日志 {store.log}。")
        time.sleep(POLL_SECONDS / 4)
    return running
