"""How long each question of the catalogue takes at named nodes of a country; the same statement by the bare driver beside."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import neo4j

from bench.stores import Opened
from graph.model import Label
from graph.store import Store
from innograph.errors import QueryError
from queries.catalogue import catalogue
from queries.question import Parameter, Question

SAMPLES, LIMIT = 40, 20_000
READ_WHOLE = {"network_of_cooperation", "network_of_evidence", "profiles_of_cities", "doubtful_relations"}
"""What analyses read, to the last row."""
WHOLE = {
    "cities_by_number",
    "cities_by_partners",
    "institutions_by_cities",
    "partners_of_peers",
    "plans_of_year",
    "target_gaps",
    "ties_of_cities",
}
"""Questions that look at the whole country, whatever they name: their work grows with it."""
SECONDS = 60.0
MONTH = "2020-06"
HUBS = ("Institution:大学院0", "Indicator:家数指标0", "PlatformType:第0类平台")
TYPE = Label.PLATFORM_TYPE
"""There are as many whatever the size, so that each is a hub: a question that takes one is asked of what it takes else."""
_ANY = (Label.CITY, Label.INSTITUTION, Label.ENTERPRISE, Label.AGENCY, Label.TASK, Label.PLATFORM, Label.DISTRICT)


@dataclass(frozen=True, slots=True)
class Times:
    """Of one question, in milliseconds; `raw` is the median of the bare driver.

    `cpu` is what server and client worked: on a machine with other work it tells what the clock would on a free one.
    """

    p50: float
    p95: float
    raw: float
    cpu: float
    rows: int


def measure(opened: Opened, driver: neo4j.Driver, database: str, seed: int = 1) -> dict[str, Times]:
    """All questions that start at a named node, after a round of others of the same kind: the server's Java learns."""
    random, store = Random(seed), opened.store
    ids = {label: _ids(store, label) for label in Label}
    questions = {name: asked for name, asked in catalogue().items() if name not in READ_WHOLE | WHOLE}
    for asked in questions.values():
        for number in range(SAMPLES):
            store.query(asked.cypher, _given(asked, ids, random, number), seconds=SECONDS)
    found = {}
    for name, asked in questions.items():
        given = [_given(asked, ids, random, number) for number in range(SAMPLES)]
        found[name] = _times(opened, driver, database, asked, given)
    return found


def of_the_whole(store: Store) -> dict[str, float]:
    """Median milliseconds of each question that looks at the whole country; infinite where it takes more than a minute."""
    random, ids = Random(1), {label: _ids(store, label) for label in Label}
    found = {}
    for name in sorted(WHOLE):
        asked = catalogue()[name]
        given = [_given(asked, ids, random, number) for number in range(3)]
        try:
            times = [_clocked(lambda p=p, c=asked.cypher: store.query(c, p, seconds=SECONDS)) for p in given]
            found[name] = statistics.median(times)
        except QueryError:
            found[name] = math.inf
    return found


def hub_pages(store: Store) -> dict[str, float]:
    """Median milliseconds of the first page of the neighbourhood of each hub."""
    cypher = catalogue()["neighbourhood"].cypher
    return {
        hub: statistics.median(
            _clocked(lambda hub=hub: store.query(cypher, {"node": hub, "limit": 60}, seconds=SECONDS)) for _ in range(7)
        )
        for hub in HUBS
    }


def _times(opened: Opened, driver: neo4j.Driver, database: str, asked: Question, given: list[dict[str, Any]]) -> Times:
    rows = [0]

    def by_store(parameters: dict[str, Any]) -> None:
        rows.append(len(opened.store.query(asked.cypher, parameters, seconds=SECONDS).rows))

    def by_driver(parameters: dict[str, Any]) -> None:
        with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
            session.run(neo4j.Query(asked.cypher), parameters).data()

    worked = opened.cpu()
    ours = sorted(_clocked(lambda p=p: by_store(p)) for p in given)
    cpu = (opened.cpu() - worked) / len(given)
    raw = statistics.median(_clocked(lambda p=p: by_driver(p)) for p in given)
    return Times(statistics.median(ours), ours[int(len(ours) * 0.95)], raw, cpu, int(statistics.median(rows)))


def _clocked(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def _ids(store: Store, label: Label) -> list[str]:
    rows = store.query(f"MATCH (n:{label}) RETURN n.id AS id LIMIT {LIMIT}", seconds=60, rows=LIMIT).rows
    return sorted(str(row["id"]) for row in rows)


def _given(asked: Question, ids: dict[Label, list[str]], random: Random, number: int) -> dict[str, Any]:
    return {parameter.name: _value(parameter, ids, random, number) for parameter in asked.parameters}


def _value(parameter: Parameter, ids: dict[Label, list[str]], random: Random, number: int) -> Any:
    if parameter.kind == "node":
        labels = _ANY if len(parameter.labels) == len(Label) else [one for one in parameter.labels if one is not TYPE][:1]
        label = labels[number % len(labels)]
        found = random.sample(ids[label], max(1, parameter.least))
        return found if parameter.many else found[0]
    if parameter.kind == "month":
        return MONTH
    if parameter.kind == "text":
        return "" if parameter.default == "" else random.choice(ids[Label.INDICATOR]).partition(":")[2]
    if parameter.kind == "integer":
        return int(parameter.default) if parameter.default else None
    return parameter.choices[0] if parameter.default is None else parameter.default
