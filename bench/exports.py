"""How long a format takes, and how much memory, for a subgraph of 5,000 nodes and 20,000 edges.

python -m bench.exports                # all formats, each in a process of its own
python -m bench.exports docx xlsx
"""

from __future__ import annotations

import datetime
import multiprocessing
import resource
import sys
import time

from exports.formats import FORMATS, files
from exports.subgraph import Subgraph
from graph.rows import Row, Said

NODES, EDGES, PLANS = 5_000, 20_000, 50
MOST_SECONDS, MOST_MB = 10.0, 1024.0
_KINDS = ("City", "Institution", "Agency", "Task", "Platform", "Indicator")
_RELATIONS = ("COOPERATES_WITH", "LEADS", "SUPPORTS", "HOSTS", "TARGETS")


def made_up() -> Subgraph:
    """Invented names; quotes of a usual length."""
    plans = [{"id": f"计划{n}", "title": f"第{n}市科技创新工作要点", "issuer": f"第{n}市科技局"} for n in range(PLANS)]
    nodes = [_node(number) for number in range(NODES)]
    edges = [_edge(number, nodes) for number in range(EDGES)]
    said: dict[str, dict[str, Row]] = {plan["id"]: {} for plan in plans}
    rows = {node["id"]: node for node in nodes}
    for edge in edges:
        for end in (edge["source"], edge["target"]):
            says = Said.of({key: value for key, value in rows[end].items() if key != "label"}).says
            said[edge["plan"]][end] = {"id": end, "says": sorted(says)}
    return Subgraph.of("五千节点", nodes, edges, plans, {plan: list(told.values()) for plan, told in said.items()})


def _node(number: int) -> Row:
    label = _KINDS[number % len(_KINDS)]
    name = f"第{number}号{'高新技术产业创新' if number % 3 else '研究院'}"
    return {"id": f"{label}:{name}", "label": label, "name": name}


def _edge(number: int, nodes: list[Row]) -> Row:
    source, target = nodes[number * 7 % NODES]["id"], nodes[number * number % NODES]["id"]
    quote = f"第{number}句：支持重点企业与高校院所共建新型研发机构，推动科技成果转移转化，年内完成。" * 2
    told: Row = {
        "type": _RELATIONS[number % len(_RELATIONS)],
        "source": source,
        "target": target,
        "plan": f"计划{number % PLANS}",
    }
    told |= {"quotes": [quote], "starts": [number * 90], "ends": [number * 90 + len(quote)], "sections": ["二、主要任务"]}
    if told["type"] == "TARGETS":
        told |= {"kind": "increase", "value": float(number % 500), "unit": "家", "year": 2021 + number % 5}
    return told


def _measure(name: str) -> tuple[float, float, int, float]:
    """Seconds on the clock and of the processor, bytes, and the most memory of this process in MB."""
    part = made_up()
    begun, worked = time.perf_counter(), time.process_time()
    made = files(part, name, datetime.date(2026, 11, 1))
    spent = time.perf_counter() - begun, time.process_time() - worked
    return *spent, sum(map(len, made.values())), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a line a format, and what is over the limits."""
    spawn = multiprocessing.get_context("spawn")
    for name in sys.argv[1:] or FORMATS:
        with spawn.Pool(1) as pool:
            seconds, work, size, memory = pool.apply(_measure, (name,))
        verdict = "" if seconds <= MOST_SECONDS and memory <= MOST_MB else "  OVER THE LIMIT"
        spent = f"{seconds:6.1f} s ({work:5.1f} s of the processor)"
        print(f"{name:8} {spent} {size / 1e6:7.1f} MB {memory:7.0f} MB of memory{verdict}", flush=True)


if __name__ == "__main__":
    main()
