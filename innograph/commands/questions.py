"""The commands that ask: `ask` in Chinese, `query` by a name of the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.store import Store
from innograph.commands import printing
from innograph.commands.options import Machine
from innograph.errors import QuestionError
from queries import ask as asking
from queries import catalogue


def ask(question: Annotated[list[str], typer.Argument(help="问题，中文", show_default=False)], machine: Machine = False) -> None:
    """用中文提问，答案带原文依据。"""
    with Store.open() as store:
        told = asking.answer(store, " ".join(question))
    if machine:
        printing.as_json(told)
    else:
        printing.answer(told)


def query(
    name: Annotated[str, typer.Argument(help="查询名；不给则列出全部")] = "",
    parameters: Annotated[list[str] | None, typer.Argument(help="参数，写作 名=值", show_default=False)] = None,
    machine: Machine = False,
) -> None:
    """按名字运行查询目录中的一个查询。"""
    if not name:
        _tell_catalogue(machine)
        return
    given = dict(_pair(text) for text in parameters or [])
    catalogue.question(name)
    with Store.open() as store:
        told = catalogue.run(store, name, given)
    if machine:
        printing.as_json(told)
    else:
        printing.answer(told)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise QuestionError(f"参数“{text}”要写作 名=值，例如 city=郑州。")
    return name.strip(), value.strip()


def _tell_catalogue(machine: bool) -> None:
    asked = catalogue.catalogue().values()
    rows = [
        {
            "查询": q.name,
            "问什么": q.title,
            "参数": "、".join(f"{p.name}={p.example}" for p in q.parameters),
            "例": (q.examples or ("",))[0],
        }
        for q in asked
        if q.title and q.examples
    ]
    if machine:
        printing.as_json(rows)
    else:
        printing.table(["查询", "问什么", "参数", "例"], rows, "查询目录")
