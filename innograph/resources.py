"""Where the files that come with the program lie: beside the packages in a checkout, under `_root` in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
ROOT = _PACKAGE / "_root" if (_PACKAGE / "_root").is_dir() else _PACKAGE.parent

LEXICON = ROOT / "data" / "lexicon"
PLANS = ROOT / "data" / "plans"
JUDGEMENTS = ROOT / "data" / "judgements.csv"
SCHEMA = ROOT / "schema.cypher"
APP = ROOT / "app.py"
BUNDLE = _PACKAGE.parent / "views" / "graph_view" / "frontend" / "build"
"""The browser side of the graph, built by hatch_build.py; it lies in its package."""
