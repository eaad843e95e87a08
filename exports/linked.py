"""JSON-LD: schema.org where it has the word, own terms where not; docs/vocabulary.md describes all of them.

A relation is a thing of its own (`RelationStatement`), because it carries quotes; the same relation stands as one plain triple
too, for queries that need no proof.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from exports.json_files import as_json
from exports.subgraph import Subgraph
from graph.model import EdgeType, Label
from graph.rows import Row, evidence

TERMS = "urn:innograph:terms:"
_THING = "urn:innograph:node:"
_PLAN = "urn:innograph:plan:"
SCHEMA_TYPES = {
    Label.CITY: "City",
    Label.PROVINCE: "AdministrativeArea",
    Label.DISTRICT: "AdministrativeArea",
    Label.AGENCY: "GovernmentOrganization",
    Label.ENTERPRISE: "Organization",
    Label.INSTITUTION: "Organization",
    Label.PLATFORM: "Organization",
    Label.PLATFORM_TYPE: "DefinedTerm",
    Label.PROGRAM: "Project",
    Label.PROJECT: "Project",
    Label.TASK: "Action",
    Label.INDICATOR: "StatisticalVariable",
}
PREDICATES = {
    EdgeType.LEADS: "leads",
    EdgeType.SUPPORTS: "supports",
    EdgeType.COOPERATES_WITH: "cooperatesWith",
    EdgeType.HOSTS: "hosts",
    EdgeType.UNDERTAKES: "undertakes",
    EdgeType.PART_OF: "partOf",
    EdgeType.TARGETS: "hasTarget",
}
_TOLD = ("status", "role", "kind", "value", "unit", "year", "rule", "confidence", "collective", "deadline")
_CONTEXT: dict[str, Any] = {
    "@vocab": TERMS,
    "schema": "https://schema.org/",
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "identifier": "schema:identifier",
    "datePublished": {"@id": "schema:datePublished", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "dateCreated": {"@id": "schema:dateCreated", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "publisher": "schema:publisher",
    "spatialCoverage": "schema:spatialCoverage",
    "text": "schema:text",
    "about": {"@id": "schema:about", "@type": "@id"},
    "isPartOf": {"@id": "schema:isPartOf", "@type": "@id"},
    "subject": {"@type": "@id"},
    "object": {"@type": "@id"},
    "relation": {"@type": "@vocab"},
    **{name: {"@type": "@id"} for name in PREDICATES.values()},
}


def json_ld(subgraph: Subgraph, date: datetime.date) -> bytes:
    """One document with its context inside: nothing is fetched to read it."""
    triples = _triples(subgraph)
    told = [
        *(_plan(row) for row in subgraph.plans.values()),
        *(_thing(row) | triples[id] for id, row in subgraph.nodes.items()),
        *(_statement(number, row) for number, row in enumerate(subgraph.edges, 1)),
    ]
    head = {"@id": "urn:innograph:export", "@type": "schema:Dataset", "name": subgraph.title, "dateCreated": date.isoformat()}
    asked = {"question": subgraph.question} if subgraph.question else {}
    return as_json({"@context": _CONTEXT, "@graph": [head | asked, *told]})


def iri(id: str) -> str:
    """Of a node's id; Chinese stays readable, what an IRI may not hold is escaped."""
    return _THING + _escaped(id)


def _escaped(id: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "〔〕“”·-._~:" else quote(letter, safe="") for letter in id)


def _plan(row: Row) -> Row:
    told = {
        "@id": _PLAN + _escaped(row["id"]),
        "@type": ["schema:Legislation", "Plan"],
        "identifier": row.get("doc_number") or row["id"],
        "name": row.get("title"),
        "publisher": row.get("issuer"),
        "dateCreated": row.get("issued"),
        "datePublished": row.get("published"),
        "spatialCoverage": row.get("city") or row.get("province"),
    }
    return {key: value for key, value in told.items() if value}


def _thing(row: Row) -> Row:
    rest = {key: value for key, value in row.items() if key not in ("id", "label", "name", "aliases", "plan")}
    told = {"@id": iri(row["id"]), "@type": [f"schema:{SCHEMA_TYPES[row['label']]}", str(row["label"])], "name": row["name"]}
    told |= {"alternateName": row["aliases"]} if row.get("aliases") else {}
    told |= {"isPartOf": _PLAN + _escaped(row["plan"])} if row.get("plan") else {}
    return told | rest


def _triples(subgraph: Subgraph) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for edge in subgraph.edges:
        objects = found[edge["source"]].setdefault(PREDICATES[edge["type"]], [])
        if (target := iri(edge["target"])) not in objects:
            objects.append(target)
    return found


def _statement(number: int, edge: Row) -> Row:
    plan = _PLAN + _escaped(edge["plan"])
    quotes = [
        {"@type": ["schema:Quotation", "Evidence"], "text": proof.text, "start": proof.start, "end": proof.end, "isPartOf": plan}
        | ({"section": proof.section} if proof.section else {})
        for proof in evidence(edge)
    ]
    return {
        "@id": f"urn:innograph:export:{number}",
        "@type": "RelationStatement",
        "relation": PREDICATES[edge["type"]],
        "subject": iri(edge["source"]),
        "object": iri(edge["target"]),
        **{key: edge[key] for key in _TOLD if key in edge},
        "isPartOf": plan,
        "evidence": quotes,
    }
