"""A whole graph → typed CSV files and the line of `neo4j-admin database import full` that makes a Neo4j of them.

What the store's transactions would have made is what the import makes, to the last property. There is no Meta node among
it: an import can make no constraints and no indexes, so the first `Store.open` must find none, and make all three.

Each file has rows of one kind, the same keys with values of the same types (`TARGETS-1` whole numbers, `TARGETS-2`
decimals), because an import knows one type a column.
"""

from __future__ import annotations

import csv
import gzip
import io
import shlex
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from graph.gather import Gathered
from graph.model import EdgeType, Label
from graph.rows import Row, label_of
from innograph.errors import InputError, ModelError

LIST_MARK = "\x1f"
"""Between the items of a list: the sign made for that, which no text uses."""
NOTE = "import.txt"
_OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true")
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_BUFFER = 1 << 16
_Kind = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `arguments` follow the word `neo4j-admin`, in the folder of the files."""

    nodes: int
    edges: int
    arguments: tuple[str, ...]

    @property
    def line(self) -> str:
        """The command as a shell takes it."""
        return shlex.join(("neo4j-admin", *self.arguments))


def write_import(gathered: Gathered, folder: Path, database: str = "neo4j") -> Exported:
    """Write the files into an empty or new folder. Raises InputError, ModelError."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InputError(f"{folder.name}：文件夹不是空的。请给出一个新的文件夹。")
    nodes = edges = 0
    with ExitStack() as opened:
        files = _Files(folder, opened)
        for label, row in gathered.nodes():
            files.node(label, row)
            nodes += 1
        for name, source, target, row in gathered.edges():
            files.edge(name, source, target, row)
            edges += 1
    exported = Exported(nodes, edges, ("database", "import", "full", database, *files.arguments(), *_OPTIONS))
    (folder / NOTE).write_text(_note(exported), encoding="utf-8")
    return exported


class _Files:
    """The files that are being written, one a kind of rows."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self._folder, self._opened = folder, opened
        self._writers: dict[tuple[str, tuple[str, ...], _Kind], Any] = {}
        self._names: dict[str, list[tuple[str, str]]] = {"--nodes": [], "--relationships": []}

    def node(self, label: Label, row: Row) -> None:
        rest = {key: value for key, value in row.items() if key != "id"}
        self._write("--nodes", label, (f"id:ID({_space(label)})",), (row["id"],), rest)

    def edge(self, name: EdgeType, source: str, target: str, row: Row) -> None:
        start = _space(Label.PLAN if name is EdgeType.MENTIONS else label_of(source))
        head = (f":START_ID({start})", f":END_ID({_space(label_of(target))})")
        self._write("--relationships", name, head, (source, target), row)

    def arguments(self) -> list[str]:
        # "./": Neo4j of 2026 takes no bare name
        return [f"{option}={name}=./{file}" for option, files in self._names.items() for name, file in sorted(files)]

    def _write(self, option: str, name: str, head: tuple[str, ...], ends: tuple[str, ...], row: Row) -> None:
        kind = tuple((key, _type(row[key])) for key in sorted(row))
        writer = self._writers.get((name, head, kind))
        if writer is None:
            file = f"{name}-{sum(name == known for known, *_ in self._writers) + 1}.csv.gz"
            writer = self._writers[(name, head, kind)] = csv.writer(self._open(file), quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow([*head, *(f"{key}:{type_}" for key, type_ in kind)])
            self._names[option].append((name, file))
        writer.writerow([*ends, *(_cell(row[key], ends) for key, _ in kind)])

    def _open(self, file: str) -> IO[str]:
        raw = self._opened.enter_context((self._folder / file).open("wb"))
        # no time and no name in the file's head: the same graph gives the same bytes
        zipped = self._opened.enter_context(gzip.GzipFile("", "wb", 1, raw, mtime=0))
        buffered = self._opened.enter_context(io.BufferedWriter(zipped, _BUFFER))
        return self._opened.enter_context(io.TextIOWrapper(buffered, encoding="utf-8", newline=""))


def _space(label: Label) -> str:
    """A plan's number may look like the id of a thing."""
    return "Plan" if label is Label.PLAN else "Thing"


def _type(value: Any) -> str:
    return f"{_TYPES[type(value[0])]}[]" if isinstance(value, list) else _TYPES[type(value)]


def _cell(value: Any, ends: tuple[str, ...]) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            if any(LIST_MARK in str(item) for item in value):
                raise ModelError(f"{' → '.join(ends)}：文字里有控制字符 U+001F，CSV 写不出。请从计划图里去掉它。")
            return LIST_MARK.join(map(str, value))
        case float():
            return repr(value)
        case _:
            return str(value)


def _note(exported: Exported) -> str:
    return (
        "把这个文件夹里的图谱导入 Neo4j（5 或更新）：\n"
        "1. 停止 Neo4j，进入这个文件夹，运行下面一行。"
        "同名数据库已经存在、内容可以丢弃时，在行尾加上 --overwrite-destination。\n\n"
        f"{exported.line}\n\n"
        "2. 启动 Neo4j，设置 INNOGRAPH_STORE 等环境变量，照常使用 innograph；第一次打开时会自动建立约束和索引。\n"
        f"共 {exported.nodes} 个节点、{exported.edges} 条关系。\n"
    )
