"""Write one plan into the store, or take it out, within one transaction.

What a plan says of a node stands on its MENTIONS edge (`aliases`, `says`), so it can be withdrawn exactly: the node shows
all aliases of all plans, and of each property the smallest value that any plan gives, whatever the order of loading.
The edges of a plan are found again from the nodes that are marked `anchor` on their MENTIONS edge: of the two ends of each
edge the one that fewer plans are likely to mention (a Task, not 科技部), because a busy end would have to be read through.

The statements are those that were measured as fast (MATCH, and CREATE with the properties written out; never MERGE).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from neo4j import Transaction

from graph.model import Edge, EdgeType, Label, PlanGraph
from innograph.errors import ModelError

TOLD = "|".join(name for name in EdgeType if name is not EdgeType.MENTIONS)
"""The types of the edges that plans tell."""

ANCHORS = {
    label: rank
    for rank, label in enumerate(
        (
            *(Label.TASK, Label.PROJECT, Label.PROGRAM, Label.PLATFORM, Label.DISTRICT, Label.ENTERPRISE, Label.CITY),
            *(Label.INSTITUTION, Label.PROVINCE, Label.AGENCY, Label.PLATFORM_TYPE, Label.INDICATOR),
        )
    )
}
"""From the label whose nodes few plans mention to the one whose nodes nearly all do."""

_KEY = re.compile(r"[a-z][a-z_]*")

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoadCount:
    """What one plan graph holds: nodes, edges, and quotes that prove the edges."""

    nodes: int
    edges: int
    evidence: int

    @classmethod
    def of(cls, graph: PlanGraph) -> LoadCount:
        """Count."""
        return cls(len(graph.nodes), len(graph.edges), sum(len(edge.evidence) for edge in graph.edges))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one plan, or all of them, say of a node; `says` are properties as text: `city="郑州市"`."""

    aliases: frozenset[str]
    says: frozenset[str]

    @classmethod
    def of(cls, properties: Mapping[str, Any]) -> _Said:
        says = (f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in properties.items() if value is not None)
        return cls(frozenset(properties["aliases"]), frozenset(say for say in says if not say.startswith(("id=", "aliases="))))

    def properties(self, id: str) -> _Row:
        """What the node shows; of two values the smaller."""
        pairs = (say.split("=", 1) for say in sorted(self.says, reverse=True))
        return {"id": id, "aliases": sorted(self.aliases)} | {key: json.loads(value) for key, value in pairs}

    def and_also(self, other: _Said) -> _Said:
        return _Said(self.aliases | other.aliases, self.says | other.says)

    def but_not(self, other: _Said) -> list[str]:
        return [*(self.aliases - other.aliases), *(self.says - other.says)]


_NOTHING = _Said(frozenset(), frozenset())


def digest(graph: PlanGraph) -> str:
    """Of all that the plan graph says."""
    return hashlib.sha256(graph.to_json().encode()).hexdigest()


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


def replace(tx: Transaction, graph: PlanGraph) -> None:
    """Write what the plan says instead of what it said before."""
    plan = graph.document.id
    now = {node.id: _Said.of({"aliases": node.aliases, "name": node.name, **node.properties}) for node in graph.nodes}
    before = _take_out(tx, plan, now)
    _write_plan(tx, _plan_properties(graph))
    known = _known(tx, now)
    _create_nodes(tx, {id: said for id, said in now.items() if id not in known})
    _create_mentions(tx, graph, now)
    _create_edges(tx, graph)
    seen_anew = _withdraw(tx, {id: said.but_not(now.get(id, _NOTHING)) for id, said in before.items()})
    _add(tx, {id: (said, now[id]) for id, said in known.items() if id not in seen_anew})


def remove(tx: Transaction, plan: str) -> None:
    """Take out what only this plan says."""
    before = _take_out(tx, plan, {})
    tx.run("MATCH (p:Plan {id: $plan}) DELETE p", plan=plan).consume()
    _withdraw(tx, {id: said.but_not(_NOTHING) for id, said in before.items()})


def _take_out(tx: Transaction, plan: str, keep: Mapping[str, _Said]) -> dict[str, _Said]:
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
    return {row["id"]: _Said(frozenset(row["aliases"]), frozenset(row["says"])) for row in mentions}


def _write_plan(tx: Transaction, row: _Row) -> None:
    """The node stays the same: whoever reads while a plan is replaced must not find it gone."""
    if not tx.run("MATCH (p:Plan {id: $row.id}) SET p = $row RETURN p.id", row=row).values():
        tx.run(_create("(:Plan {})", row), rows=[row]).consume()


def _known(tx: Transaction, ids: Iterable[str]) -> dict[str, _Said]:
    """What is shown of those of the nodes that are there."""
    rows = _each(tx, "MATCH (n:LABEL {id: row.id}) RETURN properties(n) AS shown", [{"id": id} for id in ids])
    return {row["shown"]["id"]: _Said.of(row["shown"]) for row in rows}


def _create_nodes(tx: Transaction, nodes: Mapping[str, _Said]) -> None:
    rows = [said.properties(id) for id, said in nodes.items()]
    for label, group in _by_label(rows).items():
        tx.run(_create(f"(:{label} {{}})", *group), rows=group).consume()


def _create_mentions(tx: Transaction, graph: PlanGraph, said: Mapping[str, _Said]) -> None:
    anchors = {min(edge.source, edge.target, key=_business) for edge in graph.edges}
    rows = [{"id": i, "aliases": sorted(s.aliases), "says": sorted(s.says), "anchor": i in anchors} for i, s in said.items()]
    create = "CREATE (p)-[:MENTIONS {aliases: row.aliases, says: row.says, anchor: row.anchor}]->(n)"
    _each(tx, f"MATCH (p:Plan {{id: $plan}}) MATCH (n:LABEL {{id: row.id}}) {create}", rows, plan=graph.document.id)


def _create_edges(tx: Transaction, graph: PlanGraph) -> None:
    groups: dict[tuple[str, str, str], list[_Row]] = defaultdict(list)
    for edge in graph.edges:
        groups[(edge.type, _label(edge.source), _label(edge.target))].append(_edge_properties(edge, graph.document.id))
    for (kind, source, target), rows in groups.items():
        match = f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
        tx.run(_create(f"(a)-[:{kind} {{}}]->(b)", *rows, match=match), rows=rows).consume()


def _withdraw(tx: Transaction, withdrawn: Mapping[str, list[str]]) -> set[str]:
    """Build anew what is shown of each node of which something is no longer said by any plan; return their ids."""
    rows = [{"id": id, "says": says} for id, says in withdrawn.items() if says]
    unsaid = "NOT EXISTS { MATCH (n)<-[m:MENTIONS]-() WHERE say IN m.says OR say IN m.aliases }"
    found = _each(
        tx, f"MATCH (n:LABEL {{id: row.id}}) UNWIND row.says AS say WITH n, say WHERE {unsaid} RETURN DISTINCT n.id AS id", rows
    )
    match = "MATCH (n:LABEL {id: row.id})<-[m:MENTIONS]-() "
    told: dict[str, _Said] = {row["id"]: _NOTHING for row in found}
    for row in _each(tx, match + "UNWIND m.says AS say RETURN DISTINCT n.id AS id, say", found):
        told[row["id"]] = told[row["id"]].and_also(_Said(frozenset(), frozenset([row["say"]])))
    for row in _each(tx, match + "UNWIND m.aliases AS alias RETURN DISTINCT n.id AS id, alias", found):
        told[row["id"]] = told[row["id"]].and_also(_Said(frozenset([row["alias"]]), frozenset()))
    shown = [{"id": id, "shown": said.properties(id)} for id, said in told.items()]
    _each(tx, "MATCH (n:LABEL {id: row.id}) SET n = row.shown", shown)
    return set(told)


def _add(tx: Transaction, nodes: Mapping[str, tuple[_Said, _Said]]) -> None:
    """Show what is said now beside what was shown already."""
    both = {id: (shown.properties(id), shown.and_also(now).properties(id)) for id, (shown, now) in nodes.items()}
    rows = [{"id": id, "shown": after} for id, (before, after) in both.items() if after != before]
    _each(tx, "MATCH (n:LABEL {id: row.id}) SET n += row.shown", rows)


def _each(tx: Transaction, statement: str, rows: Iterable[_Row], **parameters: str) -> list[_Row]:
    """Run the statement for all rows of each label: `LABEL` stands for it, only with a label an index is used."""
    results: list[_Row] = []
    for label, group in _by_label(rows).items():
        results += tx.run(f"UNWIND $rows AS row {statement.replace('LABEL', label)}", parameters, rows=group).data()
    return results


def _create(pattern: str, *rows: _Row, match: str = "") -> str:
    """`UNWIND $rows AS row CREATE …` with all keys of the rows written out, which is ten times as fast as `SET n += row`."""
    keys = sorted({key for row in rows for key in row} - {"source", "target"})
    written = ", ".join(f"{key}: row.{key}" for key in keys)
    return f"UNWIND $rows AS row {match}CREATE {pattern.replace('{}', '{' + written + '}')}"


def _by_label(rows: Iterable[_Row]) -> dict[Label, list[_Row]]:
    groups: dict[Label, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[_label(row["id"])].append(row)
    return groups


def _label(id: str) -> Label:
    return Label(id.split(":", 1)[0])


def _business(id: str) -> tuple[int, str]:
    return ANCHORS[_label(id)], id


def _plan_properties(graph: PlanGraph) -> _Row:
    document = graph.document
    first, last = document.period or (None, None)
    told = {name: getattr(document, name) for name in document.__slots__ if name != "period"}
    counts = asdict(LoadCount.of(graph))
    return told | {"period_from": first, "period_to": last, "digest": digest(graph)} | counts


def _edge_properties(edge: Edge, plan: str) -> _Row:
    quotes: dict[str, list[str] | list[int]] = {
        "quotes": [evidence.text for evidence in edge.evidence],
        "starts": [evidence.start for evidence in edge.evidence],
        "ends": [evidence.end for evidence in edge.evidence],
        "sections": [evidence.section for evidence in edge.evidence],
    }
    return {**edge.properties, **quotes, "plan": plan, "source": edge.source, "target": edge.target}
