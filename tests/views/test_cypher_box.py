"""What the Cypher box makes of values and of the databases' complaints."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from innograph.errors import QueryError
from views.cypher_box import EXAMPLES, edges_in, explained, shown, unknown_words

CITY = {"label": "City", "id": "City:郑州市", "name": "郑州市"}
SCHOOL = {"label": "Institution", "id": "Institution:浙江大学", "name": "浙江大学"}
TIE = {"type": "COOPERATES_WITH", "source": CITY["id"], "target": SCHOOL["id"], "quotes": ["郑州与浙大合作"], "plan": "甲"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (CITY, "郑州市（城市）"),
        ({"label": "Plan", "id": "甲", "title": "郑州的计划"}, "郑州的计划（计划）"),
        (TIE, "合作"),
        ({"nodes": [CITY, SCHOOL], "edges": [TIE]}, "郑州市 —合作— 浙江大学"),
        ([CITY, SCHOOL], "郑州市（城市）、浙江大学（机构）"),
        ({"a": 1, "b": "x"}, "a：1；b：x"),
        (3, 3),
        (None, None),
    ],
)
def test_values_are_told_in_chinese(value: Any, text: Any) -> None:
    assert shown(value) == text


def test_quotes_are_found_inside_of_values() -> None:
    assert list(edges_in({"x": [{"nodes": [CITY, SCHOOL], "edges": [TIE]}], "y": CITY})) == [TIE]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (n:City) RETURN m", "变量 m 没有定义"),
        ("MATCH (n:City RETURN n", "语法有误，在第 1 行"),
        ("MATCH (n:City) RETURN foo(n)", "没有函数 foo"),
        ("MATCH (n:City) WHERE n.name = $x RETURN n", "这里不能给参数 $x"),
        ("MATCH (n) SET n.x = 1 RETURN n", "只允许读取"),
        ("MATCH (n) DETACH DELETE n", "只允许读取"),
    ],
)
def test_mistakes_are_explained(store: Store, query: str, said: str) -> None:
    with pytest.raises(QueryError) as error:
        store.query(query)
    assert said in explained(str(error.value))


def test_unknown_types_are_named_with_the_nearest() -> None:
    assert list(unknown_words("MATCH (n:Citty)-[:LEADS|COOPERATE_WITH]->(:Task)")) == [
        "图谱里没有类型 Citty，您是不是要写 City？",
        "图谱里没有类型 COOPERATE_WITH，您是不是要写 COOPERATES_WITH？",
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run(store: Store, name: str) -> None:
    store.query(EXAMPLES[name])
