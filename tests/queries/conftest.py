"""A small store of five plans, written for these tests after the facts of five cities; every sentence is our own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from databases import Database

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph, Value
from graph.store import Store
from queries.catalogue import names_of
from queries.names import Names

CAS = "Institution:中国科学院"
STAFF_REFORM = "Task:新政办〔2017〕102号/一/(一)/2"
ALIASES = {
    CAS: ("中科院",),
    "Institution:中国科学院电工研究所": ("中科院电工所",),
    "Institution:中国科学院半导体研究所": ("中科院半导体所",),
    "Institution:中国电子科技集团公司第二十二研究所": ("中电科22所",),
    "Agency:新乡市科技局": ("市科技局",),
    "Agency:鹤壁市科技局": ("市科技局", "科技局"),
    "Enterprise:双汇集团": ("双汇",),
}


class Fact(NamedTuple):
    """An edge as it stands beside the sentence that proves it."""

    type: EdgeType
    source: str
    target: str
    properties: dict[str, Value]


def ties(city: str, status: str, *partners: str) -> list[Fact]:
    return [Fact(EdgeType.COOPERATES_WITH, f"City:{city}", partner, {"status": status}) for partner in partners]


def target(place: str, indicator: str, kind: str, value: float, unit: str, year: int) -> Fact:
    told: dict[str, Value] = {"kind": kind, "value": value, "unit": unit, "year": year}
    return Fact(EdgeType.TARGETS, place, f"Indicator:{indicator}", told)


def part(child: str, parent: str) -> Fact:
    return Fact(EdgeType.PART_OF, child, parent, {})


def relation(kind: str, source: str, object_: str, status: str = "existing") -> Fact:
    return Fact(EdgeType(kind), source, object_, {"status": status})


def duty(kind: str, unit: str, task: str, role: str, collective: bool = False) -> Fact:
    return Fact(EdgeType(kind), unit, task, {"role": role} | ({"collective": True} if collective else {}))


def plan(document: PlanDocument, said: dict[str, list[Fact]], tasks: dict[str, dict[str, Value]] | None = None) -> PlanGraph:
    """A plan graph of sentences and what they prove; nodes follow from the facts, tasks bring their properties."""
    edges, at = [], 0
    for sentence, facts in said.items():
        proof = (Evidence(at, at + len(sentence), sentence, "二、主要任务"),)
        edges += [Edge(f.type, f.source, f.target, proof, f.properties) for f in facts]
        at += len(sentence)
    tasks = tasks or {}
    own = f"City:{document.city}"
    ids = dict.fromkeys([own, *(end for edge in edges for end in (edge.source, edge.target)), *tasks])
    nodes = tuple(_node(node_id, tasks.get(node_id, {}), document) for node_id in ids)
    graph = PlanGraph(document, nodes, tuple(edges))
    graph.check()
    return graph


def _node(node_id: str, task: dict[str, Value], document: PlanDocument) -> Node:
    label, _, name = node_id.partition(":")
    if task:
        properties = {"plan": document.id, "city": document.city, **task}
        title = str(properties.pop("name"))
        own: dict[str, Value] = {"quote": title, "quote_start": 0, "quote_end": len(title)}
        return Node(node_id, Label(label), title, (), properties | own)
    return Node(node_id, Label(label), name, ALIASES.get(node_id, ()), {"city": document.city} if label == "District" else {})


def _document(number: str, title: str, city: str, year: int, province: str = "河南省") -> PlanDocument:
    issuer = f"{city}科学技术局"
    return PlanDocument(number, title, number, issuer, f"{year}-03-26", None, city, province, (year, year))


ZHENGZHOU = plan(
    _document("郑科〔2019〕1号", "2019年郑州市科技创新工作要点", "郑州市", 2019),
    {
        "今年将与电工所商谈来郑设所。": [
            *ties("郑州市", "planned", CAS, "Institution:中国科学院电工研究所"),
            part("Institution:中国科学院电工研究所", CAS),
        ],
        "拟请北航和北理工来郑办院。": ties(
            "郑州市", "planned", "Institution:北京航空航天大学", "Institution:北京理工大学"
        ),
        "全年高企要多五百家，其中金水区六十家。": [
            target("City:郑州市", "高新技术企业", "increase", 500, "家", 2019),
            target("District:金水区", "高新技术企业", "increase", 60, "家", 2019),
        ],
        "研发投入占比到百分之二。": [target("City:郑州市", "全社会研发投入占GDP比重", "level", 2.0, "%", 2019)],
        "新办十家新型研发机构。": [target("City:郑州市", "新型研发机构", "increase", 10, "家", 2019)],
        "科学谷由郑东新区来建，市里支持。": [
            relation("HOSTS", "District:郑东新区", "Platform:郑东新区科学谷", "planned"),
            relation("SUPPORTS", "City:郑州市", "Platform:郑东新区科学谷", "planned"),
        ],
        "宇通客车在做集群专项，市里接着支持。": [
            relation("UNDERTAKES", "Enterprise:宇通客车", "Program:河南省创新引领型产业集群专项"),
            relation("SUPPORTS", "City:郑州市", "Enterprise:宇通客车"),
        ],
    },
    {
        "Task:郑科〔2019〕1号/三/(四)/10": {"name": "深入实施自创区产业集群专项", "key": "三/(四)/10", "deadline": None},
        "Task:郑科〔2019〕1号/三/(二)/3": {"name": "扶持一批创新引领型企业", "key": "三/(二)/3", "deadline": None},
    },
)  # fmt: skip

XINXIANG = plan(
    _document("新政办〔2017〕102号", "新乡市自创区任务分解工作方案", "新乡市", 2017),
    {
        "同中科院的往来要更紧。": ties("新乡市", "existing", CAS),
        "22所、同济和华大基因都在洽谈之列。": ties(
            "新乡市",
            "planned",
            "Institution:中国电子科技集团公司第二十二研究所",
            "Institution:同济大学",
            "Enterprise:华大基因",
        ),
        "22所要办一家新型研发机构。": [
            relation("HOSTS", "Institution:中国电子科技集团公司第二十二研究所", "PlatformType:新型研发机构", "planned")
        ],
        "人事薪酬改革归高新区管，编办、人社局帮忙。": [
            duty("LEADS", "District:新乡高新区", STAFF_REFORM, "牵头单位"),
            duty("SUPPORTS", "Agency:新乡市编办", STAFF_REFORM, "同责单位"),
            duty("SUPPORTS", "Agency:新乡市人社局", STAFF_REFORM, "同责单位"),
        ],
        "科技局抓中小企业，财政局和各县区配合，十二月收尾。": [
            duty("LEADS", "Agency:新乡市科技局", "Task:新政办〔2017〕102号/一/(二)/1", "牵头单位"),
            duty("SUPPORTS", "Agency:新乡市财政局", "Task:新政办〔2017〕102号/一/(二)/1", "同责单位"),
            duty("SUPPORTS", "District:红旗区", "Task:新政办〔2017〕102号/一/(二)/1", "同责单位", collective=True),
            duty("SUPPORTS", "District:牧野区", "Task:新政办〔2017〕102号/一/(二)/1", "同责单位", collective=True),
        ],
        "牧野人才计划由组织部在十一月前办好，科技局协助。": [
            duty("LEADS", "Agency:新乡市委组织部", "Task:新政办〔2017〕102号/一/(二)/2", "牵头单位"),
            duty("SUPPORTS", "Agency:新乡市科技局", "Task:新政办〔2017〕102号/一/(二)/2", "同责单位"),
        ],
        "高企多三十家，红旗区两家。": [
            target("City:新乡市", "高新技术企业", "increase", 30, "家", 2017),
            target("District:红旗区", "高新技术企业", "increase", 2, "家", 2017),
        ],
        "新型研发机构再添十九家。": [target("City:新乡市", "新型研发机构", "increase", 19, "家", 2017)],
    },
    {
        STAFF_REFORM: {"name": "启动核心区人事与薪酬制度改革", "key": "一/(一)/2", "deadline": None},
        "Task:新政办〔2017〕102号/一/(二)/1": {"name": "培育科技型中小企业", "key": "一/(二)/1", "deadline": "2017-12"},
        "Task:新政办〔2017〕102号/一/(二)/2": {"name": "加快组织实施牧野人才计划", "key": "一/(二)/2", "deadline": "2017-11"},
    },
)  # fmt: skip

HEBI = plan(
    _document("鹤科〔2020〕9号", "2020年鹤壁市科技创新工作要点", "鹤壁市", 2020),
    {
        "半导体所和市里已是老朋友。": [
            *ties("鹤壁市", "existing", "Institution:中国科学院半导体研究所"),
            part("Institution:中国科学院半导体研究所", CAS),
        ],
        "浙大、北航都已来鹤壁落脚。": ties(
            "鹤壁市", "existing", "Institution:浙江大学", "Institution:北京航空航天大学"
        ),
        "浙大在鹤壁开了转移中心。": [relation("HOSTS", "Institution:浙江大学", "Platform:浙江大学技术转移中心")],
        "仕佳光子手上有光互连芯片项目。": [
            relation("UNDERTAKES", "Enterprise:河南仕佳光子科技股份有限公司", "Project:高速数据中心光互连芯片研发与产业化")
        ],
        "仕佳光子还想办众创空间。": [
            relation("HOSTS", "Enterprise:河南仕佳光子科技股份有限公司", "PlatformType:众创空间", "planned")
        ],
        "高企总数要到七十家。": [target("City:鹤壁市", "高新技术企业", "level", 70, "家", 2020)],
        "百人计划照常办。": [relation("SUPPORTS", "City:鹤壁市", "Program:“兴鹤英才”百人计划")],
        "科技局牵头开放合作。": [
            duty("LEADS", "Agency:鹤壁市科技局", "Task:鹤科〔2020〕9号/三/(四)/11", "责任单位")
        ],
    },
    {"Task:鹤科〔2020〕9号/三/(四)/11": {"name": "深化科技开放合作", "key": "三/(四)/11", "deadline": None}},
)  # fmt: skip

LUOHE = plan(
    _document("漯政〔2021〕5号", "漯河市“十四五”科技创新规划", "漯河市", 2021),
    {
        "同江南大学和中科院的往来继续加深。": ties("漯河市", "existing", CAS, "Institution:江南大学"),
        "江南大学的分中心归它自己管。": [
            part("Platform:江南大学技术转移中心漯河分中心", "Institution:江南大学")
        ],
        "双汇的肉制品中心由双汇办，市里支持。": [
            relation("HOSTS", "Enterprise:双汇集团", "Platform:双汇肉制品技术创新中心", "planned"),
            relation("SUPPORTS", "City:漯河市", "Platform:双汇肉制品技术创新中心", "planned"),
            relation("SUPPORTS", "City:漯河市", "Enterprise:双汇集团", "planned"),
        ],
    },
)  # fmt: skip

XINGTAI = plan(
    _document("邢科〔2020〕3号", "邢台市提升科技创新能力实施方案", "邢台市", 2020, "河北省"),
    {"高企到三百家。": [target("City:邢台市", "高新技术企业", "level", 300, "家", 2020)]},
)

PLANS = (ZHENGZHOU, XINXIANG, HEBI, LUOHE, XINGTAI)


@pytest.fixture(scope="module")
def store(database: Database) -> Iterator[Store]:
    """Each store in turn, a real one that holds the five plans and nothing else."""
    database.clear()
    with Store.open(database.settings) as opened:
        for graph in PLANS:
            opened.load(graph)
        yield opened


@pytest.fixture(scope="module")
def names(store: Store) -> Names:
    return names_of(store)
