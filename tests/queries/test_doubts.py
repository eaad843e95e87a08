"""Which names a person should look at, and which are told apart without one."""

from __future__ import annotations

import itertools
import random
import time

import pytest

from graph.model import Label
from graph.store import NamedNode
from queries.doubts import COMPARED, near_same


def node(name: str, label: str = "Enterprise") -> NamedNode:
    return NamedNode(f"{label}:{name}", label, name.rsplit("/", 1)[-1], ())


def never(_one: str, _other: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("Enterprise", "仕佳光子", "河南仕佳光子科技股份有限公司"),
        ("Enterprise", "天海电器", "天海电器有限公司"),
        ("Enterprise", "宇通客车", "宇通客车集团"),
        ("Enterprise", "双汇食品", "双汇食品工业园"),
        ("Agency", "新乡市科技局", "新乡市科学技术局"),
        ("Agency", "市科技局", "新乡市科技局"),
        ("Platform", "郑州科技大市场", "郑州市科技大市场"),
        ("Institution", "华中科枝大学", "华中科技大学"),
        ("Indicator", "技术合同成交额", "技术合同成交额全年"),
        ("Program", "漯河市/走进中科院,直面科学家", "漯河市/走进中科院、直面科学家活动"),
    ],
)
def test_a_person_should_look(label: str, one: str, other: str) -> None:
    found = near_same([node(one, label), node(other, label)], never)
    assert [{pair.left.id, pair.right.id} for pair in found] == [{f"{label}:{one}", f"{label}:{other}"}]


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("Institution", "河南省第一人民医院", "河南省第二人民医院"),
        ("Institution", "中电科22所", "中电科27所"),
        ("Agency", "郑州市科技局", "新乡市科技局"),
        ("Agency", "新乡市国土局", "新乡市国税局"),
        ("Platform", "郑州技术转移中心", "新乡技术转移中心"),
        ("Indicator", "省级创新平台", "国家级创新平台"),
        ("Institution", "华东理工研究院", "华南理工研究院"),
        ("Institution", "河南科技大学", "河南科技学院"),
        ("Institution", "江苏大学", "江南大学"),
        ("Institution", "中国科学院", "中国科学院电工研究所"),
        ("Program", "郑州市/人才计划", "新乡市/人才计划"),
        ("Enterprise", "宇通客车", "双汇集团"),
        ("City", "南阳市", "南阴市"),
        ("Task", "培育科技型企业", "培育科技企业"),
    ],
)
def test_two_things(label: str, one: str, other: str) -> None:
    assert near_same([node(one, label), node(other, label)], never) == []


def test_labels_are_never_mixed() -> None:
    assert near_same([node("双汇集团"), node("双汇集团", "Institution")], never) == []


def test_judged_pairs_are_gone() -> None:
    pair = [node("天海电器"), node("天海电器有限公司")]
    asked: list[set[str]] = []
    assert near_same(pair, lambda one, other: asked.append({one, other}) or True) == []
    assert asked == [{pair[0].id, pair[1].id}]


def test_places_and_tasks_are_not_compared() -> None:
    assert not {Label.CITY, Label.DISTRICT, Label.PROVINCE, Label.TASK, Label.PLAN, Label.PLATFORM_TYPE} & set(COMPARED)


def test_ten_thousand_names(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(1)
    words = "天海宇通双汇仕佳光子风神河洛中航锂电拓新药业森源电气大华智能微纳新材生物医药装备精密云图数科安泰恒昌"
    heads = ["".join(chance.sample(words, 3)) for _ in range(3400)]
    tails = ("有限公司", "集团", "科技股份有限公司")
    names = list(dict.fromkeys(head + tail for head, tail in itertools.product(heads, tails)))[:10_000]
    begun = time.perf_counter()
    found = near_same(map(node, names), never)
    with capsys.disabled():
        print(f" {len(names)} names, {len(found)} pairs, {time.perf_counter() - begun:.1f} s ", end="")
    assert len(found) >= 6_000
