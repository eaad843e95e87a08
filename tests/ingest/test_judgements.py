"""Recorded judgements override the rules, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import PlanGraph
from ingest.judgements import COLUMNS, Judgements, read_judgements
from ingest.pipeline import extract
from innograph.errors import JudgementError

PLAN = "开封市2022年科技工作要点\n一、重点任务\n"
PLAN += "1.支持平煤神马集团建设重点实验室。与中科院合作。\n2.支持平煤隆基公司建设院士工作站。\n"


def graph(judged: Judgements) -> PlanGraph:
    return extract(PLAN, "要点", judged).graph


def written(folder: Path, *lines: str) -> Path:
    path = folder / "judgements.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def ids(graph: PlanGraph) -> set[str]:
    return {node.id for node in graph.nodes}


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert read_judgements([tmp_path / "none.csv"]) == Judgements()


def test_same_shows_one_thing_with_both_names(tmp_path: Path) -> None:
    before = graph(Judgements())
    assert {"Enterprise:平煤隆基公司", "Enterprise:中国平煤神马控股集团有限公司"} & ids(before)
    other = next(i for i in ids(before) if i.startswith("Enterprise:") and "神马" in i)
    judged = read_judgements([written(tmp_path, f"same,Enterprise:平煤隆基公司,{other},,,李某,2026-11-27,下属")])
    after = graph(judged)
    assert "Enterprise:平煤隆基公司" not in ids(after)
    node = next(node for node in after.nodes if node.id == other)
    assert "平煤隆基公司" in node.aliases
    assert any(edge.source == other and edge.target == "PlatformType:院士工作站" for edge in after.edges)


def test_taken_back_it_is_as_before(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "same,Enterprise:平煤隆基公司,Enterprise:甲公司,,,李某,2026-11-27,误",
        "unsure,Enterprise:平煤隆基公司,Enterprise:甲公司,,,李某,2026-11-28,收回",
    )
    assert graph(read_judgements([path])).to_json() == graph(Judgements()).to_json()


def test_different_keeps_two_names_apart(tmp_path: Path) -> None:
    path = written(tmp_path, "different,Institution:中科院,Institution:中国科学院,,,李某,2026-11-27,另一家")
    assert "Institution:中科院" in ids(graph(read_judgements([path])))
    assert "Institution:中科院" not in ids(graph(Judgements()))


def test_an_edge_can_be_rejected_and_accepted(tmp_path: Path) -> None:
    edge = next(e for e in graph(Judgements()).edges if e.type == "COOPERATES_WITH")
    told = f"{edge.source},{edge.target},COOPERATES_WITH,,李某,2026-11-27,"
    rejected = graph(read_judgements([written(tmp_path, f"reject,{told}")]))
    assert all(e.key != edge.key for e in rejected.edges)
    accepted = graph(read_judgements([written(tmp_path, f"reject,{told}", f"accept,{told}")]))
    assert next(e for e in accepted.edges if e.key == edge.key).properties["confidence"] == 1.0


def test_same_in_a_circle_ends() -> None:
    assert Judgements(same={"Enterprise:甲": "Enterprise:乙", "Enterprise:乙": "Enterprise:甲"}).stands_for("Enterprise:甲")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("yes,Enterprise:甲,Enterprise:乙,,,,,", "判断“yes”"),
        ("same,甲,Enterprise:乙,,,,,", "“甲”应写成"),
        ("same,Enterprise:甲,Enterprise:甲,,,,,", "左右两边相同"),
        ("reject,City:甲市,Enterprise:乙,IS_A,,,,", "关系“IS_A”"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(JudgementError, match=f"judgements.csv 第 2 行.*{told}"):
        read_judgements([written(tmp_path, line)])


def test_wrong_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(JudgementError, match="列名应为"):
        read_judgements([path])
