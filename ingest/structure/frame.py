"""What is seen of a document before its outline: a table of contents, articles whose numbers go on over headings."""

from __future__ import annotations

import re

from ingest.text import PlainText, Span, ordinal

_CONTENTS = re.compile(r"(?m)^[ #*]*(?:目 *录|目 *次)[ *]*\n+(?P<first>[^\n]{4,40})\n")


def contents(text: PlainText) -> Span:
    """A table of contents without dots: from 目录 to where its first line stands again as a heading."""
    match = _CONTENTS.search(text.norm)
    again = text.norm.find("\n" + match["first"].rstrip(), match.end() - 1) if match else -1
    return Span(match.start(), again) if match and again >= 0 else Span(0, 0)


_FIRST_OR_ARTICLE = re.compile(
    r"(?m)^[ \t#>\-]*(?:(?P<first>[一二三四五六七八九十]{1,3})、|第(?P<article>[一二三四五六七八九十百]{1,4})条)"
)


def articles_run_on(text: PlainText) -> bool:
    """一、…第一条…第二条…二、…第三条: the numbers of the articles go on over the headings, which stand above them."""
    article, headings = 0, 0
    for match in _FIRST_OR_ARTICLE.finditer(text.norm):
        if match["first"]:
            headings = 1 if ordinal(match["first"]) == 1 else headings + (ordinal(match["first"]) == headings + 1)
        elif ordinal(match["article"]) == article + 1:
            article += 1
            if headings == 0:
                return False
            if headings == _SECOND_HEADING and article > 1:
                return True
    return False


_SECOND_HEADING = 2
