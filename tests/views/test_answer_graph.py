"""The small graph of an answer holds the relations behind its quotes, and not their neighbours in the sentence."""

from __future__ import annotations

import pytest
from sample_plans import CITY, CROWD, INSTITUTE, OTHER_CITY

from graph.store import Store
from queries.catalogue import run
from views.answer_graph import MOST_NODES, proving


@pytest.mark.parametrize(
    ("query", "parameters", "ends"),
    [
        ("cities_with_institution", {"institution": "中科院"}, {(CITY, INSTITUTE), (OTHER_CITY, INSTITUTE)}),
        ("partners_of_city", {"city": "郑州"}, {(CITY, INSTITUTE)}),
        ("tasks_of_unit", {"units": "郑州市科技局"}, {("Agency:郑州市科学技术局", "Task:郑科〔2019〕1号/一/1")}),
        ("targets_of_city", {"city": "郑州"}, {(CITY, "Indicator:高新技术企业")}),
        ("plans_of_city", {"city": "郑州"}, set()),
    ],
)
def test_what_is_drawn(store: Store, query: str, parameters: dict[str, object], ends: set[tuple[str, str]]) -> None:
    found = run(store, query, parameters)
    picture = proving(store, found, range(len(found.rows)))
    assert {(tie.edge["source"], tie.edge["target"]) for tie in picture.ties.values()} == ends
    assert picture.complete


def test_one_line_of_many(store: Store) -> None:
    found = run(store, "cities_with_institution", {"institution": "中科院"})
    line = next(number for number, row in enumerate(found.rows) if row["城市"] == "新乡市")
    assert set(proving(store, found, [line]).nodes) == {OTHER_CITY, INSTITUTE}


def test_a_crowd_is_bounded_and_said(store: Store) -> None:
    found = run(store, "partners_of_city", {"city": "新乡"})
    assert len(found.rows) > CROWD
    picture = proving(store, found, range(len(found.rows)))
    assert len(picture.nodes) == MOST_NODES and not picture.complete
