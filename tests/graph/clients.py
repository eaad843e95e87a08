"""Other processes that use a store at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from innograph.resources import ROOT
from innograph.settings import Settings

START = """from graph.store import Store
from innograph.settings import settings
from small_plans import city_plan
store = Store.open()
print("open", flush=True)
"""


def client(config: Settings, code: str) -> subprocess.Popen[str]:
    """A process that has the store of these settings open as `store` and runs the code."""
    told = {"HOME": config.home, "STORE": config.store, "USER": config.user, "DATABASE": config.database}
    told |= {"PASSWORD": config.password.get_secret_value()}
    environment = os.environ | {f"INNOGRAPH_{name}": str(value) for name, value in told.items()}
    environment |= {"PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)])}
    process = subprocess.Popen(
        [sys.executable, "-c", START + code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    return process
