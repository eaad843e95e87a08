"""Sets of gold files with their plans: those that tune rules apart from those that only measure (`sets.yaml`)."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Any

import yaml

from ingest.evaluate.comparison import Comparison, compare
from ingest.evaluate.gold import read_gold
from ingest.pipeline import extract
from ingest.read import SUFFIXES, read
from innograph.errors import InputError, NotAPlan
from innograph.resources import ROOT

FILE = "sets.yaml"
SHARED = ROOT.parent / "shared"
_LEVELS_UP = 2  # a gold file or folder may lie so deep under the folder of sets.yaml
_Plan = tuple[Path, Path]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold files, each with its plan. `measured`: nobody reads its errors unless on purpose; `lacks`: a folder not there."""

    name: str
    title: str
    plans: tuple[_Plan, ...]
    measured: bool = False
    lacks: str = ""


def sets_of(gold: Path, plans: Path | None = None, shared: Path = SHARED) -> list[GoldSet]:
    """The sets of a folder or file of gold: those of the `sets.yaml` in or above it, else all files as one.

    Texts lie in `plans`, else where the sets say, else beside the gold. Raises InputError.
    """
    if not gold.exists():
        raise InputError(f"{gold} 不存在。请给出标注文件或其文件夹。")
    folder = gold if gold.is_dir() else gold.parent
    listed = next((up / FILE for up in [folder, *folder.resolve().parents[:_LEVELS_UP]] if (up / FILE).is_file()), None)
    if listed is None:
        files = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
        found = [GoldSet("all", "全部标注", tuple(_with_plans(files, [plans or folder])))]
    else:
        found = load_sets(listed, shared, plans)
        if folder.resolve() != listed.parent.resolve() or not gold.is_dir():
            found = [_narrowed(one, gold.resolve()) for one in found]
    found = [one for one in found if one.plans or one.lacks]
    if not found:
        raise InputError(f"{gold} 里没有标注文件（*.json）。请检查路径。")
    return found


def _narrowed(one: GoldSet, gold: Path) -> GoldSet:
    inside = (pair for pair in one.plans if gold in (pair[0].resolve(), pair[0].resolve().parent))
    return replace(one, plans=tuple(inside), lacks="")


def load_sets(file: Path, shared: Path = SHARED, plans: Path | None = None) -> list[GoldSet]:
    """The sets of one `sets.yaml`; raises InputError where it is broken."""
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        return [_set(name, item, file.parent, shared, plans) for name, item in told.items()]
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file.name} 读不出：{error!r}。请按文件内说明改正。") from error


def _set(name: str, item: dict[str, Any], base: Path, shared: Path, plans: Path | None) -> GoldSet:
    gold, texts = (base / Template(item[part]).substitute(shared=shared.resolve()) for part in ("gold", "plans"))
    about = item["title"], (), bool(item.get("measured"))
    needed = (gold,) if plans else (gold, texts)
    if lacking := next((folder for folder in needed if not folder.is_dir()), None):
        return GoldSet(name, *about, f"{lacking.parent.name}/{lacking.name}")
    files = [path for path in sorted(gold.glob("*.json")) if any(fnmatch.fnmatch(path.stem, wanted) for wanted in item["files"])]
    return replace(GoldSet(name, *about), plans=tuple(_with_plans(files, [texts, plans] if plans else [texts])))


def _with_plans(files: Iterable[Path], folders: Sequence[Path]) -> Iterator[_Plan]:
    """Each gold file with its text, the last folder first."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES)
    texts = {path.stem: path for path in found}
    for file in files:
        if file.stem not in texts:
            where, kinds = folders[-1], "、".join(SUFFIXES)
            raise InputError(f"{where} 里没有 {file.stem} 的原文（{kinds}）。请把计划所在的文件夹写在标注之后。")
        yield file, texts[file.stem]


def comparisons(one: GoldSet) -> Iterator[Comparison]:
    """Every plan of a set, extracted and compared; a text that gives no graph has everything missing."""
    for file, plan in one.plans:
        text = read(plan).text
        try:
            graph = extract(text, plan.name).graph
        except NotAPlan:
            graph = None
        yield compare(read_gold(file, text), graph)
