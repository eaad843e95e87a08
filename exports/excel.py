"""Excel: the answer, 实体, 关系（带原文）, 任务台账, 指标对照, 来源 — ready to filter, nothing in it a formula."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from exports.excel_rows import Styles, row_texts
from exports.ledgers import answer_sheets, entity_rows, relation_rows, source_rows, target_matrix, task_rows
from exports.network import xml_text
from exports.packed import dated
from exports.subgraph import Subgraph

_A4, _A3 = 9, 8
_MOST_ON_A4 = 160
"""Letters of all columns that can be read on that paper."""
_FONT, _BOLD = Font(name="宋体", size=10), Font(name="黑体", size=10, color="FFFFFF")
_HEAD = PatternFill("solid", fgColor="1F4E79")
_WRAPPED, _CENTRED = Alignment(vertical="top", wrap_text=True), Alignment(vertical="center", horizontal="center", wrap_text=True)
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_NO_ROWS = b"<sheetData></sheetData>"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`widths` in letters, one a column."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[float]


def excel(subgraph: Subgraph, date: datetime.date) -> bytes:
    """The workbook; sheets without a row keep their head."""
    return written(sheets(subgraph), subgraph.title, date)


def written(pages: Iterable[Sheet], title: str, date: datetime.date) -> bytes:
    """A workbook of these sheets, in which no text is a formula; the same pages and date give the same bytes."""
    book = Workbook(write_only=True)
    data: dict[str, str] = {}
    for number, sheet in enumerate(pages, 1):
        page: Any = book.create_sheet(sheet.title)
        rows = list(sheet.rows)
        _set_up(page, sheet, len(rows))
        data[f"xl/worksheets/sheet{number}.xml"] = "".join(row_texts(sheet.heads, rows, sheet.widths, _styles(page)))
    book.properties.creator, book.properties.title = "innograph", xml_text(title)
    out = BytesIO()
    book.save(out)
    return dated(out.getvalue(), date, {name: partial(_filled, rows) for name, rows in data.items()})


def _filled(rows: str, sheet: bytes) -> bytes:
    """The sheet as openpyxl made it, with its rows."""
    assert sheet.count(_NO_ROWS) == 1
    return sheet.replace(_NO_ROWS, f"<sheetData>{rows}</sheetData>".encode())


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


def _set_up(page: Any, sheet: Sheet, rows: int) -> None:
    """Widths, paper, frozen head and filter."""
    page.freeze_panes = "A2"
    for number, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.print_options.gridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A3 if sum(sheet.widths) > _MOST_ON_A4 else _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.oddFooter.center.text = "第 &P 页，共 &N 页"
    if sheet.heads:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{rows + 1}"


def _styles(page: Any) -> Styles:
    """The numbers that the workbook gives them."""
    found = []
    for font, fill, alignment, guard in ((_BOLD, _HEAD, _CENTRED, 0), (_FONT, None, _WRAPPED, 0), (_FONT, None, _WRAPPED, 1)):
        cell: Any = WriteOnlyCell(page)
        cell.font, cell.alignment, cell.border = font, alignment, _BORDER
        if fill:
            cell.fill = fill
        cell.quotePrefix = guard
        found.append(cell.style_id)
    return Styles(*found)
