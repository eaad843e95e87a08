"""The spaCy side of recognition: a Doc holds the whole text, each name a token, and leaves nothing behind in the process."""

from __future__ import annotations

import pytest

from graph.model import Label
from ingest.recognise.components import Plan, language, recognise
from ingest.resolve.places import Place, Standpoint, place_book
from ingest.text import PlainText

STAND = Standpoint(Place(Label.CITY, "新乡市", "", "河南省"), 2022, place_book())


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        pytest.param("市科技局与郑州大学合作。\n", ["市科技局", "郑州大学"], id="names and stretches between"),
        pytest.param("郑州大学", ["郑州大学"], id="nothing but a name"),
        pytest.param(" 　\n没有。", [], id="no name"),
        pytest.param("服务京津", ["京津", "京津"], id="two names in one stretch"),
        pytest.param("新乡市场监管局", ["新乡市场监管局"], id="the shorter name of the place, where the form goes with it"),
    ],
)
def test_names_are_the_tokens_of_the_text(raw: str, names: list[str]) -> None:
    doc = recognise(Plan(PlainText(raw), STAND, ()))
    assert doc.text == raw
    assert [span.text for span in doc.spans["names"]] == names
    assert [(span.start_char, span.end_char) for span in doc.spans["names"]] == [(m.start, m.end) for m in doc._.mentions]


def test_texts_do_not_fill_the_vocabulary_of_the_process() -> None:
    before = len(language().vocab.strings)
    recognise(Plan(PlainText("市科技局举办一场从未有过的活动。"), STAND, ()))
    assert len(language().vocab.strings) == before


def test_a_dash_is_no_place() -> None:
    province = Standpoint(Place(Label.PROVINCE, "河南省"), 2022, place_book())
    assert recognise(Plan(PlainText("报送时间--监管局。"), province, ()))._.mentions == []
