"""How often each rule is right: `python -m bench.rules --shared ../shared`. `ingest/relate/confidence.py` holds what it printed.

An edge is right where the gold file of its plan has the same relation between the same things (names matched by `score.py`);
for targets scope, kind, value, unit and year must agree. All gold files count, those of `tests/gold` too.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.pipeline import extract
from ingest.read import SUFFIXES, read
from innograph.resources import ROOT
from tests.gold.convert import to_quotes

Gold = dict[str, Any]
GOLD = ROOT / "tests" / "gold"


def _score_module(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _facts(gold: Gold) -> set[tuple[Any, ...]]:
    facts: set[tuple[Any, ...]] = set()
    for r in gold["relations"]:
        facts.add((r["type"], *(sorted((r["head"], r["tail"])) if r["type"] == "COOPERATES_WITH" else (r["head"], r["tail"]))))
    facts |= {("PART_OF", e["name"], e["part_of"]) for e in gold["entities"] if e.get("part_of")}
    facts |= {("LEADS", name, t["key"]) for t in gold["tasks"] for name in t["leads"]}
    facts |= {("SUPPORTS", name, t["key"]) for t in gold["tasks"] for name in t["supports"]}
    facts |= {("TARGETS", t["scope"], t["kind"], float(t["value"]), t["unit"], t["year"]) for t in gold["targets"]}
    return facts


def _told(edge: dict[str, Any], names: dict[str, str]) -> tuple[Any, ...]:
    ends = [names.get(edge["source"], ""), names.get(edge["target"], "")]
    if edge["type"] == "TARGETS":
        return ("TARGETS", ends[0], edge["kind"], float(edge["value"]), edge["unit"], edge["year"])
    return (edge["type"], *(sorted(ends) if edge["type"] == "COOPERATES_WITH" else ends))


def gold_plans(shared: Path) -> Iterator[tuple[Gold, str]]:
    """Every gold file with the text of its plan, those of the team's folder first."""
    texts = _texts(shared)
    for path in sorted((shared / "gold").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8")), read(texts[path.stem]).text
    yield from ((gold, text) for _, gold, text in own_gold(shared))


def own_gold(shared: Path) -> Iterator[tuple[str, Gold, str]]:
    """The gold files of `tests/gold`: the plan's file name without ending, what it should give, its text."""
    texts = _texts(shared)
    for path in sorted(GOLD.glob("*.json")):
        text = read(texts[path.stem]).text
        yield path.stem, to_quotes(json.loads(path.read_text(encoding="utf-8")), text), text


def _texts(shared: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted((shared / "corpus").glob("*/*")) if path.suffix in SUFFIXES}


def shares(shared: Path) -> dict[str, tuple[int, int]]:
    """Rule → (right, fired) over all gold files."""
    score = _score_module(shared)
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for gold, text in gold_plans(shared):
        made = extract(text).graph.to_dict()
        names = score.match_entities(gold, made["nodes"])
        names |= {node: gold["tasks"][at]["key"] for node, at in score.match_tasks(gold, made["nodes"]).items()}
        facts = _facts(gold)
        for edge in made["edges"]:
            if not edge.get("collective"):
                counted[edge["rule"]][1] += 1
                counted[edge["rule"]][0] += _told(edge, names) in facts
    return {rule: (right, fired) for rule, (right, fired) in sorted(counted.items())}


def main() -> None:
    """Print a line a rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of corpus and gold")
    for rule, (right, fired) in shares(parser.parse_args().shared).items():
        print(f"{rule:24} {right / fired:.2f}  {right} of {fired}")


if __name__ == "__main__":
    main()
