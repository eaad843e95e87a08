"""A node is found by its name and by what people call it."""

from __future__ import annotations

import pytest

from graph.store import NamedNode, Store
from views.search import find, matching

NAMES = [
    NamedNode("Institution:中国科学院", "Institution", "中国科学院", ("中科院",)),
    NamedNode("Institution:中国科学院电工研究所", "Institution", "中国科学院电工研究所", ("中科院电工所",)),
    NamedNode("Program:智汇郑州·1125聚才计划", "Program", "智汇郑州·1125聚才计划", ()),
    NamedNode("City:郑州市", "City", "郑州市", ("郑州",)),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中科院", ["中国科学院", "中国科学院电工研究所"]),
        ("电工所", ["中国科学院电工研究所"]),
        ("郑州", ["郑州市", "智汇郑州·1125聚才计划"]),
        ("智汇郑州1125", ["智汇郑州·1125聚才计划"]),
        ("洛阳", []),
        ("  ", []),
    ],
)
def test_best_match_first(text: str, found: list[str]) -> None:
    assert [node.name for node in find(NAMES, text, 5)] == found


def test_no_more_than_asked() -> None:
    assert len(find(NAMES, "中", 1)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [("中科院", "中国科学院"), ("郑州", "郑州市"), ("电工", "中国科学院电工研究所"), ("智汇", "智汇郑州"), ("哈尔滨", "")],
)
def test_a_graph_is_searched_by_its_index(store: Store, text: str, found: str) -> None:
    assert [node.name for node in matching(store, text, 1)] == ([found] if found else [])


def test_nothing_is_searched_for_nothing(store: Store) -> None:
    assert matching(store, " ", 5) == []
