"""Tables of indicators in every shape in which they reach a text."""

from __future__ import annotations

import pytest

from ingest.structure.indicator_tables import indicator_cells
from ingest.text import PlainText

TABS = "序号\t指标名称\t单位\t2020年\t2025年\t属性\n1\t高新技术企业\t家\t1038\t2500\t预期性\n"
TABS += "2\t技术合同成交额\t亿元\t80\t200左右\t预期性"
LINES = TABS.replace("\t", "\n")
PIPES = "| 类别 | 主要指标 | 2020年实际 | 2023年目标 | 2025年目标 |\n| --- | --- | --- | --- | --- |\n"
PIPES += "| 投入 | 研发人员（万人） | 2.1 | 3 | 4 |"
GROUPS = "指标\t单位\t基期值\t目标值\n一、创新投入\n研发投入强度\t%\t1.9\t≥2.5\n"
GROUPS += "二、创新产出\n新增上市企业\t家\t—\t[10]\n专利\t件\t—\t持续提高"


def told(raw: str, first_year: int | None = 2021) -> list[tuple[str, str, float, int | None, bool]]:
    text = PlainText(raw)
    return [(cell.name, cell.unit, cell.value, cell.year, cell.sum) for cell in indicator_cells(text, first_year)]


@pytest.mark.parametrize("raw", [TABS, LINES, LINES.replace("\n", "\n\n")])
def test_only_the_year_to_come_counts(raw: str) -> None:
    assert told(raw) == [("高新技术企业", "家", 2500, 2025, False), ("技术合同成交额", "亿元", 200, 2025, False)]


def test_several_years_to_come_and_a_unit_in_the_name() -> None:
    assert told(PIPES) == [("研发人员", "万人", 3, 2023, False), ("研发人员", "万人", 4, 2025, False)]


def test_heads_of_groups_sums_and_words_for_values() -> None:
    assert told(GROUPS) == [("研发投入强度", "%", 2.5, None, False), ("新增上市企业", "家", 10, None, True)]


def test_the_first_of_two_years_is_the_base() -> None:
    assert told("指标\t单位\t2021年\t2025年\n高新技术企业\t家\t900\t2500") == [("高新技术企业", "家", 2500, 2025, False)]


@pytest.mark.parametrize("raw", ["", "指标体系建设\n单位：家\n2020年\n5", "红旗区\t2\t3\n牧野区\t1\t4", "主要指标"])
def test_what_is_no_such_table_gives_nothing(raw: str) -> None:
    assert told(raw) == []


def test_the_row_is_the_proof() -> None:
    text = PlainText("前言。\n" + TABS)
    first = next(iter(indicator_cells(text, 2021)))
    assert first.row.of(text.raw) == "高新技术企业\t家\t1038\t2500\t预期性"
