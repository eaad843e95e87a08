"""Which target is the highest: amounts are compared whatever unit they are written in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from databases import Database

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph
from graph.store import Store
from queries.catalogue import run

INDICATOR = "Indicator:技术合同成交额"
PLACES = {"甲市": (5000.0, "万元"), "乙市": (115.0, "亿元"), "丙市": (90.0, "亿元")}
DISTRICTS = {"东区": (3.0, "亿元"), "西区": (9000.0, "万元")}


def a_plan(place: str, label: Label, value: float, unit: str) -> PlanGraph:
    quote = (Evidence(0, 3, "成交额", ""),)
    told = {"kind": "level", "value": value, "unit": unit, "year": 2020}
    nodes = (Node(f"{label}:{place}", label, place), Node(INDICATOR, Label.INDICATOR, INDICATOR.partition(":")[2]))
    document = PlanDocument(f"{place}〔2020〕1号", place, None, None, None, None, place, None, (2020, 2020))
    return PlanGraph(document, nodes, (Edge(EdgeType.TARGETS, f"{label}:{place}", INDICATOR, quote, told),))


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """Cities and districts whose amounts are written in 万元 and 亿元."""
    database.clear()
    with Store.open(database.settings) as opened:
        for label, places in ((Label.CITY, PLACES), (Label.DISTRICT, DISTRICTS)):
            for place, (value, unit) in places.items():
                opened.load(a_plan(place, label, value, unit))
        yield opened


@pytest.mark.parametrize(
    ("query", "head", "order"),
    [("targets_by_city", "城市", ["乙市", "丙市", "甲市"]), ("targets_by_district", "区县", ["东区", "西区"])],
)
def test_amounts_are_ordered_by_what_they_are_worth(store: Store, query: str, head: str, order: list[str]) -> None:
    found = run(store, query, {"indicators": "技术合同成交额"})
    assert [row[head] for row in found.rows] == order
