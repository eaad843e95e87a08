"""Prints the figures that the project states: `python -m bench.figures --shared ../shared`.

score       F1 of every part on each set of gold files (tests/gold/sets.yaml): those that tuned rules, those that only measure
speed       extraction of the five seeds, characters a second on one core, median of five
fresh       ingest of the five seeds into a fresh embedded store: start, extraction, load, and the answer to one question
corpus      every file of the corpus through the extractor, with what was skipped
record      writes tests/gold/recorded.json, below which tests/ingest/test_gold.py lets no part fall; only if named
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from graph.store import Store
from ingest.batch import extract_files, plan_files
from ingest.evaluate.claims import PARTS
from ingest.evaluate.figures import Figures, figures
from ingest.evaluate.sets import comparisons, sets_of
from ingest.pipeline import extract
from innograph.errors import InputError
from innograph.resources import ROOT
from innograph.settings import Settings
from queries.ask import answer

RUNS = 5
QUESTION = "哪些城市与中科院合作？"


GOLD = ROOT / "tests" / "gold"
RECORDED = GOLD / "recorded.json"


def scored(shared: Path) -> dict[str, Figures]:
    """The figures of each set; raises InputError where the team's folder is not there."""
    found = sets_of(GOLD, shared=shared)
    if lacking := [one for one in found if one.lacks]:
        raise InputError(f"{lacking[0].lacks} 不在：请用 --shared 给出它所在的文件夹。")
    return {one.name: figures(comparisons(one)) for one in found}


def score(shared: Path) -> None:
    """A line a part with a column a set: F1, and how many facts the gold files have."""
    told = scored(shared)
    print(f"{'F1 (facts in gold)':18}", *(f"{name:>14}" for name in told))
    for part in PARTS:
        found = (each.parts[part] for each in told.values())
        print(f"{part:18}", *(f"{f'{f.f1:.3f} ({f.gold})':>14}" if f.gold else f"{'-':>14}" for f in found))
    for whole in ("mean_f1", "edges_with_evidence", "evidence_verbatim"):
        print(f"{whole:18}", *(f"{getattr(each, whole):>14.3f}" for each in told.values()))


def record(shared: Path) -> None:
    """Write the F1 of every set and part as the floor from now on; parts without gold are left out."""
    told = {
        name: {part: round(f.f1, 4) for part, f in each.parts.items() if f.gold} | {"mean_f1": round(each.mean_f1, 4)}
        for name, each in scored(shared).items()
    }
    RECORDED.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"written: {RECORDED.name}")


def speed(shared: Path) -> None:
    """Extraction alone, in one process, after the lexicon is loaded."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "corpus" / "seeds").glob("*.txt"))]
    characters = sum(map(len, texts))
    extract(texts[0])
    rates = []
    for _ in range(RUNS):
        begun = time.process_time()
        for text in texts:
            extract(text)
        rates.append(characters / (time.process_time() - begun))
    spread = f"min {min(rates):,.0f}, max {max(rates):,.0f}"
    print(f"extraction: {statistics.median(rates):,.0f} characters/s ({spread}), {characters} characters")


def fresh(shared: Path) -> None:
    """Wall time of the main job on a new store."""
    files = plan_files([shared / "corpus" / "seeds"])
    with tempfile.TemporaryDirectory() as home:
        config = Settings(home=Path(home))
        begun = time.perf_counter()
        with Store.open(config) as store:
            started = time.perf_counter() - begun
            outcomes = list(extract_files(files))
            extracted = sum(o.seconds for o in outcomes)
            begun = time.perf_counter()
            for outcome in outcomes:
                if outcome.extraction:
                    store.load(outcome.extraction.graph)
            loaded = time.perf_counter() - begun
            begun = time.perf_counter()
            told = answer(store, QUESTION)
            asked = time.perf_counter() - begun
    extraction = f"extraction with lexicon {extracted:.2f} s"
    print(f"fresh store: start {started:.2f} s, {extraction}, load {loaded:.2f} s, question {asked:.2f} s")
    print(f"{QUESTION} {told.sentence}")


def corpus(shared: Path) -> None:
    """No file ends the run; what was skipped is named."""
    files = plan_files([shared / "corpus" / kind for kind in ("seeds", "policies", "reports")])
    begun = time.perf_counter()
    outcomes = list(extract_files(files))
    seconds = time.perf_counter() - begun
    edges = sum(len(o.extraction.graph.edges) for o in outcomes if o.extraction)
    unread = sum(len(o.extraction.unread) for o in outcomes if o.extraction)
    read = f"{len(files)} files, {sum(o.characters for o in outcomes):,} characters, {seconds:.1f} s with reading"
    print(f"corpus: {read}; {edges} edges, {unread} places not understood")
    for outcome in outcomes:
        if outcome.error:
            print(f"  skipped {outcome.error}")


def main() -> None:
    """All figures, or those that are named."""
    kinds = {"score": score, "speed": speed, "fresh": fresh, "corpus": corpus, "record": record}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", choices=[*kinds, []], help="which figures; without a word all, nothing recorded")
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("INNOGRAPH_SHARED", "../shared")), help="folder of corpus and gold"
    )
    told = parser.parse_args()
    for name in told.figures or [kind for kind in kinds if kind != "record"]:
        print(f"== {name}")
        kinds[name](told.shared)


if __name__ == "__main__":
    main()
