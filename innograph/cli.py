"""The command line `innograph`.

Exit codes: 0 done, 1 other error, 2 input cannot be used, 3 database, 4 question not understood, 130 interrupted.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from graph import export as exporting
from graph.store import Store
from ingest.batch import Outcome, extract_files, plan_files
from innograph import printing
from innograph.errors import InnographError, InputError, QuestionError
from innograph.resources import PLANS
from queries import ask as asking
from queries import catalogue

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich",
                  help="中国创新政策知识图谱：读城市的计划，建图谱，用中文提问，每个答案都带原文依据。")  # fmt: skip
plans_app = typer.Typer(no_args_is_help=True, help="已导入的计划：列出、查看、移除。")
app.add_typer(plans_app, name="plans")

Paths = Annotated[list[Path], typer.Argument(help="文件或文件夹（.txt .md .docx）", show_default=False)]
Machine = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
_MOST_UNREAD = 10


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


@app.command(epilog="例：innograph ingest 计划/ 郑州2019.txt")
def ingest(paths: Paths, machine: Machine = False) -> None:
    """读入计划并写进图谱；同一份计划再导入一次，图谱不变。"""
    files = plan_files(paths)
    with _opened() as (store, seconds):
        report = _load_all(store, files, seconds)
    if machine:
        printing.as_json(report)
    else:
        _tell_ingest(report)
    if not report["loaded"]:
        raise InputError("没有一份文件可以导入，原因见上。")


@contextmanager
def _opened() -> Iterator[tuple[Store, float]]:
    """The store and the seconds that it took to start it or to join it."""
    begun = time.perf_counter()
    with Store.open() as store:
        yield store, time.perf_counter() - begun


def _load_all(store: Store, files: list[Path], start_seconds: float) -> dict[str, Any]:
    """Extract and load file by file; what is wrong with one file stands in the report, the rest goes on."""
    report: dict[str, Any] = {"loaded": [], "skipped": [], "unread": [], "nodes": 0, "edges": 0, "evidence": 0}
    spent = {"store": start_seconds, "extract": 0.0, "load": 0.0}
    characters = 0
    for outcome in _with_bar("导入", files):
        spent["extract"] += outcome.seconds
        characters += outcome.characters
        if outcome.extraction is None:
            report["skipped"].append({"file": str(outcome.path), "reason": str(outcome.error)})
            continue
        begun = time.perf_counter()
        count = store.load(outcome.extraction.graph)
        spent["load"] += time.perf_counter() - begun
        document = outcome.extraction.graph.document
        report["loaded"].append({"file": str(outcome.path), "plan": document.id, "title": document.title, "city": document.city})
        for name in ("nodes", "edges", "evidence"):
            report[name] += getattr(count, name)
        report["unread"].extend(
            {"file": outcome.path.name, "what": u.what, "at": u.span.start, "text": u.text} for u in outcome.extraction.unread
        )
    report["characters"] = characters
    report["seconds"] = {name: round(seconds, 2) for name, seconds in spent.items()}
    return report


def _with_bar(what: str, files: list[Path]) -> Iterator[Outcome]:
    """The outcomes of files, with a bar that shows rate and time left."""
    begun = time.perf_counter()
    characters = 0
    with printing.progress() as bar:
        task = bar.add_task(what, total=len(files), rate="")
        for outcome in extract_files(files):
            yield outcome
            characters += outcome.characters
            rate = characters / max(time.perf_counter() - begun, 1e-6)
            bar.update(task, advance=1, rate=f"{rate / 10_000:.1f} 万字/秒")


def _tell_ingest(report: dict[str, Any]) -> None:
    told = report["loaded"]
    printing.out.print(
        f"导入 {len(told)} 份计划：{report['nodes']} 个节点、{report['edges']} 条关系、{report['evidence']} 条依据。"
        f"（启动 {report['seconds']['store']} 秒，抽取 {report['seconds']['extract']} 秒，写入 {report['seconds']['load']} 秒）"
    )
    if told:
        printing.table(["城市", "标题", "编号"], [{"城市": p["city"], "标题": p["title"], "编号": p["plan"]} for p in told])
    _tell_rest(report)


def _tell_rest(report: dict[str, Any]) -> None:
    for item in report["skipped"]:
        printing.err.print(f"跳过 {escape(item['reason'])}", style="yellow")
    if unread := report["unread"]:
        printing.out.print(f"没有读懂 {len(unread)} 处：")
        for item in unread[:_MOST_UNREAD]:
            printing.out.print(f"  {escape(item['file'])} 第 {item['at']} 字 {item['what']}“{escape(item['text'])}”", style="dim")
        if len(unread) > _MOST_UNREAD:
            printing.out.print("  其余用 --json 查看。", style="dim")


@app.command(epilog="例：innograph extract 郑州2019.txt -o 结果/")
def extract(
    paths: Paths,
    folder: Annotated[Path, typer.Option("-o", "--output", help="JSON 文件写到这个文件夹")],
    machine: Machine = False,
) -> None:
    """只抽取，不写图谱：每份计划得到一个 JSON 文件（计划图）。"""
    files = plan_files(paths)
    folder.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {"written": [], "skipped": [], "unread": []}
    stems: Counter[str] = Counter()
    for outcome in _with_bar("抽取", files):
        if outcome.extraction is None:
            report["skipped"].append({"file": str(outcome.path), "reason": str(outcome.error)})
            continue
        stems[outcome.path.stem] += 1
        again = f"-{stems[outcome.path.stem]}" if stems[outcome.path.stem] > 1 else ""
        target = folder / f"{outcome.path.stem}{again}.json"
        target.write_text(outcome.extraction.graph.to_json(), encoding="utf-8")
        report["written"].append(str(target))
        report["unread"].extend(
            {"file": outcome.path.name, "what": u.what, "at": u.span.start, "text": u.text} for u in outcome.extraction.unread
        )
    if machine:
        printing.as_json(report)
    else:
        printing.out.print(f"写出 {len(report['written'])} 个计划图，跳过 {len(report['skipped'])} 个文件。")
        _tell_rest(report)
    if not report["written"]:
        raise InputError("没有一份文件可以抽取，原因见上。")


@app.command(epilog="例：innograph ask 哪些城市与中科院合作？")
def ask(question: Annotated[list[str], typer.Argument(help="问题，中文", show_default=False)], machine: Machine = False) -> None:
    """用中文提问，答案带原文依据。"""
    with Store.open() as store:
        told = asking.answer(store, " ".join(question))
    if machine:
        printing.as_json(told)
    else:
        printing.answer(told)


@app.command(epilog="例：innograph query tasks_of_city city=郑州")
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


@plans_app.command("remove", epilog="例：innograph plans remove 郑科〔2019〕1号")
def remove_plan(plan: str) -> None:
    """移除一份计划：只移除没有别的计划提到的内容。"""
    with Store.open() as store:
        removed = store.remove(plan)
    if not removed:
        raise InputError(f"图谱里没有计划“{plan}”。用 innograph plans list 查看编号。")
    printing.out.print(f"已移除 {escape(plan)}。")


@app.command(epilog="例：innograph export 图谱.graphml；innograph export 郑州.json --plan 郑科〔2019〕1号")
def export(
    target: Annotated[Path, typer.Argument(help="写到这个文件：.json 或 .graphml")],
    plan: Annotated[str | None, typer.Option(help="只导出一份计划（编号）")] = None,
) -> None:
    """把图谱导出成文件，关系都带原文依据。"""
    with Store.open() as store:
        graph = exporting.read_graph(store, plan)
    exporting.write(graph, target)
    printing.out.print(f"写出 {escape(str(target))}：{graph.number_of_nodes()} 个节点、{graph.number_of_edges()} 条关系。")


@app.command("app")
def open_app(port: Annotated[int | None, typer.Option(help="端口；不给则自动选")] = None) -> None:
    """在浏览器里打开图谱（只在本机，不联网）。"""
    from views.launch import run_app  # Streamlit takes a second to import; other commands do not need it

    raise typer.Exit(run_app(port))


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="端口；不给则自动选")] = None,
    no_app: Annotated[bool, typer.Option("--no-app", help="只导入并回答示例问题，不打开浏览器")] = False,
) -> None:
    """导入随程序附带的五份计划摘编，回答一个问题，然后打开应用。"""
    with _opened() as (store, seconds):
        report = _load_all(store, sorted(PLANS.glob("*.txt")), seconds)
        told = asking.answer(store, "哪些城市与中科院合作？")
    _tell_ingest(report)
    printing.answer(told)
    if not no_app:
        open_app(port)


if __name__ == "__main__":
    main()
