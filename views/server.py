"""The app's server: Streamlit's own, with all that the first page needs read in before it answers.

`python -P -m views.server --port 8501`; analysts start it with `innograph app`.
"""

from __future__ import annotations

import argparse
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import file_util
from streamlit.web.bootstrap import load_config_options

from graph.model import Label
from innograph import resources
from innograph.bundle import bundled
from innograph.errors import InnographError
from queries.ask import answer
from queries.catalogue import names_of
from views import bundle, overview
from views.answer_graph import proving
from views.around import around
from views.pages import PAGES
from views.picture import EVERYTHING
from views.shared import shared_store

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
OPTIONS: Mapping[str, str | bool] = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    "logger.hideWelcomeMessage": True,
    "logger.level": "warning",
    # not theme.font: a theme without light and dark would end the automatic change between them
    "theme.light.font": FONT,
    "theme.light.primaryColor": "#1d4ed8",
    "theme.dark.font": FONT,
    "theme.dark.primaryColor": "#2563eb",
}
SCRIPTS = ("index.js", "reader.js")
DRAWING = ("/graph", "/ask", "/analysis")
"""The pages that draw: their browser side is fetched while the page is still made."""
FIRST_ASKED = ("与哪些机构合作？", "的目标？", "的任务？")
"""What is asked of a city before anybody asks."""
KEPT = "public, max-age=31536000, immutable"
# From a page's address Streamlit's browser side looks for its server below that page first, and complains that it is not there;
# told where it is, it does not look. Releases that do not know the word look as before.
_TOLD = "<head><script>window.__streamlit = {BACKEND_BASE_URL: window.location.origin + '/'}</script>"


def index(*scripts: str) -> str:
    """Streamlit's page, in Chinese, with the address of its server and of scripts that the browser can fetch at once."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    early = "".join(f'<link rel="modulepreload" href="{bundle.address(script)}">' for script in scripts)
    return page.replace('lang="en"', 'lang="zh-CN"', 1).replace("<head>", _TOLD + early, 1)


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Open the store and read what the first page shows; where that fails the page tells why, and tries again."""
    with suppress(InnographError):
        plans, _ = overview.read(shared_store())
        if city := next((plan["city"] for plan in plans if plan.get("city")), None):
            # the database is slow with its first of a kind, and so is understanding with its first question
            around(shared_store(), f"{Label.CITY}:{city}", EVERYTHING, 1)
            names = names_of(shared_store())
            for asked in FIRST_ASKED:
                found = answer(shared_store(), f"{city}{asked}", names)
                proving(shared_store(), found, range(len(found.rows)))
    yield


def made() -> st.App:
    """The app; each of its addresses gives the same page."""
    load_config_options(dict(OPTIONS))
    shell, drawing = index(), index("index.js")

    async def answer(request: Request) -> Response:
        page = drawing if request.url.path in DRAWING else shell
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})

    async def home(request: Request) -> Response:
        return RedirectResponse(str(request.url.replace(path="/")))

    # the first page stands at / only
    routes = [Route("/", answer), Route(f"/{PAGES[0].path}", home), *(Route(f"/{page.path}", answer) for page in PAGES[1:])]
    routes.append(Route(f"{bundle.PATH}/{{digest}}/{{script}}", send_script))
    return st.App(resources.APP, lifespan=ready, routes=routes)


async def send_script(request: Request) -> Response:
    """A script of the components; its address changes with it, so a browser may keep it."""
    script = request.path_params["script"]
    if script not in SCRIPTS:
        return Response(status_code=404)
    return Response(bundled(script), media_type="text/javascript", headers={"Cache-Control": KEPT})


def bound(address: str, port: int) -> socket.socket:
    """A socket that answers without delay.

    Streamlit's own start makes one without its protocol, for which asyncio leaves out TCP_NODELAY: each small answer then waits
    40 ms for the one before it to be acknowledged, and a page is fetched in sixty.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((address, port))
    return listening


def main() -> None:
    """Serve until the process is told to end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--address", default="127.0.0.1")
    told = parser.parse_args()
    with bound(told.address, told.port) as listening:
        uvicorn.Server(uvicorn.Config(made(), log_level="warning", access_log=False)).run(sockets=[listening])


if __name__ == "__main__":
    main()
