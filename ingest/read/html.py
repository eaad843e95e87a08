"""Pages saved from government sites: the plan without the site around it, headed by what the page says of itself."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from lxml.etree import ParserError

from ingest.read.decoding import decode
from ingest.read.page_body import drop_furniture, main_element, plan_lines
from ingest.read.page_facts import fact_lines, join_title, line_facts, meta_facts, title_line
from ingest.read.page_lines import lines
from ingest.read.page_words import page_words
from innograph.errors import UnreadableFile

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_HEAD = 40  # lines; what the page says of itself stands above or at the head of the plan
_BEGINS = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十百]+[章条]|.*。")  # the plan itself


def text_of(path: Path) -> str:
    """One line a paragraph and a row of a table; facts that stand only in the page's head come first, as `发文机关：…`."""
    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    told = decode(data, path.name, declared[1].decode("ascii") if declared else "")
    try:
        text = "\n".join(_told(html.document_fromstring(_DECLARATION.sub("", told))))
    except ParserError:  # an empty page
        text = ""
    if not text:
        raise UnreadableFile(f"{path.name}：网页里没有正文（可能由脚本载入）。请在浏览器里复制正文，存为 .txt 后再导入。")
    return text


def _told(page: html.HtmlElement) -> list[str]:
    words = page_words()
    body = page if page.body is None else page.body
    drop_furniture(body, words)
    found = lines(body, main_element(body))
    head = next((number for number, line in enumerate(found) if _BEGINS.match(line.text)), len(found))
    facts, taken = line_facts(found[: min(head, _HEAD)], words)
    facts = meta_facts(page, words) | facts
    rest = [line for number, line in enumerate(found) if number not in taken]
    title = join_title(rest, title_line(page, rest[:_HEAD], words))
    text = plan_lines(rest, title, words)
    return [*fact_lines(facts, text[:_HEAD]), *text]
