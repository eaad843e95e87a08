"""Scoring: the counts are those of the team's `score.py`, both forms of gold are read, the causes of errors are told apart."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph
from ingest.evaluate.causes import errors_of, grouped
from ingest.evaluate.claims import PARTS
from ingest.evaluate.comparison import compare
from ingest.evaluate.figures import figures
from ingest.evaluate.forms import to_offsets, to_quotes
from ingest.evaluate.gold import parse_gold
from ingest.evaluate.sets import GoldSet, comparisons, load_sets, sets_of
from ingest.pipeline import extract
from ingest.read import read
from innograph.errors import InputError
from innograph.resources import ROOT

SETS = {one.name: one for one in load_sets(ROOT / "tests" / "gold" / "sets.yaml")}


@pytest.fixture(scope="session")
def score_py(gold: Path) -> ModuleType:
    """The team's `score.py`."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_quotes(path: Path, text: str) -> dict[str, Any]:
    """A gold file in the form that `score.py` reads."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data if any("title" in task for task in data["tasks"]) else to_quotes(data, text)


@pytest.mark.parametrize("name", SETS)
def test_counts_are_those_of_score_py(score_py: ModuleType, name: str) -> None:
    assert SETS[name].plans
    for (file, plan), compared in zip(SETS[name].plans, comparisons(SETS[name]), strict=True):
        text = read(plan).text
        tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        errors: dict[str, list[str]] = defaultdict(list)
        out = extract(text, plan.name).graph.to_dict()
        score_py.score_plan(in_quotes(file, text) | {"doc": compared.gold.doc}, out, text, tally, errors)
        mine = {part: [found.right, len(found.extra), len(found.missed)] for part, found in compared.parts.items()}
        assert mine == {part: tally[part] for part in PARTS}, file.name
        assert tally["unproven"][0] == tally["unproven"][1] and tally["evidence"][0] == tally["evidence"][1]


def test_parts_are_those_of_score_py(score_py: ModuleType) -> None:
    assert list(PARTS) == score_py.PARTS


@pytest.mark.parametrize("name", ["own_tuned", "own_measured"])
def test_both_forms_of_gold_are_one(name: str) -> None:
    for file, plan in SETS[name].plans:
        text, data = read(plan).text, json.loads(file.read_text(encoding="utf-8"))
        quotes = to_quotes(data, text)
        assert to_offsets(to_quotes(to_offsets(quotes, text), text), text) == to_offsets(quotes, text)
        offsets, quoted = parse_gold(data, text), parse_gold(quotes, text)
        assert (offsets.entities, [t.title for t in offsets.tasks]) == (quoted.entities, [t.title for t in quoted.tasks])


def test_every_gold_file_is_in_one_set() -> None:
    own = [path for folder in ("", "own") for path in (ROOT / "tests" / "gold" / folder).glob("*.json")]
    listed = [file for one in SETS.values() for file, _ in one.plans]
    missing = {path.name for path in own if path.name != "recorded.json"} - {path.name for path in listed}
    if lacking := [one.lacks for one in SETS.values() if one.lacks]:
        pytest.skip(f"{lacking[0]} is not beside this checkout")
    assert not missing and len(listed) == len(set(listed))


TEXT = "2022年洛阳市科技创新工作要点\n一、任务\n1.与浙江大学共建研究院。\n2.支持甲公司建设平台。\n新增企业30家。\n"


def gold_of(**facts: Any) -> dict[str, Any]:
    """A gold file in quotes about TEXT; entities are `name type`."""
    named = [dict(zip(("name", "type"), told.split(), strict=True)) for told in facts.get("entities", ())]
    tasks = [{"leads": [], "supports": [], "deadline": None} | task for task in facts.get("tasks", ())]
    relations = [
        dict(zip(("type", "head", "tail", "status"), told.split(), strict=True)) | {"evidence": "与浙江大学共建研究院"}
        for told in facts.get("relations", ())
    ]
    keys = ("scope", "indicator", "kind", "value", "unit", "year")
    targets = [dict(zip(keys, told, strict=True)) | {"evidence": "新增企业30家"} for told in facts.get("targets", ())]
    return {"doc": "甲", "meta": {}, "entities": named, "tasks": tasks, "relations": relations, "targets": targets}


def graph_of(
    entities: tuple[str, ...] = (), edges: tuple[str, ...] = (), targets: tuple[Any, ...] = (), tasks: Any = ()
) -> PlanGraph:
    """A graph about TEXT in the same short form; a task is (key, title, deadline)."""
    ids = {told.split()[0]: "{1}:{0}".format(*told.split()) for told in entities}
    nodes = [Node(ids[told.split()[0]], Label(told.split()[1]), told.split()[0]) for told in entities]
    nodes += [Node(f"Task:{key}", Label.TASK, title, (), {"key": key, "deadline": due}) for key, title, due in tasks]
    nodes += [Node(f"Indicator:{told[1]}", Label.INDICATOR, told[1]) for told in targets]
    at = TEXT.index("与浙江大学")
    proof = (Evidence(at, at + 10, TEXT[at : at + 10]),)
    made = []
    for told in edges:
        kind, head, tail, status = told.split()
        made.append(Edge(EdgeType(kind), ids[head], ids.get(tail, f"Task:{tail}"), proof, {"status": status}))
    for scope, indicator, kind, value, unit, year in targets:
        number = {"kind": kind, "value": value, "unit": unit, "year": year}
        made.append(Edge(EdgeType.TARGETS, ids[scope], f"Indicator:{indicator}", proof, number))
    document = PlanDocument("甲", "", None, None, None, None, None, None, None)
    return PlanGraph(document, tuple(nodes), tuple(made))


BOTH = ("洛阳市 City", "浙江大学 Institution", "甲公司 Enterprise")
TASK = {"key": "一/1", "title": "与浙江大学共建研究院"}
NUMBER = ("洛阳市", "企业", "increase", 30, "家", 2022)


def but(at: int, value: Any) -> tuple[Any, ...]:
    return (*NUMBER[:at], value, *NUMBER[at + 1 :])


@pytest.mark.parametrize(
    ("cause", "wanted", "made"),
    [
        ("漏了实体", {"entities": BOTH}, {"entities": BOTH[:2]}),
        ("多了实体", {"entities": BOTH[:2]}, {"entities": BOTH}),
        ("类型不同", {"entities": ["甲公司 Enterprise"]}, {"entities": ("甲公司 Platform",)}),
        ("名称边界不同", {"entities": ["甲公司 Enterprise"]}, {"entities": ("支持甲公司 Enterprise",)}),
        ("名称边界和类型都不同", {"entities": ["甲公司 Enterprise"]}, {"entities": ("甲公司建设平台 Platform",)}),
        ("漏了关系", {"entities": BOTH, "relations": ["SUPPORTS 洛阳市 甲公司 planned"]}, {"entities": BOTH}),
        ("多了关系", {"entities": BOTH}, {"entities": BOTH, "edges": ("SUPPORTS 洛阳市 甲公司 planned",)}),
        (
            "状态相反",
            {"entities": BOTH, "relations": ["COOPERATES_WITH 洛阳市 浙江大学 planned"]},
            {"entities": BOTH, "edges": ("COOPERATES_WITH 洛阳市 浙江大学 existing",)},
        ),
        (
            "方向/主语不同",
            {"entities": BOTH, "relations": ["COOPERATES_WITH 洛阳市 浙江大学 planned"]},
            {"entities": BOTH, "edges": ("COOPERATES_WITH 甲公司 浙江大学 planned",)},
        ),
        (
            "关系类型不同",
            {"entities": BOTH, "relations": ["SUPPORTS 洛阳市 浙江大学 planned"]},
            {"entities": BOTH, "edges": ("COOPERATES_WITH 洛阳市 浙江大学 planned",)},
        ),
        ("一端没有读出", {"entities": BOTH, "relations": ["SUPPORTS 洛阳市 甲公司 planned"]}, {"entities": BOTH[:2]}),
        ("一端多读或读错", {"entities": BOTH[:2]}, {"entities": BOTH, "edges": ("SUPPORTS 洛阳市 甲公司 planned",)}),
        ("漏了任务", {"tasks": [TASK]}, {}),
        ("多了任务", {}, {"tasks": [("一/1", "与浙江大学共建研究院", None)]}),
        ("任务粗细不同", {"tasks": [TASK]}, {"tasks": [("一", "任务", None)]}),
        (
            "任务编号不同",
            {"entities": BOTH, "tasks": [TASK | {"leads": ["浙江大学"]}, {"key": "一/2", "title": "支持甲公司建设平台"}]},
            {
                "entities": BOTH,
                "tasks": [("一/1", "与浙江大学共建研究院", None), ("一/2", "支持甲公司建设平台", None)],
                "edges": ("LEADS 浙江大学 一/2 planned",),
            },
        ),
        (
            "牵头与配合颠倒",
            {"entities": BOTH, "tasks": [TASK | {"leads": ["浙江大学"]}]},
            {"entities": BOTH, "tasks": [("一/1", TASK["title"], None)], "edges": ("SUPPORTS 浙江大学 一/1 planned",)},
        ),
        ("任务没有对上", {"entities": BOTH, "tasks": [TASK | {"leads": ["浙江大学"]}]}, {"entities": BOTH}),
        ("期限不同", {"tasks": [TASK | {"deadline": "2022-12"}]}, {"tasks": [("一/1", TASK["title"], "2022-06")]}),
        ("漏了期限", {"tasks": [TASK | {"deadline": "2022-12"}]}, {"tasks": [("一/1", TASK["title"], None)]}),
        ("年份不同", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH, "targets": (but(5, 2025),)}),
        ("单位不同", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH, "targets": (but(4, "个"),)}),
        ("数值不同", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH, "targets": (but(3, 3),)}),
        ("新增与达到不同", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH, "targets": (but(2, "level"),)}),
        ("目标主体不同", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH, "targets": (but(0, "浙江大学"),)}),
        ("指标词不同", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH, "targets": (but(1, "孵化器"),)}),
        ("漏了目标", {"entities": BOTH, "targets": [NUMBER]}, {"entities": BOTH}),
    ],
)
def test_causes_are_told_apart(cause: str, wanted: dict[str, Any], made: dict[str, Any]) -> None:
    compared = compare(parse_gold(gold_of(**wanted), TEXT), graph_of(**made))
    found = list(errors_of(compared))
    assert cause in {error.cause for error in found}
    assert len(found) == sum(len(part.extra) + len(part.missed) for part in compared.parts.values())


def test_shares_of_causes_add_up_and_each_error_leads_to_its_place() -> None:
    compared = list(comparisons(SETS["own_tuned"]))
    groups = grouped(compared)
    counted = figures(compared)
    assert sum(len(group.errors) for group in groups) == sum(f.extra + f.missed for f in counted.parts.values())
    assert sum(group.share for group in groups) == pytest.approx(1)
    for error, text in (pair for group in groups for pair in group.errors if pair[0].claim.span):
        place = error.place(text)
        assert (place and text[place.start : place.end] == error.claim.quote) or error.part in ("tasks", "leads", "supports_task")


def test_a_set_whose_texts_are_missing_says_so(tmp_path: Path) -> None:
    (tmp_path / "甲.json").write_text(json.dumps(gold_of(), ensure_ascii=False), encoding="utf-8")
    with pytest.raises(InputError, match="没有 甲 的原文"):
        sets_of(tmp_path)
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    assert sets_of(tmp_path) == [GoldSet("all", "全部标注", ((tmp_path / "甲.json", tmp_path / "甲.txt"),))]


@pytest.mark.parametrize("broken", ["{", "[]", '{"doc": "甲"}', json.dumps(gold_of(tasks=[{"key": "一", "title": "没有这句"}]))])
def test_a_broken_gold_file_is_named(tmp_path: Path, broken: str) -> None:
    (tmp_path / "甲.json").write_text(broken, encoding="utf-8")
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match=r"甲\.json.*请"):
        list(comparisons(sets_of(tmp_path)[0]))


def test_a_text_without_graph_has_everything_missing() -> None:
    compared = compare(parse_gold(gold_of(entities=BOTH, targets=[NUMBER]), TEXT), None)
    assert (len(compared.parts["entities"].missed), len(compared.parts["targets"].missed)) == (3, 1)
    assert figures([compared]).mean_f1 == 0
