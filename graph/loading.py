"""Write plans into the store, or take one out, within one transaction.

What a plan says of a node stands on its MENTIONS edge (`graph/rows.py`), so it can be withdrawn exactly.
The edges of a plan are found again from the nodes that are marked `anchor` on their MENTIONS edge: of the two ends of each
edge the one that fewer plans are likely to mention (a Task, not 科技部), because a busy end would have to be read through.

The statements are those that were measured as fast (`graph/statements.py`; never MERGE).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from neo4j import Transaction

from graph.model import EdgeType, Label, PlanGraph
from graph.rows import LoadCount, PlanRows, Row, Said, digest, label_of
from graph.statements import AT, KNOWN, PLAN_KEY, TOLD, create_edges, create_nodes
from innograph.errors import ModelError

__all__ = ["LoadCount", "add", "check", "digest", "remove", "replace"]

Places = dict[str, str]
"""Where the database keeps a node, by its id; of a plan by PLAN_KEY and its id."""

_KEY = re.compile(r"[a-z][a-z_]*")


def check(graph: PlanGraph) -> None:
    """Raise ModelError if the graph breaks a rule that writing it relies on."""
    graph.check()
    plan = graph.document.id
    for node in graph.nodes:
        if node.label is Label.PLAN or not node.id.startswith(f"{node.label}:"):
            raise ModelError(f"{plan}: node {node.id!r} must start with its label {node.label}, which cannot be Plan")
    if any(edge.type is EdgeType.MENTIONS for edge in graph.edges):
        raise ModelError(f"{plan}: MENTIONS is made at loading, a plan graph holds none")
    keys = {key for node in graph.nodes for key in node.properties} | {key for edge in graph.edges for key in edge.properties}
    if wrong := sorted(key for key in keys if not _KEY.fullmatch(key)):
        raise ModelError(f"{plan}: property {wrong[0]!r} is no lower-case ASCII name")


def replace(tx: Transaction, rows: PlanRows) -> None:
    """Write what the plan says instead of what it said before."""
    now = rows.said()
    places, shown = _known(tx, [rows], now)
    before: dict[str, Said] = {}
    there: Places = {}
    if plan := places.get(PLAN_KEY + rows.plan["id"]):
        # the node stays the same: whoever reads while a plan is replaced must not find it gone
        tx.run("MATCH (p) WHERE elementId(p) = $place SET p = $row", place=plan, row=rows.plan).consume()
        before, there = _take_out(tx, rows.plan["id"], now)
    _tell(tx, [rows], now, places)
    seen_anew = _withdraw(tx, there, {id: said.but_not(now.get(id, Said())) for id, said in before.items()})
    _show(tx, now, places, {id: said for id, said in shown.items() if id not in seen_anew})


def add(tx: Transaction, plans: Sequence[PlanRows]) -> None:
    """Write plans of which none is there, all together: one statement then serves many plans."""
    now: dict[str, Said] = {}
    for rows in plans:
        now |= {id: now.get(id, Said()).and_also(said) for id, said in rows.said().items()}
    places, shown = _known(tx, plans, now)
    _tell(tx, plans, now, places)
    _show(tx, now, places, shown)


def remove(tx: Transaction, plan: str) -> None:
    """Take out what only this plan says."""
    before, there = _take_out(tx, plan, {})
    tx.run("MATCH (p:Plan {id: $plan}) DELETE p", plan=plan).consume()
    _withdraw(tx, there, {id: said.but_not(Said()) for id, said in before.items()})


def _take_out(tx: Transaction, plan: str, keep: Mapping[str, Said]) -> tuple[dict[str, Said], Places]:
    """Delete the plan's edges, and the nodes that nobody mentions any more; return what it said of the others."""
    told = "n.id AS id, elementId(n) AS place, m.aliases AS aliases, m.says AS says, m.anchor AS anchor"
    found = tx.run(f"MATCH (:Plan {{id: $plan}})-[m:MENTIONS]->(n) RETURN {told}", plan=plan).data()
    mentions = {row["id"]: row for row in found}
    places = {id: row["place"] for id, row in mentions.items()}
    anchors = [{"id": id} for id, row in mentions.items() if row["anchor"]]
    # all are found before the first is deleted: the embedded server may not find those that it deleted while it reads on
    edges = f"MATCH (n)-[r:{TOLD}]-() WHERE r.plan = $plan WITH collect(DISTINCT r) AS edges UNWIND edges AS r DELETE r"
    _at(tx, edges, places, anchors, plan=plan)
    tx.run("MATCH (:Plan {id: $plan})-[m:MENTIONS]->() DELETE m", plan=plan).consume()
    gone = "WHERE NOT EXISTS { (n)<-[:MENTIONS]-() } DETACH DELETE n RETURN row.id AS id"
    # their places may be given to others, so nobody must look there any more
    for row in _at(tx, gone, places, [{"id": id} for id in mentions if id not in keep]):
        del mentions[row["id"]], places[row["id"]]
    return {id: Said.told(row) for id, row in mentions.items()}, places


def _known(tx: Transaction, plans: Iterable[PlanRows], ids: Iterable[str]) -> tuple[Places, dict[str, Said]]:
    """Places of those of the plans and nodes that are there, and what is shown of the nodes."""
    asked: dict[str, list[str]] = {label: [] for label in Label}
    asked[Label.PLAN] = [rows.plan["id"] for rows in plans]
    for id in ids:
        asked[label_of(id)].append(id)
    found = tx.run(KNOWN, given=asked).values()
    return {key: place for key, place, _ in found}, {key: Said.of(shown) for key, _, shown in found}


def _tell(tx: Transaction, plans: Iterable[PlanRows], now: Mapping[str, Said], places: Places) -> None:
    """Create all that the plans tell, of the nodes `now` those that have no place yet; they get one."""
    nodes: dict[Label, list[Row]] = {label: [] for label in Label}
    nodes[Label.PLAN] = [rows.plan for rows in plans if PLAN_KEY + rows.plan["id"] not in places]
    for id, said in now.items():
        if id not in places:
            nodes[label_of(id)].append(said.properties(id))
    places |= dict(tx.run(create_nodes(nodes), given=nodes).values())
    edges: dict[EdgeType, list[Row]] = {name: [] for name in EdgeType}
    for rows in plans:
        edges[EdgeType.MENTIONS] += _mentions(rows, places)
        for name, row in rows.edges:
            edges[name].append({**row, "source": places[row["source"]], "target": places[row["target"]]})
    tx.run(create_edges(edges), given=edges).consume()


def _mentions(rows: PlanRows, places: Places) -> Iterator[Row]:
    plan = places[PLAN_KEY + rows.plan["id"]]
    for row in rows.mentions:
        yield {"source": plan, "target": places[row["id"]], **{key: row[key] for key in ("aliases", "says", "anchor")}}


def _withdraw(tx: Transaction, places: Places, withdrawn: Mapping[str, list[str]]) -> set[str]:
    """Build anew what is shown of each node of which something is no longer said by any plan; return their ids."""
    asked = [{"id": id, "says": says} for id, says in withdrawn.items() if says]
    unsaid = "NOT EXISTS { MATCH (n)<-[m:MENTIONS]-() WHERE say IN m.says OR say IN m.aliases }"
    found = _at(tx, f"UNWIND row.says AS say WITH n, say WHERE {unsaid} RETURN DISTINCT n.id AS id", places, asked)
    told: dict[str, Said] = {row["id"]: Said() for row in found}
    match = "MATCH (n)<-[m:MENTIONS]-() "
    for row in _at(tx, match + "UNWIND m.says AS say RETURN DISTINCT n.id AS id, say", places, found):
        told[row["id"]] = told[row["id"]].and_also(Said(frozenset(), frozenset([row["say"]])))
    for row in _at(tx, match + "UNWIND m.aliases AS alias RETURN DISTINCT n.id AS id, alias", places, found):
        told[row["id"]] = told[row["id"]].and_also(Said(frozenset([row["alias"]]), frozenset()))
    _at(tx, "SET n = row.shown", places, [{"id": id, "shown": said.properties(id)} for id, said in told.items()])
    return set(told)


def _show(tx: Transaction, now: Mapping[str, Said], places: Places, shown: Mapping[str, Said]) -> None:
    """Show what is said now beside what was shown already."""
    more = {id: (said, said.and_also(now[id])) for id, said in shown.items() if id in now and now[id].but_not(said)}
    both = {id: (before.properties(id), after.properties(id)) for id, (before, after) in more.items()}
    rows = [{"id": id, "shown": after} for id, (before, after) in both.items() if after != before]
    _at(tx, "SET n += row.shown", places, rows)


def _at(tx: Transaction, statement: str, places: Places, rows: Iterable[Row], **parameters: str) -> list[Row]:
    """Run the statement at the places of the rows' ids."""
    placed = [{**row, "place": places[row["id"]]} for row in rows]
    return tx.run(AT + statement, parameters, given={"rows": placed}).data() if placed else []
