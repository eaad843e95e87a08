"""The download menu in a real browser: a file is made at the click, and holds what the page shows, with its proof."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from sample_plans import CITY, INSTITUTE, OTHER_CITY
from test_pages import DRAWING, open_graph, settled

WAIT_MS = 60_000
BOTH = f"city={quote(CITY)}&city={quote(OTHER_CITY)}"


def downloaded(page: Page, form: str) -> Path:
    """The file that the page's menu makes."""
    page.get_by_role("button", name="下载", exact=True).click(timeout=WAIT_MS)
    button = page.get_by_role("button", name=form, exact=True)
    expect(button).to_be_visible(timeout=WAIT_MS)
    settled(page)
    with page.expect_download(timeout=WAIT_MS) as waited:
        button.click()
    path = waited.value.path()
    return path.rename(path.with_name(waited.value.suggested_filename))


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("", CITY),
        (f"ask?q={quote('哪些城市与中科院合作？')}", INSTITUTE),
        (f"ask?by=catalogue&ask=partners_of_city&p-city={quote('郑州市')}", INSTITUTE),
        (f"graph?node={quote(CITY)}", INSTITUTE),
        (f"compare?{BOTH}", INSTITUTE),
        (f"compare?view=matrix&{BOTH}", INSTITUTE),
        (f"compare?view=gaps&{BOTH}&place={quote(OTHER_CITY)}", "Indicator:高新技术企业"),
        ("tasks", "Task:郑科〔2019〕1号/一/1"),
        (f"text?plan={quote('郑科〔2019〕1号')}", INSTITUTE),
        ("analysis", INSTITUTE),
        ("analysis?by=communities", INSTITUTE),
        ("analysis?by=bridges", INSTITUTE),
        (f"analysis?by=similar&city={quote(CITY)}", INSTITUTE),
        (f"analysis?by=path&first={quote('郑州')}&second={quote('中科院')}", INSTITUTE),
        (f"import?done={quote('郑科〔2019〕1号')}", INSTITUTE),
    ],
)
def test_what_a_page_shows_is_downloaded_with_its_proof(page: Page, app: str, address: str, held: str) -> None:
    page.goto(f"{app}/{address}")
    path = downloaded(page, "JSON")
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert path.suffix == ".json"
    assert held in {node["id"] for node in told["nodes"]}
    assert all(edge["quotes"] for edge in told["edges"]) and told["graph"]["plans"]


def test_the_ledger_as_a_workbook(page: Page, app: str) -> None:
    page.goto(f"{app}/tasks?on=2020-01-01")
    book = load_workbook(downloaded(page, "Excel 表格"))
    assert {"任务", "单位", "来源"} <= set(book.sheetnames)
    head, *rows = book["任务"].iter_rows(values_only=True)
    (task,) = [dict(zip(head, row, strict=True)) for row in rows]
    assert (task["任务"], task["牵头单位"], task["时限情况"]) == ("培育科技型企业", "郑州市科学技术局", "逾期 1 个月")
    assert task["原文依据"] == "牵头单位：市科技局"


def test_a_picture_is_laid_out_as_on_the_screen(page: Page, app: str) -> None:
    open_graph(page, app, CITY, layout="concentric")
    shown = page.evaluate(f"Object.fromEntries({DRAWING}.nodes().map(n => [n.data('name'), n.position()]))")
    svg = downloaded(page, "图片 SVG").read_text("utf-8")
    circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" fill="[^"]+" stroke', svg)
    drawn = [(float(x), float(y)) for x, y in circles]
    assert len(drawn) == len(shown)
    left, top = min(at["x"] for at in shown.values()), min(at["y"] for at in shown.values())
    wanted = sorted((round(at["x"] - left), round(at["y"] - top)) for at in shown.values())
    begin = min(x for x, _ in drawn), min(y for _, y in drawn)
    found = sorted((round(x - begin[0]), round(y - begin[1])) for x, y in drawn)
    assert all(abs(a - c) <= 2 and abs(b - d) <= 2 for (a, b), (c, d) in zip(wanted, found, strict=True))
