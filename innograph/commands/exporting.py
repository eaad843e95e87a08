"""The commands that write files: `export` for data, tables, pictures and reports, `report` for a city's profile."""

from __future__ import annotations

import datetime
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from graph import bulk
from graph.gather import Gathered, graphs_of_folder, plans_of_store
from graph.rows import PlanRows
from graph.store import Store
from innograph.commands import printing
from innograph.errors import InputError

if TYPE_CHECKING:
    from exports.subgraph import Subgraph

Folder = Annotated[Path, typer.Option("-o", "--output", help="写到这个文件夹")]
Day = Annotated[str | None, typer.Option("--date", help="制作日期，如 2026-11-01；不给则是今天。日期相同，文件逐字节相同")]
Template = Annotated[Path | None, typer.Option(help="自备的 Word 模板（.docx），只用于 docx")]


def export(
    target: Annotated[Path | None, typer.Argument(help="写到这个文件，按后缀定格式，如 图谱.graphml", show_default=False)] = None,
    plan: Annotated[str | None, typer.Option(help="只导出一份计划（编号）")] = None,
    question: Annotated[str | None, typer.Option(help="导出一个问题的答案和依据")] = None,
    node: Annotated[str | None, typer.Option(help="导出一个节点（编号，如 City:郑州市）和它的邻居")] = None,
    formats: Annotated[
        str | None,
        typer.Option("--format", help="几种格式，用逗号分开：docx,xlsx,html,png,svg,pdf,graphml,gexf,csv,json,jsonld,plans"),
    ] = None,
    folder: Folder = Path(),
    date: Day = None,
    template: Template = None,
    neo4j_admin: Annotated[Path | None, typer.Option(help="改为写出 neo4j-admin 整库导入用的 CSV，放进这个新文件夹")] = None,
    graphs: Annotated[Path | None, typer.Option(help="与 --neo4j-admin 连用：取这个文件夹里的计划图，不用图谱")] = None,
) -> None:
    """把图谱、一份计划、一个答案或一个节点的周围导出成文件，都带原文和出处。"""
    chosen = [one for one in (plan, question, node) if one is not None]
    if neo4j_admin is not None and target is None and formats is None and not chosen:
        _export_import(neo4j_admin, graphs)
        return
    if neo4j_admin is not None or graphs is not None or len(chosen) > 1 or (target is None) == (formats is None):
        raise InputError(
            "请给出一个文件（如 图谱.graphml），或 --format docx,xlsx -o 文件夹，"
            "可加 --plan、--question、--node 之一；或 --neo4j-admin 文件夹（可加 --graphs）。不要混用。"
        )
    names = _formats(formats or str(target and target.suffix), target)
    day = _day(date)
    with Store.open() as store:
        part = _part(store, plan, question, node)
    if target is not None:
        _write(part, names, target.parent, day, template, base=target.stem)
    else:
        _write(part, names, folder, day, template)


def report(
    city: Annotated[str, typer.Argument(help="城市，全称或简称", show_default=False)],
    formats: Annotated[str, typer.Option("--format", help="几种格式，用逗号分开，与 export 相同")] = "docx",
    folder: Folder = Path(),
    date: Day = None,
    template: Template = None,
) -> None:
    """一个城市的画像：计划、合作伙伴、平台、任务、目标，以及在各城市中的位置。"""
    from exports.profile import of_city  # the libraries of all formats take a second to import; other commands do not need them

    names, day = _formats(formats), _day(date)
    with Store.open() as store:
        part = of_city(store, city)
    _write(part, names, folder, day, template)


def _part(store: Store, plan: str | None, question: str | None, node: str | None) -> Subgraph:
    from exports.gathering import of_graph, of_node, of_question

    if question is not None:
        return of_question(store, question)
    return of_node(store, node) if node is not None else of_graph(store, *([plan] if plan is not None else []))


def _formats(told: str, target: Path | None = None) -> list[str]:
    """The names of the formats, checked before anything is read."""
    from exports.formats import named

    names = [name.strip() for name in told.replace("，", ",").split(",") if name.strip()] or [""]
    try:
        for name in names:
            named(name)
    except InputError as error:
        raise InputError(f"{target.name}：{error}" if target else str(error)) from error
    return names


def _day(told: str | None) -> datetime.date:
    try:
        return datetime.date.fromisoformat(told) if told else datetime.date.today()
    except ValueError as error:
        raise InputError(f"--date 应为年-月-日，如 2026-11-01，不能是“{told}”。") from error


def _write(part: Subgraph, names: list[str], folder: Path, day: datetime.date, template: Path | None, base: str = "") -> None:
    from exports.formats import files

    for name in names:
        for file, data in files(part, name, day, base=base, template_file=template).items():
            _replace(folder / file, data)
            told = f"写出 {escape(str(folder / file))}：{len(part.nodes)} 个节点、{len(part.edges)} 条关系。"
            printing.out.print(told, soft_wrap=True)


def _replace(path: Path, data: bytes) -> None:
    """A run that is killed leaves the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_bytes(data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _export_import(folder: Path, graphs: Path | None) -> None:
    with ExitStack() as opened:
        source = map(PlanRows.of, graphs_of_folder(graphs)) if graphs else plans_of_store(opened.enter_context(Store.open()))
        exported = bulk.write_import(opened.enter_context(Gathered(source)), folder)
    printing.out.print(
        f"写出 {escape(str(folder))}：{exported.nodes} 个节点、{exported.edges} 条关系。"
        f"停止 Neo4j 后在这个文件夹里运行（说明见 {bulk.NOTE}）："
    )
    printing.out.print(escape(exported.line), soft_wrap=True)
