"""The words of government sites' pages, from `data/lexicon/pages.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from innograph.errors import LexiconError
from innograph.resources import LEXICON


@dataclass(frozen=True, slots=True)
class PageWords:
    """Patterns over lines in half width. `label_of` gives the label under which a fact is laid: 生成日期 → 成文日期."""

    label_of: Mapping[str, str]
    labels: re.Pattern[str]
    meta: Mapping[str, str]
    furniture: re.Pattern[str]
    titles: re.Pattern[str]
    residue: re.Pattern[str]
    endings: re.Pattern[str]


@cache
def page_words(folder: Path = LEXICON) -> PageWords:
    """Read once a process; raises LexiconError."""
    try:
        told: dict[str, Any] = yaml.safe_load((folder / "pages.yaml").read_text(encoding="utf-8"))
        label_of = {form: label for label, forms in told["facts"].items() for form in forms}
        label_of |= dict.fromkeys(told["other_labels"], "")
        words, pieces = "|".join(told["furniture_words"]), "|".join(told["furniture_pieces"])
        return PageWords(
            label_of,
            re.compile("|".join(_spaced(form) for form in sorted(label_of, key=len, reverse=True))),
            told["meta"],
            re.compile(rf"{pieces}|(?<![a-z])(?:{words})(?![a-z])"),
            re.compile(rf"[^。;:]{{4,80}}(?:{'|'.join(told['title_ends'])})(?:\([^()]{{1,30}}\))?"),
            _any_of(told["residue"]),
            _any_of(told["endings"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, re.error) as error:
        raise LexiconError(f"pages.yaml 读不出：{error}。请按文件内说明改正。") from error


def _spaced(label: str) -> str:
    """索引号 as 索 引 号 too."""
    return r"[ \t]*".join(label)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
