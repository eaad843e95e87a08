"""Imports run one way: the base, the graph's model, ingest; the store below questions, these below exports; the app on top."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from innograph.resources import ROOT

ROOMS = ("innograph", "graph", "ingest", "queries", "exports", "views")
FILES = [
    ROOT / "app.py",
    *sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "node_modules" not in path.parts),
]


def module_of(path: Path) -> str:
    """`ingest/relate/tasks.py` → `ingest.relate.tasks`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in the file; `from graph import model` counts as graph.model."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports by full names only"
            for alias in node.names:
                yield f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in MODULES else str(node.module)


MODULES = {module_of(path) for path in FILES}
IMPORTS = {module_of(path): sorted(set(imports_of(path))) for path in FILES}


def under(module: str, *heads: str) -> bool:
    return any(module == head or module.startswith(f"{head}.") for head in heads)


def breaches(importers: tuple[str, ...], forbidden: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[str]:
    """`a imports b` for every import from the first group into the second, `allowed` ones left out."""
    return [
        f"{importer} imports {imported}"
        for importer, found in IMPORTS.items()
        if under(importer, *importers)
        for imported in found
        if under(imported, *forbidden) and not under(imported, *allowed)
    ]


def test_the_walk_sees_the_project() -> None:
    assert {
        "app",
        "graph.model",
        "ingest.pipeline",
        "ingest.relate.tasks",
        "queries.ask",
        "views.graph",
        "innograph.commands.cli",
    } <= MODULES
    assert "graph.model" in IMPORTS["ingest.pipeline"]
    assert breaches(("ingest",), ("graph",)) != []


@pytest.mark.parametrize("base", ["innograph.errors", "innograph.settings", "innograph.resources"])
def test_the_base_imports_nothing_of_the_project(base: str) -> None:
    assert breaches((base,), ROOMS) == []


@pytest.mark.parametrize(
    ("importers", "forbidden", "allowed"),
    [
        pytest.param(("graph.model",), ROOMS, ("innograph.errors",), id="the model stands on the errors alone"),
        pytest.param(("graph",), ("ingest", "queries", "exports", "views", "app"), (), id="the store knows no room above"),
        pytest.param(
            ("ingest",), ("graph", "queries", "exports", "views", "app"), ("graph.model",), id="ingest knows the model only"
        ),
        pytest.param(
            ("graph", "ingest", "queries", "exports", "views", "app"),
            ("innograph.commands",),
            (),
            id="no room knows the command line",
        ),
        pytest.param(("queries",), ("ingest", "exports", "views", "app"), (), id="questions know no room above and no ingest"),
        pytest.param(("exports",), ("ingest", "views", "app"), (), id="exports know the graph and the questions"),
        pytest.param(ROOMS, ("app",), (), id="nobody imports the app"),
    ],
)
def test_rooms(importers: tuple[str, ...], forbidden: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    assert breaches(importers, forbidden, allowed) == []


def test_only_the_app_and_its_views_know_streamlit() -> None:
    others = tuple(room for room in ROOMS if room != "views")
    assert breaches(others, ("streamlit",)) == []


# From the characters up: each stage may import those before it, and its own.
STAGES: dict[str, tuple[str, ...]] = {
    "ingest.text": (),
    "ingest.lexicon": ("ingest.text",),
    "ingest.patterns": (),
    "ingest.words": ("ingest.lexicon", "ingest.patterns"),
    "ingest.judgements": (),
    "ingest.judgement_file": ("ingest.judgements",),
    "ingest.judged_graph": ("ingest.judgements",),
    "ingest.read": ("ingest.text",),
    "ingest.structure": ("ingest.text", "ingest.lexicon"),
    # Recognition and resolution know each other: a name is read from a place, a place is known by its names.
    "ingest.recognise": (
        *("ingest.text", "ingest.lexicon", "ingest.patterns", "ingest.words"),
        *("ingest.structure", "ingest.resolve"),
    ),
    "ingest.resolve": (
        *("ingest.text", "ingest.lexicon", "ingest.words", "ingest.judgements"),
        "ingest.structure",
        "ingest.recognise.mention",
    ),
    "ingest.relate": (
        *("ingest.text", "ingest.lexicon", "ingest.patterns", "ingest.words"),
        *("ingest.structure", "ingest.resolve", "ingest.recognise"),
    ),
    "ingest.pipeline": (
        "ingest.text",
        "ingest.lexicon",
        "ingest.judgements",
        "ingest.judged_graph",
        "ingest.structure",
        "ingest.resolve",
        "ingest.recognise",
        "ingest.relate",
    ),
    "ingest.batch": ("ingest.read", "ingest.judgements", "ingest.pipeline"),
    "ingest.explain": ("ingest.text", "ingest.pipeline", "ingest.recognise.mention", "ingest.relate"),
    "ingest.second_opinion": ("ingest.text", "ingest.pipeline"),
    "ingest.evaluate": ("ingest.text", "ingest.read", "ingest.pipeline"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_stages_of_ingest(stage: str) -> None:
    assert any(under(module, stage) for module in MODULES)
    assert breaches((stage,), ("ingest",), (stage, *STAGES[stage])) == []


def test_relations_read_mentions_but_do_not_recognise() -> None:
    assert breaches(("ingest.relate",), ("ingest.recognise",), ("ingest.recognise.mention",)) == []


def cycle_from(module: str, path: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The first way on which a module imports itself; empty if there is none."""
    if module in path:
        return (*path[path.index(module) :], module)
    return next((way for imported in IMPORTS.get(module, []) if (way := cycle_from(imported, (*path, module)))), ())


@pytest.mark.parametrize("room", [*ROOMS, "app"])
def test_no_module_imports_itself_in_the_end(room: str) -> None:
    assert [cycle_from(module) for module in sorted(MODULES) if under(module, room) and cycle_from(module)] == []
