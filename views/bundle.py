"""The browser side of the components: style sheets go into the page, scripts are fetched from the app's server, once.

A script within a message of Streamlit would go over the line again at every click, and be read anew.
"""

from __future__ import annotations

from hashlib import blake2s

from innograph.bundle import bundled

PATH = "/bundle"
"""Where `views.server` serves the scripts."""


def address(script: str) -> str:
    """Of a script, below the app; another content has another address."""
    return f"{PATH}/{blake2s(bundled(script).encode(), digest_size=8).hexdigest()}/{script}"


def loader(script: str) -> str:
    """The module that Streamlit is given instead of the script: it fetches the script and is the same.

    The first line, a comment, tells Streamlit that this is code and no path.
    """
    return (
        "// fetched once\n"
        f"const fetched = await import(new URL('{address(script)}', window.location.origin).href);\n"
        "export default fetched.default;\n"
    )
