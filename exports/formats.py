"""All formats by name, and the files that one makes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from exports import excel, graph_files, json_files, linked, page, picture, rendering, tables, template, word
from exports.naming import stem
from exports.packed import packed
from exports.subgraph import Subgraph
from innograph.errors import InputError

Made = bytes | Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """`make` gives the bytes of a file, or several by the ends of their names; `suffix` is that of one file, or of all packed."""

    title: str
    suffix: str
    make: Callable[[Subgraph, datetime.date], Made]


def _pdf(subgraph: Subgraph, date: datetime.date) -> bytes:
    return rendering.pdf(picture.svg(subgraph, date), subgraph.title)


def _png(subgraph: Subgraph, date: datetime.date) -> bytes:
    return rendering.png(picture.svg(subgraph, date))


FORMATS: Mapping[str, Format] = {
    "docx": Format("Word 报告", ".docx", word.word),
    "xlsx": Format("Excel 表格", ".xlsx", excel.excel),
    "html": Format("离线网页", ".html", page.page),
    "png": Format("图片 PNG", ".png", _png),
    "svg": Format("图片 SVG", ".svg", picture.svg),
    "pdf": Format("图片 PDF", ".pdf", _pdf),
    "graphml": Format("GraphML", ".graphml", graph_files.graphml),
    "gexf": Format("GEXF", ".gexf", graph_files.gexf),
    "csv": Format("CSV", ".csv.zip", tables.pair),
    "json": Format("JSON", ".json", json_files.node_link),
    "jsonld": Format("JSON-LD", ".jsonld", linked.json_ld),
    "plans": Format("计划图 JSON", ".plans.zip", json_files.plan_graphs),
}


def named(name: str) -> Format:
    """The format of that name or ending. Raises InputError, which lists the known."""
    found = FORMATS.get(name.strip().lower().lstrip("."))
    if found is None:
        known = "、".join(f"{key}（{form.title}）" for key, form in FORMATS.items())
        raise InputError(f"不支持 {name or '无后缀'} 格式。可用：{known}。")
    return found


def files(
    subgraph: Subgraph, name: str, date: datetime.date, *, base: str = "", template_file: Path | None = None
) -> dict[str, bytes]:
    """The files of a format by name; `base` is the name without its ending, else made of the title.

    Where a format has several files they stand side by side (题名_nodes.csv). Raises InputError.
    """
    form, base = named(name), base or stem(subgraph.title)
    if template_file is not None and form is FORMATS["docx"]:
        return {f"{base}.docx": template.templated(subgraph, date, template_file)}
    made = form.make(subgraph, date)
    if isinstance(made, bytes):
        return {base + form.suffix: made}
    return {f"{base}_{end}": data for end, data in made.items()}


def one_file(subgraph: Subgraph, name: str, date: datetime.date) -> bytes:
    """For a browser, which takes one file: where a format has several they are packed."""
    form = named(name)
    made = form.make(subgraph, date)
    return made if isinstance(made, bytes) else packed(made, date)


def file_name(title: str, name: str) -> str:
    """Of that one file."""
    return stem(title) + named(name).suffix
