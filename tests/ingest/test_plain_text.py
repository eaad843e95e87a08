"""Characters, sentences and numerals: offsets hold whatever the text holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import PlainText, Span, around, at_each, normalise, ordinal, squeeze

CHINESE = st.text(alphabet="一二三科技局创新与和、，。；：！？（）“”《》\n 　\tA1％", max_size=80)


@given(st.text())
def test_normalise_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text())
def test_normalise_twice_is_normalise_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        pytest.param("（１）", "(1)", id="brackets and digits"),
        pytest.param("５０％，Ｒ＆Ｄ；", "50%,R&D;", id="comma, letters, percent"),
        pytest.param("洛科﹝2022﹞3号", "洛科〔2022〕3号", id="brackets of numbers"),
        pytest.param("【通知】", "[通知]", id="lenticular brackets"),
        pytest.param("3—5项～2–4家", "3-5项~2-4家", id="dashes"),
        pytest.param("\ufeff一、\u00a0总则\u3000", " 一、 总则 ", id="blanks and byte order mark"),
        pytest.param("**重点**", "  重点  ", id="Markdown stars"),
        pytest.param("一﹑二", "一、二", id="small comma"),
        pytest.param("“科创中国”", "“科创中国”", id="quotes stay"),
        pytest.param("第一行\n第二行", "第一行\n第二行", id="line ends stay"),
    ],
)
def test_normalise_has_one_form_for_a_sign(raw: str, norm: str) -> None:
    assert normalise(raw) == norm


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("“科技 贷”", "科技贷", id="quotes and blanks"),
        pytest.param("Ｒ＆Ｄ经费", "r&d经费", id="width and case"),
        pytest.param("工程（技术）研究中心", "工程(技术)研究中心", id="brackets"),
        pytest.param("《中原\n英才》", "中原英才", id="title marks and line break"),
    ],
)
def test_squeeze_makes_forms_of_one_name_equal(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)


def test_squeeze_keeps_different_names_apart() -> None:
    assert squeeze("科技贷") != squeeze("科信贷")


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        pytest.param("建设园区。引进人才。", ["建设园区。", "引进人才。"], id="full stops"),
        pytest.param("建设园区；引进人才", ["建设园区；", "引进人才"], id="semicolon and open end"),
        pytest.param("建设园区\n引进人才", ["建设园区\n", "引进人才"], id="line end"),
        pytest.param("投入占比1.5%，增长2.0倍。", ["投入占比1.5%，增长2.0倍。"], id="points in numbers"),
        pytest.param("好！对吗？对。", ["好！", "对吗？", "对。"], id="exclamation and question"),
    ],
)
def test_sentences_of_a_stretch(raw: str, sentences: list[str]) -> None:
    text = PlainText(raw)
    assert [span.of(raw) for span in text.sentences(Span(0, len(raw)))] == sentences


def test_clauses_end_at_commas_and_colons_too() -> None:
    raw = "力争：企业达到20家，平台达到5个。"
    assert [span.of(raw) for span in PlainText(raw).clauses(Span(0, len(raw)))] == ["力争：", "企业达到20家，", "平台达到5个。"]


@pytest.mark.parametrize(
    ("at", "sentence", "clause"),
    [
        pytest.param("甲", "甲部门，乙部门。", "甲部门，", id="first"),
        pytest.param("乙", "甲部门，乙部门。", "乙部门。", id="second clause"),
        pytest.param("丙", "丙部门", "丙部门", id="after blanks, to the end"),
    ],
)
def test_sentence_and_clause_around_a_character(at: str, sentence: str, clause: str) -> None:
    raw = "甲部门，乙部门。  丙部门"
    text = PlainText(raw)
    assert (text.sentence(raw.index(at)).of(raw), text.clause(raw.index(at)).of(raw)) == (sentence, clause)


@given(CHINESE, st.data())
def test_the_sentence_around_a_character_holds_it_and_its_clause(raw: str, data: st.DataObject) -> None:
    text = PlainText(raw)
    inked = [at for at, char in enumerate(text.norm) if not char.isspace()]
    if inked:
        at = data.draw(st.sampled_from(inked))
        sentence, clause = text.sentence(at), text.clause(at)
        assert clause.holds(at)
        assert sentence.start <= clause.start < clause.end <= sentence.end


@given(CHINESE)
def test_sentences_leave_out_nothing_but_ends(raw: str) -> None:
    text = PlainText(raw)
    told = "".join(span.of(text.norm) for span in text.sentences(Span(0, len(raw))))
    ends = "。;!?\n\t|"
    assert [c for c in told if c not in ends] == [c for c in text.norm if c not in ends]


@given(CHINESE)
def test_strip_leaves_no_blank_at_the_ends(raw: str) -> None:
    text = PlainText(raw)
    stripped = text.strip(Span(0, len(raw)))
    assert stripped.of(text.norm) == text.norm.strip()


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十五", 25), ("廿", 20), ("廿三", 23), ("一百零二", 102),
        ("〇", 0), ("两", 2), ("3", 3), ("12", 12), ("３", 3), ("①", 1), ("⑳", 20),
    ],
)  # fmt: skip
def test_ordinal(numeral: str, number: int) -> None:
    assert ordinal(numeral) == number


@pytest.mark.parametrize("numeral", ["", "甲", "第一", "x", "Ⅳ", "科技"])
def test_what_is_no_numeral_has_no_ordinal(numeral: str) -> None:
    assert ordinal(numeral) is None


@given(st.text(alphabet="支持甲乙光电子,、", max_size=60))
def test_a_pattern_is_found_around_its_part_as_if_tried_everywhere(text: str) -> None:
    named = re.compile("(?:支持|,|、)[甲乙子]{2,3}(?:光电|电子)(?=[,、]|支持)")
    everywhere = [m.span() for m in named.finditer(text)]
    assert [m.span() for m in around(re.finditer("光电|电子", text), named, text)] == everywhere
    assert [m.span() for m in at_each([m.start() for m in re.finditer("[支,、]", text)], named, text)] == everywhere
