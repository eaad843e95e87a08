"""The file of phrases: its notation, and what is said where a line is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from innograph.errors import LexiconError
from queries import phrases
from queries.phrases import FIRST_MARK, phrasebook

MARK = chr(FIRST_MARK)


def book(path: Path, monkeypatch: pytest.MonkeyPatch, questions: dict[str, str]) -> phrases.Phrasebook:
    data = yaml.safe_load(phrases.FILE.read_text(encoding="utf-8")) | {"questions": questions}
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(phrases, "FILE", path)
    return phrasebook.__wrapped__()


@pytest.mark.parametrize(
    ("line", "text", "slots"),
    [
        ("{city}有哪些计划", f"{MARK}有哪些计划", {"city": MARK}),
        ("{city}[的|有]计划", f"{MARK}计划", {"city": MARK}),
        ("{city}(的|有)计划", f"{MARK}计划", None),
        ("{city}<与>谁", f"{MARK}跟谁", {"city": MARK}),
        ("“{city}”，计划？", f"{MARK}计划", {"city": MARK}),
        ("{city}.*计划", f"{MARK}有计划", None),
        ("[{city}]计划[{city}]", f"计划{MARK}", {"city": MARK}),
        ("{city}计划", "郑州计划", None),
    ],
)
def test_notation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, text: str, slots: dict[str, str] | None) -> None:
    (phrase,) = book(tmp_path / "book.yaml", monkeypatch, {"plans_of_city": line}).phrases
    assert phrase.read(text) == slots


def test_loose_slot_takes_unknown_words_but_no_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (phrase,) = book(tmp_path / "book.yaml", monkeypatch, {"plans_of_city": "{city}计划"}).phrases
    assert phrase.read("火星市计划", loose=True) == {"city": "火星市"}
    assert phrase.read("哪些计划", loose=True) is None


def test_given_parameters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (phrase,) = book(tmp_path / "book.yaml", monkeypatch, {"partners_of_city": "{city}的大学 -> kind=高校"}).phrases
    assert phrase.given == {"kind": "高校"}


@pytest.mark.parametrize(
    ("questions", "message"),
    [
        ({"plans_of_city": "{town}有哪些计划"}, "town 不是查询 plans_of_city 的参数"),
        ({"plans_of_city": "{city}的计划 -> part=牵头"}, "part 不是查询"),
        ({"plans_of_city": "{city}<没有的词>计划"}, "没有的词"),
        ({"plans_of_city": "{city:村庄}计划"}, "村庄"),
        ({"plans_of_city": "{city}的(计划"}, "无法使用"),
        ({"plans_of_city": "{city}的(计划]"}, "括号不成对"),
        ({"plans_of_city": "{city}的计划]"}, "括号不成对"),
        ({"plans_of_village": "{city}计划"}, "没有名为“plans_of_village”的查询"),
    ],
)
def test_wrong_line_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: dict[str, str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        book(tmp_path / "book.yaml", monkeypatch, questions)
