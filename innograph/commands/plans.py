"""The commands for what is in the graph: plans listed, shown, loaded, removed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from graph.first_load import load_many
from graph.gather import graphs_of_folder
from graph.store import Store
from innograph.commands import printing
from innograph.commands.options import Machine
from innograph.errors import InputError
from innograph.settings import settings

plans_app = typer.Typer(no_args_is_help=True, add_completion=False, help="已导入的计划：列出、查看、移除。")


@plans_app.command("list")
def list_plans(machine: Machine = False) -> None:
    """列出已导入的计划。"""
    with Store.open() as store:
        plans = store.plans()
        numbers = store.counts()
    if machine:
        printing.as_json({"plans": plans, "counts": numbers})
        return
    if not plans:
        printing.out.print("图谱还是空的。用 innograph ingest 文件夹 导入计划，或用 innograph demo 看示例。")
        return
    rows = [
        {
            "城市": p.get("city"),
            "标题": p["title"],
            "文号": p.get("doc_number"),
            "成文": p.get("issued"),
            "节点": p.get("nodes"),
            "关系": p.get("edges"),
            "编号": p["id"],
        }
        for p in plans
    ]
    printing.table(["城市", "标题", "文号", "成文", "节点", "关系", "编号"], rows)
    printing.counts(numbers)


@plans_app.command("show", epilog="例：innograph plans show 郑科〔2019〕1号")
def show_plan(plan: str, machine: Machine = False) -> None:
    """一份计划说自己的话，以及图谱里有它的多少内容。"""
    with Store.open() as store:
        found = next((p for p in store.plans() if p["id"] == plan), None)
    if found is None:
        raise InputError(f"图谱里没有计划“{plan}”。用 innograph plans list 查看编号。")
    if machine:
        printing.as_json(found)
    else:
        printing.table(["项", "内容"], [{"项": k, "内容": v} for k, v in sorted(found.items()) if k != "digest"])


def load_graphs(
    folder: Annotated[Path, typer.Argument(help="计划图（.json）的文件夹，由 innograph extract 写出", show_default=False)],
) -> None:
    """把计划图写进图谱；图谱还空着时最快，适合第一次导入很多计划。"""
    begun = time.perf_counter()
    number = load_many(settings(), graphs_of_folder(folder))
    printing.out.print(f"写入 {number} 份计划，用时 {time.perf_counter() - begun:.1f} 秒。")


@plans_app.command("remove", epilog="例：innograph plans remove 郑科〔2019〕1号")
def remove_plan(plan: str) -> None:
    """移除一份计划：只移除没有别的计划提到的内容。"""
    with Store.open() as store:
        removed = store.remove(plan)
    if not removed:
        raise InputError(f"图谱里没有计划“{plan}”。用 innograph plans list 查看编号。")
    printing.out.print(f"已移除 {escape(plan)}。")
