"""The commands that read files: `ingest` writes them into the graph, `extract` into JSON files."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from graph.store import Store
from ingest.batch import Outcome, extract_files, plan_files
from ingest.judgements import decided
from ingest.read import SUFFIXES
from innograph.commands import printing
from innograph.commands.options import Machine
from innograph.errors import InputError
from innograph.settings import settings

Paths = Annotated[list[Path], typer.Argument(help=f"文件或文件夹（{' '.join(SUFFIXES)}）", show_default=False)]
_MOST_UNREAD = 10


def ingest(paths: Paths, machine: Machine = False) -> None:
    """读入计划并写进图谱；同一份计划再导入一次，图谱不变。"""
    files = plan_files(paths)
    with opened() as (store, seconds):
        report = load_all(store, files, seconds)
    if machine:
        printing.as_json(report)
    else:
        tell_ingest(report)
    if not report["loaded"]:
        raise InputError("没有一份文件可以导入，原因见上。")


@contextmanager
def opened() -> Iterator[tuple[Store, float]]:
    """The store and the seconds that it took to start it or to join it."""
    begun = time.perf_counter()
    with Store.open() as store:
        yield store, time.perf_counter() - begun


def load_all(store: Store, files: list[Path], start_seconds: float) -> dict[str, Any]:
    """Extract and load file by file; what is wrong with one file stands in the report, the rest goes on."""
    report: dict[str, Any] = {"loaded": [], "skipped": [], "unread": [], "nodes": 0, "edges": 0, "evidence": 0}
    spent = {"store": start_seconds, "extract": 0.0, "load": 0.0}
    characters = 0
    for outcome in _with_bar("导入", files):
        spent["extract"] += outcome.seconds
        characters += outcome.characters
        _note_rest(report, outcome)
        if outcome.extraction is None:
            continue
        begun = time.perf_counter()
        count = store.load(outcome.extraction.graph, outcome.extraction.text)
        spent["load"] += time.perf_counter() - begun
        document = outcome.extraction.graph.document
        report["loaded"].append({"file": str(outcome.path), "plan": document.id, "title": document.title, "city": document.city})
        for name in ("nodes", "edges", "evidence"):
            report[name] += getattr(count, name)
    report["characters"] = characters
    report["seconds"] = {name: round(seconds, 2) for name, seconds in spent.items()}
    return report


def _note_rest(report: dict[str, Any], outcome: Outcome) -> None:
    """Why a file was left out, or which places of it were not understood."""
    if outcome.extraction is None:
        report["skipped"].append({"file": str(outcome.path), "reason": str(outcome.error)})
        return
    report["unread"].extend(
        {"file": outcome.path.name, "what": u.what, "at": u.span.start, "text": u.text} for u in outcome.extraction.unread
    )


def _with_bar(what: str, files: list[Path]) -> Iterator[Outcome]:
    """The outcomes of files, with a bar that shows rate and time left."""
    begun = time.perf_counter()
    characters = 0
    with printing.progress() as bar:
        task = bar.add_task(what, total=len(files), rate="")
        for outcome in extract_files(files, decided(settings().home)):
            yield outcome
            characters += outcome.characters
            rate = characters / max(time.perf_counter() - begun, 1e-6)
            bar.update(task, advance=1, rate=f"{rate / 10_000:.1f} 万字/秒")


def tell_ingest(report: dict[str, Any]) -> None:
    """Say what was loaded, what was left out and why, and what was not read."""
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
        _note_rest(report, outcome)
        if outcome.extraction is None:
            continue
        stems[outcome.path.stem] += 1
        again = f"-{stems[outcome.path.stem]}" if stems[outcome.path.stem] > 1 else ""
        target = folder / f"{outcome.path.stem}{again}.json"
        target.write_text(outcome.extraction.graph.to_json(), encoding="utf-8")
        report["written"].append(str(target))
    if machine:
        printing.as_json(report)
    else:
        printing.out.print(f"写出 {len(report['written'])} 个计划图，跳过 {len(report['skipped'])} 个文件。")
        _tell_rest(report)
    if not report["written"]:
        raise InputError("没有一份文件可以抽取，原因见上。")
