"""Where on a page the plan stands: the element that holds nearly all free text, without the site's furniture."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ingest.read.page_lines import Line
from ingest.read.page_words import PageWords
from ingest.text import normalise

_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button", "input", "textarea")
_OF_THE_SITE = ("nav", "footer", "aside")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_LARGEST_FURNITURE = 0.3  # of the page's free text; more than this is the plan, whatever its element is called
_MAIN_SHARE = 0.9
_LINK_LINE = 0.7  # of a line's characters


def drop_furniture(body: HtmlElement, words: PageWords) -> None:
    """Remove what is not shown, and the parts whose name says that they belong to the site."""
    for element in list(body.iter(*_UNSEEN)):
        _drop(element)
    for element in [e for e in body.iter() if isinstance(e.tag, str) and _is_hidden(e)]:
        _drop(element)
    weights = _weights(body)
    for element in [e for e in body.iterdescendants() if isinstance(e.tag, str)]:
        name = f"{element.get('class', '')} {element.get('id', '')}".lower()
        of_the_site = element.tag in _OF_THE_SITE or words.furniture.search(name)
        if of_the_site and weights[element] <= _LARGEST_FURNITURE * weights[body]:
            _drop(element)


def main_element(body: HtmlElement) -> HtmlElement:
    """The lowest element that holds nearly all of the text outside links."""
    weights = _weights(body)
    main = body
    while heavy := [child for child in main if weights[child] >= _MAIN_SHARE * weights[body] > 0]:
        main = heavy[0]
    return main


def plan_lines(found: list[Line], begin: int | None, words: PageWords) -> list[str]:
    """The lines from the title (or the main element) on, without what the site sets between and below them."""
    inside = [number for number, line in enumerate(found) if line.inside]
    first, last = (inside[0], inside[-1]) if inside else (0, len(found))
    begin = first if begin is None else min(begin, last)
    kept = [
        line.text
        for number, line in enumerate(found[begin:], begin)
        if not _is_residue(line, words) and (number <= last or "。" in line.text or "\t" in line.text)
    ]
    return kept[: _end(kept, words)]


def _end(kept: list[str], words: PageWords) -> int:
    """Where the site's own lines begin; a heading like 相关解读 in the first half of the plan is the plan's."""
    lengths = [len(line) for line in kept]
    for number, line in enumerate(kept):
        if words.endings.fullmatch(_bare(line)) and sum(lengths[:number]) >= sum(lengths) / 2:
            return number
    return len(kept)


def _is_residue(line: Line, words: PageWords) -> bool:
    told = _bare(line.text)
    if line.linked >= _LINK_LINE * len(told) and not told.startswith("附件") and "。" not in told:
        return not words.endings.fullmatch(told)
    return bool(words.residue.fullmatch(told))


def _bare(line: str) -> str:
    return re.sub(r"\s", "", normalise(line))


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _weights(body: HtmlElement) -> dict[HtmlElement, int]:
    """By element: the characters below it that stand in no link."""
    weights: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        own = _count(element.text) if isinstance(element.tag, str) else 0
        below = sum(weights[child] + _count(child.tail) for child in element)
        is_link = element.tag == "a" and element.get("href") is not None
        weights[element] = 0 if is_link else own + below
    return weights


def _count(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
