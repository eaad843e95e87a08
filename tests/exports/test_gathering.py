"""What is exported: the edges that prove an answer, with quotes that stand in the plan, whatever the way it was gathered."""

from __future__ import annotations

import datetime
import io
from zipfile import ZipFile

import pytest

from exports.citations import Citations
from exports.formats import FORMATS, file_name, files, one_file
from exports.gathering import of_graph, of_node, of_nodes, of_question
from exports.ledgers import task_rows
from exports.naming import stem
from exports.profile import of_city
from exports.report import report
from exports.subgraph import Subgraph
from graph.rows import evidence
from graph.store import Store
from ingest.read import read
from innograph.errors import InputError, QuestionError
from innograph.resources import PLANS
from queries.ask import answer
from queries.catalogue import catalogue

DAY = datetime.date(2026, 11, 1)
EXAMPLES = [question.examples[0] for question in catalogue().values() if question.examples]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [read(path).text for path in sorted(PLANS.glob("*.txt"))]


@pytest.mark.parametrize("name", ["whole", "asked", "city"])
def test_quotes_stand_in_the_plans(name: str, texts: list[str], request: pytest.FixtureRequest) -> None:
    part: Subgraph = request.getfixturevalue(name)
    assert part.edges
    for edge in part.edges:
        assert {edge["source"], edge["target"]} <= set(part.nodes) and edge["plan"] in part.plans
        for proof in evidence(edge):
            assert any(text[proof.start : proof.end] == proof.text for text in texts)


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_answer_is_exported_with_the_edges_that_prove_it(store: Store, text: str) -> None:
    try:
        told = answer(store, text)
    except QuestionError:  # names what the five plans do not hold
        return
    part = of_question(store, text)
    (section,) = part.sections
    assert (
        section.sentence == told.sentence and [dict(zip(section.columns, row, strict=True)) for row in section.rows] == told.rows
    )
    for quotes, proof in zip(told.evidence, section.proofs, strict=True):
        assert {(q.plan_id, q.start, q.text) for q in quotes} == {
            (e["plan"], p.start, p.text) for e in proof for p in evidence(e)
        }
    own = {row["id"] for proof in section.proofs for row in proof if "type" not in row}  # tasks that no unit has
    assert {id for edge in part.edges for id in (edge["source"], edge["target"])} | own == set(part.nodes)


def test_a_node_comes_with_all_between_its_neighbours(store: Store, whole: Subgraph) -> None:
    part = of_node(store, "Institution:中国科学院")
    near = {end for edge in whole.edges for end in (edge["source"], edge["target"])
            if "Institution:中国科学院" in (edge["source"], edge["target"])}  # fmt: skip
    assert set(part.nodes) == near and part.title == "中国科学院（机构）的关系"
    assert part.edges == tuple(edge for edge in whole.edges if {edge["source"], edge["target"]} <= near)


def test_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(InputError, match="没有节点“City:无此市”"):
        of_node(store, "City:无此市")
    with pytest.raises(InputError, match="没有计划“x”"):
        of_graph(store, "x")
    with pytest.raises(QuestionError, match="火星"):
        of_city(store, "火星")
    with pytest.raises(InputError, match="docx（Word 报告）"):
        files(of_nodes(store, [], "空"), "xyz", DAY)


def test_a_profile_tells_partners_platforms_tasks_targets_and_rank(city: Subgraph) -> None:
    titles = [section.title for section in city.sections]
    assert titles == [
        "计划",
        "合作伙伴",
        "创新平台",
        "任务分工",
        "目标指标",
        "在同类城市中的位置：数量",
        "在同类城市中的位置：指标",
    ]
    counts = {row[0]: row[1:] for row in city.sections[5].rows}
    partners = {row[0] for row in city.sections[1].rows}
    assert counts["合作伙伴数"][0] == len(partners) and counts["合作伙伴数"][2] == 5
    assert counts["任务数"][0] == len(city.sections[3].rows)
    assert 1 <= counts["任务数"][1] <= 5


@pytest.fixture(scope="module")
def twice(store: Store) -> list[tuple[Subgraph, Subgraph]]:
    """An answer and a profile, each gathered two times."""
    return [
        (of_question(store, "哪些城市与中科院合作？"), of_question(store, "哪些城市与中科院合作？")),
        (of_city(store, "郑州"), of_city(store, "郑州")),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(twice: list[tuple[Subgraph, Subgraph]], form: str) -> None:
    for one, other in twice:
        assert files(one, form, DAY) == files(other, form, DAY)


@pytest.mark.parametrize("form", ["csv", "plans"])
def test_several_files_are_packed_for_a_browser(asked: Subgraph, form: str) -> None:
    made = one_file(asked, form, DAY)
    with ZipFile(io.BytesIO(made)) as archive:
        assert all(name.endswith((".csv", ".json")) and archive.read(name) for name in archive.namelist())
    assert made == one_file(asked, form, DAY)


def test_the_order_of_rows_does_not_matter(whole: Subgraph) -> None:
    turned = Subgraph.of(
        whole.title, reversed(whole.nodes.values()), reversed(whole.edges), reversed(whole.plans.values()),
        {plan: tuple(reversed(rows)) for plan, rows in reversed(whole.mentions.items())},
    )  # fmt: skip
    assert turned == whole and list(turned.nodes) == list(whole.nodes)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_export_is_no_error(store: Store, form: str) -> None:
    assert all(files(of_nodes(store, [], "空"), form, DAY)) or form == "plans"


@pytest.mark.parametrize(
    ("title", "name"),
    [("哪些城市？", "哪些城市？"), ('a/b\\c:"d"', "a b c d"), ("..", "图谱"), ("\n", "图谱"), ("长" * 90, "长" * 60)],
)
def test_titles_make_file_names(title: str, name: str) -> None:
    assert stem(title) == name and file_name(title, "csv") == f"{name}.csv.zip"


def test_citations_are_numbered_as_the_plans_read() -> None:
    def edge(plan: str, *starts: int) -> dict[str, object]:
        return {"plan": plan, "quotes": [f"句{s}" for s in starts], "starts": list(starts), "ends": [s + 2 for s in starts]}

    late, early, other = edge("甲", 30, 40), edge("甲", 10), edge("乙", 5)
    citations = Citations([late, early, other], {"甲": {"id": "甲", "title": "甲计划"}})
    assert [citations.cite(edges) for edges in ([other], [early], [late], [early, late], [other, late])] == [
        "[1]", "[2]", "[3–4]", "[2–4]", "[1][3–4]",
    ]  # fmt: skip
    assert [(source.plan["id"], [quote.number for quote in source.quotes]) for source in citations.sources()] == [
        ("乙", [1]), ("甲", [2, 3, 4]),
    ]  # fmt: skip


def test_a_task_without_a_unit_is_proved_by_its_own_words(store: Store) -> None:
    """In an answer, in the report's citations and in the ledger of tasks."""
    part = of_question(store, "郑州市有哪些任务？")
    (section,) = part.sections
    assert all(any(evidence(row) for row in proof) for proof in section.proofs)
    alone = [row["name"] for row in part.nodes.values() if row["label"] == "Task" and row["id"] not in led(part)]
    assert alone
    assert all(report(part, datetime.date(2026, 11, 1)).parts[0].cites)
    quotes = {row[1]: row[-1] for row in task_rows(part)}
    assert all(quotes.values()) and "".join(quotes[alone[0]].split()) == alone[0]


def led(part: Subgraph) -> set[str]:
    return {edge["target"] for edge in part.edges if edge["type"] in ("LEADS", "SUPPORTS")}
