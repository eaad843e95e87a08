"""Small plan graphs for the tests of the store."""

from __future__ import annotations

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph, Value

CITY, CAS, SEMI = "City:郑州市", "Institution:中国科学院", "Institution:中国科学院半导体研究所"


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


def zhengzhou() -> PlanGraph:
    """Cooperation, a task with its lead, two targets of one indicator."""
    task = "Task:郑科〔2019〕1号/三/(一)/1"
    return plan(
        "郑科〔2019〕1号",
        [
            node(CITY, "郑州", province="河南省"),
            node(CAS, "中科院"),
            node(SEMI, "中科院半导体所", city="北京市"),
            node("Agency:郑州市科技局", "市科技局"),
            node(task, key="三/(一)/1", deadline=None, plan="郑科〔2019〕1号"),
            node("Indicator:高新技术企业"),
        ],
        [
            edge(EdgeType.COOPERATES_WITH, CITY, SEMI, status="planned", confidence=0.9),
            edge(EdgeType.PART_OF, SEMI, CAS),
            edge(EdgeType.LEADS, "Agency:郑州市科技局", task, role="牵头单位"),
            edge(EdgeType.TARGETS, CITY, "Indicator:高新技术企业", kind="increase", value=500, unit="家", year=2019),
            edge(EdgeType.TARGETS, CITY, "Indicator:高新技术企业", kind="level", value=1.5, unit="%", year=2020),
        ],
    )


def luohe() -> PlanGraph:
    """Says of the institute of 郑州's plan another city and a year."""
    nodes = [node("City:漯河市"), node(CAS, "中科院", "科学院"), node(SEMI, "半导体所", city="上海市", founded=1960)]
    return plan("漯科〔2020〕2号", nodes, [edge(EdgeType.COOPERATES_WITH, "City:漯河市", SEMI)], "漯河市")


def xinxiang() -> PlanGraph:
    """Says an edge of 郑州's plan once more."""
    nodes = [node("City:新乡市"), node(CAS, "科学院"), node(SEMI, city="天津市"), node("Indicator:高新技术企业")]
    edges = [
        edge(EdgeType.PART_OF, SEMI, CAS),
        edge(EdgeType.TARGETS, "City:新乡市", "Indicator:高新技术企业", value=9, year=2021),
    ]
    return plan("新科〔2021〕3号", nodes, edges, "新乡市")
