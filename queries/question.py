"""A question of the catalogue: a `.cypher` file whose head says what it is, what it takes and how its answer reads.

    // title: 某单位的任务
    // description: 一个部门、区县或机构牵头或配合的任务和完成时限。
    // topic: 任务
    // parameter units: Agency|District [] — 单位 — 新乡市科技局
    // parameter part: choice(全部|牵头) = 全部 — 牵头还是配合 — 牵头
    // column deadline: 完成时限 — 未写明
    // each: {task}（{deadline}）
    // sentence: {units} {#} 项任务：{each}。
    // empty: 图谱中没有{units}任务的记录。
    // example: 新乡市科技局牵头哪些任务？

A parameter's type is labels joined by `|` (a node), `any`, `text`, `text(Indicator)` (a word, by its normal name where it is
one of these), `integer`, `month` or `choice(…)`; `[]` takes several nodes, `[2]` at least two; `= …` gives a default (nothing:
may be left out).
A node of several labels is found by `CALL () {MATCH (x:A {id: …}) RETURN x UNION ALL MATCH (x:B {id: …}) RETURN x}`: the
embedded store uses no index for `(x:A|B {id: …})` as soon as a relation follows, and reads all nodes of both labels.
A query whose rows come by the hundred and are all needed may return them as one list, `RETURN collect({…}) AS packed_rows`
(graph.store.PACKED).
A column may say what stands for an empty cell. `order` names the column of outline numbers (三/(一)/2) to sort by.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from graph.model import Label
from innograph.errors import QuestionError

_HEAD = re.compile(r"// (?P<key>[a-z]+)(?: (?P<name>\w+))?: ?(?P<text>.*)")
_TYPE = re.compile(r"(?P<base>[\w|]+)(?:\((?P<inside>[^)]*)\))?(?: \[(?P<least>\d*)\])?(?P<default> = ?(?P<value>.*))?")
_PLAIN = ("text", "integer", "month", "choice")
TOPICS = ("合作", "任务", "目标", "平台与项目", "关系", "计划")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes. `kind` is node, text, integer, month or choice.

    `least` is how many a list must hold, 0 where it is none; `default` is None where it must be given.
    """

    name: str
    kind: str
    labels: tuple[Label, ...]
    choices: tuple[str, ...]
    least: int
    default: str | None
    meaning: str
    example: str

    @property
    def many(self) -> bool:
        """Whether it takes a list."""
        return self.least > 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: its name in the query, its Chinese head, and what stands for an empty cell."""

    name: str
    head: str
    blank: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question that the graph can be asked; `sentence`, `each` and `empty` are templates of its answer."""

    name: str
    title: str
    description: str
    topic: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sentence: str
    each: str
    empty: str
    order: str
    examples: tuple[str, ...]
    cypher: str


def read_question(path: Path) -> Question:
    """Read a `.cypher` file. Raises QuestionError where its head does not say what it must."""
    head: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    body = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _HEAD.fullmatch(line):
            head[found["key"]].append((found["name"] or "", found["text"]))
        else:
            body.append(line)
    if missing := [key for key in ("title", "description", "topic", "column", "sentence", "empty") if not head[key]]:
        raise QuestionError(f"{path.name}: the head lacks {', '.join(missing)}")
    return Question(
        name=path.stem,
        title=_one(head["title"]),
        description=_one(head["description"]),
        topic=_one(head["topic"]),
        parameters=tuple(_parameter(path, name, text) for name, text in head["parameter"]),
        columns=tuple(_column(name, text) for name, text in head["column"]),
        sentence=_one(head["sentence"]),
        each=_one(head["each"]),
        empty=_one(head["empty"]),
        order=_one(head["order"]),
        examples=tuple(text for _, text in head["example"]),
        cypher="\n".join(body).strip(),
    )


def _one(lines: list[tuple[str, str]]) -> str:
    return lines[0][1] if lines else ""


def _column(name: str, text: str) -> Column:
    head, _, blank = text.partition(" — ")
    return Column(name, head, blank)


def _parameter(path: Path, name: str, text: str) -> Parameter:
    parts = text.split(" — ")
    typed = _TYPE.fullmatch(parts[0])
    if len(parts) != 3 or typed is None:
        raise QuestionError(f"{path.name}: parameter {name} must read “type — 含义 — 例子”, not “{text}”")
    base, inside = typed["base"], typed["inside"] or ""
    kind = base if base in _PLAIN else "node"
    return Parameter(
        name,
        kind,
        labels=_labels(path, inside if kind == "text" else base) if kind in ("node", "text") else (),
        choices=tuple(inside.split("|")) if kind == "choice" else (),
        least=0 if typed["least"] is None else int(typed["least"] or 1),
        default=(typed["value"] or "") if typed["default"] else None,
        meaning=parts[1],
        example=parts[2],
    )


def _labels(path: Path, text: str) -> tuple[Label, ...]:
    try:
        return tuple(Label) if text == "any" else tuple(Label(part) for part in text.split("|") if part)
    except ValueError as error:
        raise QuestionError(f"{path.name}: {error}; known are {', '.join(Label)}") from error
