"""What the program knows: the files of `data/lexicon/`, read once into plain frozen records."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from ingest.text import normalise
from innograph.errors import LexiconError
from innograph.resources import LEXICON

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or district and the years in which it was there (both inclusive)."""

    name: str
    shorts: tuple[str, ...]
    sign: tuple[str, ...]
    level: str
    city: str
    province: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A development zone; `bare` forms hold only in the plans of its own cities (航空港区)."""

    name: str
    aliases: tuple[str, ...]
    bare: tuple[str, ...]
    cities: tuple[str, ...]
    province: str
    kind: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """An institution or enterprise that is known by name."""

    name: str
    aliases: tuple[str, ...]
    city: str = ""
    province: str = ""
    parent: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A short form that means `name` in the plans of a city or province, or anywhere if both are empty."""

    alias: str
    name: str
    city: str
    province: str


@dataclass(frozen=True, slots=True)
class Forms:
    """A name with the other forms in which plans write it."""

    name: str
    forms: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """A body by its forms and the years of its name; `successors` came after it, `renamed` if it is the same one still."""

    name: str
    forms: tuple[str, ...]
    level: str
    years: tuple[str, str]
    successors: tuple[str, ...]
    renamed: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All files together."""

    divisions: tuple[Division, ...]
    zones: tuple[Zone, ...]
    universities: tuple[KnownName, ...]
    institutes: tuple[KnownName, ...]
    enterprises: tuple[KnownName, ...]
    ambiguous: tuple[AmbiguousName, ...]
    agencies: tuple[Agency, ...]
    platform_types: tuple[Forms, ...]
    indicators: tuple[Forms, ...]
    programmes: tuple[Forms, ...]
    cues: Mapping[str, Any]
    common_words: frozenset[str]
    frequent_words: frozenset[str]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with `# ` lines at its head."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = [line for line in file if not line.startswith("#")]
    except OSError as error:
        raise LexiconError(f"词库文件读不出：{path.name}（{error.strerror}）。请重新安装程序，或恢复 data/lexicon/。") from error
    yield from csv.DictReader(lines)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(normalise(part.strip()) for part in cell.split("|") if part.strip())


def _read(folder: Path, name: str, make: Callable[[dict[str, str]], Record]) -> tuple[Record, ...]:
    made = []
    for number, row in enumerate(_rows(folder / name), 1):
        try:
            made.append(make(row))
        except (KeyError, ValueError, AttributeError) as error:
            raise LexiconError(f"{name} 第 {number} 行数据有误：{row}（{error}）。请对照文件头说明的列改正。") from error
    return tuple(made)


def _division(row: dict[str, str]) -> Division:
    years = int(row["from_year"] or 0), int(row["to_year"] or 9999)
    return Division(row["name"], _split(row["short"]), _split(row["sign"]), row["level"], row["city"], row["province"], *years)


def _zone(row: dict[str, str]) -> Zone:
    return Zone(row["name"], _split(row["aliases"]), _split(row["bare"]), _split(row["city"]), row["province"], row["kind"])


def _agency(row: dict[str, str]) -> Agency:
    years = row["from_year"], row["to_year"]
    return Agency(row["name"], _split(row["forms"]), row["level"], years, _split(row["successor"]), row["renamed"] == "yes")


def _known(row: dict[str, str]) -> KnownName:
    place = row.get("city", ""), row.get("province", "")
    return KnownName(normalise(row["name"]), _split(row["aliases"]), *place, row.get("parent", ""), row.get("kind", ""))


def load(folder: Path) -> Lexicon:
    """Read a folder of lexicon files; raises LexiconError with file and line."""
    try:
        cues = yaml.safe_load((folder / "cues.yaml").read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"cues.yaml 读不出：{error}。请按文件内说明改正。") from error
    return Lexicon(
        _read(folder, "divisions.csv", _division),
        _read(folder, "zones.csv", _zone),
        _read(folder, "universities.csv", _known),
        _read(folder, "research_institutes.csv", _known),
        _read(folder, "enterprises.csv", _known),
        _read(folder, "ambiguous_names.csv", lambda row: AmbiguousName(row["alias"], row["name"], row["city"], row["province"])),
        _read(folder, "agencies.csv", _agency),
        _read(folder, "platform_types.csv", lambda row: Forms(row["name"], _split(row["forms"]), row["group"])),
        _read(folder, "indicators.csv", lambda row: Forms(row["name"], _split(row["forms"]))),
        _read(folder, "programmes.csv", lambda row: Forms(row["name"], _split(row["aliases"]))),
        cues,
        frozenset(_words(folder / "common_words.txt")),
        frozenset(_words(folder / "frequent_words.txt")),
    )


def _words(path: Path) -> Iterator[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"词库文件读不出：{path.name}（{error.strerror}）。请重新安装程序，或恢复 data/lexicon/。") from error
    return (word for line in lines if not line.startswith("#") for word in line.split())


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program, read once a process."""
    return load(LEXICON)


@cache
def agency_forms() -> dict[str, Agency]:
    """Every local form of a body → the body: 科学技术局 → 科技局."""
    local = [agency for agency in lexicon().agencies if agency.level == "local"]
    return {form: agency for agency in local for form in (agency.name, *agency.forms)}


@cache
def _agencies_by_name() -> dict[str, dict[str, Agency]]:
    """Level → name → body."""
    by_level: dict[str, dict[str, Agency]] = {}
    for agency in lexicon().agencies:
        by_level.setdefault(agency.level, {})[agency.name] = agency
    return by_level


def todays_name(agency: Agency) -> str:
    """The name that a body bears since its last renaming: 工信委 → 工信局."""
    by_name = _agencies_by_name()[agency.level]
    while agency.renamed and agency.successors[0] in by_name:
        agency = by_name[agency.successors[0]]
    return agency.name
