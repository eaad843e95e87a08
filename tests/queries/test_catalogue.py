"""The catalogue's files: heads, parameters, read-only; and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.guard import check_read_only
from graph.model import EdgeType, Label
from graph.store import Store
from innograph.errors import QuestionError
from queries.catalogue import Question, catalogue, question, run
from queries.names import Names
from queries.question import TOPICS, read_question
from queries.wording import LABELS, RELATIONS

INTERNAL = {
    *("plans_by_id", "network_of_cooperation", "network_of_evidence", "profiles_of_cities"),
    *("plans_of_nodes", "doubtful_relations"),
    *("task_ledger", "ties_of_cities"),
}
"""Read by the program itself; nobody asks them in words."""
QUESTIONS = list(catalogue().values())


@pytest.fixture(params=QUESTIONS, ids=[item.name for item in QUESTIONS])
def asked(request: pytest.FixtureRequest) -> Question:
    found: Question = request.param
    return found


def test_head_is_complete(asked: Question) -> None:
    assert asked.topic in TOPICS
    heads = [column.head for column in asked.columns]
    assert len(set(heads)) == len(heads)
    assert asked.examples or asked.name in INTERNAL
    assert asked.each or "{each}" not in asked.sentence


def test_parameters_are_those_of_the_query(asked: Question) -> None:
    assert set(re.findall(r"\$(\w+)", asked.cypher)) == {parameter.name for parameter in asked.parameters}


def test_templates_name_known_fields(asked: Question) -> None:
    parameters = {parameter.name for parameter in asked.parameters}
    columns = {column.name for column in asked.columns}
    told = set(re.findall(r"\{([#@]?\w*)\}", asked.sentence + asked.empty))
    assert told <= parameters | {f"{sign}{column}" for sign in "#@" for column in columns} | {"#", "each"}


def test_every_query_passes_the_guard(asked: Question) -> None:
    check_read_only(asked.cypher)


def test_example_of_each_parameter_is_of_its_kind(asked: Question, names: Names, store: Store) -> None:
    given = {parameter.name: parameter.example for parameter in asked.parameters}
    try:
        assert run(store, asked.name, given, names).title == asked.title
    except QuestionError as error:  # an example may name what this small store does not hold, but nothing else may be wrong
        assert "图谱里没有名为" in str(error)


def test_a_node_is_sought_under_each_label_that_its_parameter_takes(asked: Question) -> None:
    """One label a MATCH: the embedded store reads all nodes of `A|B` as soon as a relation follows."""
    for parameter in asked.parameters:
        if parameter.kind == "node":
            name = "id" if parameter.many else f"\\${parameter.name}"
            found = re.findall(rf"\(\w+:([\w|]+) {{id: {name}}}\)", asked.cypher)
            assert set(found) == set(parameter.labels)


def test_unknown_query_lists_the_known() -> None:
    with pytest.raises(QuestionError, match="cities_with_institution（哪些城市与某机构合作）") as error:
        question("cities")
    assert "task" in error.value.suggestions


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("task", {}, "参数 tasks：请给出“任务”，例如：启动核心区"),
        ("task", {"task": "x"}, "没有参数 task。它的参数是：tasks（任务）"),
        ("partners_of_city", {"city": "郑州", "kind": "外星人"}, "只能是：全部、高校"),
        ("neighbourhood", {"node": "郑州", "limit": 0}, "应为正整数，不能是“0”"),
        ("neighbourhood", {"node": "郑州", "limit": "十"}, "应为正整数"),
        ("deadlines_until", {"until": "明年"}, "应为年月，不能是“明年”"),
        ("deadlines_until", {"until": "2017-13"}, "应为年月"),
        ("compare_targets", {"cities": "郑州", "indicator": "高新技术企业"}, "至少要 2 个"),
        ("targets_of_city", {"city": "Institution:中国科学院"}, "图谱里没有名为"),
        ("relation_between", {"first": "中科院半导体所", "second": "新乡市"}, None),
    ],
)
def test_wrong_parameters_are_told(
    store: Store, names: Names, query: str, parameters: dict[str, object], message: str | None
) -> None:
    if message is None:
        assert run(store, query, parameters, names).rows
        return
    with pytest.raises(QuestionError, match=re.escape(message)):
        run(store, query, parameters, names)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("// title: 标题", "the head lacks description, topic"),
        ("// title: 甲\n// description: 乙\n// topic: 任务\n// parameter x: Town — 城镇 — 甲", "'Town' is not a valid Label"),
        ("// title: 甲\n// description: 乙\n// topic: 任务\n// parameter x: City", "must read"),
    ],
)
def test_wrong_head_is_told(tmp_path: Path, head: str, message: str) -> None:
    path = tmp_path / "wrong.cypher"
    rest = "\n// column a: 甲\n// sentence: 甲\n// empty: 乙" if "parameter" in head else ""
    path.write_text(f"{head}{rest}\nRETURN 1", encoding="utf-8")
    with pytest.raises(QuestionError, match=message):
        read_question(path)


def test_lists_hold_as_many_as_are_counted(store: Store, names: Names) -> None:
    """Every count of the first page leads to one of these lists."""
    counts = store.counts()
    for label, number in counts["nodes"].items():
        assert len(run(store, "things_of_type", {"kind": LABELS[Label(label)]}, names).rows) == number, label
    for relation, number in counts["edges"].items():
        if relation != EdgeType.MENTIONS:
            assert len(run(store, "relations_of_type", {"relation": RELATIONS[EdgeType(relation)]}, names).rows) == number, (
                relation
            )


def test_lists_know_all_types() -> None:
    assert set(question("things_of_type").parameters[0].choices) == set(LABELS.values())
    assert {*question("relations_of_type").parameters[0].choices, RELATIONS[EdgeType.MENTIONS]} == set(RELATIONS.values())
