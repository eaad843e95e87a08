"""The stores that the contract holds for: the embedded one and two releases of Neo4j, real servers all."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from neo4j_server import RELEASES, Missing, Neo4jServer

from graph import server
from graph.home import StoreHome
from graph.store import Store
from innograph.settings import Settings

STORES = ("embedded", *RELEASES)


@dataclass
class Database:
    """A store that is there, and the ways to end it."""

    name: str
    settings: Settings
    neo4j: Neo4jServer | None = None

    def clear(self) -> None:
        """Take all plans out."""
        with Store.open(self.settings) as store:
            for row in store.plans():
                store.remove(row["id"])

    def pid(self) -> int:
        """Of the running server."""
        if self.neo4j is not None:
            return self.neo4j.pid
        running = StoreHome(self.settings.home).running()
        assert running is not None
        return running.pid

    def kill(self) -> None:
        """kill -9 the server and wait until it is gone."""
        if self.neo4j is not None:
            self.neo4j.kill()
        else:
            kill(self.pid())

    def start(self) -> None:
        """Start what does not start by itself."""
        if self.neo4j is not None:
            self.neo4j.start()

    def stop(self) -> None:
        """The end of all tests of this store."""
        if self.neo4j is None:
            server.stop(self.settings.home)
        else:
            self.neo4j.kill()


def opened(name: str, folder: Path) -> Database:
    """Make a database; where that cannot be, skip, and fail in CI."""
    limits = {"query_rows": 50}
    if name == "embedded":
        return Database(name, Settings(home=folder, store="embedded", **limits))
    neo4j = neo4j_in(folder / name, name)
    neo4j.start()
    return Database(name, neo4j.settings().model_copy(update=limits), neo4j)


def neo4j_in(folder: Path, name: str) -> Neo4jServer:
    """A Neo4j of this release that does not run yet."""
    made = Neo4jServer(RELEASES[name], folder)
    try:
        made.create()
    except Missing as error:
        not_here(str(error))
    return made


def not_here(reason: str) -> None:
    """Something is missing on this machine: users skip the test, CI fails."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def kill(pid: int) -> None:
    """kill -9, and wait for the end."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: ended(pid))


def ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def wait_until(true: Callable[[], bool], seconds: float = 150) -> None:
    """Fail if it does not come true in time."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
