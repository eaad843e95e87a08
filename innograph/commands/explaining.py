"""`extract --explain` and `extract --second-opinion`: what made the relations of a sentence, and which names to look at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.markup import escape

from graph.model import EdgeType, Label, Status
from ingest.explain import Explanation, Relation, explain
from ingest.judgements import Judgements
from ingest.pipeline import Trace, traced
from ingest.read import read
from ingest.second_opinion import doubts
from innograph.commands import printing
from innograph.errors import InnographError, InputError
from queries.wording import ASSISTS, KINDS, LABELS, RELATIONS, STATUSES

_JUDGED = {"accept": "，人工认定", "reject": "，人工否定，不入图"}


def explain_files(files: Sequence[Path], judged: Judgements, at: str, machine: bool) -> None:
    """Print why the sentences that hold `at` gave what they gave; without it all sentences that gave something."""
    told = _of_each(files, judged, lambda trace: explain(trace, at))
    if machine:
        printing.as_json([{"file": name, "sentences": [asdict(one) for one in found]} for name, found in told])
        return
    for name, found in told:
        printing.out.print(f"{escape(name)}：{len(found)} 句", style="bold")
        for one in found:
            _tell(one)


def review_files(files: Sequence[Path], judged: Judgements, machine: bool) -> None:
    """Print the names that only the second opinion sees, for a person to decide."""
    told = _of_each(files, judged, doubts)
    if machine:
        printing.as_json([{"file": name, "review": [asdict(one) for one in found]} for name, found in told])
        return
    for name, found in told:
        rows = [
            {"名称": " ".join(d.form.split()), "像": d.kind, "次数": d.count, "位置": d.start, "原句": _short(d.sentence)}
            for d in found
        ]
        title = f"{name}：{len(rows)} 个名称只有第二意见看到，供复核；图谱不变"
        printing.table(["名称", "像", "次数", "位置", "原句"], rows, escape(title))


def _of_each(files: Sequence[Path], judged: Judgements, find: Callable[[Trace], Any]) -> list[tuple[str, Any]]:
    """What is found in each file; a file that cannot be used is named, the rest goes on. Raises InputError if none can."""
    found = []
    for path in files:
        try:
            found.append((path.name, find(traced(read(path).text, path.name, judged))))
        except InnographError as error:
            if len(files) == 1:
                raise
            printing.err.print(f"跳过 {escape(path.name)}：{escape(str(error))}", style="yellow")
    if not found:
        raise InputError("没有一份文件可以解释，原因见上。")
    return found


def _tell(one: Explanation) -> None:
    printing.out.print(escape(f"第 {one.start} 字 “{' '.join(one.sentence.split())}”"), style="bold", soft_wrap=True)
    for name in one.names:
        form = "".join(name.form.split())
        meant = "" if name.name == form else f" → {name.name}"
        printing.out.print(escape(f"  名称 {form}{meant}（{LABELS[Label(name.label)]}）：{name.found_by}"), soft_wrap=True)
    for relation in one.relations:
        printing.out.print(escape(f"  关系 {_words(relation)}"), soft_wrap=True)
        printing.out.print(escape(f"       依据 “{_short(relation.quote)}”"), style="dim", soft_wrap=True)
    for unread in one.unread:
        printing.out.print(escape(f"  没有读懂 {unread.what}“{unread.text}”（第 {unread.span.start} 字）"), soft_wrap=True)


def _words(told: Relation) -> str:
    """郑州市 合作 浙江大学（计划）：与…合作，可信度 0.92."""
    source, target = told.ends
    to_task = told.type == EdgeType.SUPPORTS and told.target.startswith(f"{Label.TASK}:")
    relation = ASSISTS if to_task else RELATIONS[EdgeType(told.type)]
    status = f"（{STATUSES[Status(told.status)]}）" if told.status else ""
    number = ""
    if told.number:
        kind = KINDS.get(str(told.number["kind"]), "")
        number = f" {told.number['year']}年{kind}{told.number['value']}{told.number['unit']}"
    judged = _JUDGED.get(told.judged, "")
    return f"{source} {relation} {target}{number}{status}：{told.made_by}，可信度 {told.confidence:.2f}{judged}"


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most] + "……"
