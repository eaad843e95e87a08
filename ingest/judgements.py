"""Recorded judgements of people: two names mean the same or not, an edge holds or not. They override the rules; nothing is lost.

A file `judgements.csv` has the columns `judgement, left, right, relation, plan, who, when, why`; later lines win over
earlier ones. `same`, `different`, `unsure` are about two node ids:
`same,Enterprise:天海,Enterprise:天海电器,,,李某,2026-11-27,简称` shows 天海 under 天海电器.
`accept`, `reject` are about the edge `relation` from `left` to `right` in a plan (in all plans where `plan` is empty).
`seen`, `nothing`, `missed` are about words of a plan that were not understood, `left`: looked at, nothing to read there, a name
that should be read. They change no graph; who reviews is not asked again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.model import EdgeType, Label
from innograph.errors import JudgementError
from innograph.resources import JUDGEMENTS

COLUMNS = ("judgement", "left", "right", "relation", "plan", "who", "when", "why")
ABOUT_NAMES = ("same", "different", "unsure")
ABOUT_EDGES = ("accept", "reject")
ABOUT_WORDS = ("seen", "nothing", "missed")
JUDGEMENTS_KNOWN = (*ABOUT_NAMES, *ABOUT_EDGES, *ABOUT_WORDS)
_Edge = tuple[str, str, str, str]


@dataclass(frozen=True)
class Judgements:
    """What people decided. `same` leads from an id to the one that stands for it; `edges` from
    (type, source, target, plan); `words` from (plan, words).
    """

    same: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    different: frozenset[frozenset[str]] = frozenset()
    edges: Mapping[_Edge, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))

    def stands_for(self, identity: str) -> str:
        """The id under which a thing is shown: itself, or what it was judged to be the same as."""
        seen = {identity}
        while (following := self.same.get(identity)) and following not in seen:
            identity = following
            seen.add(identity)
        return identity

    def are_different(self, one: str, other: str) -> bool:
        """Whether two ids were judged to be two things."""
        return frozenset((one, other)) in self.different

    def of_edge(self, type_: str, source: str, target: str, plan: str) -> str:
        """`accept`, `reject`, or empty where nobody decided."""
        return self.edges.get((type_, source, target, plan)) or self.edges.get((type_, source, target, "")) or ""


def read_judgements(paths: Iterable[Path]) -> Judgements:
    """The judgements of files, in order; a file that is not there holds none. Raises JudgementError with file and line."""
    same: dict[str, str] = {}
    different: dict[frozenset[str], bool] = {}
    edges: dict[_Edge, str] = {}
    words: dict[tuple[str, str], str] = {}
    for path in paths:
        for _, row in numbered_rows(path):
            pair, told = frozenset((row["left"], row["right"])), row["judgement"]
            if told in ABOUT_EDGES:
                edges[row["relation"], row["left"], row["right"], row["plan"]] = told
                continue
            if told in ABOUT_WORDS:
                words[row["plan"], row["left"]] = told
                continue
            different[pair] = told == "different"
            same.pop(row["left"], None)
            if told == "same":
                same[row["left"]] = row["right"]
    apart = frozenset(pair for pair, is_so in different.items() if is_so)
    return Judgements(MappingProxyType(same), apart, MappingProxyType(edges), MappingProxyType(words))


def numbered_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The lines of a file that hold a judgement, with their numbers from 1. Raises JudgementError."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(number, line) for number, line in enumerate(file, 1) if line.strip() and not line.startswith("#")]
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path.name} 读不出：{error}。请检查权限，或另存为 UTF-8。") from error
    table = csv.DictReader((line for _, line in lines), restval="")
    if lines and tuple(table.fieldnames or ()) != COLUMNS:
        raise JudgementError(f"{path.name} 第 {lines[0][0]} 行：列名应为 {','.join(COLUMNS)}。请照此改正。")
    return [(number, checked(path, number, row)) for (number, _), row in zip(lines[1:], table, strict=False)]


def checked(path: Path, line: int, row: Mapping[str, str]) -> dict[str, str]:
    """The row with all columns, without blanks around them; raises JudgementError, with file and line, where it says nothing."""
    row = {name: (row.get(name) or "").strip() for name in COLUMNS}
    wrong = ""
    if row["judgement"] not in JUDGEMENTS_KNOWN:
        wrong = f"判断“{row['judgement']}”应为 {'、'.join(JUDGEMENTS_KNOWN)} 之一"
    elif row["judgement"] in ABOUT_WORDS:
        wrong = "" if row["left"] and row["plan"] else "没有读懂的文字（left）和所在计划（plan）都要写明"
    elif row["judgement"] in ABOUT_EDGES and row["relation"] not in list(EdgeType):
        wrong = f"关系“{row['relation']}”应为 {'、'.join(EdgeType)} 之一"
    elif bad := next((row[name] for name in ("left", "right") if row[name].split(":", 1)[0] not in list(Label)), ""):
        wrong = f"“{bad}”应写成 类型:名称，例如 Enterprise:宇通客车"
    elif row["left"] == row["right"]:
        wrong = "左右两边相同"
    if wrong:
        raise JudgementError(f"{path.name} 第 {line} 行：{wrong}。请改正后再导入。")
    return row


def decided(home: Path) -> Judgements:
    """What people decided: the program's own file, then the analyst's in INNOGRAPH_HOME."""
    return read_judgements([JUDGEMENTS, home / JUDGEMENTS.name])


def name_in(identity: str) -> str:
    """`Program:郑州市/郑科贷` → 郑科贷."""
    return identity.split(":", 1)[1].rsplit("/", 1)[-1]


@cache
def shipped() -> Judgements:
    """The judgements that come with the program."""
    return read_judgements([JUDGEMENTS])
