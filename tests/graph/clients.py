"""Other processes that use a store at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from graph.fingerprint import fingerprint
from graph.store import Store
from innograph.resources import ROOT
from innograph.settings import Settings

IMPORTS = """
import os, signal, sys
from graph.store import Store
from small_plans import city_plan
"""
OPEN = """
store = Store.open()
print("open", flush=True)
"""
NURSERY = """
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    if os.fork() == 0:
        store = Store.open()
        print(os.getpid(), flush=True)
        exec(line.replace(";", "\\n"))
        os._exit(0)
"""


def client(config: Settings, code: str) -> subprocess.Popen[str]:
    """A process that has the store of these settings open as `store` and runs the code."""
    process = _python(config, IMPORTS + OPEN + code)
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    return process


class Nursery:
    """Makes such processes quickly, by forks of one that has imported all; it has no connection itself."""

    def __init__(self, config: Settings) -> None:
        self._process = _python(config, IMPORTS + NURSERY)

    def client(self, code: str) -> int:
        """The process id of a new one; the code is one line, with `;` for the end of a line."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(code + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End it, not its children."""
        self._process.kill()
        self._process.communicate()


def settled(store: Store) -> str:
    """The digest of the graph after whatever a killed process has sent is done: it is taken in a writer's turn."""
    return store._connection.write(fingerprint)


def _python(config: Settings, code: str) -> subprocess.Popen[str]:
    told = {"HOME": config.home, "STORE": config.store, "USER": config.user, "DATABASE": config.database}
    told |= {"PASSWORD": config.password.get_secret_value()}
    environment = os.environ | {f"INNOGRAPH_{name}": str(value) for name, value in told.items()}
    environment |= {"PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)])}
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
