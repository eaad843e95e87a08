"""The app as a script: a database that does not answer is said in one sentence, with a way to try again."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from innograph import resources
from innograph.settings import settings


def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INNOGRAPH_STORE", "bolt://127.0.0.1:1")
    settings.cache_clear()
    try:
        app = AppTest.from_file(str(resources.APP), default_timeout=60).run()
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert not app.exception
    assert len(app.error) == 1
    assert [button.label for button in app.button] == ["重试"]
