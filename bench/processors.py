"""What the processes that a measurement started have worked: seconds of processor time, read from Linux's /proc."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_PARENT, _TIMES = 1, slice(11, 15)
"""In /proc/…/stat, counted from the field after the name; the times are its own and those of its children that ended."""


@dataclass(frozen=True, slots=True)
class _Process:
    parent: int
    seconds: float
    command: str


def worked(kinds: Mapping[str, str], others: str) -> dict[str, float]:
    """Seconds by kind, of all that this process started: a child is of the kind whose word stands in its command line.

    {"views.server": "app"} counts the app with all below it as `app`; children of no kind count as `others`.
    """
    processes = _processes()
    spent: defaultdict[str, float] = defaultdict(float)
    for pid, process in processes.items():
        child = _child_above(pid, processes)
        if child is not None:
            kind = next((kind for word, kind in kinds.items() if word in processes[child].command), others)
            spent[kind] += process.seconds
    return spent


def _child_above(pid: int, processes: Mapping[int, _Process]) -> int | None:
    """The child of this process from which another one descends, or which it is."""
    while pid in processes:
        if processes[pid].parent == os.getpid():
            return pid
        pid = processes[pid].parent
    return None


def _processes() -> dict[int, _Process]:
    """All that run; one that ends meanwhile is left out."""
    found = {}
    for folder in _PROC.iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                found[int(folder.name)] = _read(folder)
    return found


def _read(folder: Path) -> _Process:
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    seconds = sum(map(int, fields[_TIMES])) / _TICKS
    return _Process(int(fields[_PARENT]), seconds, (folder / "cmdline").read_text().replace("\0", " "))
