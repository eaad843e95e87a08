"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Machine = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
