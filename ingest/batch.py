"""Many files: which ones are plans, and what each gave; one bad file never ends the run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.judgements import Judgements
from ingest.pipeline import Extraction, extract
from ingest.read import CONVERTIBLE, SUFFIXES, read
from innograph.errors import InnographError, InputError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: an extraction, or the error that says why not."""

    path: Path
    extraction: Extraction | None
    error: InnographError | None
    characters: int
    seconds: float


def plan_files(paths: Iterable[Path]) -> list[Path]:
    """Files as given, and all files of folders that can be plans, sorted: old Word files too, so that they are told of.

    Raises InputError where nothing is there to read.
    """
    found: list[Path] = []
    given = list(paths)
    for path in given:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in (*SUFFIXES, *CONVERTIBLE))
            found.extend(sorted(p for p in inside if not p.name.startswith((".", "~$"))))
        else:
            found.append(path)
    if not found:
        told = "、".join(path.name for path in given) or "（没有给出）"
        raise InputError(f"{told}：文件夹里没有可读的文件（{'、'.join(SUFFIXES)}）。请检查路径。")
    return list(dict.fromkeys(found))


def extract_file(path: Path, judged: Judgements | None = None) -> Outcome:
    """Read and extract one file; errors that a user can mend are kept in the outcome."""
    begun = time.perf_counter()
    characters = 0
    try:
        plan = read(path)
        characters = len(plan.text)
        return Outcome(path, extract(plan.text, path.name, judged), None, characters, time.perf_counter() - begun)
    except InnographError as error:
        return Outcome(path, None, error, characters, time.perf_counter() - begun)


def extract_files(paths: Iterable[Path], judged: Judgements | None = None) -> Iterator[Outcome]:
    """The outcomes of many files, in order; `judged` is what people decided, else only what comes with the program."""
    return (extract_file(path, judged) for path in paths)
