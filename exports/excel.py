"""Excel: the answer, 实体, 关系（带原文）, 任务台账, 指标对照, 来源 — ready to filter, nothing in it a formula."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.ledgers import answer_sheets, entity_rows, relation_rows, source_rows, target_matrix, task_rows
from exports.network import xml_text
from exports.subgraph import Subgraph
from exports.tables import needs_guard

MOST_LETTERS = 32_767
"""That a cell holds."""
_A4, _A3 = 9, 8
_MOST_ON_A4 = 160
"""Letters of all columns that can be read on that paper."""
_LINE_POINTS, _MOST_LINES = 13.5, 30
"""Height of a line; Excel knows no row of more than 409 points."""
_BORDER = {"border": 1, "border_color": "#BFBFBF", "text_wrap": True}
_HEAD = {
    "font_name": "黑体",
    "font_size": 10,
    "font_color": "#FFFFFF",
    "bg_color": "#1F4E79",
    "align": "center",
    "valign": "vcenter",
}
_BODY = {"font_name": "宋体", "font_size": 10, "valign": "top"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """`widths` in letters, one a column."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[float]


class _Styles(NamedTuple):
    """Of the head, of what stands beneath, and of text that looks like a formula."""

    head: Format
    body: Format
    guarded: Format


def excel(subgraph: Subgraph, date: datetime.date) -> bytes:
    """The workbook; sheets without a row keep their head."""
    return written(sheets(subgraph), subgraph.title, date)


def written(pages: Iterable[Sheet], title: str, date: datetime.date) -> bytes:
    """A workbook of these sheets, in which no text is a formula; the same pages and date give the same bytes."""
    out = BytesIO()
    # rows go to the file as they come: a large graph needs no cell in memory
    book = Workbook(out, {"constant_memory": True})
    made = datetime.datetime.combine(date, datetime.time())
    book.set_properties({"author": "innograph", "title": xml_text(title), "created": made})
    styles = _Styles(
        book.add_format(_HEAD | _BORDER),
        book.add_format(_BODY | _BORDER),
        book.add_format(_BODY | _BORDER | {"quote_prefix": True}),
    )
    for sheet in pages:
        _write(book.add_worksheet(sheet.title), sheet, styles)
    book.close()
    return out.getvalue()


def sheets(subgraph: Subgraph) -> list[Sheet]:
    """In the order of the tabs."""
    places, targets = target_matrix(subgraph)
    return [
        *(Sheet(title, heads, rows, [6, *[22] * (len(heads) - 2), 50]) for title, heads, rows in answer_sheets(subgraph)),
        Sheet("实体", ("类型", "名称", "又称", "城市", "说明", "关系数", "出自", "编号"), entity_rows(subgraph),
              (10, 32, 26, 12, 24, 8, 44, 36)),
        Sheet("关系（带原文）",
              ("主体", "主体类型", "关系", "对象", "对象类型", "说明", "状态", "原文", "章节", "计划", "文号", "位置", "置信度"),
              relation_rows(subgraph), (24, 9, 8, 28, 9, 20, 7, 64, 24, 34, 20, 14, 8)),
        Sheet("任务台账", ("编号", "任务", "牵头单位", "配合单位", "完成时限", "城市", "计划", "文号", "原文"),
              task_rows(subgraph), (14, 36, 26, 34, 11, 10, 34, 20, 64)),
        Sheet("指标对照", ("指标", "口径", "单位", "年份", *places), targets, (30, 8, 8, 8, *[14] * len(places))),
        Sheet("来源", ("编号", "标题", "文号", "发文机关", "成文日期", "发布日期", "省份", "城市", "起始年", "终止年", "关系数"),
              source_rows(subgraph), (24, 46, 22, 26, 12, 12, 10, 10, 8, 8, 8)),
    ]  # fmt: skip


def _write(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    for number, width in enumerate(sheet.widths):
        page.set_column(number, number, width)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_A3 if sum(sheet.widths) > _MOST_ON_A4 else _A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C第 &P 页，共 &N 页")
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, head, styles.head)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        page.set_row(last, _LINE_POINTS * _lines(row, sheet.widths))
        for column, value in enumerate(row):
            _cell(page, last, column, value, styles)
    if sheet.heads:
        page.autofilter(0, 0, last, len(sheet.heads) - 1)


def _cell(page: Worksheet, row: int, column: int, value: Any, styles: _Styles) -> None:
    """A text is a text, whatever it begins with."""
    if value is None or value == "":
        page.write_blank(row, column, None, styles.body)
    elif isinstance(value, str):
        text = xml_text(value)
        text = text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 2] + "……"
        page.write_string(row, column, text, styles.guarded if needs_guard(text) else styles.body)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, styles.body)
    else:
        page.write_number(row, column, value, styles.body)


def _lines(row: Sequence[Any], widths: Sequence[float]) -> int:
    """The lines that a row needs: nobody fits the heights of wrapped rows when a file is opened."""
    most = 1
    for text, width in zip(row, widths, strict=True):
        if isinstance(text, str) and 2 * len(text) >= width - 1:
            most = max(most, sum(max(1, ceil(_width(line) / (width - 1))) for line in text.split("\n")))
    return min(_MOST_LINES, most)


def _width(text: str) -> int:
    """In digits; a Chinese letter, which takes three bytes, is as wide as two."""
    return len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2
