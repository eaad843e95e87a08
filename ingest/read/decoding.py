"""Bytes of a text → its characters: the encoding under which they are plausible Chinese, whatever the file says of itself.

UTF-8 proves itself. The others accept nearly any bytes, so each is tried and the share of common characters decides: the
frequent ones of GB 2312 (3,755) and of Big5 (5,401) make up some 99% of a text in the right encoding, and half in a wrong one.
"""

from __future__ import annotations

import codecs
from collections import Counter
from functools import cache

from innograph.errors import UnreadableFile

_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_DECLARED = {"utf-8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_SAMPLE = 1 << 20  # bytes
_LEAST_COMMON = 0.65  # of the characters; plans have 0.97 and more, a line of rare names some 0.75
_MOST_CONTROLS = 0.01
_MOST_BROKEN = 0.001  # of the characters: a stray byte or a cut end spoils no file
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = frozenset(map(chr, [*range(0x09), *range(0x0E, 0x20)]))


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The characters of file `name`; raises UnreadableFile where no encoding gives a text.

    `declared`, a page's own charset, wins only where it is as plausible as any: pages are wrong of themselves too often.
    The mark of UTF-8 (U+FEFF) stays at the head.
    """
    if (text := _decoded(data, declared)) is not None:
        return text
    if _is_binary(data) and not data.startswith(_WIDE):
        raise UnreadableFile(f"{name}：不是文本文件（含二进制内容）。请确认文件没有损坏，或另存为 .txt。")
    raise UnreadableFile(f"{name}：认不出文字编码，或文字已损坏。请重新下载，或用记事本另存为 UTF-8 后再导入。")


def _decoded(data: bytes, declared: str) -> str | None:
    if data.startswith(_WIDE):
        return _whole(data, "utf-16")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if not _is_binary(text):
            return text
    candidates = [*filter(None, [_DECLARED.get(declared.lower())]), *_CANDIDATES]
    plausible = {name: _common_share(_sample(data, name)) for name in candidates}
    best = max(plausible, key=lambda name: plausible[name])  # the first of equals
    return _whole(data, best) if plausible[best] >= _LEAST_COMMON else None


def _is_binary(data: bytes | str) -> bool:
    """Whether control characters show that this is no text."""
    head = data[:65536]
    told = head if isinstance(head, str) else head.decode("latin-1")
    return sum(count for char, count in Counter(told).items() if char in _CONTROLS) > len(told) * _MOST_CONTROLS


def _whole(data: bytes, encoding: str) -> str | None:
    """All of it, with U+FFFD for a broken character; None where too many are broken."""
    text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= len(text) * _MOST_BROKEN else None


def _sample(data: bytes, encoding: str) -> str:
    """The beginning, decoded; a character that the cut halves is left out."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(data[:_SAMPLE])


def _common_share(text: str) -> float:
    """The share of ASCII, Chinese punctuation and common characters."""
    counted = Counter(text)
    return sum(count for char, count in counted.items() if char in _common()) / max(1, len(text))


@cache
def _common() -> frozenset[str]:
    """ASCII, the usual marks, and the characters of the first levels of GB 2312 (rows 16–55) and Big5 (A440–C67E)."""
    ascii_and_marks = [chr(c) for c in (*range(0x20, 0x7F), *b"\n\r\t", *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))]
    gb = (bytes((lead, trail)).decode("gb2312", "ignore") for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = (bytes((lead, trail)).decode("big5", "ignore") for lead in range(0xA4, 0xC7) for trail in trails)
    return frozenset([*ascii_and_marks, *"—–…‘’“”·×℃①②③④⑤⑥⑦⑧⑨⑩\ufeff", *filter(None, gb), *filter(None, big5)])
