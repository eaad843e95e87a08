"""A judgement is in force at once, the same as after reading the plans in again, and taken back it leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.gather import plans_of_store
from graph.model import PlanGraph
from graph.rows import PlanRows, digest
from graph.store import Store
from ingest.judgements import ABOUT_WORDS, COLUMNS
from ingest.pipeline import extract
from innograph.errors import JudgementError
from innograph.resources import PLANS
from innograph.settings import settings
from views.judging import Judging

FIRST = "开封市2022年科技工作要点\n一、重点任务\n"
FIRST += "1.支持平煤神马集团建设重点实验室。与中科院合作。\n2.支持平煤隆基公司建设院士工作站。\n"
SECOND = "周口市2022年科技工作要点\n一、重点任务\n1.支持平煤隆基公司建设重点实验室。\n2.与中科院合作。\n"
SHORT, LONG = "Enterprise:平煤隆基公司", "Enterprise:中国平煤神马控股集团有限公司"
CITY, ACADEMY = "City:开封市", "Institution:中国科学院"


def row(judgement: str, left: str, right: str, relation: str = "", plan: str = "") -> dict[str, str]:
    told = {"judgement": judgement, "left": left, "right": right, "relation": relation, "plan": plan}
    return told | {"who": "李某", "when": "2026-11-27", "why": "核对原文"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home = tmp_path_factory.mktemp("store")
    with Store.open(settings().model_copy(update={"home": home, "store": "embedded"})) as store:
        yield store


@pytest.fixture
def store(opened: Store) -> Store:
    """The two plans, nothing judged."""
    for plan in opened.plans():
        opened.remove(plan["id"])
    for text in (FIRST, SECOND):
        opened.load(extract(text).graph)
    return opened


@pytest.fixture
def judging(store: Store, tmp_path: Path) -> Judging:
    return Judging(store, tmp_path)


def ids(store: Store) -> set[str]:
    return {node.id for node in store.names()}


def test_same_is_in_force_at_once_and_after_reading_again(judging: Judging, store: Store) -> None:
    assert {SHORT, LONG} <= ids(store)
    effect = judging.judge(row("same", SHORT, LONG))
    assert len(effect.changed) == 2
    assert SHORT not in ids(store)
    shown = next(node for node in store.names() if node.id == LONG)
    assert "平煤隆基公司" in shown.aliases
    at_once = store.digest()
    for text in (FIRST, SECOND):
        store.load(extract(text, "", judging.judgements()).graph)
    assert store.digest() == at_once


def test_taken_back_the_store_is_as_before(judging: Judging, store: Store, tmp_path: Path) -> None:
    before = store.digest()
    judging.judge(row("same", SHORT, LONG))
    judging.judge(row("reject", CITY, ACADEMY, "COOPERATES_WITH"))
    assert store.digest() != before
    for line in reversed(judging.lines()):
        assert judging.take_back([line], "王某", "2026-11-28").to_read_again == ()
    assert store.digest() == before
    assert judging.lines() == []
    assert list((tmp_path / "originals").iterdir()) == []
    noted = (tmp_path / "judgements.csv").read_text("utf-8")
    assert noted.count("# 撤回 2026-11-28 王某：") == 2


def test_taken_back_after_reading_again(judging: Judging, store: Store) -> None:
    before = store.digest()
    judging.judge(row("same", SHORT, LONG))
    for text in (FIRST, SECOND):
        store.load(extract(text, "", judging.judgements()).graph)
    judging.take_back([judging.lines()[0]], "王某", "2026-11-28")
    assert store.digest() == before


def test_in_whatever_order_they_are_taken_back(judging: Judging, store: Store) -> None:
    before = store.digest()
    judging.judge(row("same", SHORT, LONG))
    only_same = store.digest()
    judging.judge(row("same", LONG, "Enterprise:平煤神马"))
    assert not {SHORT, LONG} & ids(store)
    judging.take_back([judging.lines()[1]], "王某", "2026-11-28")
    assert store.digest() == only_same
    judging.judge(row("same", LONG, "Enterprise:平煤神马"))
    judging.take_back([judging.lines()[0]], "王某", "2026-11-28")
    assert {SHORT, "Enterprise:平煤神马"} <= ids(store)
    judging.take_back([judging.lines()[0]], "王某", "2026-11-28")
    assert store.digest() == before


def test_an_edge_of_one_plan_is_rejected_and_of_the_other_stays(judging: Judging, store: Store) -> None:
    plan = next(plan["id"] for plan in store.plans() if plan["city"] == "开封市")
    before = store.counts()["edges"]["COOPERATES_WITH"]
    assert judging.judge(row("reject", CITY, ACADEMY, "COOPERATES_WITH", plan)).changed == (plan,)
    assert store.counts()["edges"]["COOPERATES_WITH"] == before - 1
    judging.judge(row("accept", CITY, ACADEMY, "COOPERATES_WITH", plan))
    edge = store.query(
        "MATCH (:City {id: $city})-[e:COOPERATES_WITH]->(:Institution {id: $other}) RETURN e", {"city": CITY, "other": ACADEMY}
    ).rows[0]["e"]
    assert (edge["confidence"], edge["judged"]) == (1.0, "accept")


def test_a_plan_read_in_under_a_judgement_comes_back_from_its_text(judging: Judging, store: Store, tmp_path: Path) -> None:
    before = store.digest()
    judging.judge(row("same", SHORT, LONG))
    for path in (tmp_path / "originals").iterdir():
        path.unlink()
    for text in (FIRST, SECOND):
        found = extract(text, "", judging.judgements())
        store.load(found.graph, found.text)
    assert judging.take_back([judging.lines()[0]], "王某", "2026-11-28").to_read_again == ()
    assert store.digest() == before
    assert {store.text(plan["id"]) for plan in store.plans()} == {FIRST, SECOND}


def test_without_its_text_it_must_be_read_in_again(judging: Judging, store: Store, tmp_path: Path) -> None:
    judging.judge(row("reject", CITY, ACADEMY, "COOPERATES_WITH"))
    for path in (tmp_path / "originals").iterdir():
        path.unlink()
    plan = next(plan["id"] for plan in store.plans() if plan["city"] == "开封市")
    assert judging.take_back([judging.lines()[0]], "王某", "2026-11-28").to_read_again == (plan,)


@pytest.mark.parametrize("judgement", ["different", "unsure"])
def test_what_changes_nothing_is_recorded_only(judging: Judging, store: Store, judgement: str) -> None:
    before = store.digest()
    assert judging.judge(row(judgement, SHORT, LONG)).changed == ()
    assert store.digest() == before
    assert [line.row["judgement"] for line in judging.lines()] == [judgement]


def test_a_line_changed_meanwhile_is_not_taken_back(judging: Judging, tmp_path: Path) -> None:
    judging.judge(row("different", SHORT, LONG))
    line = judging.lines()[0]
    path = tmp_path / "judgements.csv"
    path.write_text(path.read_text("utf-8").replace("李某", "赵某"), encoding="utf-8")
    with pytest.raises(JudgementError, match="第 2 行已被改动"):
        judging.take_back([line], "王某", "2026-11-28")


def test_reasons_stay_in_their_cell(judging: Judging, tmp_path: Path) -> None:
    judging.judge(row("different", SHORT, LONG) | {"why": '=HYPERLINK("x"),\n第二行', "who": "李,某"})
    told = judging.lines()[0].row
    assert told["why"] == '\'=HYPERLINK("x"), 第二行'
    assert told["who"] == "李,某"
    assert len((tmp_path / "judgements.csv").read_text("utf-8").splitlines()) == 2


def test_a_file_of_the_analyst_is_kept_as_it_is(judging: Judging, tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    own = f"\ufeff# 我的判断\r\n{','.join(COLUMNS)}\r\nunsure,{SHORT},{LONG},,,赵某,2026-01-01,待查"
    path.write_bytes(own.encode())
    judging.judge(row("different", SHORT, LONG))
    assert [line.row["who"] for line in judging.lines()] == ["赵某", "李某"]
    assert path.read_text("utf-8").startswith("\ufeff# 我的判断\n")


def test_plans_read_back_are_those_that_were_loaded(opened: Store) -> None:
    graphs = {graph.document.id: graph for graph in map(_digest_plan, sorted(PLANS.glob("*.txt")))}
    for graph in graphs.values():
        opened.load(graph)
    found = {rows.plan["id"]: rows for rows in plans_of_store(opened)}
    for id, graph in graphs.items():
        assert digest(found[id].graph()) == digest(graph) == digest(PlanRows.of(graph).graph())


def _digest_plan(path: Path) -> PlanGraph:
    return extract(path.read_text("utf-8"), path.name).graph


def test_several_are_judged_and_taken_back_together(judging: Judging, store: Store, tmp_path: Path) -> None:
    before = store.digest()
    effect = judging.judge(row("same", SHORT, LONG), row("reject", CITY, ACADEMY, "COOPERATES_WITH"))
    assert len(effect.lines) == 2 and len(effect.changed) == 2
    assert [line.row["judgement"] for line in judging.lines()] == ["same", "reject"]
    assert judging.take_back(effect.lines, "王某", "2026-11-28").to_read_again == ()
    assert store.digest() == before and judging.lines() == []
    assert (tmp_path / "judgements.csv").read_text("utf-8").count("# 撤回 2026-11-28 王某：") == 2


def test_of_several_all_or_none_are_recorded(judging: Judging, store: Store) -> None:
    before = store.digest()
    with pytest.raises(JudgementError, match="左右两边相同"):
        judging.judge(row("same", SHORT, LONG), row("same", LONG, LONG))
    assert judging.lines() == [] and store.digest() == before


@pytest.mark.parametrize("judgement", ABOUT_WORDS)
def test_words_not_understood_are_judged_in_the_same_file(judging: Judging, store: Store, judgement: str) -> None:
    before = store.digest()
    judging.judge(row(judgement, "市某某办", "", plan="汴科〔2022〕1号"))
    assert judging.judgements().words == {("汴科〔2022〕1号", "市某某办"): judgement}
    assert store.digest() == before
    judging.take_back(judging.lines(), "王某", "2026-11-28")
    assert judging.judgements().words == {}
    with pytest.raises(JudgementError, match="都要写明"):
        judging.judge(row(judgement, "市某某办", ""))
