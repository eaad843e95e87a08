"""Files as users have them: encodings, line ends, Word, and what cannot be read, each with one clear sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from ingest import read as reading
from ingest.batch import extract_files, plan_files
from ingest.pipeline import extract
from ingest.read import read
from innograph.errors import InputError, NotAPlan, UnreadableFile

LINES = ["2022年洛阳市科技创新工作要点", "一、重点任务", "1.与郑州大学合作，新增高新技术企业30家。"]
TEXT = "\n".join(LINES)
CELLS = ["县区", "高企\n（家）", "平台（个）", "涧西区", "12", "3"]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def word_file(path: Path) -> Path:
    """Two paragraphs with a table of two rows between them."""
    document = Document()
    document.add_paragraph(LINES[0])
    table = document.add_table(2, 3)
    for cell, told in zip([*table.rows[0].cells, *table.rows[1].cells], CELLS, strict=True):
        cell.text = told
    document.add_paragraph(LINES[2])
    document.save(str(path))
    return path


def repacked(source: Path, target: Path, part: str, data: bytes | None) -> Path:
    """A copy of a Word file with one part replaced, or left out for None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.namelist():
            if item != part:
                new.writestr(item, old.read(item))
            elif data is not None:
                new.writestr(item, data)
    return target


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16"])
def test_text_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    assert read(written(tmp_path, "a.txt", TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_line_ends_become_one_kind(tmp_path: Path, encoding: str, ends: str) -> None:
    assert read(written(tmp_path, "a.txt", ends.join(LINES).encode(encoding))).text == TEXT


def test_a_byte_order_mark_moves_no_offset_and_no_fact(tmp_path: Path) -> None:
    text = read(written(tmp_path, "a.txt", TEXT.encode("utf-8-sig"))).text
    assert text == "\ufeff" + TEXT
    assert extract(text).graph.document == extract(TEXT).graph.document


def test_utf_16_of_either_order(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"))).text == TEXT


@pytest.mark.parametrize("name", ["计划.txt", "计划.TXT", "计划.md"])
def test_name_and_ending(tmp_path: Path, name: str) -> None:
    plan = read(written(tmp_path, name, TEXT.encode()))
    assert (plan.name, plan.path.name, plan.text) == ("计划", name, TEXT)


def test_word_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    text = read(word_file(tmp_path / "a.docx")).text
    assert text.split("\n") == [LINES[0], "县区\t高企 （家）\t平台（个）", "涧西区\t12\t3", LINES[2]]


def test_a_merged_cell_stands_once(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(LINES[0])
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "各县区目标任务分解表"
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").text.count("目标任务分解表") == 1


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param("空.txt", b"", "0 字节", id="0 bytes"),
        pytest.param("空白.txt", b" \n" * 60, "没有可读的文字", id="blanks only"),
        pytest.param("短.txt", "洛阳市".encode(), "没有可读的文字", id="too short"),
        pytest.param("图.txt", bytes(range(256)) * 8, "不是文本文件", id="binary"),
        pytest.param("乱.txt", TEXT.encode() + b"\xff\xfe\xfd" * 5, "编码", id="broken utf-8"),
        pytest.param("半.txt", TEXT.encode("utf-16") + b"a", "编码", id="half a character of utf-16"),
        pytest.param("扫描.pdf", b"%PDF-1.7", ".pdf", id="unknown ending"),
        pytest.param("无后缀", TEXT.encode(), "无后缀", id="no ending"),
        pytest.param("假.docx", b"PK\x03\x04 no zip", "Word", id="no zip"),
        pytest.param("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "Word", id="old Word or encrypted"),
    ],
)
def test_what_cannot_be_read_is_told_with_name_and_remedy(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(written(tmp_path, name, data))
    message = str(caught.value)
    assert message.startswith(f"{name}：") and told in message and "请" in message


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="left out"),
        pytest.param(b"", id="empty"),
        pytest.param(b"<w:document", id="cut off"),
    ],
)
def test_a_word_file_without_its_main_part(tmp_path: Path, data: bytes | None) -> None:
    broken = repacked(word_file(tmp_path / "whole.docx"), tmp_path / "broken.docx", "word/document.xml", data)
    with pytest.raises(UnreadableFile, match="Word"):
        read(broken)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_word_file_cut_off(tmp_path: Path, share: float) -> None:
    whole = word_file(tmp_path / "whole.docx").read_bytes()
    with pytest.raises(UnreadableFile, match="Word"):
        read(written(tmp_path, "cut.docx", whole[: int(len(whole) * share)]))


def test_a_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "大.txt", TEXT.encode())
    monkeypatch.setattr(reading, "LARGEST", path.stat().st_size)
    assert read(path).text == TEXT
    monkeypatch.setattr(reading, "LARGEST", path.stat().st_size - 1)
    with pytest.raises(UnreadableFile, match="上限"):
        read(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"没有\.txt.*请检查路径"):
        read(tmp_path / "没有.txt")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "夹.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"夹\.txt"):
        read(tmp_path / "夹.txt")


def test_files_of_folders_are_found_sorted_and_once(tmp_path: Path) -> None:
    (tmp_path / "下级").mkdir()
    for name in ("b.txt", "a.md", "下级/c.docx", "图.png", ".隐.txt", "~$锁.docx"):
        written(tmp_path, name, b"x")
    found = plan_files([tmp_path, tmp_path / "b.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "b.txt", "下级/c.docx"]


def test_a_folder_without_plans(tmp_path: Path) -> None:
    written(tmp_path, "图.png", b"x")
    with pytest.raises(InputError, match=r"没有可读的文件.*请检查路径"):
        plan_files([tmp_path])


def test_nothing_given() -> None:
    with pytest.raises(InputError, match="没有给出"):
        plan_files([])


def test_bad_files_do_not_end_a_run(tmp_path: Path) -> None:
    good, diary = TEXT.encode(), "今天天气很好，我们去公园散步吧。".encode() * 9
    names = {"1好.txt": good, "2空.txt": b"", "3不是.txt": diary, "4坏.docx": b"PK", "5好.txt": good}
    outcomes = list(extract_files(plan_files([written(tmp_path, name, data) for name, data in names.items()])))
    assert [type(outcome.error) for outcome in outcomes] == [type(None), UnreadableFile, NotAPlan, UnreadableFile, type(None)]
    assert [outcome.extraction is not None for outcome in outcomes] == [True, False, False, False, True]
    assert [outcome.characters for outcome in outcomes] == [len(TEXT), 0, 16 * 9, 0, len(TEXT)]
    assert all(outcome.seconds > 0 for outcome in outcomes)
