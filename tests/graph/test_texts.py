"""The texts of plans beside the store: kept with their plan, replaced with it, gone with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph
from graph.store import Store
from graph.texts import Texts
from innograph.errors import ModelError, StoreUnavailable
from innograph.settings import Settings

PLAN = "周科〔2021〕3号"
TEXT = "一、合作\r\n周口市与郑州大学合作。\n"
QUOTE = "周口市与郑州大学合作"


def plan(start: int = TEXT.index(QUOTE), title: str = "周口市2021年科技工作要点") -> PlanGraph:
    city, school = Node("City:周口市", Label.CITY, "周口市"), Node("Institution:郑州大学", Label.INSTITUTION, "郑州大学")
    evidence = Evidence(start, start + len(QUOTE), QUOTE, "合作")
    edge = Edge(EdgeType.COOPERATES_WITH, city.id, school.id, (evidence,), {"status": "planned"})
    document = PlanDocument(PLAN, title, PLAN, None, None, None, "周口市", "河南省", (2021, 2021))
    return PlanGraph(document, (city, school), (edge,))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    home = tmp_path_factory.mktemp("texts")
    with Store.open(Settings(home=home)) as store:
        yield store, home


def files(home: Path) -> list[Path]:
    return sorted((home / "texts").rglob("*.txt"))


def test_a_text_is_kept_replaced_and_removed(opened: tuple[Store, Path]) -> None:
    store, home = opened
    store.load(plan(), TEXT)
    assert store.text(PLAN) == TEXT  # with its carriage return: offsets hold
    assert [path.stat().st_mode & 0o777 for path in files(home)] == [0o600]
    moved = plan(TEXT.index(QUOTE) + 1, "周口市2021年科技工作要点（修订）")
    store.load(moved, "再" + TEXT)
    assert store.text(PLAN) == "再" + TEXT
    assert len(files(home)) == 1
    store.remove(PLAN)
    assert store.text(PLAN) is None and files(home) == []


def test_another_reading_without_text_shows_no_old_text(opened: tuple[Store, Path]) -> None:
    store, home = opened
    store.load(plan(), TEXT)
    store.load(plan(title="另一个标题"))
    assert store.text(PLAN) is None and files(home) == []
    store.load(plan(title="另一个标题"), TEXT)
    assert store.text(PLAN) == TEXT


def test_a_text_without_the_quotes_is_refused(opened: tuple[Store, Path]) -> None:
    store, _ = opened
    store.remove(PLAN)
    with pytest.raises(ModelError, match="does not stand at"):
        store.load(plan(), "再" + TEXT)
    assert PLAN not in [found["id"] for found in store.plans()]


def test_a_load_that_fails_keeps_the_old_text(tmp_path: Path) -> None:
    texts = Texts(Settings(home=tmp_path))
    with texts.replacing(PLAN, "a" * 64, TEXT):
        pass
    with pytest.raises(ZeroDivisionError), texts.replacing(PLAN, "b" * 64, "new"):
        raise ZeroDivisionError
    assert texts.find(PLAN, "a" * 64) == TEXT


def test_each_database_has_texts_of_its_own(tmp_path: Path) -> None:
    ours = Settings(home=tmp_path)
    theirs = replace_store(ours, "bolt://a:7687")
    with Texts(ours).replacing(PLAN, "a" * 64, TEXT), Texts(theirs).replacing(PLAN, "a" * 64, "other"):
        pass
    assert (Texts(ours).find(PLAN, "a" * 64), Texts(theirs).find(PLAN, "a" * 64)) == (TEXT, "other")


def replace_store(config: Settings, store: str) -> Settings:
    return config.model_copy(update={"store": store})


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "texts").touch()
    with pytest.raises(StoreUnavailable, match="texts"), Texts(Settings(home=tmp_path)).replacing(PLAN, "a" * 64, TEXT):
        pass
