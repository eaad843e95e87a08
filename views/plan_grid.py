"""The number of plans by city and year, as a grid in which darker means more."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

MOST_CITIES, MOST_YEARS = 15, 12
NOWHERE = "未写明城市"


def show_grid(plans: Iterable[Mapping[str, Any]]) -> None:
    """Cities with most plans and the newest years; a city leads to the list of its plans."""
    pairs = Counter((plan.get("city") or NOWHERE, plan.get("period_from")) for plan in plans)
    known = [year for _, year in pairs if year]
    years = list(range(min(known), max(known) + 1))[-MOST_YEARS:] if known else []
    totals: Counter[str] = Counter()
    for (city, _), number in pairs.items():
        totals[city] += number
    cities = [city for city, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))]
    most = max(pairs.values(), default=1)
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    rows = "".join(_row(city, [pairs[(city, year)] for year in years], totals[city], most) for city in cities[:MOST_CITIES])
    st.html(
        f'<table class="grid"><thead><tr><th scope="col">城市</th>{head}<th scope="col">合计</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    hidden = len(cities) - MOST_CITIES
    st.caption("按计划的起始年计。" + (f"其余 {hidden} 个城市见下面的计划表。" if hidden > 0 else ""))


def _row(city: str, numbers: list[int], total: int, most: int) -> str:
    name = html.escape(city)
    if city != NOWHERE:
        address = "ask?" + urlencode({"by": "catalogue", "ask": "plans_of_city", "p-city": city})
        name = f'<a href="{html.escape(address)}">{name}</a>'
    cells = "".join(
        f'<td style="background:rgb(37 99 235 / {0.12 + 0.33 * number / most:.2f})">{number}</td>' if number else "<td></td>"
        for number in numbers
    )
    return f'<tr><th scope="row">{name}</th>{cells}<td><b>{total}</b></td></tr>'
