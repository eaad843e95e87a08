"""Word and Excel files are ZIP packages: what is no package, is locked, or would fill the memory is told before parsing."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from innograph.errors import UnreadableFile

LARGEST_XML = 64 * 1024 * 1024  # bytes of markup, unpacked; a plan of a million characters has some 20 MB
LARGEST_UNPACKED = 400 * 1024 * 1024  # with its pictures
# What the parsers raise where a part is missing or holds what it must not.
MALFORMED = (SyntaxError, LookupError, ValueError, ArithmeticError, TypeError, AttributeError, OSError)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Office keeps a file with a password


def check(path: Path, program: str, suffix: str) -> None:
    """Raise UnreadableFile unless this is a package of a size that can be parsed; `program` is Word or Excel."""
    with path.open("rb") as file:
        head = file.read(len(_OLD_OFFICE))
        if head == _OLD_OFFICE:
            locked = _LOCKED in file.read()
            wrong = "有打开密码。请去掉密码" if locked else f"其实是旧版 {program} 文件。请用 {program} 或 WPS 打开"
            raise UnreadableFile(f"{path.name}：{wrong}，另存为 {suffix} 后再导入。")
    try:
        with ZipFile(path) as archive:
            _check_sizes(archive, path)
            damaged = archive.testzip()
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise broken(path, program) from error
    if damaged:
        raise broken(path, program)


def _check_sizes(archive: ZipFile, path: Path) -> None:
    parts = archive.infolist()
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    unpacked = sum(part.file_size for part in parts)
    if markup > LARGEST_XML or unpacked > LARGEST_UNPACKED:
        size = f"{max(markup, unpacked) // 2**20} MB"
        raise UnreadableFile(f"{path.name}：解压后有 {size}，不像正常的文件。请另存为新文件，或删去多余的内容后再导入。")


def broken(path: Path, program: str) -> UnreadableFile:
    """The error of a package that cannot be opened."""
    return UnreadableFile(f"{path.name}：{program} 文件打不开（已损坏或下载不完整）。请重新下载，或用 {program} 另存后再导入。")
