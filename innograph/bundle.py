"""The browser side of the graph as text: the app serves it, the offline page holds it."""

from __future__ import annotations

from functools import cache

from innograph.errors import InnographError
from innograph.resources import BUNDLE


@cache
def bundled(name: str) -> str:
    """A file of the bundle as text. Raises InnographError where it was not built."""
    try:
        return (BUNDLE / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InnographError(f"图谱组件缺少 {BUNDLE / name}：请在源码目录运行 pip install -e . 重新构建。") from error
