"""The CSV pair, nodes.csv and edges.csv, and what keeps a spreadsheet from reading text as a formula."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from exports.naming import kind, said, status
from exports.subgraph import Subgraph
from graph.rows import Row
from queries.vocabulary import RELATIONS

_FORMULA = re.compile("'*[=+\\-@\t\r\n|＝＋－＠]")
_NODE = ("id", "label", "type", "类型", "aliases")
_EDGE = ("source", "target", "relation", "label", "说明", "状态", "quotes", "sections", "计划", "文号", "plan")


def safe(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; taken away again it is the same."""
    return f"'{text}" if needs_guard(text) else text


def needs_guard(text: str) -> bool:
    """Whether a spreadsheet might read the text as a formula."""
    return _FORMULA.match(text) is not None


def nodes_csv(subgraph: Subgraph) -> bytes:
    """`label` is the name, `type` the type: the heads that Gephi knows. Lists are JSON text."""
    return _file(
        _NODE,
        [
            {"label": row["name"], "type": row["label"], "类型": kind(subgraph, id)}
            | {key: value for key, value in row.items() if key not in ("label", "name")}
            for id, row in subgraph.nodes.items()
        ],
    )


def edges_csv(subgraph: Subgraph) -> bytes:
    """`relation` is the type, `label` its Chinese name."""
    return _file(_EDGE, [_edge(subgraph, row) for row in subgraph.edges])


def pair(subgraph: Subgraph, date: datetime.date) -> dict[str, bytes]:
    """Both files."""
    return {"nodes.csv": nodes_csv(subgraph), "edges.csv": edges_csv(subgraph)}


def _edge(subgraph: Subgraph, row: Row) -> Row:
    plan = subgraph.plans.get(row["plan"], {})
    told = {"relation": row["type"], "label": RELATIONS[row["type"]].name, "说明": said(row), "状态": status(row)}
    told |= {"计划": plan.get("title"), "文号": plan.get("doc_number")}
    return told | {key: value for key, value in row.items() if key != "type"}


def _file(first: Sequence[str], rows: Iterable[Row]) -> bytes:
    told = list(rows)
    rest = sorted({key for row in told for key in row} - set(first))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*first, *rest])
    writer.writerows([_cell(row.get(key)) for key in (*first, *rest)] for row in told)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | tuple() | dict():
            return safe(json.dumps(value, ensure_ascii=False))
        case str():
            return safe(value)
        case _:
            return value
