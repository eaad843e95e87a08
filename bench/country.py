"""A synthetic country: plan graphs with the degrees of a real one, as many as it takes for so many nodes.

The same size and seed give the same plans. A plan tells about as much as the average one of the team's 151 texts (140
edges, half of them targets and a third support). A place has three plans, thirty agencies and three districts of its own
whatever the size, so that what is said of a place does not grow with the country; institutions, enterprises, platforms,
programmes and indicators are drawn by a power law, so that their hubs do grow. About five edges a node, MENTIONS included.
All names and sentences are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph, Value

NODES_A_PLACE = 150
PLANS_A_PLACE = 3
AGENCIES, DISTRICTS, TASKS, PROVINCES, TYPES = 30, 3, 12, 31, 40
SHARES = {
    Label.INSTITUTION: (0.03, 3.0),
    Label.ENTERPRISE: (0.12, 2.0),
    Label.PLATFORM: (0.14, 2.0),
    Label.PROGRAM: (0.14, 2.0),
    Label.PROJECT: (0.02, 1.5),
    Label.INDICATOR: (0.2, 3.0),
}
"""How many of a country's nodes have this label, and how steep its power law is."""
INSTITUTES = 20
"""Of a parent institution."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many things there are to draw from."""

    places: int
    pools: dict[Label, int]

    @classmethod
    def of(cls, nodes: int) -> Size:
        """Of a country with so many nodes."""
        return cls(max(2, nodes // NODES_A_PLACE), {label: max(20, int(share * nodes)) for label, (share, _) in SHARES.items()})

    def parent(self, institution: int) -> int | None:
        """Every third institution is an institute of one of the great ones."""
        great = max(2, self.pools[Label.INSTITUTION] // (3 * INSTITUTES))
        return institution % great if institution >= great and institution % 3 == 0 else None


def country(nodes: int, seed: int = 1, first: int = 0) -> Iterator[PlanGraph]:
    """Plans until their graph has at least so many nodes; `first` is the number of the first one, which its id holds."""
    size, seen, number = Size.of(nodes), set[str](), first
    while len(seen) < nodes:
        graph = _Plan(size, number, Random(seed * 1_000_003 + number)).graph()
        seen.add(graph.document.id)
        seen.update(node.id for node in graph.nodes)
        number += 1
        yield graph


class _Plan:
    """One plan while it is being made."""

    def __init__(self, size: Size, number: int, random: Random) -> None:
        self._size, self._number, self._random = size, number, random
        self._place = number % size.places
        self._name = f"云州{self._place}市"
        self._id = f"云{self._place}科〔{2016 + number // size.places % PLANS_A_PLACE}〕{number}号"
        self._city = f"City:{self._name}"
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[Value, ...], Edge] = {}
        self._at = 0

    def graph(self) -> PlanGraph:
        self._node(self._city, province=f"云{self._place % PROVINCES}省")
        self._tasks()
        self._cooperation()
        self._platforms()
        self._targets()
        year = 2016 + self._number // self._size.places % PLANS_A_PLACE
        document = PlanDocument(
            self._id, f"{self._name}{year}年科技创新工作要点{self._number}", self._id, f"{self._name}科技局", f"{year}-03-26",
            None, self._name, f"云{self._place % PROVINCES}省", (year, year),
        )  # fmt: skip
        return PlanGraph(document, tuple(self._nodes.values()), tuple(self._edges.values()))

    def _tasks(self) -> None:
        offices = [f"Agency:{self._name}第{i}局" for i in self._random.sample(range(AGENCIES), 14)]
        districts = [f"District:{self._name}{i}区" for i in range(DISTRICTS)]
        for i in range(TASKS):
            task = f"Task:{self._id}/{i}"
            deadline = f"2020-{i % 12 + 1:02}" if i % 3 == 0 else None
            self._node(
                task, f"第{i}项重点工作", key=str(i), plan=self._id, city=self._name, deadline=deadline, section="主要任务"
            )
            first, *others = self._random.sample([*offices, *districts], 2 + i % 2)
            self._edge(EdgeType.LEADS, first, task, role="牵头单位")
            for other in others:
                self._edge(EdgeType.SUPPORTS, other, task, role="配合单位")

    def _cooperation(self) -> None:
        for i in range(6):
            partner = self._drawn(Label.INSTITUTION)
            self._edge(EdgeType.COOPERATES_WITH, self._city, partner, status=self._random.choice(("existing", "planned")))
            if (parent := self._size.parent(_rank(partner))) is not None:
                self._edge(EdgeType.PART_OF, partner, f"Institution:大学院{parent}")
            if i % 3 == 0:
                self._edge(EdgeType.HOSTS, partner, self._drawn(Label.PLATFORM), status="planned")

    def _platforms(self) -> None:
        for i in range(12):
            enterprise = self._drawn(Label.ENTERPRISE)
            self._edge(EdgeType.SUPPORTS, self._city, enterprise, status="planned")
            if i % 4 == 0:
                self._edge(EdgeType.UNDERTAKES, enterprise, self._drawn(Label.PROJECT), status="existing")
                self._edge(EdgeType.HOSTS, enterprise, f"PlatformType:第{self._random.randrange(TYPES)}类平台", status="planned")
        for label in (Label.PLATFORM,) * 13 + (Label.PROGRAM,) * 13:
            self._edge(EdgeType.SUPPORTS, self._city, self._drawn(label), status="planned")

    def _targets(self) -> None:
        for i in range(42):
            place = self._city if i % 5 else f"District:{self._name}{i % DISTRICTS}区"
            told: dict[str, Value] = {"kind": "increase" if i % 3 else "level", "unit": "家", "year": 2020 + i % 2}
            value = self._random.randrange(1, 500) / (1 if i % 4 else 10)
            self._edge(EdgeType.TARGETS, place, self._drawn(Label.INDICATOR), value=value if i % 4 == 0 else int(value), **told)

    def _drawn(self, label: Label) -> str:
        pool, steepness = self._size.pools[label], SHARES[label][1]
        rank = int(pool * self._random.random() ** steepness)
        return f"{label}:{_WORDS[label]}{rank}"

    def _node(self, id: str, name: str | None = None, /, **properties: Value) -> None:
        label, _, plain = id.partition(":")
        aliases = (plain[2:],) if label == Label.INSTITUTION and self._number % 7 == 0 else ()
        self._nodes.setdefault(id, Node(id, Label(label), name or plain, aliases, properties))

    def _edge(self, type: EdgeType, source: str, target: str, /, **properties: Value) -> None:
        for end in (source, target):
            self._node(end, **({"city": self._name} if end.startswith("District:") else {}))
        quote = f"由{source.partition(':')[2]}推进{target.partition(':')[2]}有关的工作，年内见到成效。"
        proof = (Evidence(self._at, self._at + len(quote), quote, "二、主要任务"),)
        self._at += len(quote)
        edge = Edge(type, source, target, proof, {**properties, "rule": "bench", "confidence": 0.9})
        self._edges.setdefault(edge.key, edge)


_WORDS = {
    Label.INSTITUTION: "大学院",
    Label.ENTERPRISE: "云企集团",
    Label.PLATFORM: "创新中心",
    Label.PROGRAM: "专项行动",
    Label.PROJECT: "攻关项目",
    Label.INDICATOR: "家数指标",
}


def _rank(id: str) -> int:
    return int("".join(c for c in id if c.isdigit()))
