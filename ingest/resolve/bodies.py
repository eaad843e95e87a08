"""What became of government bodies: 新乡市工信局 was 新乡市工信委 until 2019, 新乡市国税局 went into 新乡市税务局."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from ingest.lexicon import Agency, lexicon, todays_name


@cache
def _by_name() -> dict[str, Agency]:
    return {agency.name: agency for agency in lexicon().agencies}


@cache
def _former() -> dict[str, list[Agency]]:
    """Today's name of a body → the bodies that are the same one under an earlier name."""
    former: dict[str, list[Agency]] = defaultdict(list)
    for agency in lexicon().agencies:
        if agency.renamed:
            former[todays_name(agency)].append(agency)
    return former


def history(name: str) -> dict[str, str]:
    """`former`: earlier names with their last year; `successor`: the bodies that it went into. Empty where nothing is known."""
    body = next((name[at:] for at in range(len(name) - 1) if name[at:] in _by_name()), "")
    if not body:
        return {}
    place = name[: len(name) - len(body)]
    told = {}
    if former := _former().get(body):
        told["former"] = "、".join(f"{place}{old.name}(至{old.years[1]}年)" for old in former)
    agency = _by_name()[body]
    if agency.successors and not agency.renamed:
        told["successor"] = "或".join(place + later for later in agency.successors)
    return told
