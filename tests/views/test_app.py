"""The app as a script: a database that cannot be opened is said in one sentence, with a way to try again."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from innograph import resources
from innograph.settings import settings


def test_a_store_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv("INNOGRAPH_HOME", str(in_the_way))
    settings.cache_clear()
    try:
        app = AppTest.from_file(str(resources.APP), default_timeout=60).run()
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert not app.exception
    assert len(app.error) == 1 and in_the_way.name in app.error[0].value
    assert [button.label for button in app.button] == ["重试"]
