"""Zip files that are the same bytes for the same content: Word, Excel and bundles of several files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?P<which>created|modified)[^>]*>)[^<]*")
_OLDEST = 1980
"""Zip knows no earlier year."""


def packed(files: Mapping[str, bytes], date: datetime.date) -> bytes:
    """A zip of files by name; all of them are of that day."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = ZipInfo(name, (max(date.year, _OLDEST), date.month, date.day, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def dated(office: bytes, date: datetime.date) -> bytes:
    """An Office file without the times of its making, which the library writes into it."""
    with ZipFile(BytesIO(office)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if _CORE in files:
        files[_CORE] = _TIME.sub(rb"\g<1>" + date.isoformat().encode() + b"T00:00:00Z", files[_CORE])
    return packed(files, date)
