"""Starts the app for the command line: Streamlit in a child process, on this machine only, with nothing sent anywhere."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from innograph.errors import InnographError, InputError

HOST = "127.0.0.1"
START_SECONDS = 60.0
STOP_SECONDS = 10.0


def run_app(port: int | None = None, *, say: Callable[[str], object] = print, browser: bool = True) -> int:
    """Serve the app until Ctrl-C or SIGTERM; returns the exit code.

    `say` gets the address; with `browser` it is opened if there is a screen.

    Raises InputError if `port` is taken, InnographError if the app does not start. Without a port a free one is chosen.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with serving(port) as (process, address):
            say(f"应用已启动：{address}（按 Ctrl-C 结束）")
            if browser and _has_screen():
                webbrowser.open(address)
            return process.wait()
    except KeyboardInterrupt:
        return 0


@contextmanager
def serving(port: int | None = None) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The app in a child process and its address; the child ends with the block."""
    chosen = _free_port() if port is None else port
    _check_free(chosen)
    address = f"http://{HOST}:{chosen}"
    process = subprocess.Popen(_command(chosen))
    try:
        _wait_for(process, address)
        yield process, address
    finally:
        _stop(process)


def _command(port: int) -> list[str]:
    """The command line of the child process."""
    return [sys.executable, "-P", "-m", "views.server", f"--port={port}", f"--address={HOST}"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        # as servers do: a port whose last user is gone counts as free
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise InputError(f"端口 {port} 不能使用（{error}）。请换一个端口，或不指定端口。") from error


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), _direct().open(f"{address}/_stcore/health", timeout=2):
            return
        time.sleep(0.1)
    raise InnographError(f"应用没有启动（{address}，退出码 {process.poll()}）：原因见上面的输出。")


def _direct() -> urllib.request.OpenerDirector:
    """Without the proxy of the environment, which does not know this machine's loopback."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _has_screen() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
