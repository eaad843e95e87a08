"""Prints the figures that the project states: `python -m bench.figures --shared ../shared`.

score       F1 of every part by the gold files' own score.py
holdout     the same score of the gold in tests/gold: four plans that tuned rules, four that did not (or hardly)
speed       extraction of the five seeds, characters a second on one core, median of five
fresh       ingest of the five seeds into a fresh embedded store: start, extraction, load, and the answer to one question
corpus      every file of the corpus through the extractor, with what was skipped
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.rules import own_gold
from graph.store import Store
from ingest.batch import extract_files, plan_files
from ingest.pipeline import extract
from innograph.settings import Settings
from queries.ask import answer

RUNS = 5
TUNED = (
    *("001_f0cda9bd26e3a60f", "002_3a8561595ea88234"),
    *("05_shanghai_2025_naojijiekou", "18_shenzhen_2025_dengling"),
)
"""Of tests/gold; the others were only scored, and read in part."""
QUESTION = "哪些城市与中科院合作？"


def score(shared: Path) -> None:
    """The gold files' score of this extractor."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((shared / "corpus" / "seeds").glob("*.txt")):
            told = extract(path.read_text(encoding="utf-8"), path.name).graph.to_json()
            Path(folder, f"{path.stem}.json").write_text(told, encoding="utf-8")
        gold = shared / "gold"
        subprocess.run([sys.executable, gold / "score.py", gold, folder, shared / "corpus" / "seeds"], check=True)


def holdout(shared: Path) -> None:
    """The score of our own gold files, those that tuned rules apart from the rest."""
    plans = list(own_gold(shared))
    for title, wanted in (("tuned", True), ("held out", False)):
        print(f"-- {title}")
        with tempfile.TemporaryDirectory() as folder:
            gold, told, texts = (Path(folder, name) for name in ("gold", "told", "texts"))
            for part in (gold, told, texts):
                part.mkdir()
            for stem, expected, text in plans:
                if (stem in TUNED) == wanted:
                    (gold / f"{stem}.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")
                    (texts / f"{stem}.txt").write_text(text, encoding="utf-8")
                    (told / f"{stem}.json").write_text(extract(text, stem).graph.to_json(), encoding="utf-8")
            subprocess.run([sys.executable, shared / "gold" / "score.py", gold, told, texts], check=True)


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
    kinds = {"score": score, "holdout": holdout, "speed": speed, "fresh": fresh, "corpus": corpus}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", choices=[*kinds, []], help="which figures; all if none is named")
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("INNOGRAPH_SHARED", "../shared")), help="folder of corpus and gold"
    )
    told = parser.parse_args()
    for name in told.figures or kinds:
        print(f"== {name}")
        kinds[name](told.shared)


if __name__ == "__main__":
    main()
