"""`docs/extraction.md` says what is known not to work: each row is still so, and a row that came right has to go."""

from __future__ import annotations

import pytest
from tiny_plans import graph_of

from graph.model import EdgeType, Label, PlanGraph
from innograph.resources import ROOT
from queries.wording import LABELS, RELATIONS

DOC = ROOT / "docs" / "extraction.md"
HEAD = "| sentence | fact | why |"
LABEL = {word: label for label, word in LABELS.items()}
RELATION = {word: type_ for type_, word in RELATIONS.items()}


def rows() -> list[tuple[str, str]]:
    """(sentence, fact) of the table."""
    lines = DOC.read_text(encoding="utf-8").split(HEAD)[1].strip().splitlines()[1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [(sentence, fact) for sentence, fact, _ in cells]


def holds(graph: PlanGraph, fact: str) -> bool:
    """Whether the graph has a fact: `机构 江南大学`, `合作 洛阳市 江南大学`, `目标 洛阳市 15 家 2022`."""
    word, *names = fact.split()
    if word in LABEL:
        return any((node.label, node.name) == (LABEL[word], names[0]) for node in graph.nodes)
    name = {node.id: node.name for node in graph.nodes}
    if RELATION[word] is EdgeType.TARGETS:
        scope, value, unit, year = names
        return any(
            (name[e.source], e.properties["unit"], e.properties["year"]) == (scope, unit, int(year))
            and float(str(e.properties["value"])) == float(value)
            for e in graph.edges
            if e.type is EdgeType.TARGETS
        )
    return any(e.type is RELATION[word] and {name[e.source], name[e.target]} == {*names} for e in graph.edges)


@pytest.mark.parametrize(("sentence", "fact"), rows())
def test_what_is_known_not_to_work_still_does_not(sentence: str, fact: str) -> None:
    sign, told = fact.split(" ", 1)
    assert sign in "+-"
    assert holds(graph_of(sentence), told) == (sign == "-"), f"comes out right now: take it out of {DOC.name}"


def test_the_table_is_read() -> None:
    assert len(rows()) == DOC.read_text(encoding="utf-8").split(HEAD)[1].count("\n|") - 1 > 0


@pytest.mark.parametrize(
    "fact", ["机构 浙江大学", "合作 洛阳市 浙江大学", "支持 洛阳市 龙门实验室", "目标 洛阳市 30 家 2022", "指标 高新技术企业"]
)
def test_a_fact_that_is_there_is_seen(fact: str) -> None:
    graph = graph_of("与浙江大学合作，支持龙门实验室建设，新增高新技术企业30家。")
    assert holds(graph, fact)
    assert Label.TASK in {node.label for node in graph.nodes}
