"""The five digests of data/plans: what they say of themselves, that their numbers are the plans' and their words are ours."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from innograph.resources import PLANS

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"
NOTE = "〔说明：本文是对原文件的摘编，由项目组用自己的话重写，只保留事实、名称和数字，并非原文〕"


@dataclass(frozen=True, slots=True)
class Digest:
    """What the head of a digest must say; a line that the original's page lacks is None. `tasks` counts its numbered tasks."""

    file: str
    title: str
    issuer: str | None
    doc_number: str | None
    issued: str | None
    published: str | None
    tasks: int
    task: str
    original: str


DIGESTS = [
    Digest(
        "zhengzhou_2019.txt",
        "2019年郑州市科技创新工作要点",
        "郑州市科学技术局",
        "郑科〔2019〕1号",
        "2019-03-26",
        "2019-03-26",
        25,
        r"^\d+\. [^；。]+。.",
        "000_0d77b8a8f3910f0d.txt",
    ),
    Digest(
        "xingtai_2020.txt",
        "关于大力提升全市科技创新能力的实施方案",
        "邢台市科学技术局",
        None,
        None,
        "2020-03-21",
        10,
        r"^ +\d+\..+\(责任单位：市.+\)$",
        "001_f0cda9bd26e3a60f.txt",
    ),
    Digest(
        "luohe_145.txt",
        "漯河市“十四五”科技创新规划",
        None,
        None,
        None,
        "2023-05-26",
        # 6 are the achievements told in the background
        6 + 42,
        r"^ +[一二三四五六]是.+?。",
        "002_3a8561595ea88234.txt",
    ),
    Digest(
        "xinxiang_2017.txt",
        "新乡市贯彻落实省自创区领导小组第二次会议任务分解工作方案",
        "新乡市人民政府办公室",
        "新政办〔2017〕102号",
        "2017年9月28日",
        None,
        27,
        r"牵头单位：.+\s*同责单位：.+\s*时间进度：",
        "003_e862b2cc72ba9f3f.txt",
    ),
    Digest(
        "hebi_2020.txt",
        "2020年鹤壁市科技创新工作要点",
        "鹤壁市科学技术局",
        "鹤科〔2020〕9号",
        "2020年3月16日",
        None,
        19,
        r"^\d+．.+?。",
        "004_3278a0d62ff816ed.txt",
    ),
]
each_digest = pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: digest.file)


def text_of(digest: Digest) -> str:
    return (PLANS / digest.file).read_text(encoding="utf-8")


def stated(head: str, label: str) -> str | None:
    """The rest of the line that starts with one of the labels, as a government page writes it: 成文日期：2019-03-26."""
    found = re.search(rf"^(?:{label})：(.+)$", head, re.MULTILINE)
    return found.group(1) if found else None


def test_the_folder_holds_the_five_digests_and_no_other() -> None:
    assert sorted(path.name for path in PLANS.glob("*.txt")) == sorted(digest.file for digest in DIGESTS)


@each_digest
def test_the_readme_lists_the_digest(digest: Digest) -> None:
    rows = [line for line in (PLANS / "README.md").read_text(encoding="utf-8").splitlines() if f"`{digest.file}`" in line]
    assert len(rows) == 1
    assert f"| {digest.title} | {digest.doc_number or '–'} | {digest.issuer or 'not stated on the page'} |" in rows[0]


@each_digest
def test_the_head_states_title_issuer_and_dates(digest: Digest) -> None:
    head, note, _ = text_of(digest).partition(NOTE)
    assert note == NOTE
    assert digest.title in head.splitlines()[0]
    assert stated(head, "发布机构|发文机关") == digest.issuer
    assert stated(head, "文号") == digest.doc_number
    assert stated(head, "成文日期") == digest.issued
    assert stated(head, "发布日期|发布时间") == digest.published


@each_digest
def test_the_file_is_utf8_without_bom_and_with_plain_line_ends(digest: Digest) -> None:
    raw = (PLANS / digest.file).read_bytes()
    text = raw.decode("utf-8", errors="strict")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")


@each_digest
def test_no_path_and_no_address_of_a_machine(digest: Digest) -> None:
    assert re.findall(r"/[A-Za-z]\w*|[A-Za-z]:\\|\w+://", text_of(digest)) == []


@each_digest
def test_every_task_of_the_plan_is_kept(digest: Digest) -> None:
    assert len(re.findall(digest.task, text_of(digest), re.MULTILINE)) == digest.tasks


def test_the_table_of_zhengzhou_adds_up_as_in_the_original() -> None:
    cells = text_of(DIGESTS[0]).partition("新建院士工作站(家)\n")[2].split()
    rows = {cells[at]: [float(cell) for cell in cells[at + 1 : at + 9]] for at in range(0, len(cells), 9)}
    assert len(rows) == 16
    assert {len(row) for row in rows.values()} == {8}
    assert rows["金水区"] == [2.0, 99, 120, 25, 45, 2, 4.5, 2]
    # Sums over the 16 districts of the original's appendix.
    sums = [round(sum(column), 1) for column in zip(*rows.values(), strict=True)]
    assert sums == [43.4, 700, 1010, 208, 221, 21, 55.5, 21]


def letters(text: str) -> str:
    """The text without white space and punctuation, wide forms made narrow."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char)[0] in "LN")


def sentences(digest: Digest) -> list[str]:
    """Sentences of at least 14 characters; titles and lists of units are names, so they are left out."""
    text = re.sub(r"(?:牵头单位|同责单位)：.*?(?=时间进度|$)|\(责任单位：[^)]*\)", "\n", text_of(digest), flags=re.MULTILINE)
    parts = (letters(part) for part in re.split(r"[。！？；\n]", text))
    return [part for part in parts if len(part) >= 14 and letters(digest.title) not in part]


@each_digest
def test_no_sentence_is_the_originals(digest: Digest) -> None:
    if not SEEDS.is_dir():
        if os.environ.get("CI"):
            pytest.fail("../shared/corpus/seeds is missing: under CI the digests are held against the original plans")
        pytest.skip("../shared/corpus/seeds is not beside this checkout: the original plans are no part of the project")
    original = letters((SEEDS / digest.original).read_text(encoding="utf-8"))
    own = sentences(digest)
    assert len(own) > 20
    assert [sentence for sentence in own if sentence in original] == []
