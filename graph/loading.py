"""Write plans into the store, or take one out, within one transaction.

What a plan says of a node stands on its MENTIONS edge (`graph/rows.py`), so it can be withdrawn exactly.
The edges of a plan are found again from the nodes that are marked `anchor` on their MENTIONS edge: of the two ends of each
edge the one that fewer plans are likely to mention (a Task, not 科技部), because a busy end would have to be read through.

The statements are those that were measured as fast (MATCH, and CREATE with the properties written out; never MERGE).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from neo4j import Transaction

from graph.model import EdgeType, Label, PlanGraph
from graph.rows import LoadCount, PlanRows, Row, Said, digest, label_of
from innograph.errors import ModelError

__all__ = ["LoadCount", "add", "check", "digest", "remove", "replace"]

TOLD = "|".join(name for name in EdgeType if name is not EdgeType.MENTIONS)
"""The types of the edges that plans tell."""

_MENTIONED = tuple(label for label in Label if label is not Label.PLAN)
_SHOWN = " UNION ALL ".join(
    f"UNWIND ${label} AS id MATCH (n:{label} {{id: id}}) RETURN properties(n) AS shown" for label in _MENTIONED
)
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
    # the node stays the same: whoever reads while a plan is replaced must not find it gone
    if not tx.run("MATCH (p:Plan {id: $row.id}) SET p = $row RETURN p.id", row=rows.plan).values():
        add(tx, [rows])
        return
    now = rows.said()
    before = _take_out(tx, rows.plan["id"], now)
    known = _create_told(tx, [rows], now)
    seen_anew = _withdraw(tx, {id: said.but_not(now.get(id, Said())) for id, said in before.items()})
    _add(tx, {id: (said, now[id]) for id, said in known.items() if id not in seen_anew})


def add(tx: Transaction, plans: Sequence[PlanRows]) -> None:
    """Write plans of which none is there, all together: one statement then serves many plans."""
    now: dict[str, Said] = {}
    for rows in plans:
        now |= {id: now.get(id, Said()).and_also(said) for id, said in rows.said().items()}
    nodes = [rows.plan for rows in plans]
    tx.run(_create("(:Plan {})", nodes), rows=nodes)
    known = _create_told(tx, plans, now)
    _add(tx, {id: (said, now[id]) for id, said in known.items()})


def remove(tx: Transaction, plan: str) -> None:
    """Take out what only this plan says."""
    before = _take_out(tx, plan, {})
    tx.run("MATCH (p:Plan {id: $plan}) DELETE p", plan=plan).consume()
    _withdraw(tx, {id: said.but_not(Said()) for id, said in before.items()})


def _take_out(tx: Transaction, plan: str, keep: Mapping[str, Said]) -> dict[str, Said]:
    """Delete the plan's edges, and the nodes that nobody mentions any more; return what it said of all."""
    statement = (
        "MATCH (:Plan {id: $plan})-[m:MENTIONS]->(n) RETURN n.id AS id, m.aliases AS aliases, m.says AS says, m.anchor AS anchor"
    )
    mentions = tx.run(statement, plan=plan).data()
    anchors = [{"id": row["id"]} for row in mentions if row["anchor"]]
    _each(tx, f"MATCH (n:LABEL {{id: row.id}})-[r:{TOLD}]-() WHERE r.plan = $plan WITH DISTINCT r DELETE r", anchors, plan=plan)
    tx.run("MATCH (:Plan {id: $plan})-[m:MENTIONS]->() DELETE m", plan=plan).consume()
    gone = [{"id": row["id"]} for row in mentions if row["id"] not in keep]
    _each(tx, "MATCH (n:LABEL {id: row.id}) WHERE NOT EXISTS { (n)<-[:MENTIONS]-() } DETACH DELETE n", gone)
    return {row["id"]: Said.told(row) for row in mentions}


def _known(tx: Transaction, ids: Iterable[str]) -> dict[str, Said]:
    """What is shown of those of the nodes that are there; one statement for all labels."""
    asked: dict[str, list[str]] = {label: [] for label in _MENTIONED}
    for id in ids:
        asked[label_of(id)].append(id)
    rows = tx.run(_SHOWN, asked).values()
    return {shown["id"]: Said.of(shown) for (shown,) in rows}


def _create_told(tx: Transaction, plans: Sequence[PlanRows], now: Mapping[str, Said]) -> dict[str, Said]:
    """Create all that the plans tell; return what was shown of those of the nodes `now` that were there."""
    known = _known(tx, now)
    for label, group in _by_label(said.properties(id) for id, said in now.items() if id not in known).items():
        tx.run(_create(f"(:{label} {{}})", group), rows=group)
    _create_mentions(tx, plans)
    _create_edges(tx, plans)
    return known


def _create_mentions(tx: Transaction, plans: Sequence[PlanRows]) -> None:
    groups: dict[Label, list[Row]] = defaultdict(list)
    for rows in plans:
        for label, mentions in _by_label(rows.mentions).items():
            groups[label].append({"plan": rows.plan["id"], "mentions": mentions})
    create = "CREATE (p)-[:MENTIONS {aliases: row.aliases, says: row.says, anchor: row.anchor}]->(n)"
    for label, group in groups.items():
        match = f"MATCH (p:Plan {{id: one.plan}}) UNWIND one.mentions AS row MATCH (n:{label} {{id: row.id}})"
        tx.run(f"UNWIND $plans AS one {match} {create}", plans=group)


def _create_edges(tx: Transaction, plans: Sequence[PlanRows]) -> None:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for name, row in (edge for rows in plans for edge in rows.edges):
        groups[(name, label_of(row["source"]), label_of(row["target"]))].append(row)
    for (kind, source, target), group in groups.items():
        match = f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
        tx.run(_create(f"(a)-[:{kind} {{}}]->(b)", group, match), rows=group)


def _withdraw(tx: Transaction, withdrawn: Mapping[str, list[str]]) -> set[str]:
    """Build anew what is shown of each node of which something is no longer said by any plan; return their ids."""
    rows = [{"id": id, "says": says} for id, says in withdrawn.items() if says]
    unsaid = "NOT EXISTS { MATCH (n)<-[m:MENTIONS]-() WHERE say IN m.says OR say IN m.aliases }"
    found = _each(
        tx, f"MATCH (n:LABEL {{id: row.id}}) UNWIND row.says AS say WITH n, say WHERE {unsaid} RETURN DISTINCT n.id AS id", rows
    )
    match = "MATCH (n:LABEL {id: row.id})<-[m:MENTIONS]-() "
    told: dict[str, Said] = {row["id"]: Said() for row in found}
    for row in _each(tx, match + "UNWIND m.says AS say RETURN DISTINCT n.id AS id, say", found):
        told[row["id"]] = told[row["id"]].and_also(Said(frozenset(), frozenset([row["say"]])))
    for row in _each(tx, match + "UNWIND m.aliases AS alias RETURN DISTINCT n.id AS id, alias", found):
        told[row["id"]] = told[row["id"]].and_also(Said(frozenset([row["alias"]]), frozenset()))
    shown = [{"id": id, "shown": said.properties(id)} for id, said in told.items()]
    _each(tx, "MATCH (n:LABEL {id: row.id}) SET n = row.shown", shown)
    return set(told)


def _add(tx: Transaction, nodes: Mapping[str, tuple[Said, Said]]) -> None:
    """Show what is said now beside what was shown already."""
    more = {id: (shown, shown.and_also(now)) for id, (shown, now) in nodes.items() if now.but_not(shown)}
    both = {id: (before.properties(id), after.properties(id)) for id, (before, after) in more.items()}
    rows = [{"id": id, "shown": after} for id, (before, after) in both.items() if after != before]
    _each(tx, "MATCH (n:LABEL {id: row.id}) SET n += row.shown", rows)


def _each(tx: Transaction, statement: str, rows: Iterable[Row], **parameters: str) -> list[Row]:
    """Run the statement for all rows of each label: `LABEL` stands for it, only with a label an index is used."""
    results: list[Row] = []
    for label, group in _by_label(rows).items():
        results += tx.run(f"UNWIND $rows AS row {statement.replace('LABEL', label)}", parameters, rows=group).data()
    return results


def _create(pattern: str, rows: Iterable[Row], match: str = "") -> str:
    """`UNWIND $rows AS row CREATE …` with all keys of the rows written out, which is ten times as fast as `SET n += row`."""
    keys = sorted({key for row in rows for key in row} - {"source", "target"})
    written = ", ".join(f"{key}: row.{key}" for key in keys)
    return f"UNWIND $rows AS row {match}CREATE {pattern.replace('{}', '{' + written + '}')}"


def _by_label(rows: Iterable[Row]) -> dict[Label, list[Row]]:
    groups: dict[Label, list[Row]] = defaultdict(list)
    for row in rows:
        groups[label_of(row["id"])].append(row)
    return groups
