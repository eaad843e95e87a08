"""The number of plans by city and year, as a grid in which darker means more."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from views.text import question_address

MOST_CITIES, MOST_YEARS = 15, 12
NOWHERE = "未写明城市"


def show_grid(plans: Iterable[Mapping[str, Any]]) -> None:
    """Cities with most plans and the newest years; a city and a number lead to the list of these plans."""
    pairs = Counter((plan.get("city") or NOWHERE, plan.get("period_from")) for plan in plans)
    known = [year for _, year in pairs if year]
    years = list(range(min(known), max(known) + 1))[-MOST_YEARS:] if known else []
    totals: Counter[str] = Counter()
    for (city, _), number in pairs.items():
        totals[city] += number
    cities = [city for city, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))]
    most = max(pairs.values(), default=1)
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    rows = "".join(_row(city, {year: pairs[(city, year)] for year in years}, totals[city], most) for city in cities[:MOST_CITIES])
    st.html(
        f'<table class="grid"><thead><tr><th scope="col">城市</th>{head}<th scope="col">合计</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    hidden = len(cities) - MOST_CITIES
    st.caption("按计划的起始年计。" + (f"其余 {hidden} 个城市见下面的计划表。" if hidden > 0 else ""))


def _row(city: str, numbers: Mapping[int, int], total: int, most: int) -> str:
    name = html.escape(city)
    if city != NOWHERE:
        name = _linked(name, {"city": city})
    cells = "".join(_cell(city, year, number, most) for year, number in numbers.items())
    return f'<tr><th scope="row">{name}</th>{cells}<td><b>{total}</b></td></tr>'


def _cell(city: str, year: int, number: int, most: int) -> str:
    if not number:
        return "<td></td>"
    told = str(number) if city == NOWHERE else _linked(str(number), {"city": city, "year": year})
    return f'<td style="background:rgb(37 99 235 / {0.12 + 0.33 * number / most:.2f})">{told}</td>'


def _linked(text: str, values: Mapping[str, object]) -> str:
    return f'<a href="{html.escape(question_address("plans_of_city", values))}">{text}</a>'
