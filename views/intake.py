"""Files dropped on the page → what was read of each; nothing is written here."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

import streamlit as st

from ingest.judgements import Judgements, decided
from innograph.settings import settings
from views.text import plain

if TYPE_CHECKING:
    from ingest.pipeline import Extraction

LARGEST_MB = 100
"""A plan of a city is some 50 kB, a PDF with pictures 50 MB."""
MOST_FILES = 100
LONGEST_NAME = 60
"""Characters of a file's name that are kept: file systems hold 255 bytes."""


class Dropped(Protocol):
    """A file as Streamlit hands it over."""

    file_id: str
    name: str

    def getbuffer(self) -> memoryview:
        """Its bytes."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What one file gave: an extraction, or the `error` that says why not."""

    key: str
    name: str
    extraction: Extraction | None
    error: str


def examine(files: Sequence[Dropped], seen: MutableMapping[str, Examined]) -> list[Examined]:
    """The outcome of each file, in order, with a bar; files in `seen` are not read again, those that are gone are forgotten."""
    for key in seen.keys() - {file.file_id for file in files}:
        del seen[key]
    fresh = [file for file in files if file.file_id not in seen]
    if fresh:
        bar = st.progress(0.0, text="正在准备…")
        judged = decided(settings().home)
        for number, file in enumerate(fresh):
            bar.progress(number / len(fresh), text=plain(f"正在读 {file.name}（{number + 1}/{len(fresh)}）"))
            seen[file.file_id] = examine_one(file, judged)
        bar.empty()
    return [seen[file.file_id] for file in files]


def examine_one(file: Dropped, judged: Judgements) -> Examined:
    """Read one file by way of a temporary copy, which the readers need; errors are kept in the outcome."""
    from ingest.batch import extract_file  # brings spaCy, for which no page should wait

    with TemporaryDirectory(prefix="innograph-") as folder:
        path = Path(folder) / safe_name(file.name)
        path.write_bytes(file.getbuffer())
        outcome = extract_file(path, judged)
    return Examined(file.file_id, file.name, outcome.extraction, str(outcome.error or ""))


def safe_name(name: str) -> str:
    """A name without folders, of a length that every file system takes; its ending stays."""
    bare = PurePosixPath(PureWindowsPath(name).name).name.replace("\0", "")
    suffix = Path(bare).suffix[:10]
    return (bare.removesuffix(suffix)[:LONGEST_NAME] or "文件") + suffix
