"""Ten analysts at once: browser sessions over the app on this machine, each through the pages; times, and whether all was well.

    python -m bench.sessions

Ingests the five digests into a store of its own, serves the app on loopback, and opens SESSIONS contexts of Chromium together.
The browsers, which analysts have on machines of their own, share this one's cores with the app: how long a page takes tells
little of the app where there are few. So it also prints for how long each side worked.
Ends with 1 if a page failed, complained or took longer than PATIENCE_SECONDS.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from bench import processors

SESSIONS = 10
ROUNDS = 1
THINK_SECONDS = 2.0
"""Between two pages: an analyst reads."""
PATIENCE_SECONDS = 180.0
WHOLE_SECONDS = 600.0
CHROMIUM = shutil.which("chromium") or "chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-sync"),
]
PAGES = {
    "总览": "",
    "提问": f"ask?q={quote('哪些城市与中科院合作？')}",
    "图谱": f"graph?node={quote('City:郑州市')}",
    "城市对比": "compare",
    "城市对比，矩阵": "compare?view=matrix",
    "城市对比，区县": f"compare?view=districts&place={quote('City:郑州市')}",
    "校核，名称": "review",
    "校核，关系": "review?queue=relations",
}
DONE = """() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
    && document.querySelector('h1') && !document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner]')"""
KINDS = {"views.server": "app", "graph.engine": "database"}
BROWSERS = "browsers and their driver"
WRONG = "[data-testid=stException], [data-testid=stAlertContentError]"


@dataclass
class Walk:
    """What the sessions saw: seconds of each page, what went wrong, and how long each kind of process worked."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    worked: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


async def session(browser: Browser, address: str, number: int, walk: Walk) -> None:
    """One analyst: all pages, each session beginning with another."""
    context = await browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = await context.new_page()
    page.on("console", lambda message: note(message, number, walk))
    names = list(PAGES)
    for name in (names[number % len(names) :] + names[: number % len(names)]) * ROUNDS:
        await visit(page, f"{address}/{PAGES[name]}", name, number, walk)
        await asyncio.sleep(THINK_SECONDS)
    await context.close()


async def visit(page: Page, address: str, name: str, number: int, walk: Walk) -> None:
    """Open a page and wait until nothing more comes."""
    begun = time.perf_counter()
    try:
        await page.goto(address, timeout=PATIENCE_SECONDS * 1000)
        await page.wait_for_function(DONE, timeout=PATIENCE_SECONDS * 1000)
        if wrong := await page.locator(WRONG).all_inner_texts():
            walk.errors.append(f"session {number}, {name}: {wrong[0][:200]}")
    except Exception as error:
        walk.errors.append(f"session {number}, {name}: {str(error).splitlines()[0]}")
    walk.seconds[name].append(time.perf_counter() - begun)


def note(message: ConsoleMessage, number: int, walk: Walk) -> None:
    """What the browser complains of."""
    if message.type == "error":
        walk.errors.append(f"session {number}, console: {message.text[:200]}")


async def all_sessions(address: str) -> Walk:
    """SESSIONS at once, within WHOLE_SECONDS."""
    walk, before = Walk(), processors.worked(KINDS, BROWSERS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        await visit(await browser.new_page(), address, "第一次打开", 0, walk)
        async with asyncio.timeout(WHOLE_SECONDS):
            await asyncio.gather(*(session(browser, address, number, walk) for number in range(SESSIONS)))
        walk.worked = {kind: spent - before.get(kind, 0.0) for kind, spent in processors.worked(KINDS, BROWSERS).items()}
        await browser.close()
    return walk


def main() -> int:
    """Ingest, serve, walk, print."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["INNOGRAPH_HOME"] = home  # of this process and of the app's
        return walk_through(Path(home))


def walk_through(home: Path) -> int:
    """The exit code."""
    from graph import server
    from graph.store import Store
    from ingest.batch import extract_files
    from innograph.resources import PLANS
    from innograph.settings import Settings
    from views import launch

    with Store.open(Settings(home=home, store="embedded")) as store:
        for outcome in extract_files(sorted(PLANS.glob("*.txt"))):
            if outcome.extraction is not None:
                store.load(outcome.extraction.graph, outcome.extraction.text)
        with launch.serving() as (_, address):
            begun = time.perf_counter()
            walk = asyncio.run(all_sessions(address))
            whole = time.perf_counter() - begun
    server.stop(home)
    visits = sum(map(len, walk.seconds.values()))
    print(f"{SESSIONS} sessions at once, {visits} pages in {whole:.1f} s, {len(walk.errors)} errors")
    for name, seconds in walk.seconds.items():
        print(f"   {name}: median {statistics.median(seconds):.1f} s, longest {max(seconds):.1f} s")
    for kind, spent in walk.worked.items():
        print(f"   {kind}: {spent:.1f} s of processor time, {spent / visits:.2f} s a page, {spent / whole:.2f} cores busy")
    for error in walk.errors[:20]:
        print(f"   {error}")
    return 1 if walk.errors else 0


if __name__ == "__main__":
    sys.exit(main())
