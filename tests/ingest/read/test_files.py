"""Files as users have them: which are read, within which limits, and what cannot be read, each with one clear sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.batch import extract_files, plan_files
from ingest.read import SUFFIXES, files, package, read
from innograph.errors import InputError, NotAPlan, UnreadableFile

LINES = ["2022年洛阳市科技创新工作要点", "一、重点任务", "1.与郑州大学合作，新增高新技术企业30家。"]
TEXT = "\n".join(LINES)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


@pytest.mark.parametrize("name", ["计划.txt", "计划.TXT", "计划.md"])
def test_name_and_ending(tmp_path: Path, name: str) -> None:
    plan = read(written(tmp_path, name, TEXT.encode()))
    assert (plan.name, plan.path.name, plan.text) == ("计划", name, TEXT)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param("空.txt", b"", "0 字节", id="0 bytes"),
        pytest.param("空白.txt", b" \n" * 60, "没有可读的文字", id="blanks only"),
        pytest.param("短.txt", "洛阳市".encode(), "没有可读的文字", id="too short"),
        pytest.param("图.png", b"\x89PNG", "另存为 .txt、.md、", id="unknown ending"),
        pytest.param("旧.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx", id="old Word"),
        pytest.param("旧.WPS", b"\xd0\xcf\x11\xe0", "另存为 .docx", id="WPS"),
        pytest.param("版式.ofd", b"PK", "另存为 .pdf", id="OFD"),
        pytest.param("旧.xls", b"\xd0\xcf\x11\xe0", "另存为 .xlsx", id="old Excel"),
        pytest.param("无后缀", TEXT.encode(), "无后缀", id="no ending"),
        pytest.param("假.docx", b"PK\x03\x04 no zip", "Word", id="no zip"),
        pytest.param("改名.docx", OLE * 99, "旧版 Word", id="old Word under a new name"),
        pytest.param("改名.xlsx", OLE * 99, "旧版 Excel", id="old Excel under a new name"),
        pytest.param("加密.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "去掉密码", id="with a password"),
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


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)  # a hole: takes no disk
    with pytest.raises(UnreadableFile, match=r"大\.txt：200 MB.*上限.*请拆分"):
        read(path)


@pytest.mark.parametrize(
    ("part", "size"),
    [
        pytest.param("word/document.xml", package.LARGEST_XML, id="markup"),
        pytest.param("word/media/a.bmp", package.LARGEST_UNPACKED, id="pictures"),
    ],
)
def test_a_package_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path, part: str, size: int) -> None:
    bomb = tmp_path / "炸弹.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target, target.open(part, "w") as file:
        for _ in range(size // 2**20 + 1):
            file.write(bytes(2**20))
    assert bomb.stat().st_size < size // 500
    with pytest.raises(UnreadableFile, match=r"炸弹\.docx：解压后有 \d+ MB.*请"):
        read(bomb)


def test_entities_do_not_explode(tmp_path: Path) -> None:
    """Eleven entities, each ten times the one before: ten thousand million characters, were they put in."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "哈"}">' for n in range(11))
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{TEXT}&l10;</w:t></w:r></w:p></w:body></w:document>'
    xml = f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE d [{laughs}]>{body}".encode()
    path = repacked(word_file(tmp_path / "whole.docx"), tmp_path / "bomb.docx", "word/document.xml", xml)
    with pytest.raises(UnreadableFile, match="Word"):
        read(path)


@settings(deadline=None)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = written(tmp_path_factory.mktemp("any"), f"a{suffix}", data)
    try:
        assert read(path).text == read(path).text
    except UnreadableFile as error:
        assert str(error).startswith(path.name) and "请" in str(error)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"没有\.txt.*请检查路径"):
        read(tmp_path / "没有.txt")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "夹.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"夹\.txt"):
        read(tmp_path / "夹.txt")


def test_files_of_folders_are_found_sorted_and_once(tmp_path: Path) -> None:
    (tmp_path / "下级").mkdir()
    for name in ("b.txt", "a.md", "下级/c.docx", "下级/旧.doc", "图.png", ".隐.txt", "~$锁.docx"):
        written(tmp_path, name, b"x")
    found = plan_files([tmp_path, tmp_path / "b.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "b.txt", "下级/c.docx", "下级/旧.doc"]


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
