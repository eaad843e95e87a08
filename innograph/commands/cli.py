"""The command line `innograph`.

Exit codes: 0 done, 1 other error, 2 input cannot be used, 3 database, 4 question not understood, 130 interrupted.
"""

from __future__ import annotations

import sys

import typer
from rich.markup import escape

from innograph.commands import analyses, exporting, intake, opening, plans, printing, questions, reading, scoring
from innograph.errors import InnographError, QuestionError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich",
                  help="中国创新政策知识图谱：读城市的计划，建图谱，用中文提问，每个答案都带原文依据。")  # fmt: skip
plans_app = typer.Typer(no_args_is_help=True, help="已导入的计划：列出、查看、移除。")

app.command(epilog="例：innograph ingest 计划/ 郑州2019.txt")(intake.ingest)
app.command(epilog="例：innograph extract 郑州2019.txt -o 结果/")(intake.extract)
app.command(epilog="例：innograph text 郑州2019.pdf")(reading.text)
app.command(epilog="例：innograph score tests/gold/own --errors")(scoring.score)
app.command("load", epilog="例：innograph load 结果/")(plans.load_graphs)
app.command(epilog="例：innograph ask 哪些城市与中科院合作？")(questions.ask)
app.command(epilog="例：innograph query tasks_of_city city=郑州")(questions.query)
app.add_typer(plans_app, name="plans")
plans_app.command("list")(plans.list_plans)
plans_app.command("show", epilog="例：innograph plans show 郑科〔2019〕1号")(plans.show_plan)
plans_app.command("remove", epilog="例：innograph plans remove 郑科〔2019〕1号")(plans.remove_plan)
app.command(
    epilog="例：innograph export 图谱.graphml --plan 郑科〔2019〕1号；"
    "innograph export --question 哪些城市与中科院合作？ --format docx,xlsx -o 报告/；innograph export --neo4j-admin 导入/"
)(exporting.export)
app.command(epilog="例：innograph report 郑州 --format docx,xlsx -o 报告/")(exporting.report)
app.add_typer(analyses.analyse_app, name="analyse")
app.command("app")(opening.open_app)
app.command()(opening.demo)


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
