"""The outline of plans as they are numbered in the wild, and which of its items are tasks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.structure.kinds import goal_text, is_report, kind_of, task_sections
from ingest.structure.outline import Rank, Section, outline
from ingest.text import PlainText

FILLER = "统筹推进各项工作，形成上下联动的合力，"


def keys(raw: str) -> list[str]:
    return [section.key for section in outline(PlainText(raw)).walk() if section.rank]


def headings(raw: str) -> list[str]:
    return [section.heading.of(raw) for section in outline(PlainText(raw)).walk() if section.rank]


def lines(told: str) -> str:
    """`甲 / 乙` as two lines: short outlines in a table of cases."""
    return told.replace(" / ", "\n") + "\n"


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param("第一章 总则 / 第二章 任务", ["第一章", "第二章"], id="chapters"),
        pytest.param(
            "第一篇 形势 / 第一章 环境 / 第二篇 任务",
            ["第一篇", "第一篇/第一章", "第二篇"],
            id="volumes over chapters",
        ),
        pytest.param(
            "第一章 任务 / 第一节 企业 / 一、培育", ["第一章", "第一章/第一节", "第一章/第一节/一"], id="sections of chapters"
        ),
        pytest.param("第一部分 任务 / 一、企业 / 第二部分 保障", ["第一部分", "第一部分/一", "第二部分"], id="parts"),
        pytest.param("第一条 为了创新。 / 第二条 本市适用。", ["第一条", "第二条"], id="articles"),
        pytest.param("一、任务 / 十一、分工 / 二十一、保障", ["一", "十一", "二十一"], id="Chinese numbers"),
        pytest.param("一、任务 / （一）企业 / (二)平台", ["一", "一/(一)", "一/(二)"], id="brackets of both widths"),
        pytest.param("一．任务 / （一）、企业 / （二） 平台", ["一", "一/(一)", "一/(二)"], id="other signs after the mark"),
        pytest.param("一、任务 / 1.甲 / 2、乙 / ３．丙", ["一", "一/1", "一/2", "一/3"], id="digits"),
        pytest.param("一、任务 / 1.甲 / （1）子 / (2)丑", ["一", "一/1", "一/1/(1)", "一/1/(2)"], id="digits in brackets"),
        pytest.param("一、任务 / 1.甲 / ①子 / ②丑", ["一", "一/1", "一/1/①", "一/1/②"], id="circled digits"),
        pytest.param("一、任务 / 一是建库。 / 二是服务。", ["一", "一/一是", "一/二是"], id="一是 on lines of its own"),
        pytest.param("一、任务 / （一）甲 / 二、保障 / （一）乙", ["一", "一/(一)", "二", "二/(一)"], id="children begin again"),
        pytest.param("（一）甲 / 1.子 / （二）乙", ["(一)", "(一)/1", "(二)"], id="no top level"),
        pytest.param("1.甲 / 2.乙 / 3.丙", ["1", "2", "3"], id="digits only"),
        pytest.param("一、任务 / 投入1.5亿元 / 1.5亿元到位 / 2022年建成 / 3D打印", ["一"], id="numbers that are no marks"),
        pytest.param("一、任务 / 一、要有力度地推 / 十分重要的工作", ["一", "一"], id="no mark without 、"),
    ],
)
def test_marks(told: str, found: list[str]) -> None:
    assert keys(lines(told)) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param(
            "一、强化领导。一是建库。二是服务。三是考核。", ["一", "一/一是", "一/二是", "一/三是"], id="after a heading"
        ),
        pytest.param("（一）强化领导。一是建库；二是服务。", ["(一)", "(一)/一是", "(一)/二是"], id="parted by semicolons"),
        pytest.param("（一）做法：一是建库。二是服务。", ["(一)", "(一)/一是", "(一)/二是"], id="after a colon"),
        pytest.param(
            "1.强化领导。一是要建库。二是要服务。",
            ["1", "1/一是", "1/二是"],
            id="一是要",
        ),
        pytest.param(
            "1.甲。一是建库。二是服务。 / 2.乙。一是宣传。二是考核。",
            ["1", "1/一是", "1/二是", "2", "2/一是", "2/二是"],
            id="again in the next item",
        ),
        pytest.param("（一）强化领导。关键一是要有投入。", ["(一)"], id="一是 alone within words"),
        pytest.param(
            "（一）强化领导。一是有投入。",
            ["(一)"],
            id="一是 without 二是",
        ),
        pytest.param(
            "（一）甲。一是乙。二是丙。 / （二）丁。一是戊。", ["(一)", "(一)/一是", "(一)/二是", "(二)"], id="the same, later"
        ),
    ],
)
def test_points_inside_a_paragraph(told: str, found: list[str]) -> None:
    assert keys(lines(told)) == found


def test_numbers_that_run_on_over_their_parents() -> None:
    parents = {1: "（一）企业", 9: "（二）平台", 17: "二、保障 / （一）领导"}
    told = "一、任务 / " + " / ".join((f"{parents[n]} / " if n in parents else "") + f"{n}.第{n}项工作" for n in range(1, 26))
    found = [key for key in keys(lines(told)) if key[-1].isdigit()]
    assert found == [f"{'一/(一)' if n < 9 else '一/(二)' if n < 17 else '二/(一)'}/{n}" for n in range(1, 26)]


def test_a_heading_that_lost_its_number() -> None:
    found = keys(lines("一、任务 / 提升企业创新能力 / 1.甲。 / 2.乙。 / （二）平台 / 3.丙。"))
    assert found == ["一", "一/提升企业创新能力", "一/提升企业创新能力/1", "一/提升企业创新能力/2", "一/(二)", "一/(二)/3"]


def test_a_sentence_before_the_first_number_is_no_heading() -> None:
    assert keys(lines("一、任务 / 今年要抓好以下工作。 / 1.甲。 / 2.乙。")) == ["一", "一/1", "一/2"]


def test_lost_line_breaks() -> None:
    first = f"一、任务（一）壮大企业。{FILLER * 18}做强主体。"
    raw = f"{first}（二）建设平台。{FILLER * 18}共享资源。二、保障（一）加强领导。{FILLER}压实责任。"
    assert keys(raw) == ["一", "一/(一)", "一/(二)", "二", "二/(一)"]
    assert headings(raw) == ["任务", "壮大企业", "建设平台", "保障", "加强领导"]


def test_marks_inside_a_line_of_usual_length_are_no_items() -> None:
    assert keys("1.落实省方案提出的（一）企业、（二）平台两类任务。（三）略。\n2.乙。\n") == ["1", "2"]


@pytest.mark.parametrize("dots", ["……………", "............", "·········"])
def test_a_table_of_contents_is_no_outline(dots: str) -> None:
    contents = f"目录 / 一、任务{dots}1 / 二、保障{dots}9 / "
    assert keys(lines(contents + "一、任务 / 1.甲 / 二、保障")) == ["一", "一/1", "二"]


@pytest.mark.parametrize("head", ["附件", "附件1", "附 件：", "附件2：任务分工表", "## 附件1"])
def test_an_appendix_begins_again_from_the_top(head: str) -> None:
    raw = lines(f"一、任务 / （一）甲 / 1.子 / {head} / 1.寅 / （一）卯")
    root = outline(PlainText(raw))
    assert [section.key for section in root.walk() if section.rank] == ["一", "一/(一)", "一/(一)/1", "1", "(一)"]
    assert root.children[0].end == raw.index(head)


def test_a_sentence_on_an_appendix_is_none() -> None:
    assert keys(lines("一、任务 / （一）甲，附件见后 / 附件材料由各县报送 / （二）乙")) == ["一", "一/(一)", "一/(二)"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param(
            "（一）领域 / 光学仪器。攻关高端显微成像的关键部件。 / 农机装备。研制丘陵山地适用的小型机具。",
            ["(一)", "(一)/光学仪器", "(一)/农机装备"],
            id="two leads",
        ),
        pytest.param(
            "（一）领域 / 光学仪器。攻关高端显微成像的关键部件。 / 农机装备也很重要，要抓。", ["(一)"], id="one is none"
        ),
        pytest.param("（一）领域 / 光学仪器。 / 农机装备。", ["(一)"], id="nothing follows the lead"),
        pytest.param(
            "（一）领域 / 1.光学。攻关高端显微成像的关键部件。 / 2.农机。研制丘陵山地适用的小型机具。",
            ["(一)", "(一)/1", "(一)/2"],
            id="numbered",
        ),
    ],
)
def test_unnumbered_leads(told: str, found: list[str]) -> None:
    assert keys(lines(told)) == found


def test_residue_of_markdown() -> None:
    raw = lines("# 计划 / ## 一、**任务** / ### （一）企业 / 1. 培育 / > 2. 扶持 / - 3、引进 / **二、保障**")
    assert keys(raw) == ["一", "一/(一)", "一/(一)/1", "一/(一)/2", "一/(一)/3", "二"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param("1.建设平台。力争年底建成。", "建设平台", id="up to the full stop"),
        pytest.param("1.建设平台", "建设平台", id="the whole line"),
        pytest.param("1. 　建设平台，形成合力", "建设平台，形成合力", id="without blanks"),
    ],
)
def test_heading_of_an_item(told: str, found: str) -> None:
    assert headings(lines(told)) == [found]


def test_own_text_is_that_before_the_first_child() -> None:
    raw = lines("一、任务 / 牵头单位：市科技局 / （一）甲 / 1.子")
    assert outline(PlainText(raw)).children[0].own.of(raw) == "任务\n牵头单位：市科技局\n"


def test_no_outline_at_all() -> None:
    root = outline(PlainText("今年全市科技工作取得新进展。\n各县区都很努力。\n"))
    assert (root.children, root.key, root.path) == ([], "", [])


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("发展基础", "background"),
        ("指导思想", "background"),
        ("总体要求", "background"),
        ("面临的机遇和挑战", "background"),
        ("存在问题", "background"),
        ("主要目标", "goals"),
        ("发展目标", "goals"),
        ("目标任务", "goals"),
        ("主要指标", "goals"),
        ("重点任务", "tasks"),
        ("保障措施", "tasks"),
        ("工作举措", "tasks"),
        ("强化目标责任，把各项主要目标落到实处，确保见效", "tasks"),
    ],
)
def test_kinds_of_sections(heading: str, kind: str) -> None:
    text = PlainText(lines(f"一、{heading} / （一）分项 / 1.甲。"))
    assert {kind_of(text, section) for section in outline(text).walk() if section.rank} == {kind}


def test_the_nearest_heading_decides() -> None:
    raw = lines(
        "一、总体要求 / （一）指导思想 / 1.甲。 / （二）主要目标 / 1.乙。 / 二、重点任务 / （一）企业 / 1.丙。 / （二）平台。"
    )
    text = PlainText(raw)
    root = outline(text)
    assert [section.key for section in task_sections(text, root)] == ["二/(一)/1", "二/(二)"]
    assert goal_text(text, root) == "(二)主要目标\n1.乙。\n"


def test_regulations_have_no_tasks() -> None:
    text = PlainText(lines("第一章 管理 / 第一条 申报单位应当合法。 / 第二条 评审由专家进行。"))
    assert list(task_sections(text, outline(text))) == []


@pytest.mark.parametrize(
    ("title", "report"), [("政府工作报告", True), ("2023年洛阳市政府工作报告", True), ("2023年科技工作要点", False)]
)
def test_reports(title: str, report: bool) -> None:
    assert is_report(title) is report


MARKS = ("一、", "（一）", "1.", "（1）")
CHINESE = "一二三四五六七八九"
WORDS = ("培育企业", "建设平台", "引进人才", "优化服务", "加强领导")


def mark(rank: int, number: int) -> str:
    return MARKS[rank].replace("一", CHINESE[number - 1]).replace("1", str(number))


def branches(rank: int) -> st.SearchStrategy[list[tuple[str, bool, object]]]:
    """Items of one rank: heading, whether text follows it, and the items below it."""
    below = branches(rank + 1) if rank + 1 < len(MARKS) else st.just([])
    return st.lists(st.tuples(st.sampled_from(WORDS), st.booleans(), below), max_size=3)


def written(items: list[tuple[str, bool, object]], rank: int = 0, above: str = "") -> Iterator[tuple[str, str]]:
    """(key, line) of every item, in order; lines of plain text have no key."""
    for number, (word, has_text, below) in enumerate(items, 1):
        own = mark(rank, number)
        key = above + own.strip("、.").replace("（", "(").replace("）", ")")
        yield key, own + word
        if has_text:
            yield "", f"　　{FILLER}确保{word}见到实效。"
        assert isinstance(below, list)
        yield from written(below, rank + 1, key + "/")


def nested(section: Section) -> bool:
    """Children lie in order inside their parent, and nothing stands between them."""
    at = section.children[0].start if section.children else section.end
    for child in section.children:
        if child.start != at or not section.start <= child.start < child.end <= section.end or child.parent is not section:
            return False
        at = child.end
    return at == section.end and all(nested(child) for child in section.children)


@settings(max_examples=80, deadline=None)
@given(branches(0))
def test_generated_outlines_are_read_back(items: list[tuple[str, bool, object]]) -> None:
    told = list(written(items))
    raw = "".join(line + "\n" for _, line in told)
    root = outline(PlainText(raw))
    sections = [section for section in root.walk() if section.rank]
    assert [section.key for section in sections] == [key for key, _ in told if key]
    assert len({section.key for section in sections}) == len(sections)
    assert nested(root)
    for section, line in zip(sections, [line for key, line in told if key], strict=True):
        assert raw.startswith(line, section.start)
        assert section.heading.of(raw) in WORDS
        assert root.at(section.heading.start) is section
        assert section.rank > (section.parent or root).rank or section.rank is Rank.FIRST
