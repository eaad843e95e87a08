"""One plan as text, page, Word file and PDF: the same graph comes out of each."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from docx import Document
from pdf_files import Paper

from graph.model import PlanGraph
from ingest.pipeline import extract
from ingest.read import read
from innograph.resources import PLANS


def as_text(lines: list[str], path: Path) -> None:
    path.write_text("\n".join(lines), encoding="gb18030")


def as_page(lines: list[str], path: Path) -> None:
    body = "".join(f"<p>　　{escape(line)}</p>" for line in lines)
    site = f"<div class=nav><a href=/>首页</a></div><div class=con>{body}</div><div class=footer>主办：某市人民政府</div>"
    path.write_text(
        f"<html><head><meta charset=utf-8><title>某市人民政府</title></head><body>{site}</body></html>", encoding="utf-8"
    )


def as_word(lines: list[str], path: Path) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def as_pdf(lines: list[str], path: Path) -> None:
    paper = Paper(path)
    for line in lines:
        paper.paragraph(line)
    paper.close()


WRITERS = {".txt": as_text, ".htm": as_page, ".docx": as_word, ".pdf": as_pdf}


def facts(graph: PlanGraph) -> tuple[object, ...]:
    """What a plan says, without the places at which it says it."""
    nodes = sorted((str(node.label), node.name) for node in graph.nodes)
    return graph.document, nodes, sorted((str(edge.type), edge.source, edge.target) for edge in graph.edges)


@pytest.mark.parametrize("plan", ["hebi_2020", "luohe_145"])
@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_graph(tmp_path: Path, suffix: str, plan: str) -> None:
    original = (PLANS / f"{plan}.txt").read_text(encoding="utf-8")
    lines = [line.strip(" 　") for line in original.split("\n") if line.strip(" 　")]
    path = tmp_path / f"a{suffix}"
    WRITERS[suffix](lines, path)
    text = read(path).text
    graph = extract(text).graph
    assert facts(graph) == facts(extract("\n".join(lines)).graph)
    assert all(text[quote.start : quote.end] == quote.text for edge in graph.edges for quote in edge.evidence)
