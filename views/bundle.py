"""The browser side of the components: style sheets go into the page, scripts are fetched from the app's server, once.

A script within a message of Streamlit would go over the line again at every click, and be read anew.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2s

from innograph.errors import InnographError
from innograph.resources import BUNDLE

PATH = "/bundle"
"""Where `views.server` serves the scripts."""


@cache
def built(name: str) -> str:
    """A file of the bundle as text. Raises InnographError where it was not built."""
    try:
        return (BUNDLE / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InnographError(f"图谱组件缺少 {BUNDLE / name}：请在源码目录运行 pip install -e . 重新构建。") from error


def address(script: str) -> str:
    """Of a script, below the app; another content has another address."""
    return f"{PATH}/{blake2s(built(script).encode(), digest_size=8).hexdigest()}/{script}"


def loader(script: str) -> str:
    """The module that Streamlit is given instead of the script: it fetches the script and is the same.

    The first line, a comment, tells Streamlit that this is code and no path.
    """
    return (
        "// fetched once\n"
        f"const fetched = await import(new URL('{address(script)}', window.location.origin).href);\n"
        "export default fetched.default;\n"
    )
