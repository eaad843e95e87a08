"""Small plan graphs for the tests of the store."""

from __future__ import annotations

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph, Value


def node(id: str, *aliases: str, **properties: Value) -> Node:
    """`node("City:郑州市", "郑州", province="河南省")`."""
    label, name = id.split(":", 1)
    return Node(id, Label(label), name, aliases, properties)


def edge(type: EdgeType, source: str, target: str, /, **properties: Value) -> Edge:
    """With one quote as evidence."""
    return Edge(type, source, target, (Evidence(3, 9, f"{source[-2:]}与{target[-2:]}", "重点任务"),), properties)


def plan(name: str, nodes: list[Node], edges: list[Edge], city: str = "郑州市") -> PlanGraph:
    """The plan graph of a plan with this id and title."""
    document = PlanDocument(name, name, None, "科技局", "2019-03-26", None, city, "河南省", (2019, 2020))
    return PlanGraph(document, tuple(nodes), tuple(edges))


def city_plan(number: int, size: int = 20) -> PlanGraph:
    """A plan that shares 中国科学院 with all others."""
    cas = node("Institution:中国科学院", f"中科院{number}")
    cities = [node(f"City:第{number}之{i}市") for i in range(size)]
    return plan(f"P{number}", [cas, *cities], [edge(EdgeType.COOPERATES_WITH, city.id, cas.id) for city in cities])
