"""What the page says of itself → the plan's document: own place, completed issuer, period, id."""

from __future__ import annotations

import re
from collections import Counter

from graph.model import Label, PlanDocument
from ingest.lexicon import lexicon
from ingest.resolve.places import Place, PlaceBook, Standpoint, own_place, place_book
from ingest.structure.header import Header
from ingest.text import PlainText, squeeze

_FIVE_YEARS = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
_COUNTED = {"十二": "十二五", "十三": "十三五", "十四": "十四五", "十五": "十五五"}
_RANGE = re.compile(r"(20\d\d) ?年? ?[-~至到] ?(20\d\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d) ?年")
_IN_FORCE = re.compile(r"自(20\d\d)年\d{1,2}月\d{1,2}日起(?:施行|实施|执行)[^。]{0,10}有效期[^。]{0,4}(?:至|到)(20\d\d)年")
_VALID_UNTIL = re.compile(r"有效期[^。]{0,4}(?:至|到)(20\d\d)年")
_VISION = re.compile(r"(?:力争到|展望到?|远景[^。]{0,6}到|远期到)20\d\d ?年")
_THIS_CENTURY = range(1990, 2051)


def document(text: PlainText, head: Header, goals: str, headings: str) -> tuple[PlanDocument, Standpoint]:
    """The plan's document and the standpoint from which its names are read.

    `goals` is the text of its goal sections, `headings` that of its headings: they tell years where title and dates do not.
    """
    book = place_book()
    year = _first_year(head) or max((int(y) for y in _YEAR.findall(headings)), default=None)
    place = own_place(head.title, head.issuer, head.sign, text.norm, year or 2020, book) or Place(Label.CITY, "")
    if year is None and (named := Counter(int(y) for y in _YEAR.findall(text.norm))):
        year = named.most_common(1)[0][0]
    issuer = _issuer(head, place, book)
    period = _period(head.title, goals, text.norm, year)
    stand = Standpoint(place, year or (period[0] if period else 2020), book)
    province = place.name if place.label is Label.PROVINCE else place.province
    return PlanDocument(
        _identity(head, issuer, place, period), head.title, head.doc_number, issuer, head.issued, head.published,
        place.name or None, province if province != place.name or place.label is Label.PROVINCE else None, period,
    ), stand  # fmt: skip


def _first_year(head: Header) -> int | None:
    for told in (head.issued, head.doc_number, head.published, head.title):
        if (match := re.search(r"(?<!\d)\d{4}(?!\d)", told or "")) and int(match[0]) in _THIS_CENTURY:
            return int(match[0])
    return None


_PARTY_OFFICES = ("组织部", "宣传部", "统战部", "政法委")


def _issuer(head: Header, place: Place, book: PlaceBook) -> str | None:
    """市科学技术局 → 邢台市科学技术局; where the page names none, what the letters of its number say (鹤科 → 科学技术局)."""
    if head.issuer:
        told = head.issuer
        if told in _PARTY_OFFICES and place.name:
            return f"{place.name}委{told}"
        if len(place.name) > 2 and told.startswith(place.name[1:]):  # 海市人民政府办公厅: the first character was lost
            return place.name[0] + told
        return place.name + told[1:] if told[0] in "市省区县" and place.name else told
    if head.title == "政府工作报告" and place.name:
        return f"{place.name}人民政府"  # it is the government that reports
    if head.sign and place.name:
        organ = lexicon().cues["document_signs"].get(head.sign[1:]) if head.sign[0] in book.signs else None
        return place.name + organ if organ else None
    return None


def _period(title: str, goals: str, text: str, year: int | None) -> tuple[int, int] | None:
    """First and last year: from the title, else the years of the goals from the plan's own year on."""
    if match := _RANGE.search(title):
        return int(match[1]), int(match[2])
    for told, years in _FIVE_YEARS.items():
        if told in squeeze(title):
            return years
    if match := re.search(r"第(十[二三四五])个五年", title):
        return _FIVE_YEARS[_COUNTED[match[1]]]
    if match := re.search(r"(?<!\d)(20\d\d)", title):
        return int(match[1]), int(match[1])
    if match := _IN_FORCE.search(text):
        return int(match[1]), int(match[2])
    if match := _RANGE.search(goals):
        return int(match[1]), int(match[2])
    if year and (match := _VALID_UNTIL.search(text)) and int(match[1]) >= year:
        return year, int(match[1])
    every = [int(y) for y in _YEAR.findall(goals)]
    near = [int(y) for y in _YEAR.findall(_VISION.sub("", goals))]  # 到2020年…;力争到2025年…: the later year is a vision
    due = [y for y in near or every if year is None or y >= year]
    if due:
        return min(year or min(due), min(due)), max(due)
    return (year, year) if year else None


def _identity(head: Header, issuer: str | None, place: Place, period: tuple[int, int] | None) -> str:
    """The normalised document number, else issuer (or place) + title + year."""
    if head.doc_number:
        return head.doc_number
    year = str(period[0]) if period else ""
    return re.sub(r"[/\s]", "", f"{issuer or place.name}-{head.title}-{year}".strip("-"))
