"""An SVG → PDF with its fonts embedded, and PNG at twice the size; by Typst, which carries its own renderer."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

import typst

from innograph.errors import InputError

_SIZE = re.compile(rb'<svg[^>]* width="(\d+)"[^>]* height="(\d+)"')
_POINTS = 0.75
"""Of a pixel."""
_PIXELS_PER_INCH = 96
_CHINESE = re.compile(r"CJK SC|Han S\w+ (SC|CN)|YaHei|PingFang|WenQuanYi|Sim(Hei|Sun)|Song|Hei|Kai|方正|黑体|宋体", re.IGNORECASE)
_MAIN = "main.typ"


def pdf(svg: bytes, title: str) -> bytes:
    """One page of the size of the picture. Raises InputError where the machine has no Chinese font."""
    return _compiled(svg, title, "pdf", None)


def png(svg: bytes, scale: int = 2) -> bytes:
    """`scale` pixels for each of the SVG. Raises InputError where the machine has no Chinese font."""
    return _compiled(svg, "", "png", float(scale * _PIXELS_PER_INCH))


def _compiled(svg: bytes, title: str, kind: Literal["pdf", "png"], ppi: float | None) -> bytes:
    if not _has_chinese_font():
        raise InputError(
            "这台机器上没有中文字体，图片里的汉字会变成方框。请安装一种（例如 apt install fonts-noto-cjk），或改导出 svg。"
        )
    found = _SIZE.search(svg)
    width, height = (_POINTS * int(size) for size in found.groups()) if found else (0.0, 0.0)
    source = (
        "#set document(title: sys.inputs.title, date: none)\n"
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        f'#image("picture.svg", width: {width}pt, height: {height}pt, alt: sys.inputs.title)\n'
    )
    # the stubs do not know yet that several files may be given by name
    files: Any = {_MAIN: source.encode(), "picture.svg": svg}
    made: bytes = typst.compile(files, format=kind, ppi=ppi, sys_inputs={"title": title})
    return made


@cache
def _has_chinese_font() -> bool:
    return any(_CHINESE.search(family) for family in typst.Fonts().families())
