"""The analyst's own file of judgements: a line is added at its end, and taken back by making a note of it.

Nothing that was judged is lost: a line taken back stays in the file behind `#`, with who took it back and when.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from ingest.judgements import COLUMNS, checked, numbered_rows
from innograph.errors import JudgementError

_WAIT_SECONDS = 30.0
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Line:
    """A judgement in the file: the line's `number` from 1, and its columns."""

    number: int
    row: Mapping[str, str]


def lines(path: Path) -> list[Line]:
    """The judgements of the file, in order. Raises JudgementError."""
    return [Line(number, row) for number, row in numbered_rows(path)]


def record(path: Path, rows: Iterable[Mapping[str, str]]) -> list[Line]:
    """Add judgements at the end, all or none, and return their lines.

    Raises JudgementError where one says nothing or they cannot be written.
    """
    with _writing(path):
        before = _text(path)
        if not before.strip("\ufeff \n"):
            before += _csv_line(COLUMNS)
        elif not before.endswith("\n"):
            before += "\n"
        first = before.count("\n") + 1
        told = [
            Line(number, checked(path, number, {name: harmless(row.get(name, "")) for name in COLUMNS}))
            for number, row in enumerate(rows, first)
        ]
        _write(path, before + "".join(_csv_line([line.row[name] for name in COLUMNS]) for line in told))
    return told


def withdraw(path: Path, taken: Iterable[Line], who: str, when: str) -> None:
    """Take judgements back, all or none. Raises JudgementError where a line has changed in the meantime."""
    with _writing(path):
        there, kept = lines(path), _text(path).split("\n")
        for line in taken:
            if line not in there:
                raise JudgementError(f"{path.name} 第 {line.number} 行已被改动。请刷新页面后再撤销。")
            kept[line.number - 1] = f"# 撤回 {when} {harmless(who)}：{kept[line.number - 1]}"
        _write(path, "\n".join(kept))


def harmless(text: str) -> str:
    """A text as the file holds it: one line, and nothing that a spreadsheet would take for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _csv_line(cells: tuple[str, ...] | list[str]) -> str:
    into = io.StringIO()
    csv.writer(into, lineterminator="\n").writerow(cells)
    return into.getvalue()


def _writing(path: Path) -> AbstractContextManager[object]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(path.with_suffix(".lock"), timeout=_WAIT_SECONDS)


def _text(path: Path) -> str:
    numbered_rows(path)  # a file that cannot be read is told before anything is written
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise JudgementError(f"{path.name} 不能写入：{error.strerror}。请检查目录权限。") from error
