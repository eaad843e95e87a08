"""Task ledgers in Excel: rows as a reader of the screen sees them."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.read import read
from innograph.errors import UnreadableFile

TITLE = "洛阳市2024年科技创新重点任务分解表"
HEADS = ["序号", "工作任务", "牵头单位", "责任单位", "完成时限"]
ROWS = [
    [1, "建设中试基地2家", "市科技局", "市财政局、涧西区", date(2024, 6, 30)],
    [2, "新增高新技术企业30家", "市科技局", "各县区", date(2024, 12, 31)],
]
TOLD = [
    "1\t建设中试基地2家\t市科技局\t市财政局、涧西区\t2024年6月30日",
    "2\t新增高新技术企业30家\t市科技局\t各县区\t2024年12月31日",
]


def ledger(sheet: Worksheet) -> None:
    sheet.append([TITLE])
    sheet.append(HEADS)
    for row in ROWS:
        sheet.append(row)


@pytest.fixture
def workbook() -> Workbook:
    made = Workbook()
    ledger(made.active)
    return made


def lines_of(workbook: Workbook, folder: Path) -> list[str]:
    workbook.save(folder / "a.xlsx")
    return read(folder / "a.xlsx").text.split("\n")


def repacked(workbook: Workbook, folder: Path, parts: dict[str, str]) -> Path:
    """The file with some parts replaced or added."""
    workbook.save(folder / "whole.xlsx")
    with zipfile.ZipFile(folder / "whole.xlsx") as old, zipfile.ZipFile(folder / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return folder / "a.xlsx"


def test_a_ledger(workbook: Workbook, tmp_path: Path) -> None:
    assert lines_of(workbook, tmp_path) == [TITLE, "\t".join(HEADS), *TOLD]


def test_merged_cells_stand_where_a_reader_sees_them(workbook: Workbook, tmp_path: Path) -> None:
    sheet = workbook.active
    sheet.merge_cells("A1:E1")
    sheet["C4"] = None
    sheet.merge_cells("C3:C4")
    sheet.append(["合计", None, None, None, "2项"])
    sheet.merge_cells("A5:D5")
    assert lines_of(workbook, tmp_path) == [TITLE, "\t".join(HEADS), *TOLD, "合计\t\t\t\t2项"]


def test_a_title_over_two_rows_stands_once(workbook: Workbook, tmp_path: Path) -> None:
    workbook.active.insert_rows(2)
    workbook.active.merge_cells("A1:E2")
    assert lines_of(workbook, tmp_path) == [TITLE, "\t".join(HEADS), *TOLD]


def test_a_long_text_is_not_repeated(workbook: Workbook, tmp_path: Path) -> None:
    workbook.active["B3"] = "平台" * 300
    workbook.active["B4"] = None
    workbook.active.merge_cells("B3:B4")
    assert [line.count("平台") for line in lines_of(workbook, tmp_path)] == [0, 0, 300, 0]


def test_cells_that_all_point_to_one_long_text(workbook: Workbook, tmp_path: Path) -> None:
    """A small file that would become thirty million characters."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1001))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    workbook.save(tmp_path / "plain.xlsx")
    types = zipfile.ZipFile(tmp_path / "plain.xlsx").read("[Content_Types].xml").decode()
    parts = {
        "[Content_Types].xml": types.replace(
            "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {main}><si><t>{'科' * 30_000}</t></si></sst>",
    }
    assert repacked(workbook, tmp_path, parts).stat().st_size < 100_000
    with pytest.raises(UnreadableFile, match=r"a\.xlsx：“Sheet”的文字超过.*请拆分"):
        read(tmp_path / "a.xlsx")


def test_sheets_in_order_each_with_its_name_and_no_hidden_one(workbook: Workbook, tmp_path: Path) -> None:
    workbook.active.title = "科技局"
    for name, state in (("隐藏", "hidden"), ("深藏", "veryHidden"), ("工信局", "visible"), ("空", "visible")):
        sheet = workbook.create_sheet(name)
        sheet.sheet_state = state
        if name != "空":
            sheet.append(["1", name + "的任务"])
    assert lines_of(workbook, tmp_path) == ["科技局", TITLE, "\t".join(HEADS), *TOLD, "工信局", "1\t工信局的任务"]


def test_empty_rows_and_far_away_cells(workbook: Workbook, tmp_path: Path) -> None:
    sheet = workbook.active
    sheet.append([])
    sheet.append([None, "  ", None])
    sheet.cell(1_048_576, 3, "注：以上任务按月调度。")
    assert lines_of(workbook, tmp_path) == [TITLE, "\t".join(HEADS), *TOLD, "注：以上任务按月调度。"]


def test_breaks_and_tabs_in_cells(workbook: Workbook, tmp_path: Path) -> None:
    workbook.active["B3"] = " 建设\n中试基地\t2家 "
    assert lines_of(workbook, tmp_path)[2].split("\t")[1] == "建设 中试基地 2家"


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (-2.5, "General", "-2.5"),
        (0.35, "0%", "35%"),
        (0.0236, "0.00%", "2.36%"),
        (1200000, "#,##0", "1,200,000"),
        (1234.5, "#,##0.00", "1,234.50"),
        (2.0, "0.0", "2.0"),
        (2.5, "0.0#", "2.5"),
        (7, "000", "007"),
        (30, '0"家"', "30家"),
        (30, 'General"家"', "30家"),
        (30, "[Red]0_ ;[Blue]-0", "30"),
        (5, '"￥"#,##0.00', "￥5.00"),
        (0.5, "# ?/?", "0.5"),
        (15, "@", "15"),
        (True, "General", "TRUE"),
        ("012", "General", "012"),
        ("#REF!", "General", ""),
        (datetime(2024, 6, 30), "yyyy-mm-dd", "2024年6月30日"),
        (datetime(2024, 6, 30), "mm-dd-yy", "2024年6月30日"),
        (datetime(2024, 6, 1), 'yyyy"年"m"月"', "2024年6月"),
        (datetime(2024, 6, 1), "[$-804]yyyy\\-mm", "2024年6月"),
        (datetime(2024, 6, 30), 'm"月"d"日"', "2024年6月30日"),
        (datetime(2024, 6, 30, 9, 5), "yyyy/m/d h:mm", "2024年6月30日 09:05"),
        (time(9, 30), "h:mm", "09:30"),
    ],
)
def test_values_as_the_screen_shows_them(workbook: Workbook, tmp_path: Path, value: object, form: str, shown: str) -> None:
    cell = workbook.active.cell(3, 2, value)
    cell.number_format = form
    assert lines_of(workbook, tmp_path)[2].split("\t")[1] == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(14, "2024年6月30日"), (31, "2024年6月30日"), (57, "2024年6月"), (58, "2024年6月30日")]
)
def test_dates_in_the_formats_that_excel_keeps_for_chinese(workbook: Workbook, tmp_path: Path, number: int, shown: str) -> None:
    """They stand in the file by number only."""
    workbook.active.cell(3, 2, 45473).number_format = "0.00"
    workbook.save(tmp_path / "plain.xlsx")
    styles = zipfile.ZipFile(tmp_path / "plain.xlsx").read("xl/styles.xml").decode()
    repacked(workbook, tmp_path, {"xl/styles.xml": styles.replace('numFmtId="2"', f'numFmtId="{number}"')})
    assert read(tmp_path / "a.xlsx").text.split("\n")[2].split("\t")[1] == shown


def test_a_formula_gives_its_last_value(workbook: Workbook, tmp_path: Path) -> None:
    workbook.active["B3"] = "=1+1"
    assert lines_of(workbook, tmp_path)[2].split("\t")[:2] == ["1", ""]  # never calculated: nothing is shown
