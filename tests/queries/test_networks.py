"""The analyses on the five small plans, through the store."""

from __future__ import annotations

import pytest

from graph.store import Store
from innograph.errors import QuestionError
from queries.networks import bridges, centrality, communities, evidence_path, similar_cities


def test_who_stands_in_the_middle(store: Store) -> None:
    found = {row.name: row for row in centrality(store)}
    assert found["中国科学院"].degree == 3  # 郑州市, 新乡市, 漯河市
    assert found["浙江大学"].betweenness == 0
    assert {row.label for row in centrality(store, "City")} == {"City"}


def test_cities_are_joined_by_what_they_share(store: Store) -> None:
    # 北京航空航天大学 joins 郑州市 and 鹤壁市, 中国科学院 郑州市, 新乡市 and 漯河市
    assert {row.name: row.degree for row in centrality(store, "City")} == {"郑州市": 3, "鹤壁市": 1, "新乡市": 2, "漯河市": 2}


def test_communities_part_the_network(store: Store) -> None:
    found = communities(store)
    members = [member for row in found for member in row.members]
    assert len(members) == len(set(members)) == len(centrality(store))


def test_a_bridge_has_its_proof(store: Store) -> None:
    found = {frozenset(row.names): row for row in bridges(store)}
    hebi = found[frozenset(("鹤壁市", "浙江大学"))]
    assert hebi.cut_off == 1
    assert hebi.edges[0]["quotes"] == ["浙大、北航都已来鹤壁落脚。"]


def test_cities_like_one(store: Store) -> None:
    found = {row.name: row for row in similar_cities(store, "郑州")}
    assert found["鹤壁市"].partners == ("北京航空航天大学",)
    assert found["漯河市"].partners == ("中国科学院",)
    assert "邢台市" not in found


def test_a_way_is_proved_step_by_step(store: Store) -> None:
    steps = evidence_path(store, "漯河", "中科院电工所")
    assert [step.names for step in steps] == [("漯河市", "中国科学院"), ("中国科学院", "中国科学院电工研究所")]
    assert [quote for step in steps for edge in step.edges for quote in edge["quotes"]] == [
        "同江南大学和中科院的往来继续加深。",
        "今年将与电工所商谈来郑设所。",
    ]


def test_unknown_names_are_told(store: Store) -> None:
    with pytest.raises(QuestionError, match="火星"):
        similar_cities(store, "火星")
    with pytest.raises(QuestionError, match="洛阳"):
        evidence_path(store, "郑州", "洛阳")
