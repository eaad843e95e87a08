"""Tables for people: answers with their quotes, plans, counts. JSON for machines is printed by the commands themselves."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from queries.answers import Answer
from queries.wording import LABELS, RELATIONS

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
_LONGEST_QUOTE = 120


def as_json(value: Any) -> None:
    """One JSON document on standard output; nothing else is printed there."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else str(value)


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str = "") -> None:
    """A table with Chinese heads; texts of documents are data, never markup."""
    drawn = Table(*(escape(column) for column in columns), title=title or None, title_justify="left", header_style="bold")
    for row in rows:
        drawn.add_row(*(escape("" if row.get(c) is None else str(row.get(c))) for c in columns))
    out.print(drawn)


def answer(told: Answer) -> None:
    """The sentence, the table, and under it the quotes that prove each row."""
    out.print(escape(told.sentence), style="bold", soft_wrap=True)
    if not told.rows:
        return
    table(told.columns, told.rows)
    out.print("依据", style="bold")
    for number, (row, quotes) in enumerate(zip(told.rows, told.evidence, strict=True), 1):
        out.print(f"{number}. {escape(str(row[told.columns[0]]))}", soft_wrap=True)
        for quote in quotes:
            where = "，".join(part for part in (f"《{quote.plan_title}》", quote.doc_number, quote.section) if part)
            text = quote.text if len(quote.text) <= _LONGEST_QUOTE else quote.text[:_LONGEST_QUOTE] + "……"
            out.print(f"   “{escape(' '.join(text.split()))}”", soft_wrap=True)
            out.print(f"   —— {escape(where)}", style="dim", soft_wrap=True)
    if told.truncated:
        out.print("结果太多，只列出前一部分。", style="yellow")


def counts(numbers: Mapping[str, Mapping[str, int]]) -> None:
    """Nodes and edges by type, in Chinese words."""
    words = {str(name): word for name, word in (*LABELS.items(), *RELATIONS.items())}
    kinds = (("nodes", "节点"), ("edges", "关系"))
    rows = [{"类别": kind, "类型": words[name], "数量": n} for key, kind in kinds for name, n in numbers[key].items()]
    table(["类别", "类型", "数量"], rows)


def progress() -> Progress:
    """A bar with number, rate and time left, on the terminal only."""
    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), console=err, transient=True,
    )  # fmt: skip
