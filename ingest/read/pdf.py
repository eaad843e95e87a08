"""PDF files with a text layer; pictures of pages are told."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from pdfplumber.utils.exceptions import PdfminerException
from pypdfium2 import raw

from ingest.read.pdf_flow import paragraphs
from ingest.read.pdf_layout import page_text, without_running_heads
from ingest.read.pdf_page import Glyph, glyphs
from ingest.read.pdf_tables import Table, has_rules, take_tables
from innograph.errors import UnreadableFile

_FEWEST_A_PAGE = 10  # characters; pages of a scan have none, or a stamp
_MOST_UNREADABLE = 0.2  # of the characters: fonts that do not say which characters they show
_PRIVATE = range(0xE000, 0xF900)

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font that lacks a size


def text_of(path: Path) -> str:
    """One line a paragraph and a row of a table, without running heads and page numbers."""
    try:
        with pdfium.PdfDocument(path) as document:
            told = [(glyphs(page), page.get_height(), has_rules(page)) for page in document]
    except pdfium.PdfiumError as error:
        raise _unreadable(path, error) from error
    found = [page for page, _, _ in told]
    _check_text_layer(path, found)
    tables = _take_tables(path, found, [number for number, (_, _, ruled) in enumerate(told) if ruled])
    pages = [page_text(found[number], tables.get(number, []), height) for number, (_, height, _) in enumerate(told)]
    return "\n".join(paragraphs(without_running_heads(pages)))


def _take_tables(path: Path, found: list[list[Glyph]], ruled: list[int]) -> dict[int, list[Table]]:
    """The tables of pages by number, their glyphs taken out of `found`."""
    tables: dict[int, list[Table]] = {}
    if not ruled:
        return tables
    # a file that PDFium mends and pdfminer does not keeps its text; its cells are parted by the gaps between them
    with suppress(PdfminerException), pdfplumber.open(path, pages=[number + 1 for number in ruled]) as told:
        for page in told.pages:
            number = page.page_number - 1
            tables[number], found[number] = take_tables(page, found[number])
            page.close()
    return tables


def _check_text_layer(path: Path, found: list[list[Glyph]]) -> None:
    count = sum(map(len, found))
    if count < _FEWEST_A_PAGE * len(found):
        raise UnreadableFile(f"{path.name}：{len(found)} 页都没有文字层（扫描件）。请先做文字识别（OCR），再导入。")
    unreadable = sum(ord(glyph.char) in _PRIVATE or glyph.char == "\ufffd" for page in found for glyph in page)
    if unreadable > _MOST_UNREADABLE * count:
        raise UnreadableFile(
            f"{path.name}：文字层是乱码（字体没有编码）。请用原文件另存为 .docx，或先做文字识别（OCR），再导入。"
        )


def _unreadable(path: Path, error: pdfium.PdfiumError) -> UnreadableFile:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return UnreadableFile(f"{path.name}：有打开密码。请去掉密码，另存为 PDF 后再导入。")
    return UnreadableFile(f"{path.name}：PDF 文件打不开（已损坏或下载不完整）。请重新下载后再导入。")
