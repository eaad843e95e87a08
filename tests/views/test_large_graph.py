"""What pages do where a graph is too large to be read while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from served import Served, serving_plans
from streamlit.testing.v1 import AppTest

from graph.model import Label
from graph.store import NamedNode, Store
from views import near_names, review_names, search


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving_plans(tmp_path_factory.mktemp("large")) as plans:
        yield plans


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_WHOLE", 0)


def page(name: str, store: object) -> None:
    """The script of a test: one page, without the navigation around it."""
    import importlib

    importlib.import_module(f"views.{name}").render(store)


def opened(name: str, store: Store, **address: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60, kwargs={"name": name, "store": store})
    app.query_params.update(address)
    return app.run()


def test_the_ledger_asks_for_a_city_first(served: Served) -> None:
    app = opened("tasks", served.store)
    assert not app.exception
    assert [told.value for told in app.info] == ["图谱很大：请先选一个或几个城市，再看它们的任务。"]
    assert "郑州市" in app.multiselect[0].options


def test_the_ledger_of_a_city_is_shown(served: Served) -> None:
    app = opened("tasks", served.store, city="新乡市")
    assert not app.exception
    assert not app.info


def test_near_names_are_compared_as_far_as_the_time_allows(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_names, "SECONDS", 0.0)
    search.forget()
    app = opened("review", served.store)
    assert not app.exception
    further = [button.label for button in app.button if "接着比较其余" in button.label]
    assert further[0].startswith("图谱很大：比较了 1 个名称")
    again = next(button for button in app.button if button.label == further[0]).click().run()
    assert any(button.label.startswith("图谱很大：比较了 2 个名称") for button in again.button)


def test_two_sessions_share_the_names_that_are_left() -> None:
    nodes = [NamedNode(f"Institution:院{number}", Label.INSTITUTION, f"院{number}", ()) for number in range(9)]
    shared = near_names.OfPlan({node.id: node for node in nodes})
    asked: list[str] = []

    class Meanwhile:
        """A store beside whose first search the other session looks up names too."""

        def search(self, name: str, _number: int) -> list[NamedNode]:
            asked.append(name)
            if len(asked) == 1:
                for _ in range(3):
                    shared.advance(self, 0.0)  # type: ignore[arg-type]
            return []

    shared.advance(Meanwhile(), 60.0)  # type: ignore[arg-type]
    assert sorted(asked) == [node.name for node in nodes]
    assert (shared.done, shared.left) == (9, 0)
