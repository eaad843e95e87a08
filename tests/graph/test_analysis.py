"""Networks on hand-made graphs; every expected value was worked out on paper."""

from __future__ import annotations

import random
from typing import Any

import pytest

from graph.analysis import bridges, centrality, communities, one_mode, similar_cities, two_mode
from graph.paths import evidence_path

Row = dict[str, Any]


def thing(id: str) -> Row:
    label, name = id.split(":")
    return {"id": id, "label": label, "name": name}


def told(plan: str, start: int = 0) -> Row:
    return {"plan": plan, "quotes": [f"{plan}的一句话"], "starts": [start], "ends": [start + 6]}


def ties(*pairs: tuple[str, str, int]) -> list[Row]:
    """城市, 机构, how many edges tell it."""
    return [
        {"city": thing(f"City:{a}"), "partner": thing(f"Institution:{b}"), "edges": [told(f"计划{n}") for n in range(number)]}
        for a, b, number in pairs
    ]


# 甲 and 乙 share 子 and 丑; only 寅 leads from 乙 to 丙, and only 丙 to 卯
#   甲 ─ 子 ─ 乙 ─ 寅 ─ 丙 ─ 卯
#    └── 丑 ──┘
TIES = ties(("甲", "子", 1), ("甲", "丑", 1), ("乙", "子", 1), ("乙", "丑", 2), ("乙", "寅", 1), ("丙", "寅", 1), ("丙", "卯", 1))


def shuffled(rows: list[Row]) -> list[Row]:
    return random.Random(7).sample(rows, len(rows))


def test_two_modes_keep_names_weights_and_proofs() -> None:
    graph = two_mode(TIES)
    assert sorted(told["name"] for _, told in graph.nodes(data=True)) == sorted("甲乙丙子丑寅卯")
    assert graph["City:乙"]["Institution:丑"]["weight"] == 2
    assert [edge["plan"] for edge in graph["City:乙"]["Institution:丑"]["edges"]] == ["计划0", "计划1"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("City", {("甲", "乙"): 2, ("乙", "丙"): 1}),
        ("Institution", {("子", "丑"): 2, ("子", "寅"): 1, ("丑", "寅"): 1, ("寅", "卯"): 1}),
    ],
)
def test_one_mode_counts_what_two_share(label: str, expected: dict[tuple[str, str], int]) -> None:
    graph = one_mode(two_mode(TIES), label)
    found = {frozenset(end.split(":")[1] for end in (a, b)): told["weight"] for a, b, told in graph.edges(data=True)}
    assert found == {frozenset(pair): weight for pair, weight in expected.items()}


def test_centrality() -> None:
    # 15 pairs of others each. 乙: 3 × 3 pairs of its two sides and half of 子–丑; 寅: 4 × 2; 丙: 5 × 1;
    # 子, 丑: half of 甲 to each of 乙, 寅, 丙, 卯; 甲: half of 子–丑
    assert [(row.name, row.degree, row.betweenness) for row in centrality(two_mode(shuffled(TIES)))] == [
        ("乙", 3, 0.633333),
        ("寅", 2, 0.533333),
        ("丙", 2, 0.333333),
        ("丑", 2, 0.133333),
        ("子", 2, 0.133333),
        ("甲", 2, 0.033333),
        ("卯", 1, 0.0),
    ]


def test_communities() -> None:
    assert [(row.number, set(row.names)) for row in communities(two_mode(TIES))] == [(1, set("甲乙子丑")), (2, set("丙寅卯"))]
    assert communities(two_mode(shuffled(TIES))) == communities(two_mode(TIES))
    assert communities(two_mode([])) == []


def test_bridges_tell_how_much_they_cut_off() -> None:
    found = bridges(two_mode(shuffled(TIES)))
    assert [(set(row.names), row.cut_off) for row in found] == [({"乙", "寅"}, 3), ({"丙", "寅"}, 2), ({"丙", "卯"}, 1)]
    assert [edge["plan"] for edge in found[0].edges] == ["计划0"]
    apart = bridges(two_mode([*TIES, *ties(("丁", "辰", 1))]))
    assert ({"丁", "辰"}, 1) in [(set(row.names), row.cut_off) for row in apart]


def relation(subject: str, relation: str, object: str, plan: str = "P", start: int = 0) -> Row:
    return {"subject": thing(subject), "relation": relation, "object": thing(object), "edges": [told(plan, start)]}


EVIDENCE = [
    relation("City:甲", "COOPERATES_WITH", "Institution:院", "计划乙"),
    relation("City:甲", "COOPERATES_WITH", "Institution:院", "计划甲", 5),
    relation("City:甲", "COOPERATES_WITH", "Institution:院", "计划甲", 2),
    relation("City:甲", "SUPPORTS", "Institution:院", "计划丙"),
    relation("Institution:所", "PART_OF", "Institution:院"),
    relation("Institution:所", "HOSTS", "PlatformType:众创空间"),
    relation("City:甲", "SUPPORTS", "PlatformType:众创空间"),
    relation("City:乙", "COOPERATES_WITH", "Institution:所"),
    relation("Agency:局", "LEADS", "Task:P/1"),
]


def test_the_shortest_way_goes_by_what_plans_tell() -> None:
    steps = evidence_path(shuffled(EVIDENCE), "City:甲", "City:乙")
    assert [(*step.names, step.relation, step.onward) for step in steps] == [
        ("甲", "院", "COOPERATES_WITH", True),
        ("院", "所", "PART_OF", False),
        ("所", "乙", "COOPERATES_WITH", False),
    ]
    assert [(edge["plan"], edge["starts"]) for edge in steps[0].edges] == [("计划乙", [0]), ("计划甲", [2]), ("计划甲", [5])]


def test_a_type_of_platform_is_an_end_but_no_way() -> None:
    assert len(evidence_path(EVIDENCE, "City:甲", "Institution:所")) == 2
    assert [step.target for step in evidence_path(EVIDENCE, "City:甲", "PlatformType:众创空间")] == ["PlatformType:众创空间"]


@pytest.mark.parametrize("second", ["Task:P/1", "City:无", "City:甲"])
def test_no_way_has_no_steps(second: str) -> None:
    assert evidence_path(EVIDENCE, "City:甲", second) == []


def test_of_equal_ways_it_is_always_the_same() -> None:
    rows = [relation("City:甲", "COOPERATES_WITH", f"Institution:{i}") for i in range(9)]
    rows += [relation("City:乙", "COOPERATES_WITH", f"Institution:{i}") for i in range(9)]
    ways = {evidence_path(random.Random(n).sample(rows, len(rows)), "City:甲", "City:乙")[0].target for n in range(5)}
    assert len(ways) == 1


def test_similar_cities_share_what_few_have() -> None:
    has = {"甲": ("Institution:子", "Enterprise:丑", "Platform:台"), "乙": ("Institution:子", "Platform:台")}
    has |= {"丙": ("Enterprise:丑", "Institution:寅"), "丁": ("Institution:辰",)}
    rows = [{"city": thing(f"City:{city}"), "thing": thing(one), "edges": []} for city, things in has.items() for one in things]
    found = similar_cities(shuffled(rows), "City:甲")
    # what two cities have weighs 1/log2(3) = .63093, what one has 1: .63093 / (3 × .63093 + 1)
    assert [(one.name, one.jaccard, one.weighted) for one in found] == [("乙", 0.666667, 0.666667), ("丙", 0.25, 0.218104)]
    assert (found[0].partners, found[0].platforms, found[1].partners) == (("子",), ("台",), ("丑",))
    assert similar_cities(rows, "City:无") == []
