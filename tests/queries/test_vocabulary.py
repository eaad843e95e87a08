"""Every label and relation has a Chinese name, a colour of its own and an icon."""

from __future__ import annotations

import re

import pytest

from graph.model import EdgeType, Label
from innograph.resources import BUNDLE
from queries.vocabulary import LABELS, RELATIONS, edge_text


def test_labels_and_relations_are_complete() -> None:
    assert set(LABELS) == set(Label)
    assert set(RELATIONS) == set(EdgeType)
    assert len({look.color for look in LABELS.values()}) == len(LABELS)


def test_every_label_has_an_icon() -> None:
    icons = (BUNDLE.parent / "src" / "icons.js").read_text("utf-8")
    assert set(re.findall(r"^  (\w+): mdi", icons, re.MULTILINE)) == set(Label)


def test_types_differ_by_more_than_colour() -> None:
    """Who does not tell red from green sees shapes and arrows."""
    shapes = (BUNDLE.parent / "src" / "shapes.js").read_text("utf-8")
    nodes = re.findall(r'^  (\w+): "([a-z-]+)",$', shapes.partition("CLIPS")[0], re.MULTILINE)
    of_labels = {name: shape for name, shape in nodes if name in set(Label)}
    of_relations = {name: shape for name, shape in nodes if name in set(EdgeType)}
    assert set(of_labels) == set(Label) and len(set(of_labels.values())) == len(of_labels)
    assert set(of_relations) == set(EdgeType) and len(set(of_relations.values())) == len(of_relations)


@pytest.mark.parametrize(
    ("edge", "text"),
    [
        ({"type": "COOPERATES_WITH", "target": "Institution:北航"}, "合作"),
        ({"type": "LEADS", "target": "Task:x/一", "role": "责任单位"}, "责任单位"),
        ({"type": "SUPPORTS", "target": "Task:x/一"}, "配合"),
        ({"type": "SUPPORTS", "target": "Program:x"}, "支持"),
        (
            {"type": "TARGETS", "target": "Indicator:x", "kind": "increase", "value": 35000.0, "unit": "家", "year": 2019},
            "新增 35,000家（2019年）",
        ),
        ({"type": "TARGETS", "target": "Indicator:x", "kind": "level", "value": 1.2, "unit": "%"}, "达到 1.2%"),
    ],
)
def test_edges_are_told_in_chinese(edge: dict[str, object], text: str) -> None:
    assert edge_text(edge) == text
