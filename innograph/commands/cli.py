"""The command line `innograph`.

Exit codes: 0 done, 1 other error, 2 input cannot be used, 3 database, 4 question not understood, 130 interrupted.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from rich.markup import escape
from typer.core import TyperGroup
from typer.main import get_command

from innograph.commands import printing
from innograph.errors import InnographError, QuestionError

COMMANDS = {
    "ingest": ("intake", "ingest", "例：innograph ingest 计划/ 郑州2019.txt"),
    "extract": ("intake", "extract", "例：innograph extract 郑州2019.txt -o 结果/"),
    "text": ("reading", "text", "例：innograph text 郑州2019.pdf"),
    "score": ("scoring", "score", "例：innograph score tests/gold/own --errors"),
    "load": ("plans", "load_graphs", "例：innograph load 结果/"),
    "ask": ("questions", "ask", "例：innograph ask 哪些城市与中科院合作？"),
    "query": ("questions", "query", "例：innograph query tasks_of_city city=郑州"),
    "plans": ("plans", "plans_app", ""),
    "export": (
        "exporting",
        "export",
        "例：innograph export 图谱.graphml --plan 郑科〔2019〕1号；"
        "innograph export --question 哪些城市与中科院合作？ --format docx,xlsx -o 报告/；innograph export --neo4j-admin 导入/",
    ),
    "report": ("exporting", "report", "例：innograph report 郑州 --format docx,xlsx -o 报告/"),
    "analyse": ("analyses", "analyse_app", ""),
    "app": ("opening", "open_app", ""),
    "demo": ("opening", "demo", ""),
}
"""Each command's module, what stands for it there, and an example."""


class _Commands(TyperGroup):
    """A module is imported when its command is asked for: a question must not wait for what reads Word or draws networks."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, name, example = COMMANDS[cmd_name]
        found = getattr(import_module(f"innograph.commands.{module}"), name)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
            alone.command(epilog=example or None)(found)
            found = alone
        command = get_command(found)
        command.name = cmd_name
        return command


_HELP = "中国创新政策知识图谱：读城市的计划，建图谱，用中文提问，每个答案都带原文依据。"
app = typer.Typer(cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  rich_markup_mode="rich", help=_HELP)  # fmt: skip


@app.callback()
def _commands() -> None:
    """What makes the commands ones below `innograph`."""


def main() -> None:
    """Run a command; errors meant for users are one sentence on standard error."""
    try:
        app()
    except QuestionError as error:
        printing.err.print(escape(str(error)), style="yellow")
        sys.exit(error.exit_code)
    except InnographError as error:
        printing.err.print(f"错误：{escape(str(error))}", style="red")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        printing.err.print("已中断。已导入的计划都完整保留。")
        sys.exit(130)


if __name__ == "__main__":
    main()
