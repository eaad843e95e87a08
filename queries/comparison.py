"""Cities side by side: who has what, in what order it is best seen, and what one lacks that the others have.

Works on rows of queries and gives plain lines; every cell keeps the edges that prove it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from graph.model import Status
from queries.wording import KINDS, LABELS, STATUSES

Rows = Iterable[Mapping[str, Any]]
Edges = tuple[Mapping[str, Any], ...]

PARTNERS, PLATFORMS, PROGRAMS, TARGETS = "合作伙伴", "平台", "专项和项目", "目标"
ASPECTS = (PARTNERS, PLATFORMS, PROGRAMS, TARGETS)
PEOPLE = {"名": "人", "位": "人", "人次": "人次"}
"""Units that count the same: 200名 and 200人."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a city has: a word or a number, and the edges that prove it."""

    text: str
    edges: Edges


@dataclass(frozen=True, slots=True)
class Line:
    """One thing and the cities that have it: `cells` by city id. `key` is the same for the same thing."""

    key: str
    name: str
    kind: str
    cells: dict[str, Cell] = field(default_factory=dict)


def side_by_side(rows: Rows, aspect: str) -> list[Line]:
    """Rows of comparison_of_cities for one aspect; what most cities have first."""
    lines: dict[str, Line] = {}
    for row in rows:
        if row["aspect"] == aspect:
            thing, city, edges = row["thing"], row["city"]["id"], row["edges"]
            line = lines.setdefault(thing["id"], Line(thing["id"], thing["name"], LABELS[row["label"]]))
            before = line.cells[city].edges if city in line.cells else ()
            line.cells[city] = Cell(status_text([*before, *edges]), (*before, *edges))
    return by_spread(lines.values())


def targets_side_by_side(rows_of_cities: Mapping[str, Rows]) -> list[Line]:
    """Rows of targets_of_city by city id, the city's own targets only; a line an indicator, kind and unit."""
    lines: dict[str, Line] = {}
    cells: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for city, rows in rows_of_cities.items():
        for row in rows:
            if row["below"]:
                continue
            kind, unit = KINDS.get(row["kind"], ""), same_unit(row["unit"])
            key = f"{row['indicator']} {kind} {unit}"
            lines.setdefault(key, Line(key, row["indicator"], kind))
            cells[key, city].append(row)
    for (key, city), told in cells.items():
        told = sorted(told, key=lambda row: (row["year"] or 0, row["value"]))
        text = "，".join(dict.fromkeys(target_text(row) for row in told))
        lines[key].cells[city] = Cell(text, tuple(edge for row in told for edge in row["edges"]))
    return by_spread(lines.values())


def by_spread(lines: Iterable[Line]) -> list[Line]:
    """What most cities have first."""
    return sorted(lines, key=lambda line: (-len(line.cells), line.kind, line.name, line.key))


def same_unit(unit: str | None) -> str:
    """名 → 人."""
    return PEOPLE.get(unit or "", unit or "")


def status_text(edges: Iterable[Mapping[str, Any]]) -> str:
    """已有 as soon as one plan says so, else 计划; ✓ where none tells."""
    told = {edge.get("status") for edge in edges}
    return next((STATUSES[status] for status in (Status.EXISTING, Status.PLANNED) if status in told), "✓")


def number_text(value: float) -> str:
    """500.0 → 500; 7.5 → 7.5; 10000 → 10,000."""
    return f"{value:,.10g}"


def target_text(row: Mapping[str, Any]) -> str:
    """500家（2019年）."""
    year = f"（{row['year']}年）" if row["year"] else ""
    return f"{number_text(row['value'])}{row['unit'] or ''}{year}"


def matrix(rows: Rows) -> list[Line]:
    """Rows of network_of_cooperation, or of comparison_of_cities for partners: an institution a line."""
    lines: dict[str, Line] = {}
    for row in rows:
        partner, city = row.get("partner") or row["thing"] | {"label": row["label"]}, row["city"]["id"]
        line = lines.setdefault(partner["id"], Line(partner["id"], partner["name"], LABELS[partner["label"]]))
        line.cells[city] = Cell(status_text(row["edges"]), tuple(row["edges"]))
    return by_spread(lines.values())


def clustered(lines: Sequence[Line], cities: Sequence[str]) -> tuple[list[Line], list[str]]:
    """Lines and cities in an order that puts what belongs together side by side.

    Cities are joined into a chain, the two ends that share most of their lines first; a line stands where its cities stand.
    """
    order = _chain({city: {line.key for line in lines if city in line.cells} for city in cities})
    place = {city: at for at, city in enumerate(order)}

    def middle(line: Line) -> tuple[float, int, str, str]:
        places = [place[city] for city in line.cells if city in place]
        return sum(places) / len(places), len(places), line.name, line.key

    return sorted((line for line in lines if place.keys() & line.cells), key=middle), order


def _chain(has: Mapping[str, set[str]]) -> list[str]:
    """Cities in a row; longer chains, and of these the cities with more lines, first."""
    chains: dict[str, list[str]] = {city: [city] for city in sorted(has)}
    likeness = {(a, b): _jaccard(has[a], has[b]) for a, b in combinations(sorted(has), 2)}
    for (a, b), like in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        one, other = chains[a], chains[b]
        if not like or one is other or a not in (one[0], one[-1]) or b not in (other[0], other[-1]):
            continue
        joined = (one if one[-1] == a else one[::-1]) + (other if other[0] == b else other[::-1])
        chains |= dict.fromkeys(joined, joined)
    whole = {id(chain): chain for chain in chains.values()}.values()
    ordered = sorted(whole, key=lambda chain: (-len(chain), -sum(len(has[city]) for city in chain), chain))
    return [city for chain in ordered for city in chain]


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def sorted_by(lines: Sequence[Line], order: str) -> list[Line]:
    """`name`: by name; else what most cities have first."""
    return sorted(lines, key=lambda line: (line.name, line.key)) if order == "name" else by_spread(lines)


@dataclass(frozen=True, slots=True)
class Gap:
    """What a city lacks: the line with the cells of its peers that have it."""

    aspect: str
    line: Line
    peers: tuple[str, ...]


def gaps(lines_of: Mapping[str, Sequence[Line]], city: str, peers: Sequence[str]) -> list[Gap]:
    """What at least half of the peers (and at least one) have and the city has not; aspect by aspect, most widespread first."""
    others = [peer for peer in peers if peer != city]
    found = []
    for aspect, lines in lines_of.items():
        for line in lines:
            having = tuple(peer for peer in others if peer in line.cells)
            if city not in line.cells and having and 2 * len(having) >= len(others):
                found.append(Gap(aspect, line, having))
    return sorted(found, key=lambda gap: (list(lines_of).index(gap.aspect), -len(gap.peers), gap.line.name))
