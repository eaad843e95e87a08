"""The commands that open the app: `app` on the graph as it is, `demo` with the plans that come with the program."""

from __future__ import annotations

from typing import Annotated

import typer

from innograph.commands import printing
from innograph.commands.intake import load_all, opened, tell_ingest
from innograph.resources import PLANS
from queries import ask as asking

Port = Annotated[int | None, typer.Option(help="端口；不给则自动选")]


def open_app(port: Port = None) -> None:
    """在浏览器里打开图谱（只在本机，不联网）。"""
    from views.launch import run_app  # Streamlit takes a second to import; other commands do not need it

    raise typer.Exit(run_app(port))


def demo(
    port: Port = None,
    no_app: Annotated[bool, typer.Option("--no-app", help="只导入并回答示例问题，不打开浏览器")] = False,
) -> None:
    """导入随程序附带的五份计划摘编，回答一个问题，然后打开应用。"""
    with opened() as (store, seconds):
        report = load_all(store, sorted(PLANS.glob("*.txt")), seconds)
        told = asking.answer(store, "哪些城市与中科院合作？")
    tell_ingest(report)
    printing.answer(told)
    if not no_app:
        open_app(port)
