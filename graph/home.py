"""The folder of the embedded store: who runs the server, where it listens, who still needs it.

Every process that uses the store holds a lease, a file of its own that stays locked as long as the process lives; the
server holds a lock of its own. The kernel drops locks with their process, so nothing here goes stale after kill -9.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from graph.version import VERSION, check_version
from innograph.errors import StoreUnavailable

WRITE_SECONDS = 120.0
"""How long a writer waits for others."""


@dataclass(frozen=True, slots=True)
class Running:
    """What a running server tells: its process, its ports on loopback, the version of its store."""

    pid: int
    bolt_port: int
    http_port: int
    started: str
    version: int


@dataclass(frozen=True, slots=True)
class Passwords:
    """`writer` may do everything, `reader` may only read: the database itself refuses the rest."""

    writer: str
    reader: str


class StoreHome:
    """`<home>/store`, mode 0700. Raises StoreUnavailable where it cannot be written."""

    def __init__(self, home: Path) -> None:
        self.folder = home.expanduser().absolute() / "store"
        self.databases = self.folder / "databases"
        self.log = self.folder / "server.log"
        self.stop_request = self.folder / "stop"
        self._state = self.folder / "server.json"
        self._passwords = self.folder / "password"
        self._version = self.folder / "version.json"
        self._leases = self.folder / "leases"

    def prepare(self) -> None:
        """Make the folder, or check that it is ours; raises StoreUnavailable, StoreVersionError."""
        try:
            self._leases.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            if not self.databases.exists() and not self._version.exists():
                self.write_version()
        except OSError as error:
            raise StoreUnavailable(
                f"数据目录 {self.folder} 不能写入({error.strerror})。请检查目录权限,或用环境变量 INNOGRAPH_HOME 指定另一个目录。"
            ) from error
        check_version(self.version(), f"数据目录 {self.folder} ")

    def version(self) -> int | str:
        """Of the program that last brought the database up to date; 未知 where that cannot be read."""
        try:
            found = json.loads(self._version.read_text("utf-8"))["version"]
        except (OSError, ValueError, KeyError, TypeError):
            return "未知"
        return found if isinstance(found, int) else "未知"

    def write_version(self) -> None:
        """Tell that the database is up to date."""
        write_whole(self._version, json.dumps({"version": VERSION}))

    @contextmanager
    def starting(self, timeout: float) -> Iterator[None]:
        """Held by whoever starts, joins or ends the server; raises filelock.Timeout."""
        with FileLock(self.folder / "start.lock", timeout=timeout, mode=0o600):
            yield

    def writing(self) -> FileLock:
        """Held by the one process, and thread, that writes; raises filelock.Timeout."""
        return FileLock(self.folder / "write.lock", timeout=WRITE_SECONDS, mode=0o600, thread_local=False)

    def server_lock(self) -> FileLock:
        """Held by the server as long as it lives."""
        return FileLock(self.folder / "server.lock", mode=0o600, thread_local=False)

    def server_alive(self) -> bool:
        """Whether a server process is there, be it starting, running or ending."""
        return not _free(self.server_lock())

    def lease(self) -> FileLock:
        """A new lease, held until it is released or its process ends. Take it under `starting`."""
        lease = FileLock(self._leases / f"{os.getpid()}-{uuid.uuid4().hex[:8]}.lease", mode=0o600, thread_local=False)
        lease.acquire()
        return lease

    def drop_dead_leases(self) -> int:
        """Remove the leases of ended processes and count the others. Call it under `starting`."""
        alive = 0
        for path in self._leases.glob("*.lease"):
            if _free(FileLock(path, mode=0o600)):
                path.unlink(missing_ok=True)
            else:
                alive += 1
        return alive

    def running(self) -> Running | None:
        """What the server wrote; None if it is not there, broken or half written."""
        try:
            return Running(**json.loads(self._state.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_running(self, running: Running | None) -> None:
        """Tell the others where the server is, or that it is no more."""
        if running is None:
            self._state.unlink(missing_ok=True)
        else:
            write_whole(self._state, json.dumps(asdict(running)))

    def passwords(self) -> Passwords:
        """Those of the running server. Raises StoreUnavailable if they cannot be read."""
        try:
            return Passwords(**json.loads(self._passwords.read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreUnavailable(f"读不到数据库密码文件 {self._passwords}。请先停止程序再重试。") from error

    def write_passwords(self, passwords: Passwords) -> None:
        """New ones at each start of the server, for nobody but this user."""
        write_whole(self._passwords, json.dumps(asdict(passwords)))


def write_whole(path: Path, text: str) -> None:
    """Whole or not at all, mode 0600 from the first byte; UTF-8, line ends as they are."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _free(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    return True
