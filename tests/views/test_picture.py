"""What is drawn: bounded, filtered, and one line for what several plans say alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_plans import ACADEMY, CITY, INSTITUTE, OTHER_CITY, small_plan

from graph.model import EdgeType
from graph.store import Store
from views.around import Filter, along, way
from views.picture import MAX_NODES, draw_edges, draw_nodes, gather, tie_id
from views.places import PLACED, places


def test_the_picture_is_bounded(store: Store) -> None:
    picture = gather(store, [OTHER_CITY], most=200)
    assert len(picture.nodes) == 200
    assert not picture.complete
    ends = {end for edge in draw_edges(picture) for end in (edge["source"], edge["target"])}
    assert ends <= set(picture.nodes)


def test_all_of_a_large_picture_has_a_place(store: Store) -> None:
    picture = gather(store, [OTHER_CITY], most=MAX_NODES)
    assert picture.complete and len(picture.nodes) > PLACED
    drawn = draw_nodes(picture, OTHER_CITY)
    stand = [node["place"] for node in drawn]
    assert None not in stand and len(set(stand)) == len(stand)
    assert drawn == draw_nodes(picture, OTHER_CITY)


def test_expanding_adds_and_keeps(store: Store) -> None:
    before = gather(store, [CITY])
    after = gather(store, [CITY, INSTITUTE])
    assert before.complete and set(before.nodes) < set(after.nodes)
    assert set(before.ties) < set(after.ties)


@pytest.mark.parametrize(
    ("chosen", "drawn"),
    [
        (Filter(), True),
        (Filter(statuses=("existing",)), False),
        (Filter(statuses=("planned",)), True),
        (Filter(hidden=("Institution",)), False),
        (Filter(relations=(EdgeType.TARGETS,)), False),
        (Filter(relations=(EdgeType.COOPERATES_WITH,)), True),
        (Filter(plans=("郑科〔2019〕1号",)), True),
        (Filter(plans=("新科〔2020〕2号",)), False),
        (Filter(without=(INSTITUTE,)), False),
    ],
)
def test_filters(store: Store, chosen: Filter, drawn: bool) -> None:
    picture = gather(store, [CITY], chosen)
    assert CITY in picture.nodes
    assert (INSTITUTE in picture.nodes) is drawn


def test_a_plan_shows_what_it_mentions(store: Store) -> None:
    picture = gather(store, ["郑科〔2019〕1号"])
    assert len(picture.nodes) == 1 + len(small_plan().nodes)
    assert len(gather(store, [CITY]).nodes) < len(picture.nodes)


def test_what_ties_the_neighbours_is_drawn_too(store: Store) -> None:
    """Around the plan stands all that it mentions: the city's relations are drawn, though the city was not expanded."""
    told = {edge["type"] for edge in draw_edges(gather(store, ["郑科〔2019〕1号"]))}
    assert told == set(EdgeType)
    planned = {edge["status"] for edge in draw_edges(gather(store, ["郑科〔2019〕1号"], Filter(statuses=("planned",))))}
    assert planned == {"", "planned"}
    only = Filter(relations=(EdgeType.PART_OF, EdgeType.MENTIONS))
    assert {edge["type"] for edge in draw_edges(gather(store, ["郑科〔2019〕1号"], only))} == {"PART_OF", "MENTIONS"}


def test_a_way_over_the_nodes_between(store: Store) -> None:
    steps = way(store, CITY, ACADEMY)
    assert steps == [CITY, INSTITUTE, ACADEMY] == way(store, ACADEMY, CITY)[::-1]
    picture = gather(store, [OTHER_CITY], Filter(relations=()), along=along(store, steps))
    assert set(steps) <= set(picture.nodes)
    assert [edge["way"] for edge in draw_edges(picture, steps)] == [True, True]


@pytest.mark.parametrize("far", [CITY, "Indicator:高新技术企业", "Program:无此专项"])
def test_where_no_way_leads(store: Store, far: str) -> None:
    assert way(store, CITY, far) == []


@pytest.mark.parametrize(
    ("nodes", "ends"),
    [
        ([], []),
        (["a"], []),
        (["a", "b"], [("a", "b")]),
        (["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]),
        ([f"n{i}" for i in range(900)], [(f"n{i}", f"n{(i * 7 + 1) % 900}") for i in range(900)]),
    ],
)
def test_places(nodes: list[str], ends: list[tuple[str, str]]) -> None:
    found = places(nodes, ends)
    assert set(found) == set(nodes)
    assert len({(round(x, 3), round(y, 3)) for x, y in found.values()}) == len(nodes)


def test_an_unknown_node_gives_an_empty_picture(store: Store) -> None:
    assert gather(store, ["City:无此市"]).nodes == {}


def test_two_plans_that_say_the_same_make_one_line(store: Store) -> None:
    plan = small_plan()
    second = replace(plan, document=replace(plan.document, id="郑科〔2020〕9号", title="郑州市2020年科技创新工作方案（样例）"))
    count = len(draw_edges(gather(store, [CITY])))
    store.load(second)
    try:
        picture = gather(store, [CITY])
        assert len(draw_edges(picture)) == count
        assert {len(tie.edges) for tie in picture.ties.values()} == {2}
    finally:
        store.remove(second.document.id)


def test_lines_are_told_apart_by_what_they_say() -> None:
    edge = {"type": "TARGETS", "source": CITY, "target": "Indicator:x", "kind": "level", "value": 5, "year": 2019}
    assert tie_id(edge) == tie_id(edge | {"plan": "another", "quotes": ["x"]})
    assert tie_id(edge) != tie_id(edge | {"year": 2020})


def test_the_centre_stands_out(store: Store) -> None:
    nodes = draw_nodes(gather(store, [CITY]), CITY)
    assert [node["id"] for node in nodes if node["centre"]] == [CITY]
    assert max(nodes, key=lambda node: node["size"])["id"] == CITY
