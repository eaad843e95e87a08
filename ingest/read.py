"""A file of a plan → its text. Offsets everywhere refer to the text that is returned here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import docx
from charset_normalizer import from_bytes
from docx.document import Document as DocxDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from innograph.errors import UnreadableFile

SUFFIXES = (".txt", ".md", ".docx")
LARGEST = 64 * 1024 * 1024  # bytes; a plan of a city is some 50 kB, a national one 1 MB
_SHORTEST = 20  # characters; less is no text of a plan
_NOT_TEXT = frozenset(range(0x09)) | frozenset(range(0x0E, 0x20))


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as read. `name` is the file's name without folder and ending."""

    name: str
    path: Path
    text: str


def read(path: Path) -> PlanFile:
    """Read one file; raises UnreadableFile with its name, what is wrong and what to do."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnreadableFile(f"{path.name}：不支持 {suffix or '无后缀'} 文件。请另存为 {'、'.join(SUFFIXES)} 之一。")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"{path.name}：文件读不出（{error.strerror}）。请检查路径和权限。") from error
    if size == 0:
        raise UnreadableFile(f"{path.name}：空文件（0 字节）。请重新下载。")
    if size > LARGEST:
        raise UnreadableFile(f"{path.name}：{size // 2**20} MB，超过 {LARGEST // 2**20} MB 上限。请拆分后再导入。")
    text = _docx(path) if suffix == ".docx" else _plain(path)
    if len(text.strip()) < _SHORTEST:
        raise UnreadableFile(f"{path.name}：没有可读的文字。如果是扫描件，请先做文字识别（OCR）。")
    return PlanFile(path.stem, path, text)


def _plain(path: Path) -> str:
    """Decoded text with one kind of line end. A byte order mark stays, so that offsets are those of the file's text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name}：文件读不出（{error.strerror}）。请检查权限。") from error
    text = _decode(data, path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, path: Path) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"{path.name}：文字编码（UTF-16）不完整。请重新下载，或用记事本另存为 UTF-8。") from error
    head = data[:65536]
    if sum(byte in _NOT_TEXT for byte in head) > len(head) // 100:
        raise UnreadableFile(f"{path.name}：不是文本文件（含二进制内容）。请确认文件没有损坏，或另存为 .txt。")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    guess = from_bytes(data).best()
    if guess is None:
        raise UnreadableFile(f"{path.name}：认不出文字编码。请用记事本另存为 UTF-8 后再导入。")
    return str(guess)


def _docx(path: Path) -> str:
    try:
        document = docx.Document(str(path))
        return "\n".join(_blocks(document))
    except (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError, OSError) as error:
        raise UnreadableFile(f"{path.name}：Word 文件打不开（已损坏或加密）。请用 Word 另存后再导入。") from error


def _blocks(document: DocxDocument) -> Iterator[str]:
    """Paragraphs and tables in the order of the page; a table's row is a line, its cells parted by tabs."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                cells = {id(cell._tc): cell for cell in row.cells}  # a merged cell stands once for all its columns
                yield "\t".join(cell.text.replace("\n", " ").strip() for cell in cells.values())
