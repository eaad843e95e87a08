"""Make common_words.txt and frequent_words.txt of data/lexicon anew from a public dictionary: `python -m ingest.lexicon_words`.

Source, not needed to run the program: jieba 0.42.1 (MIT), its dict.txt read as a data file. Names of persons, places, bodies and
brands are left out (parts of speech nr, ns, nt, nz), and what is so rare that it may be a name as well.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from innograph.errors import LexiconError
from innograph.resources import LEXICON

VERSION = "0.42.1"
FILES = {  # file: characters of a word → how often the dictionary must have seen it
    "common_words.txt": {2: 3, 3: 5},
    "frequent_words.txt": {2: 100, 3: 100},
}
NAMES = ("nr", "ns", "nt", "nz")
HEAD = """\
# Ordinary words of two and three characters, by which brands are told: ingest/recognise/brands.py says how.
# Source: dict.txt of jieba 0.42.1 (MIT), without names and rare words; made by `python -m ingest.lexicon_words`. 2026-11-27.
"""


def dictionary() -> Path:
    """The dictionary of the installed package; raises LexiconError where it is missing or of another version."""
    try:
        found = importlib.metadata.distribution("jieba")
    except importlib.metadata.PackageNotFoundError:
        found = None
    if found is None or found.version != VERSION:
        raise LexiconError(f"jieba {VERSION} is not installed; run: pip install --no-deps jieba=={VERSION}")
    return Path(str(found.locate_file("jieba/dict.txt")))


def words(lines: Iterable[str], least: Mapping[int, int]) -> Iterator[str]:
    """The ordinary words among lines of `word count part-of-speech`: `平台 5000 n`."""
    for line in lines:
        word, count, part = line.split()
        if int(count) >= least.get(len(word), 10**9) and re.fullmatch("[\u4e00-\u9fff]+", word) and not part.startswith(NAMES):
            yield word


def main() -> None:
    """Write both files: one line a first character."""
    told = dictionary().read_text(encoding="utf-8").splitlines()
    for name, least in FILES.items():
        lines: dict[str, list[str]] = {}
        for word in sorted(set(words(told, least))):
            lines.setdefault(word[0], []).append(word)
        (LEXICON / name).write_text(HEAD + "".join(" ".join(line) + "\n" for line in lines.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
