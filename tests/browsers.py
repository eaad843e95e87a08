"""Debian's Chromium without a network, one for all tests that need it: Playwright may be open only once in a process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from databases import not_here
from playwright.sync_api import Browser, expect, sync_playwright

FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync"""
EXPECT_MS = 60_000
"""Most that a page may take on a busy machine, where a test says nothing else."""
_opened: list[Browser] = []


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that is open already, or a new one until the block ends. Where it is missing, tests skip; in CI they fail."""
    if _opened:
        yield _opened[0]
        return
    path = shutil.which("chromium")
    if path is None:
        not_here("chromium is missing: apt-get install chromium fonts-noto-cjk")
    expect.set_options(timeout=EXPECT_MS)
    with sync_playwright() as playwright:
        _opened.append(playwright.chromium.launch(executable_path=path, args=FLAGS.split()))
        try:
            yield _opened[0]
        finally:
            _opened.pop().close()
