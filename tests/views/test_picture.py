"""What is drawn: bounded, filtered, and one line for what several plans say alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_plans import CITY, INSTITUTE, OTHER_CITY, small_plan

from graph.store import Store
from views.picture import MAX_NODES, draw_edges, draw_nodes, gather, tie_id

ALL = ("existing", "planned")


def test_the_picture_is_bounded(store: Store) -> None:
    picture = gather(store, [OTHER_CITY], statuses=ALL, hidden=())
    assert len(picture.nodes) == MAX_NODES
    assert not picture.complete
    ends = {end for edge in draw_edges(picture) for end in (edge["source"], edge["target"])}
    assert ends <= set(picture.nodes)


def test_expanding_adds_and_keeps(store: Store) -> None:
    before = gather(store, [CITY], statuses=ALL, hidden=())
    after = gather(store, [CITY, INSTITUTE], statuses=ALL, hidden=())
    assert before.complete and set(before.nodes) < set(after.nodes)
    assert set(before.ties) < set(after.ties)


@pytest.mark.parametrize(
    ("statuses", "hidden", "drawn"),
    [(ALL, (), True), (("existing",), (), False), (("planned",), (), True), (ALL, ("Institution",), False)],
)
def test_filters(store: Store, statuses: tuple[str, ...], hidden: tuple[str, ...], drawn: bool) -> None:
    assert (INSTITUTE in gather(store, [CITY], statuses=statuses, hidden=hidden).nodes) is drawn


def test_an_unknown_node_gives_an_empty_picture(store: Store) -> None:
    assert gather(store, ["City:无此市"], statuses=ALL, hidden=()).nodes == {}


def test_two_plans_that_say_the_same_make_one_line(store: Store) -> None:
    plan = small_plan()
    second = replace(plan, document=replace(plan.document, id="郑科〔2020〕9号", title="郑州市2020年科技创新工作方案（样例）"))
    count = len(draw_edges(gather(store, [CITY], statuses=ALL, hidden=())))
    store.load(second)
    try:
        picture = gather(store, [CITY], statuses=ALL, hidden=())
        assert len(draw_edges(picture)) == count
        assert {len(tie.edges) for tie in picture.ties.values()} == {2}
    finally:
        store.remove(second.document.id)


def test_lines_are_told_apart_by_what_they_say() -> None:
    edge = {"type": "TARGETS", "source": CITY, "target": "Indicator:x", "kind": "level", "value": 5, "year": 2019}
    assert tie_id(edge) == tie_id(edge | {"plan": "another", "quotes": ["x"]})
    assert tie_id(edge) != tie_id(edge | {"year": 2020})


def test_the_centre_stands_out(store: Store) -> None:
    nodes = draw_nodes(gather(store, [CITY], statuses=ALL, hidden=()), CITY)
    assert [node["id"] for node in nodes if node["centre"]] == [CITY]
    assert max(nodes, key=lambda node: node["size"])["id"] == CITY
