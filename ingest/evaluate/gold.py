"""What careful readers drew from one plan, read from a gold file of either form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.evaluate.forms import quoted, to_offsets
from ingest.text import Span
from innograph.errors import InputError


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named thing with its forms; `also` are other types that are right."""

    name: str
    type: str
    mentions: tuple[str, ...]
    part_of: str | None
    also: tuple[str, ...]

    @property
    def types(self) -> frozenset[str]:
        """All types that are right."""
        return frozenset((self.type, *self.also))

    @property
    def forms(self) -> tuple[str, ...]:
        """The name, then the forms in the text."""
        return (self.name, *self.mentions)


@dataclass(frozen=True, slots=True)
class GoldTask:
    """A task; `at` is where its title stands, `deadline` its month (2017-12)."""

    key: str
    title: str
    at: Span
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    deadline: str | None


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation between two named things; `evidence` is where it is said."""

    type: str
    head: str
    tail: str
    status: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A number that the plan sets; `evidence` is where it is said."""

    scope: str
    indicator: str
    kind: str
    value: float
    unit: str
    year: int
    evidence: Span


@dataclass(frozen=True, slots=True)
class Gold:
    """All of one plan, with its text, to which the spans refer."""

    doc: str
    text: str
    meta: Mapping[str, Any]
    entities: tuple[GoldEntity, ...]
    tasks: tuple[GoldTask, ...]
    relations: tuple[GoldRelation, ...]
    targets: tuple[GoldTarget, ...]


def read_gold(path: Path, text: str) -> Gold:
    """A gold file about `text`; raises InputError where it has neither form or its quotes do not stand in the text."""
    try:
        return parse_gold(json.loads(path.read_text(encoding="utf-8")), text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path.name} 不能用作标注：{error!r}。请对照标注规范检查，并确认原文是同一份。") from error


def parse_gold(data: dict[str, Any], text: str) -> Gold:
    """The JSON form of a gold file, with quotes or offsets; raises KeyError, TypeError or ValueError where it is another."""
    facts = [*data["relations"], *data["targets"]]
    if any("title" in task for task in data["tasks"]) or any(isinstance(fact["evidence"], str) for fact in facts):
        data = to_offsets(data, text)
    return Gold(
        data["doc"],
        text,
        data["meta"],
        tuple(_entity(item) for item in data["entities"]),
        tuple(_task(item, text) for item in data["tasks"]),
        tuple(GoldRelation(**item | {"evidence": Span(*item["evidence"])}) for item in data["relations"]),
        tuple(GoldTarget(**item | {"evidence": Span(*item["evidence"])}) for item in data["targets"]),
    )


def _entity(item: dict[str, Any]) -> GoldEntity:
    told = tuple(item.get("mentions", ())), item.get("part_of"), tuple(item.get("also", ()))
    return GoldEntity(item["name"], item["type"], *told)


def _task(item: dict[str, Any], text: str) -> GoldTask:
    units = tuple(item["leads"]), tuple(item["supports"])
    return GoldTask(item["key"], quoted(text, *item["title_at"]), Span(*item["title_at"]), *units, item["deadline"])
