"""How fast the desk is on the screen: `python -m bench.screen`, with Debian's Chromium (no GPU: a laptop is faster).

First page after the server is up, with the five plans of the program; answers to named questions, Enter to last change; a
city with its 300 and its 2,000 nearest nodes, until all are drawn in their places; frames a second while the drawing is dragged.
`--home FOLDER` measures first page and answers on the store there instead: a country that `python -m bench.store` made.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from graph import server
from graph.model import Edge, EdgeType, Evidence, Label, Node, PlanDocument, PlanGraph
from graph.store import Store
from ingest.batch import extract_files
from innograph.resources import PLANS
from innograph.settings import settings
from views import launch

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu"]
PARTNERS = 2_100
EACH_FURTHER = 7
"""Every so manieth partner also works with the one after it, so that the drawing is no mere star."""
CITY = "City:比较市"
WAIT_MS = 120_000
DRAWING = "document.querySelector('.kg').cytoscape"
DRAG_SECONDS = 3.0


def large_plan() -> PlanGraph:
    """A city with more partners than a drawing holds."""
    partners = [Node(f"Institution:第{number}研究所", Label.INSTITUTION, f"第{number}研究所") for number in range(PARTNERS)]
    ends = [(CITY, partner.id) for partner in partners]
    ends += [(one.id, other.id) for one, other in zip(partners[::EACH_FURTHER], partners[1::EACH_FURTHER], strict=False)]
    proof = (Evidence(0, 2, "合作", ""),)
    edges = [Edge(EdgeType.COOPERATES_WITH, source, target, proof, {"status": "planned"}) for source, target in ends]
    document = PlanDocument("比科〔2020〕1号", "比较", None, None, None, None, "比较市", None, (2020, 2020))
    return PlanGraph(document, (Node(CITY, Label.CITY, "比较市"), *partners), tuple(edges))


def seconds_to(page: Page, address: str, condition: str) -> float:
    """From entering the address to the condition."""
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_function(condition, timeout=WAIT_MS)
    return time.perf_counter() - begun


def frames(page: Page) -> float:
    """Frames a second that were drawn while the mouse drags the drawing."""
    box = page.locator(".kg-canvas").bounding_box()
    assert box is not None
    page.wait_for_function("document.querySelector('.stApp').dataset.testScriptState === 'notRunning'", timeout=WAIT_MS)
    x, y = box["x"] + 12, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    drag(page, x, y)
    page.evaluate(f"() => {{ window.drawnFrames = 0; {DRAWING}.on('render', () => window.drawnFrames += 1); }}")
    spent = drag(page, x, y)
    drawn = float(page.evaluate("window.drawnFrames"))
    page.mouse.up()
    return drawn / spent


def drag(page: Page, x: float, y: float) -> float:
    """Move the mouse to and fro; the seconds that it took."""
    begun, step = time.perf_counter(), 0
    while time.perf_counter() - begun < DRAG_SECONDS:
        step += 1
        page.mouse.move(x + step % 200, y + step % 90)
    return time.perf_counter() - begun


IDLE = "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"


def questions(store: Store) -> list[str]:
    """Of the first city, an institution and the last city: the first two are the first of their kind for the server."""
    cities = [str(plan["city"]) for plan in store.plans() if plan.get("city")]
    found = store.query("MATCH (:City)-[:COOPERATES_WITH]-(i:Institution) RETURN i.name AS name LIMIT 1").rows
    asked = [f"{cities[0]}与哪些机构合作？", f"哪些城市与{found[0]['name']}合作？"]
    return [*asked, f"{cities[0]}的目标？", f"{cities[-1]}与哪些机构合作？", f"{cities[-1]}的任务？"]


def first_and_answers(page: Page, app: str, store: Store) -> None:
    """Print the first page and the answers."""
    first = seconds_to(page, app, "document.querySelectorAll('.tile').length > 0")
    print(f"first page after the server is up: {first:.1f} s")
    seconds_to(page, f"{app}/ask", IDLE)
    for asked in questions(store):
        box = page.locator("input[type=text]").first
        box.fill(asked)
        begun = time.perf_counter()
        box.press("Enter")
        answered = "new URL(location).searchParams.get('q') === asked && document.querySelectorAll('.quote').length > 0"
        page.wait_for_function(f"asked => {answered}", arg=asked, timeout=WAIT_MS)
        page.wait_for_function(IDLE, timeout=WAIT_MS)
        print(f"{asked} {time.perf_counter() - begun:.2f} s")
        seconds_to(page, f"{app}/ask", IDLE)


def measure(page: Page, app: str, store: Store) -> None:
    """Print the figures."""
    first_and_answers(page, app, store)
    for most in (300, 1000, 2000):
        address = f"{app}/graph?node={quote(CITY)}&most={most}"
        drawn = f"document.querySelector('.kg')?.dataset.layout && {DRAWING}.nodes().length === {most}"
        seconds = seconds_to(page, address, drawn)
        nodes, lines = page.evaluate(f"[{DRAWING}.nodes().length, {DRAWING}.edges().length]")
        milliseconds = page.locator(".kg").get_attribute("data-layout-ms")
        drawing = f"{nodes} nodes, {lines} lines: {seconds:.1f} s (layout {milliseconds} ms)"
        print(f"{drawing}, {frames(page):.0f} frames a second dragged")


def on_screen(work: Callable[[Page, str, Store], None], store: Store) -> None:
    """Serve the store and measure in a browser."""
    with launch.serving() as (_, app), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        work(page, app, store)
        print(f"load of the machine {os.getloadavg()[0]:.1f}")
        browser.close()


def main() -> None:
    """Fill a store, or take the one named, serve it, measure."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--home", type=Path, help="a folder of data that is there")
    named = told.parse_args().home
    with tempfile.TemporaryDirectory() as empty:
        home = named or Path(empty)
        os.environ["INNOGRAPH_HOME"] = str(home)
        settings.cache_clear()
        with Store.open() as store:
            if named:
                on_screen(first_and_answers, store)
            else:
                for outcome in extract_files(sorted(PLANS.glob("*.txt"))):
                    if outcome.extraction is not None:
                        store.load(outcome.extraction.graph, outcome.extraction.text)
                store.load(large_plan())
                on_screen(measure, store)
        server.stop(home)


if __name__ == "__main__":
    main()
