"""When a task is due: the latest month that its own words set."""

from __future__ import annotations

import pytest
from tiny_plans import known_fault

from graph.model import Label
from ingest.pipeline import extract
from ingest.structure.deadlines import deadline
from ingest.text import PlainText, Span


def due(raw: str, last_year: int | None = 2022) -> str | None:
    return deadline(PlainText(raw), Span(0, len(raw)), last_year)


@pytest.mark.parametrize(
    ("raw", "month"),
    [
        pytest.param("2023年6月底前建成", "2023-06", id="底前"),
        pytest.param("2023年6月底之前建成", "2023-06", id="底之前"),
        pytest.param("于2023年06月前建成", "2023-06", id="前"),
        pytest.param(
            "2023 年 6 月底完成",
            "2023-06",
            id="blanks",
        ),
        pytest.param("2023年6月30日前建成", "2023-06", id="day"),
        pytest.param("2023年6月份底前建成", "2023-06", id="月份"),
        pytest.param("2023年3月上旬召开会议", "2023-03", id="上旬"),
        pytest.param("2023年3月中旬，4月下旬", "2023-04", id="下旬"),
        pytest.param("2023年12月末", "2023-12", id="末"),
        pytest.param("2023年9月以前", "2023-09", id="以前"),
        pytest.param("２０２３年６月底前", "2023-06", id="wide digits"),
        pytest.param(
            "完成时限：2023年6月",
            "2023-06",
            id="a month behind the label of a time line",
        ),
        pytest.param("时间进度：2023年6月底前完成设计，2023年11月底前开工", "2023-11", id="the latest"),
        pytest.param("2023年11月底前开工，2023年6月底前完成设计", "2023-11", id="the latest, not the last"),
    ],
)
def test_months_that_are_set(raw: str, month: str) -> None:
    assert due(raw) == month


@pytest.mark.parametrize(
    ("raw", "month"),
    [
        pytest.param("2023年底前建成", "2023-12", id="年底前"),
        pytest.param("到2025年底建成", "2025-12", id="年底"),
        pytest.param("2023年年底前建成", "2023-12", id="年年底"),
        pytest.param("到2025年末建成", "2025-12", id="年末"),
        pytest.param("2023年6月底前开工，2024年底前建成", "2024-12", id="after a month"),
    ],
)
def test_year_ends(raw: str, month: str) -> None:
    assert due(raw) == month


@pytest.mark.parametrize(
    ("raw", "last_year", "month"),
    [
        pytest.param("6月底前建成", 2022, "2022-06", id="the plan's last year"),
        pytest.param("12月31日前建成", 2024, "2024-12", id="day"),
        pytest.param("2023年5月底前开工，9月底前建成", 2022, "2023-09", id="the year last named"),
        pytest.param(
            "2021年已开工，9月底前建成",
            2022,
            "2022-09",
            id="not a year told as past",
            marks=known_fault("deadlines.deadline: the year before a month may be one that is past (已)"),
        ),
        pytest.param("6月底前建成", None, None, id="no year at all"),
        pytest.param("明年3月底前建成", 2022, "2023-03", id="明年"),
    ],
)
def test_months_without_a_year(raw: str, last_year: int | None, month: str | None) -> None:
    assert due(raw, last_year) == month


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("2021年3月底已完成设计", id="已 behind"),
        pytest.param("2021年6月上旬召开了会议", id="了"),
        pytest.param("2020年底已建成", id="year end, 已"),
        pytest.param("从2022年3月初开始", id="从"),
        pytest.param("自2022年3月底起实施", id="自…起"),
        pytest.param("2022年3月初开始建设", id="开始"),
        pytest.param("每年3月底前报送", id="every year"),
        pytest.param("2022年3月的会议提出", id="a month told by the way"),
        pytest.param("2022年建成", id="a year only"),
        pytest.param("长期坚持", id="no time at all"),
        pytest.param("第13月底前", id="no such month"),
        pytest.param(
            "截至2021年12月底共有20家",
            id="截至",
        ),
    ],
)
def test_months_that_set_nothing(raw: str) -> None:
    assert due(raw) is None


def test_each_task_has_its_own_deadline_and_may_have_none() -> None:
    raw = "洛阳市科技行动计划（2022—2023年）\n一、任务\n1.甲。6月底前建成。\n2.乙。2022年9月底前建成。\n3.丙。\n"
    found = {n.properties["key"]: n.properties["deadline"] for n in extract(raw).graph.nodes if n.label is Label.TASK}
    assert found == {"一/1": "2023-06", "一/2": "2022-09", "一/3": None}
