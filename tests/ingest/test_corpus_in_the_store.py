"""Real plans in the embedded store: what small plans did not show, since their edges fit into one batch of the server."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import server
from graph.store import Store
from ingest.batch import extract_files, plan_files
from innograph.settings import Settings


@pytest.mark.timeout(300)
def test_each_plan_can_be_taken_out_again(corpus: Path, tmp_path: Path) -> None:
    """Edges that were deleted while the statement still read on made the server refuse one plan in nineteen."""
    outcomes = extract_files(plan_files([corpus / "reports"]))
    graphs = {done.extraction.graph.document.id: done.extraction.graph for done in outcomes if done.extraction}
    assert len(graphs) > 100
    with Store.open(Settings(home=tmp_path, store="embedded")) as store:
        for graph in graphs.values():
            store.load(graph)
        for plan in graphs:
            assert store.remove(plan)
        assert store.counts() == {"nodes": {}, "edges": {}}
    server.stop(tmp_path)
