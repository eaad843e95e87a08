"""The launcher: on this machine only, and nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from databases import wait_until

from innograph.errors import InputError
from views.launch import HOST, run_app

PROGRAM = """
import signal
from views.launch import run_app

signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background of a shell ignores it
raise SystemExit(run_app(browser=False))
"""


def test_a_taken_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=str(port)):
            run_app(port)


def test_an_impossible_port_is_told() -> None:
    with pytest.raises(InputError, match="70000"):
        run_app(70000)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_starts_says_where_and_ends_with_its_child(home: Path, end: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", PROGRAM],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"INNOGRAPH_HOME": str(home)},
        start_new_session=True,
    )
    assert process.stdout is not None
    line = next(line for line in process.stdout if "http://" in line)
    address = "http://" + line.split("http://")[1].split("（")[0]
    with urllib.request.urlopen(address, timeout=60) as answer:
        assert answer.status == 200
    process.send_signal(end)
    assert process.wait(150) == 0
    wait_until(lambda: not group_alive(process.pid))


def group_alive(number: int) -> bool:
    """Whether any process of this group is there."""
    try:
        os.killpg(number, 0)
    except ProcessLookupError:
        return False
    return True
