"""The read texts of loaded plans, kept as files beside the store: what all offsets of evidence refer to.

A text stands under its plan's id and the digest of the plan graph that was made from it, so a text is never shown with the
quotes of another reading, even if the program ends between writing the text and writing the graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock, Timeout

from graph.home import WRITE_SECONDS, write_whole
from graph.model import PlanGraph
from innograph.errors import ModelError, StoreUnavailable
from innograph.settings import Settings


class Texts:
    """`<home>/texts/<store>/`, mode 0700: the plans of each database have a folder of their own."""

    def __init__(self, config: Settings) -> None:
        name = "embedded" if config.store == "embedded" else _short(f"{config.store}\0{config.database}")
        self._folder = config.home.expanduser().absolute() / "texts" / name

    @contextmanager
    def replacing(self, plan: str, digest: str, text: str | None) -> Iterator[None]:
        """Keep `text` with the plan graph of this digest, which the block writes; other texts of the plan go after it.

        Raises StoreUnavailable where the folder cannot be written.
        """
        with self._alone(needed=text is not None):
            if text is not None:
                write_whole(self._path(plan, digest), text)
            yield
            self._drop(plan, but=self._path(plan, digest))

    @contextmanager
    def removing(self, plan: str) -> Iterator[None]:
        """The plan's texts go after the block, which takes the plan out. Raises StoreUnavailable."""
        with self._alone(needed=False):
            yield
            self._drop(plan, but=None)

    def find(self, plan: str, digest: str) -> str | None:
        """The text from which the plan graph of this digest was made; None where none was kept or it cannot be read."""
        try:
            return self._path(plan, digest).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    @contextmanager
    def _alone(self, *, needed: bool) -> Iterator[None]:
        if not needed and not self._folder.is_dir():
            yield
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self._folder / "write.lock", timeout=WRITE_SECONDS, mode=0o600):
                yield
        except Timeout as error:
            raise StoreUnavailable("另一个程序一直在写数据库，请等它结束后再试。") from error
        except OSError as error:
            told = f"{error.strerror or error}"
            raise StoreUnavailable(f"原文目录 {self._folder} 不能写入（{told}）。请检查目录权限和磁盘空间。") from error

    def _path(self, plan: str, digest: str) -> Path:
        return self._folder / f"{_short(plan)}-{digest[:16]}.txt"

    def _drop(self, plan: str, but: Path | None) -> None:
        for path in self._folder.glob(f"{_short(plan)}-*.txt"):
            if path != but:
                path.unlink(missing_ok=True)


def check_quotes(graph: PlanGraph, text: str) -> None:
    """Raise ModelError where a quote does not stand in the text at its place."""
    for edge in graph.edges:
        for quote in edge.evidence:
            if text[quote.start : quote.end] != quote.text:
                place = f"{quote.start}–{quote.end}"
                raise ModelError(f"{graph.document.id}: quote {quote.text[:20]!r} does not stand at {place} of the text")


def _short(name: str) -> str:
    return blake2b(name.encode(), digest_size=12).hexdigest()
