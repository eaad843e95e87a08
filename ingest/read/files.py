"""One file → its text: what can be read at all, by which reader, within which limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from innograph.errors import UnreadableFile

# The module of each kind, imported when the first such file comes: together they take a second to load.
_READERS = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
}
SUFFIXES = tuple(_READERS)
# Files of plans that nothing kept reads, and what to save them as.
CONVERTIBLE = {
    ".doc": "用 Word 或 WPS 打开，另存为 .docx",
    ".wps": "用 WPS 打开，另存为 .docx",
    ".rtf": "用 Word 或 WPS 打开，另存为 .docx",
    ".ofd": "用 OFD 阅读器打开，另存为 .pdf 或 .docx",
    ".xls": "用 Excel 或 WPS 打开，另存为 .xlsx",
    ".et": "用 WPS 打开，另存为 .xlsx",
    ".mht": "用浏览器打开，另存为 .html",
    ".mhtml": "用浏览器打开，另存为 .html",
}
LARGEST = 200 * 1024 * 1024  # bytes; a plan of a city is some 50 kB, a national one 1 MB, a PDF with pictures 50 MB
_SHORTEST = 20  # characters; less is no text of a plan


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as read. `name` is the file's name without folder and ending."""

    name: str
    path: Path
    text: str


def read(path: Path) -> PlanFile:
    """Read one file; raises UnreadableFile with its name, what is wrong and what to do. The same file gives the same text.

    Paragraphs are lines, and so are the rows of tables, their cells parted by tabs. Offsets refer to this text.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        remedy = CONVERTIBLE.get(suffix, f"另存为 {'、'.join(SUFFIXES)} 之一")
        raise UnreadableFile(f"{path.name}：不支持 {suffix or '无后缀'} 文件。请{remedy}，再导入。")
    _check_size(path)
    text_of: Callable[[Path], str] = import_module(f"ingest.read.{_READERS[suffix]}").text_of
    try:
        text = text_of(path)
    except OSError as error:
        raise UnreadableFile(f"{path.name}：文件读不出（{error.strerror or error}）。请检查权限。") from error
    if len(text.strip()) < _SHORTEST:
        raise UnreadableFile(f"{path.name}：没有可读的文字。如果是扫描件，请先做文字识别（OCR）。")
    return PlanFile(path.stem, path, text)


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"{path.name}：文件读不出（{error.strerror}）。请检查路径和权限。") from error
    if size == 0:
        raise UnreadableFile(f"{path.name}：空文件（0 字节）。请重新下载。")
    if size > LARGEST:
        raise UnreadableFile(f"{path.name}：{size // 2**20} MB，超过 {LARGEST // 2**20} MB 上限。请拆分后再导入。")
