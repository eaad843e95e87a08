"""axe-core on every page: no serious finding, in light and dark."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page
from sample_plans import CITY, INSTITUTE
from test_pages import WAIT_MS, open_page, settled

from innograph.resources import BUNDLE
from views.pages import PAGES

AXE = BUNDLE.parent / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = ("serious", "critical")
STREAMLITS_OWN: dict[str, str] = {}
"""Findings in what Streamlit draws, which we cannot mend: selector → reason."""
VISITED = [
    *(page.path for page in PAGES),
    f"ask?q={quote('哪些城市与中科院合作？')}",
    f"graph?node={quote(CITY)}&pick={quote(INSTITUTE)}",
    f"text?plan={quote('郑科〔2019〕1号')}",
]


@pytest.fixture(scope="module")
def axe() -> Path:
    if not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"{AXE} is missing: npm ci in {BUNDLE.parent}")
        pytest.skip(f"no axe-core: npm ci in {BUNDLE.parent}")
    return AXE


def findings(page: Page) -> list[str]:
    """The serious findings on the page: rule, what is wrong, where."""
    found: dict[str, Any] = page.evaluate("exclude => axe.run({ exclude })", [[name] for name in STREAMLITS_OWN])
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found["violations"]
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]


def lasting_findings(page: Page) -> list[str]:
    """What is still found when everything has faded in: half-transparent text has no contrast."""
    until = time.monotonic() + WAIT_MS / 1000
    while (found := findings(page)) and time.monotonic() < until:
        page.wait_for_timeout(1000)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", VISITED)
def test_no_serious_finding(page: Page, app: str, axe: Path, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, f"{app}/{path}")
    settled(page)
    page.add_script_tag(path=axe)
    assert lasting_findings(page) == []
