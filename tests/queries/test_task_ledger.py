"""The ledger of tasks: who has which part, what is overdue at a month, who works with whom."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.ledger import LedgerTask, chosen, ledger, pairs, units

REFORM, SMALL, TALENT = "启动核心区人事与薪酬制度改革", "培育科技型中小企业", "加快组织实施牧野人才计划"


@pytest.fixture(scope="module")
def tasks(store: Store) -> list[LedgerTask]:
    found, more = ledger(store)
    assert not more
    return found


def test_each_task_has_its_units_and_quotes(tasks: list[LedgerTask]) -> None:
    task = next(task for task in tasks if task.name == SMALL)
    assert (task.city, task.deadline, task.plan) == ("新乡市", "2017-12", "新乡市自创区任务分解工作方案")
    assert task.units(leads=True) == ["新乡市科技局"]
    assert task.units(leads=False) == ["新乡市财政局", "各县(市)、区"]
    assert {quote for edge in task.edges for quote in edge["quotes"]} == {"科技局抓中小企业，财政局和各县区配合，十二月收尾。"}


def test_only_the_cities_asked_for(store: Store) -> None:
    found, _ = ledger(store, ["City:新乡市"])
    assert {task.city for task in found} == {"新乡市"} and len(found) == 3


@pytest.mark.parametrize(
    ("month", "due"),
    [("2017-11", "未到期"), ("2017-12", "未到期"), ("2018-01", "已逾期"), ("2019-01", "已逾期")],
)
def test_the_month_of_the_deadline_is_still_in_time(tasks: list[LedgerTask], month: str, due: str) -> None:
    task = next(task for task in tasks if task.name == SMALL)
    assert task.due(month) == due
    assert (task.months_over(month) > 0) == (due == "已逾期")


@pytest.mark.parametrize(
    ("unit", "part", "due", "names"),
    [
        ("新乡市科技局", "全部", "全部", {SMALL, TALENT}),
        ("新乡市科技局", "牵头", "全部", {SMALL}),
        ("新乡市科技局", "配合", "全部", {TALENT}),
        ("新乡市科技局", "全部", "已逾期", {TALENT}),
        ("红旗区", "配合", "全部", {SMALL}),
        ("", "配合", "全部", {REFORM, SMALL, TALENT}),
        ("", "全部", "已逾期", {TALENT}),
        ("", "全部", "未到期", {SMALL}),
        ("新乡市编办", "牵头", "全部", set()),
    ],
)
def test_filter(tasks: list[LedgerTask], unit: str, part: str, due: str, names: set[str]) -> None:
    assert {task.name for task in chosen(tasks, unit=unit, part=part, due=due, month="2017-12")} == names


def test_units_and_pairs(tasks: list[LedgerTask]) -> None:
    leads, assists = units(tasks)["新乡市科技局"]
    assert [task.name for task in leads] == [SMALL] and [task.name for task in assists] == [TALENT]
    found = {(pair.first, pair.second): [task.name for task in pair.tasks] for pair in pairs(tasks)}
    assert found == {
        ("新乡市人社局", "新乡市编办"): [REFORM],
        ("新乡市人社局", "新乡高新区"): [REFORM],
        ("新乡市编办", "新乡高新区"): [REFORM],
        ("新乡市科技局", "新乡市财政局"): [SMALL],
        ("新乡市委组织部", "新乡市科技局"): [TALENT],
    }
