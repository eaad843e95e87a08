"""Nothing of a plan is read as Markdown."""

from __future__ import annotations

import pytest

from views.text import plain


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("郑科〔2019〕1号", "郑科〔2019〕1号"),
        ("**粗**", r"\*\*粗\*\*"),
        ("![图](http://a/b.png)", r"\!\[图\]\(http\:\/\/a\/b\.png\)"),
        (r"\$x$", r"\\\$x\$"),
        (":red[红]", r"\:red\[红\]"),
    ],
)
def test_marks_are_escaped(text: str, escaped: str) -> None:
    assert plain(text) == escaped
