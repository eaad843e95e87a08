"""What is to be exported, gathered from the store: an answer, the surroundings of a node, a plan, the whole graph, a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exports.subgraph import Place, Section, Subgraph
from graph.export import read_graph
from graph.model import EdgeType
from graph.rows import Row, label_of
from graph.store import Store
from innograph.errors import InputError
from queries.ask import asked
from queries.catalogue import answer_proved, bind_parameters, names_of, question
from queries.names import Names
from queries.parameters import Bound
from queries.question import Question
from queries.vocabulary import LABELS

ROWS = 2_000_000
SECONDS = 600.0
WHOLE = "图谱"


def of_graph(store: Store, *ids: str) -> Subgraph:
    """What these plans say, of none given all. Raises InputError where a plan is not there."""
    graph = read_graph(store, *ids)
    plans = [row for row in store.plans() if not ids or row["id"] in ids]
    title = WHOLE if not ids else str(plans[0]["title"]) if len(plans) == 1 else f"{len(plans)} 份计划"
    nodes, edges = (told for _, told in graph.nodes(data=True)), (told for *_, told in graph.edges(data=True))
    return assembled(store, title, nodes, edges, plans=plans)


def of_question(store: Store, text: str, names: Names | None = None) -> Subgraph:
    """A question's answer with all edges that prove it. Raises QuestionError where it is not understood."""
    part = of_asked(store, *asked(text, names or names_of(store)))
    return Subgraph.of(
        text, part.nodes.values(), part.edges, part.plans.values(), part.mentions,
        question=text, filters=part.filters, sections=part.sections,
    )  # fmt: skip


def of_asked(store: Store, what: Question, bound: Mapping[str, Bound]) -> Subgraph:
    """The same for a question of the catalogue with its parameters."""
    answer, proofs = answer_proved(store, what, bound)
    cells = tuple(tuple(row[column] for column in answer.columns) for row in answer.rows)
    section = Section(answer.title, answer.sentence, tuple(answer.columns), cells, tuple(map(tuple, proofs)))
    meanings = {parameter.name: parameter.meaning for parameter in what.parameters}
    filters = {meanings[name]: value for name, value in answer.parameters.items() if value}
    return of_sections(store, what.title, [section], filters)


def of_sections(store: Store, title: str, sections: Sequence[Section], filters: Mapping[str, str] | None = None) -> Subgraph:
    """Tables with all that proves their rows: whole edges, and tasks that no unit has, which prove themselves."""
    told = [row for section in sections for proof in section.proofs for row in proof]
    edges, tasks = [row for row in told if "type" in row], [row for row in told if "type" not in row]
    ends = sorted({end for edge in edges for end in (edge["source"], edge["target"])} - {task["id"] for task in tasks})
    nodes = [*nodes_of(store, ends), *({task["id"]: task for task in tasks}.values())]
    return assembled(store, title, nodes, edges, filters=filters, sections=sections)


def of_named(store: Store, name: str, parameters: Mapping[str, object], names: Names) -> Subgraph:
    """The same by names: `of_named(store, "tasks_of_city", {"city": "新乡"}, names)`."""
    what = question(name)
    return of_asked(store, what, bind_parameters(what, parameters, names))


def of_node(store: Store, node: str) -> Subgraph:
    """The node with this id, its neighbours, and all edges between them. Raises InputError where it is not there."""
    found = nodes_of(store, [node])
    if not found:
        raise InputError(f"图谱里没有节点“{node}”。编号形如 City:郑州市，可用 innograph ask 查到名称。")
    around = f"MATCH (n:{label_of(node)} {{id: $node}})-[r]-(m) WHERE type(r) <> 'MENTIONS' RETURN DISTINCT m.id AS id"
    near = [row["id"] for row in store.query(around, {"node": node}, seconds=SECONDS, rows=ROWS).rows]
    return of_nodes(store, sorted({node, *near}), f"{found[0]['name']}（{LABELS[found[0]['label']].name}）的关系")


def of_nodes(store: Store, ids: Sequence[str], title: str) -> Subgraph:
    """These nodes and all edges between them."""
    known, stated = set(ids), "MATCH (a:LABEL {id: id})-[r]->(b) WHERE type(r) <> 'MENTIONS' RETURN r, b.id AS target"
    edges = [row["r"] for row in _each(store, stated, ids) if row["target"] in known]
    return assembled(store, title, nodes_of(store, ids), edges)


def assembled(
    store: Store, title: str, nodes: Iterable[Row], edges: Iterable[Row], *, plans: Sequence[Row] | None = None,
    filters: Mapping[str, str] | None = None, sections: Sequence[Section] = (), positions: Mapping[str, Place] | None = None,
) -> Subgraph:  # fmt: skip
    """Nodes and edges as rows of the store, with the plans that the edges come from and what these say of the nodes.

    Plans among the nodes and their MENTIONS are left out: plans are the sources of an export, no part of its graph.
    """
    things = [row for row in nodes if row["label"] != "Plan"]
    told = [row for row in edges if row["type"] != EdgeType.MENTIONS]
    sources = {row["plan"] for row in told}
    known = plans if plans is not None else [row for row in store.plans() if row["id"] in sources]
    mentions: dict[str, list[Row]] = {plan["id"]: [] for plan in known}
    said = "MATCH (n:LABEL {id: id})<-[m:MENTIONS]-(p:Plan) RETURN p.id AS plan, id, m.aliases AS aliases, m.says AS says"
    for row in _each(store, said, [thing["id"] for thing in things]):
        if row["plan"] in mentions:
            mentions[row.pop("plan")].append(row)
    return Subgraph.of(title, things, told, known, mentions, filters=filters, sections=sections, positions=positions)


def nodes_of(store: Store, ids: Sequence[str]) -> list[Row]:
    """Nodes by their ids; what is not there is left out."""
    return [row["n"] for row in _each(store, "MATCH (n:LABEL {id: id}) RETURN n", ids)]


def _each(store: Store, statement: str, ids: Sequence[str], **parameters: Any) -> list[Row]:
    """Run the statement for the ids of each label: `LABEL` stands for it, only with a label an index is used."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        if id.partition(":")[0] in LABELS:
            groups[id.partition(":")[0]].append(id)
    found: list[Row] = []
    for label, group in groups.items():
        asked_for = f"UNWIND $ids AS id {statement.replace('LABEL', label)}"
        found += store.query(asked_for, {"ids": group, **parameters}, seconds=SECONDS, rows=ROWS).rows
    return found
