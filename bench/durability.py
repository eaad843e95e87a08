"""Kills the ingest, the server, or both, many times on every store: `python -m bench.durability --kills 200`.

This is tests/graph/test_durability.py with more kills than an everyday run; it tells the seed, with which a run is repeated.
"""

from __future__ import annotations

import argparse
import os
import random
import time

import pytest

from innograph.resources import ROOT

TEST = ROOT / "tests" / "graph" / "test_durability.py"


def main() -> None:
    """Exits as pytest does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="over all stores; half of them on the embedded one")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    told = parser.parse_args()
    os.environ |= {"INNOGRAPH_KILLS": str(told.kills), "INNOGRAPH_SEED": str(told.seed)}
    print(f"{told.kills} kills, seed {told.seed} ({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})", flush=True)
    begun = time.perf_counter()
    code = pytest.main(["-v", "-p", "no:cacheprovider", "--durations=0", "--durations-min=1", str(TEST)])
    print(f"{time.perf_counter() - begun:.0f} s")
    raise SystemExit(code)


if __name__ == "__main__":
    main()
