"""Plan graphs made by hand for the pages: invented sentences about real and invented names."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph

EVIL = '<img src=x onerror="document.title=1"> [a](javascript:alert(1)) **b** $c$'
ACADEMY = "Institution:中国科学院"
INSTITUTE = "Institution:中国科学院电工研究所"
CITY = "City:郑州市"
OTHER_CITY = "City:新乡市"
CROWD = 330
"""Institutions that the crowded city cooperates with: more than one picture holds."""


def small_plan() -> PlanGraph:
    """A plan with every type of relation, planned and existing."""
    plan = "郑科〔2019〕1号"
    agency, task, indicator = "Agency:郑州市科学技术局", f"Task:{plan}/一/1", "Indicator:高新技术企业"
    nodes = (
        Node(CITY, Label.CITY, "郑州市", ("郑州",), {"province": "河南省"}),
        Node(ACADEMY, Label.INSTITUTION, "中国科学院", ("中科院",)),
        Node(INSTITUTE, Label.INSTITUTION, "中国科学院电工研究所", ("中科院电工所",)),
        Node(agency, Label.AGENCY, "郑州市科学技术局", ("市科技局",), {"city": "郑州市"}),
        Node(
            task,
            Label.TASK,
            "培育科技型企业",
            (),
            {"key": "一/1", "deadline": "2019-12", "plan": plan, "section": "一、重点任务"},
        ),
        Node(indicator, Label.INDICATOR, "高新技术企业"),
        Node("Platform:郑州科技大市场", Label.PLATFORM, "郑州科技大市场"),
        Node("Program:智汇郑州", Label.PROGRAM, "智汇郑州"),
        Node("Enterprise:宇通客车", Label.ENTERPRISE, "宇通客车", ("宇通",)),
        Node("Project:智能公交示范", Label.PROJECT, "智能公交示范"),
        Node("PlatformType:重点实验室", Label.PLATFORM_TYPE, "重点实验室"),
    )
    edges = (
        _edge(EdgeType.COOPERATES_WITH, CITY, INSTITUTE, "本市将同中科院电工所商谈设立分所。", status="planned"),
        _edge(EdgeType.PART_OF, INSTITUTE, ACADEMY, "中科院电工所"),
        _edge(EdgeType.LEADS, agency, task, "牵头单位：市科技局", role="牵头单位"),
        _edge(EdgeType.TARGETS, CITY, indicator, "全年新增高新技术企业500家。", kind="increase", value=500, unit="家", year=2019),
        _edge(EdgeType.SUPPORTS, CITY, "Platform:郑州科技大市场", "科技大市场照常办好。", status="existing"),
        _edge(EdgeType.SUPPORTS, CITY, "Program:智汇郑州", "智汇郑州继续办。", status="existing"),
        _edge(EdgeType.UNDERTAKES, "Enterprise:宇通客车", "Project:智能公交示范", "智能公交示范由宇通来做。", status="existing"),
        _edge(EdgeType.HOSTS, "Enterprise:宇通客车", "PlatformType:重点实验室", "宇通的重点实验室要再建一个。", status="planned"),
    )
    return PlanGraph(_document(plan, "郑州市2019年科技创新工作方案（样例）", "郑州市"), nodes, tuple(map(_placed, edges)))


SMALL_TEXT = """郑州市2019年科技创新工作方案（样例）
一、重点任务
本市将同中科院电工所商谈设立分所。牵头单位：市科技局
全年新增高新技术企业500家。科技大市场照常办好。智汇郑州继续办。
智能公交示范由宇通来做。宇通的重点实验室要再建一个。
"""
"""The text of the small plan, in which all its quotes stand."""


def _placed(edge: Edge) -> Edge:
    quote = edge.evidence[0]
    start = SMALL_TEXT.index(quote.text)
    return replace(edge, evidence=(replace(quote, start=start, end=start + len(quote.text)),))


def crowded_plan() -> PlanGraph:
    """A city with more partners than a picture holds, and one whose name is an attack."""
    names = ["中国科学院电工研究所", EVIL, *(f"第{number}研究所" for number in range(CROWD))]
    members = tuple(Node(f"Institution:{name}", Label.INSTITUTION, name) for name in names)
    edges = tuple(
        _edge(
            EdgeType.COOPERATES_WITH,
            OTHER_CITY,
            node.id,
            f"新乡愿与{node.name}往来。",
            status=("existing", "planned")[number % 2],
        )
        for number, node in enumerate(members)
    )
    nodes = (Node(OTHER_CITY, Label.CITY, "新乡市", ("新乡",)), *members)
    return PlanGraph(_document("新科〔2020〕2号", "新乡市2020年科技合作方案（样例）", "新乡市"), nodes, edges)


def _document(id: str, title: str, city: str) -> PlanDocument:
    year = int(id[3:7])
    return PlanDocument(id, title, id, f"{city}科学技术局", f"{year}-03-01", None, city, "河南省", (year, year))


def _edge(type: EdgeType, source: str, target: str, quote: str, **properties: str | int) -> Edge:
    told = {"rule": "sample", "confidence": 1.0, **properties}
    return Edge(type, source, target, (Evidence(0, len(quote), quote, "一、重点任务"),), told)
