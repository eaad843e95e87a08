"""The command that shows what is read of a file: `text`, the text to which all offsets refer, with its outline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ingest.read import SUFFIXES, read
from ingest.structure.outline import Rank, Section, outline
from ingest.structure.wrapping import unwrap
from ingest.text import PlainText, Span
from innograph.commands import printing
from innograph.commands.options import Machine

_RANKS = {
    Rank.VOLUME: "篇",
    Rank.CHAPTER: "章",
    Rank.PART: "节",
    Rank.ARTICLE: "条",
    Rank.FIRST: "一、",
    Rank.CLAUSE: "条",
    Rank.SECOND: "（一）",
    Rank.THIRD: "1.",
    Rank.DECIMAL: "1.1",
    Rank.SUBDECIMAL: "1.1.1",
    Rank.FOURTH: "(1)",
    Rank.FIFTH: "①",
    Rank.POINT: "一是",
    Rank.LEAD: "段首",
}
_LONGEST_HEADING = 40


def text(
    path: Annotated[Path, typer.Argument(help=f"文件（{' '.join(SUFFIXES)}）", show_default=False)],
    machine: Machine = False,
) -> None:
    """读出一个文件的文字和提纲；所有依据的位置都按这份文字计算。"""
    plan = read(path)
    whole = unwrap(plan.text)
    sections = [section for section in outline(whole).walk() if section.rank]
    if machine:
        told = [_item(section, whole) for section in sections]
        printing.as_json({"file": path.name, "characters": len(plan.text), "text": plan.text, "outline": told})
        return
    sys.stdout.write(plan.text + "\n")
    sys.stdout.flush()
    printing.table(["级别", "编号", "标题", "位置"], [_row(s, whole) for s in sections], f"提纲（全文 {len(plan.text)} 字）")


def _item(section: Section, text: PlainText) -> dict[str, Any]:
    """A section with its offsets in the file's text: of the whole, and of the heading without its mark."""
    whole, heading = text.in_source(Span(section.start, section.end)), text.in_source(section.heading)
    return {
        "rank": section.rank.name,
        "key": section.key,
        "heading": section.heading.of(text.raw),
        "start": whole.start,
        "end": whole.end,
        "heading_start": heading.start,
        "heading_end": heading.end,
    }


def _row(section: Section, text: PlainText) -> dict[str, str]:
    heading = " ".join(section.heading.of(text.raw).split())
    short = heading if len(heading) <= _LONGEST_HEADING else heading[:_LONGEST_HEADING] + "……"
    place = text.in_source(Span(section.start, section.end))
    return {"级别": _RANKS[section.rank], "编号": section.key, "标题": short, "位置": f"{place.start}–{place.end}"}
