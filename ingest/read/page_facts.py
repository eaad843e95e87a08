"""What a page says of itself — 索引号, 发文机关, 成文日期 … — in meta tags and in the lines above the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from ingest.read.page_lines import Line
from ingest.read.page_words import PageWords
from ingest.text import normalise, squeeze

LABELS = ("标题", "文号", "发文机关", "成文日期", "发布日期", "索引号")
_ORGAN = re.compile(r"[\u4e00-\u9fff()]{4,40}(?:局|委|委员会|府|办|办公室|厅|部|院)$")
_WINDOW_PARTS = re.compile(r"[-_|—–>\s]+")
_DATE = re.compile(r"20\d\d ?[-年/.]")
_COLON = re.compile(r"[ \t]*:")
_FEWEST_BARE = 3  # lines without colons are labels where at least so many follow each other


def meta_facts(page: HtmlElement, words: PageWords) -> dict[str, str]:
    """The facts of the government's standard meta tags, by label."""
    told: dict[str, str] = {}
    for tag in page.iter("meta"):
        label = words.meta.get((tag.get("name") or "").lower())
        if label and (value := (tag.get("content") or "").strip()):
            told.setdefault(label, value)
    return told


def line_facts(found: list[Line], words: PageWords) -> tuple[dict[str, str], set[int]]:
    """The facts of lines that consist of labels and values, and the numbers of these lines."""
    told: dict[str, str] = {}
    taken: set[int] = set()
    begins = [bool(words.labels.match(normalise(line.text))) for line in found]
    without_colon = sum(begins) >= _FEWEST_BARE
    for number, line in enumerate(found):
        facts = _facts_of(line.text, words, without_colon) if number not in taken else []
        if not facts:
            continue
        taken.add(number)
        if not facts[-1][1] and number + 1 < len(found) and not begins[number + 1]:
            facts[-1] = facts[-1][0], found[number + 1].text  # the value stands in the next line
            taken.add(number + 1)
        for label, value in facts:
            if label and value:
                told.setdefault(label, value)
    return told, taken


def fact_lines(told: dict[str, str], text: Iterable[str]) -> list[str]:
    """Labelled lines for the head of the text; what the plan's own first lines say is not said twice."""
    head = squeeze("".join(text))
    if "发文机关" not in told and _ORGAN.fullmatch(normalise(told.get("来源", ""))):
        told = told | {"发文机关": told["来源"]}
    said = [label for label in ("标题", "文号") if squeeze(told.get(label, "")) in head]
    return [f"{label}：{told[label]}" for label in LABELS if told.get(label) and label not in said]


def title_line(page: HtmlElement, found: list[Line], words: PageWords) -> int | None:
    """The number of the line that is the plan's title: the first that agrees with the title of the window, else the first."""
    window = [squeeze(part) for tag in page.iter("title") for part in _WINDOW_PARTS.split("".join(tag.itertext()))]
    titles = {
        n: squeeze(line.text) for n, line in enumerate(found) if not line.linked and words.titles.fullmatch(squeeze(line.text))
    }
    agreed = (n for n, title in titles.items() if any(len(part) >= 6 and (part in title or title in part) for part in window))
    return next(agreed, next(iter(titles), None))


def join_title(found: list[Line], at: int | None) -> int | None:
    """A title of two lines (清河市人民政府 / 关于印发…的通知) becomes one, in place; where it stands then."""
    if not at or not _ORGAN.fullmatch(found[at - 1].text.strip()) or not re.match("关于|印发|转发", found[at].text):
        return at
    found[at - 1 : at + 1] = [Line(found[at - 1].text + found[at].text, 0, found[at].inside)]
    return at - 1


def _facts_of(line: str, words: PageWords, without_colon: bool) -> list[tuple[str, str]]:
    """`索 引 号：A/2022　发布机构：甲局` → its pairs; none where the line is no line of labels."""
    half = normalise(line)
    begin = len(half) - len(half.lstrip("[( \t"))
    marks = [m for m in words.labels.finditer(half) if _COLON.match(half, m.end()) or (m.start() == begin and without_colon)]
    if not marks or (marks[0].start() > begin and len(marks) < 2):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(half)]
    before = line[begin : marks[0].start()].strip()  # a date before 来源 is the date of publishing
    dated = [("发布日期", before)] if _DATE.match(before) else []
    return dated + [
        (words.label_of[re.sub(r"\s", "", mark.group())], line[mark.end() : end].strip(" \t\u3000:：|;；,，[]【】()（）"))
        for mark, end in zip(marks, ends, strict=True)
    ]
