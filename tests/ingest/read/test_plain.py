"""Text files in the encodings that Chinese offices have used, told apart by what is plausible Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline import extract
from ingest.read import read
from innograph.errors import UnreadableFile

LINES = ["2022年洛阳市科技创新工作要点", "一、重点任务", "1.与郑州大学合作，新增高新技术企业30家。"]
TEXT = "\n".join(LINES)
TRADITIONAL = "關於推進科技成果轉化的實施意見\n一、重點任務\n（一）支持企業與高等院校開展合作，設立聯合實驗室5個。"
ENCODINGS = ["utf-8", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be"]


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_simplified_characters(tmp_path: Path, encoding: str) -> None:
    assert read(written(tmp_path, TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "big5", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_traditional_characters(tmp_path: Path, encoding: str) -> None:
    assert read(written(tmp_path, TRADITIONAL.encode(encoding))).text == TRADITIONAL


@pytest.mark.parametrize(
    "line",
    [
        "新增高新技术企业30家，其中新能源企业12家。",
        "责任单位：市发展改革委、市工业和信息化局",
        "R&D经费投入强度达到2.5%，GDP增长6.5%（2022—2025年）",
        "县区\t高企（家）\t平台（个）\n涧西区\t12\t3",
        "附件：１．重点项目表　２．任务分解表（２０２４年）",
        "建设犇犇牧业、鑫淼水泥等骊山脚下的创新平台。",
    ],
    ids=["plain", "units", "mostly Latin", "table", "full width", "rare characters"],
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_short_texts_too(tmp_path: Path, encoding: str, line: str) -> None:
    assert read(written(tmp_path, line.encode(encoding))).text == line


PHRASES = [
    "推进产学研合作，",
    "建设创新平台",
    "责任单位：市科技局",
    "2024年12月底前",
    "高新技术企业（30家）",
    "。\n",
    "、",
    "第一条",
]
FULL_FORMS = str.maketrans("进产学设创责单术业条", "進產學設創責單術業條")


@given(
    text=st.lists(st.sampled_from(PHRASES), min_size=12).map("".join),
    encoding=st.sampled_from(["gb18030", "big5", "utf-16-le", "utf-16-be"]),
)
def test_whatever_the_words(tmp_path_factory: pytest.TempPathFactory, text: str, encoding: str) -> None:
    told = text.translate(FULL_FORMS) if encoding == "big5" else text
    assert read(written(tmp_path_factory.mktemp("any"), told.encode(encoding))).text == told


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_line_ends_become_one_kind(tmp_path: Path, encoding: str, ends: str) -> None:
    assert read(written(tmp_path, ends.join(LINES).encode(encoding))).text == TEXT


def test_a_byte_order_mark_moves_no_offset_and_no_fact(tmp_path: Path) -> None:
    text = read(written(tmp_path, TEXT.encode("utf-8-sig"))).text
    assert text == "\ufeff" + TEXT
    assert extract(text).graph.document == extract(TEXT).graph.document


def test_utf_16_of_either_order(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_byte_or_a_cut_end_spoils_no_file(tmp_path: Path, encoding: str) -> None:
    whole = (TEXT * 40).encode(encoding)
    assert read(written(tmp_path, whole[:-1])).text.startswith(TEXT * 39)
    assert read(written(tmp_path, whole[:3000] + b"\xff" + whole[3000:])).text.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(bytes(range(256)) * 8, "不是文本文件", id="binary"),
        pytest.param(bytes(400), "不是文本文件", id="zeros"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(200, 256)) * 9, "编码", id="no characters at all"),
        pytest.param(TEXT.encode() + b"\xff\xfe\xfd" * 5, "编码", id="broken utf-8"),
        pytest.param(TEXT.encode("utf-16") + b"a", "编码", id="half a character of utf-16"),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"a\.txt：.*{told}.*请"):
        read(written(tmp_path, data))
