"""Text and Markdown files."""

from __future__ import annotations

from pathlib import Path

from ingest.read.decoding import decode


def text_of(path: Path) -> str:
    """Decoded text with one kind of line end. A byte order mark stays, so that offsets are those of the file's text."""
    text = decode(path.read_bytes(), path.name)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text  # no copy of 60 MB for nothing
