"""What a judgement changes: a line in the analyst's file, and at once the plans in the store that it is about.

The store holds each plan as people judged it. The plan as it was read is kept beside the store as long as the two differ,
so that a judgement taken back leaves the store as it was before.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from graph.gather import plan_of_store
from graph.model import PlanGraph
from graph.rows import digest
from graph.store import Store
from ingest.judged_graph import judged_graph
from ingest.judgement_file import Line, lines, record, withdraw
from ingest.judgements import ABOUT_EDGES, ABOUT_WORDS, Judgements, read_judgements
from innograph.errors import InputError
from innograph.resources import JUDGEMENTS
from queries.catalogue import question

_WAIT_SECONDS = 120.0
_MOST_PLANS = 100_000


@dataclass(frozen=True, slots=True)
class Effect:
    """Ids of the plans that judgements changed in the store, and of those that must be read in again for them to take effect.

    `lines` are those that were recorded.
    """

    changed: tuple[str, ...]
    to_read_again: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class Judging:
    """The judgements of the analyst whose files lie in the folder `home`, over a store."""

    def __init__(self, store: Store, home: Path) -> None:
        self._store = store
        self._home = home
        self._file = home / JUDGEMENTS.name
        self._originals = home / "originals"

    def judgements(self) -> Judgements:
        """The program's own, then the analyst's. Raises JudgementError."""
        return read_judgements([JUDGEMENTS, self._file])

    def lines(self) -> list[Line]:
        """The analyst's, in order. Raises JudgementError."""
        return lines(self._file)

    def judge(self, *rows: Mapping[str, str]) -> Effect:
        """Record judgements and bring the store to them. Raises JudgementError, StoreError."""
        with self._alone():
            before = self.judgements()
            lines = record(self._file, rows)
            return replace(self._apply([line.row for line in lines], before), lines=tuple(lines))

    def take_back(self, lines: Sequence[Line], who: str, when: str) -> Effect:
        """Take judgements back and bring the store to those that are left. Raises JudgementError, StoreError."""
        with self._alone():
            before = self.judgements()
            withdraw(self._file, lines, who, when)
            return self._apply([line.row for line in lines], before)

    def _apply(self, rows: Sequence[Mapping[str, str]], before: Judgements) -> Effect:
        """Each plan once, whatever number of judgements is about it."""
        now = self.judgements()
        plans: dict[str, dict[str, Any]] = {}
        weaker: set[str] = set()
        for row in rows:
            about = {str(plan["id"]): plan for plan in self._plans_about(row, (before, now))}
            plans |= about
            weaker |= about.keys() if _is_weaker(before, now, row) else set()
        changed, unknown = [], []
        for id, plan in sorted(plans.items()):
            original = self._original(plan)
            if original is None and id in weaker:
                original = self._read_again(plan, before)
                if original is None:
                    unknown.append(str(plan["id"]))
            if self._bring(plan, original or plan_of_store(self._store, plan).graph(), now):
                changed.append(str(plan["id"]))
        return Effect(tuple(changed), tuple(unknown))

    def _plans_about(self, row: Mapping[str, str], judged: Sequence[Judgements]) -> list[dict[str, Any]]:
        """The properties of the plans in which one of the two things stands, under any id that it had; of an edge both."""
        if row["judgement"] in ABOUT_WORDS:
            return []
        ends = [{end, *(told.stands_for(end) for told in judged)} for end in (row["left"], row["right"])]
        rows = self._store.query(question("plans_of_nodes").cypher, {"nodes": sorted(set().union(*ends))}, rows=_MOST_PLANS).rows
        mentioned: dict[str, set[str]] = defaultdict(set)
        for found in rows:
            mentioned[found["plan"]["id"]].add(found["node"]["id"])
        enough = all if row["judgement"] in ABOUT_EDGES else any
        about = {id for id, nodes in mentioned.items() if row["plan"] in ("", id) and enough(end & nodes for end in ends)}
        plans = {found["plan"]["id"]: found["plan"] for found in rows}
        return [plans[id] for id in sorted(about)]

    def _bring(self, plan: Mapping[str, Any], original: PlanGraph, judged: Judgements) -> bool:
        """Load what the plan says by the judgements; True if that is not what the store held."""
        now = judged_graph(original, judged)
        if (wanted := digest(now)) == plan["digest"]:
            return False
        # both digests: whoever is killed between the file and the store leaves a file that still fits
        self._keep(original, [plan["digest"], wanted])
        self._store.load(now, self._store.text(original.document.id))
        if wanted == digest(original):
            self._path(original.document.id).unlink(missing_ok=True)
        return True

    def _original(self, plan: Mapping[str, Any]) -> PlanGraph | None:
        """The plan as it was read, where it is kept and the store holds what was made of it."""
        try:
            kept = json.loads(self._path(plan["id"]).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return PlanGraph.from_dict(kept["graph"]) if plan["digest"] in kept["digests"] else None

    def _read_again(self, plan: Mapping[str, Any], judged: Judgements) -> PlanGraph | None:
        """The plan from its kept text without the analyst's judgements, where by them it becomes what the store holds."""
        from ingest.pipeline import extract  # brings spaCy, for which no page should wait

        text = self._store.text(str(plan["id"]))
        try:
            found = extract(text).graph if text else None
        except InputError:  # what an earlier version of the program read
            return None
        return found if found and digest(judged_graph(found, judged)) == plan["digest"] else None

    def _keep(self, original: PlanGraph, digests: list[str]) -> None:
        self._originals.mkdir(parents=True, exist_ok=True)
        path = self._path(original.document.id)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        new.write_text(json.dumps({"digests": digests, "graph": original.to_dict()}, ensure_ascii=False), encoding="utf-8")
        new.replace(path)

    def _path(self, plan_id: str) -> Path:
        return self._originals / f"{hashlib.sha256(plan_id.encode()).hexdigest()[:24]}.json"

    def _alone(self) -> FileLock:
        self._home.mkdir(parents=True, exist_ok=True)
        return FileLock(self._home / "judging.lock", timeout=_WAIT_SECONDS)


def _is_weaker(before: Judgements, now: Judgements, row: Mapping[str, str]) -> bool:
    """Whether a judgement that changed plans was taken back: a plan read in under it cannot be brought back without its file."""
    if row["judgement"] in ABOUT_EDGES:
        edge = (row["relation"], row["left"], row["right"], row["plan"])
        return before.of_edge(*edge) not in ("", now.of_edge(*edge))
    return before.stands_for(row["left"]) not in (row["left"], now.stands_for(row["left"]))
