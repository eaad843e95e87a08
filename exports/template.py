"""Word by a template of one's own: a .docx file with Jinja marks, filled by docxtpl (an optional package, LGPL).

docs/exports.md lists what a template may name. Marks are run in Jinja's sandbox: a template is somebody's file, no code of ours.
"""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm

from exports.naming import plan_line
from exports.network import xml_text
from exports.packed import dated
from exports.report import Part, Report, report, texts
from exports.subgraph import Subgraph
from innograph.errors import InputError

_PICTURE_WIDTH = 150
"""Millimetres."""


def templated(subgraph: Subgraph, date: datetime.date, template: Path) -> bytes:
    """The report in the form of the template. Raises InputError where it cannot be read or filled, or docxtpl is missing."""
    try:
        from docxtpl import DocxTemplate, InlineImage
    except ImportError as error:
        raise InputError("使用自备 Word 模板需要 docxtpl：请运行 pip install 'innograph[template]'。") from error
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    told = report(subgraph, date)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document = DocxTemplate(template)
        document.init_docx()
        picture = InlineImage(document, BytesIO(told.picture), width=Mm(_PICTURE_WIDTH)) if told.picture else ""
        document.render(context(told) | {"picture": picture}, environment, autoescape=True)
        out = BytesIO()
        document.save(out)
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError, TemplateError) as error:
        raise InputError(f"{template.name}：不能用作 Word 模板：{error}。可用的字段见 docs/exports.md。") from error
    return dated(out.getvalue(), date)


def context(told: Report) -> dict[str, Any]:
    """What a template may name, but the picture."""
    return {
        "title": xml_text(told.title),
        "question": xml_text(told.question),
        "filters": [{"name": name, "value": xml_text(value)} for name, value in told.filters],
        "date": told.date,
        "parts": [_part(part) for part in told.parts],
        "sources": [
            {
                "line": xml_text(plan_line(source.plan)),
                **{name: source.plan.get(name) or "" for name in ("title", "doc_number", "issuer", "issued", "published")},
                "quotes": [{"number": q.number, "text": xml_text(q.text), "section": xml_text(q.section)} for q in source.quotes],
            }
            for source in told.sources
        ],
    }


def _part(part: Part) -> dict[str, Any]:
    rows = zip(part.rows, part.cites, strict=True)
    return {
        "title": xml_text(part.title),
        "sentence": xml_text(part.sentence),
        "columns": list(part.columns),
        "rows": [{"cells": list(map(xml_text, texts(row))), "cites": cite} for row, cite in rows],
        "note": xml_text(part.note),
        "left_out": part.left_out,
    }
