"""What loading costs: plans of the country into a store that holds it, beside the bare driver and py2neo; and the corpus."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j

from bench.country import country
from graph.model import PlanGraph
from graph.rows import PlanRows, label_of
from graph.store import Store
from ingest.batch import extract_files, plan_files
from innograph.settings import Settings

PLANS, WARMING, FIRST = 40, 10, 10_000_000
_Rows = dict[str, Any]
_Load = Callable[[PlanGraph], object]


def new_plans(nodes: int) -> list[PlanGraph]:
    """Plans about the same places and things that the country of this size does not hold: of other numbers and another seed."""
    return list(islice(country(nodes, seed=2, first=FIRST), PLANS))


def rows_a_second(plans: list[PlanGraph], ways: Mapping[str, _Load], remove: Callable[[str], object]) -> dict[str, float]:
    """Of each way the median over the plans of nodes, edges and MENTIONS a second; the first plans warm up.

    Each plan goes by every way, another one first each time: what else the machine does weighs on all alike.
    """
    rates: dict[str, list[float]] = {way: [] for way in ways}
    order = list(ways.items())
    for plan in plans:
        order.append(order.pop(0))
        for way, load in order:
            begun = time.perf_counter()
            load(plan)
            rates[way].append((1 + 2 * len(plan.nodes) + len(plan.edges)) / (time.perf_counter() - begun))
            remove(plan.document.id)
    return {way: statistics.median(found[WARMING:]) for way, found in rates.items()}


def by_driver(driver: neo4j.Driver, database: str, merge: bool) -> _Load:
    """The least that has the same effect on a plan that is new: its own nodes, the missing shared ones, edges and mentions.

    With `merge` one MERGE a label, else MATCH and CREATE of what is missing, with the properties written out.
    """

    def load(graph: PlanGraph) -> None:
        with driver.session(database=database) as session:
            session.execute_write(lambda tx: [tx.run(text, rows=rows).consume() for text, rows in _statements(graph, merge)])

    return load


def _statements(graph: PlanGraph, merge: bool) -> Iterator[tuple[str, list[_Rows]]]:
    plan = PlanRows.of(graph)
    yield f"UNWIND $rows AS row CREATE (:Plan {{{_written(plan.plan)}}})", [plan.plan]
    nodes: dict[str, list[_Rows]] = defaultdict(list)
    mentions: dict[str, list[_Rows]] = defaultdict(list)
    for id, said in plan.said().items():
        nodes[label_of(id)].append(said.properties(id))
    for row in plan.mentions:
        mentions[label_of(row["id"])].append({**row, "plan": graph.document.id})
    for label, rows in nodes.items():
        written = ", ".join(sorted({f"{key}: row.{key}" for row in rows for key in row}))
        if merge:
            yield f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row", rows
        else:
            missing = f"OPTIONAL MATCH (n:{label} {{id: row.id}}) WITH row, n WHERE n IS NULL"
            yield f"UNWIND $rows AS row {missing} CREATE (:{label} {{{written}}})", rows
    told = "aliases: row.aliases, says: row.says, anchor: row.anchor"
    for label, rows in mentions.items():
        ends = f"MATCH (p:Plan {{id: row.plan}}) MATCH (n:{label} {{id: row.id}})"
        yield f"UNWIND $rows AS row {ends} CREATE (p)-[:MENTIONS {{{told}}}]->(n)", rows
    edges: dict[tuple[str, str, str], list[_Rows]] = defaultdict(list)
    for name, row in plan.edges:
        edges[(name, label_of(row["source"]), label_of(row["target"]))].append(row)
    for (name, source, target), rows in edges.items():
        ends = f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"
        written = ", ".join(
            sorted({f"{key}: row.{key}" for row in rows for key in row} - {"source: row.source", "target: row.target"})
        )
        yield f"UNWIND $rows AS row {ends} CREATE (a)-[:{name} {{{written}}}]->(b)", rows


def _written(row: _Rows) -> str:
    return ", ".join(f"{key}: row.{key}" for key in row)


def by_py2neo(config: Settings) -> _Load:
    """py2neo's merge of the plan's subgraph, MENTIONS and Plan node included.

    By its bulk functions: `graph.merge` ends with an IndexError where several plans have told the same edge.
    """
    import py2neo

    from graph.py2neo_bridge import merge, to_subgraph

    server = py2neo.Graph(config.store, auth=(config.user, config.password.get_secret_value()), name=config.database)

    def load(graph: PlanGraph) -> None:
        plan = PlanRows.of(graph)
        nodes = [{"label": label_of(id), **said.properties(id)} for id, said in plan.said().items()]
        edges = [{"type": "MENTIONS", "source": graph.document.id, "target": row["id"], **_told(row)} for row in plan.mentions]
        edges += [{"type": name, **row} for name, row in plan.edges]
        merge(server, to_subgraph([*nodes, {"label": "Plan", **plan.plan}], edges))

    return load


def _told(row: _Rows) -> _Rows:
    return {key: value for key, value in row.items() if key != "id"}


def corpus(shared: Path, stores: Iterator[tuple[str, Settings]]) -> None:
    """Extraction of all texts, then loading into an empty store, one plan after the other and several a transaction."""
    from graph.first_load import load_many

    begun = time.perf_counter()
    folders = [shared / "corpus" / kind for kind in ("seeds", "policies", "reports")]
    outcomes = list(extract_files(plan_files(folders)))
    graphs = list({o.extraction.graph.document.id: o.extraction.graph for o in outcomes if o.extraction}.values())
    extracted = time.perf_counter() - begun
    print(f"corpus: {len(graphs)} plans, extraction {extracted:.1f} s")
    for name, config in stores:
        with Store.open(config) as store:
            seconds = []
            for work in (lambda s=store: [s.load(graph) for graph in graphs], lambda c=config: load_many(c, graphs)):
                for plan in store.plans():
                    store.remove(plan["id"])
                begun = time.perf_counter()
                work()
                seconds.append(time.perf_counter() - begun)
        met = "met" if seconds[0] <= 3 * extracted else "MISSED"
        told = f"one by one {seconds[0]:.1f} s = {seconds[0] / extracted:.1f} × extraction (goal ≤ 3 on Neo4j: {met})"
        print(f"   {name}: {told}; innograph load {seconds[1]:.1f} s")


def embedded_server() -> None:
    """Cold start, a second process that joins, and the memory of the server that holds the five digests."""
    import subprocess
    import sys

    from graph import server
    from graph.home import StoreHome
    from innograph.resources import PLANS as DIGESTS

    join = "import sys, time; from pathlib import Path; from graph import server; b = time.perf_counter(); " \
        "server.attach(Path(sys.argv[1])); print(time.perf_counter() - b)"  # fmt: skip
    starts, joins, memory = [], [], 0.0
    for _ in range(3):
        with tempfile.TemporaryDirectory() as home:
            config = Settings(home=Path(home), store="embedded")
            begun = time.perf_counter()
            with Store.open(config) as store:
                starts.append(time.perf_counter() - begun)
                told = subprocess.run([sys.executable, "-c", join, home], capture_output=True, text=True, check=True)
                joins.append(float(told.stdout))
                for outcome in extract_files(sorted(DIGESTS.glob("*.txt"))):
                    if outcome.extraction:
                        store.load(outcome.extraction.graph)
                running = StoreHome(config.home).running()
                assert running is not None
                status = Path(f"/proc/{running.pid}/status").read_text(encoding="utf-8")
                memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
            server.stop(config.home)
    start, joined = statistics.median(starts), statistics.median(joins)
    print(f"embedded server: cold start with schema {start:.2f} s (goal ≤ 4: {'met' if start <= 4 else 'MISSED'})")
    print(f"   a second process joins in {joined:.2f} s (goal ≤ .3: {'met' if joined <= 0.3 else 'MISSED'})")
    print(f"   memory of the server with the five digests: {memory:.0f} MB")
