"""Lets only reading queries pass. The database account that runs them cannot write either; this says so in plain words.

A statement is split into tokens as Cypher does it, so that a comment, a quoted text ('CREATE') or a name in backticks
is no clause, while an escape (`\\u0043REATE`) or full-width letters (ＣＲＥＡＴＥ) hide none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from innograph.errors import QueryError

STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
WRITES = frozenset(
    {"CREATE", "INSERT", "MERGE", "SET", "REMOVE", "DELETE", "DETACH", "NODETACH", "DROP", "FOREACH", "LOAD"}
    | {"TRANSACTION", "TRANSACTIONS", "USE", "ALTER", "GRANT", "DENY", "REVOKE"}
)
PROCEDURES = frozenset(
    {"db.labels", "db.relationshipTypes", "db.propertyKeys"}
    | {"db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships"}
)

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\r\n]*|/\*.*?\*/)
    |(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |`(?P<quoted>(?:[^`]|``)*)`
    |(?P<parameter>\$\s*(?:\w+|`(?:[^`]|``)*`))
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\w*)
    |(?P<word>\w+)
    |(?P<sign>\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class _Token:
    """`text` is what a keyword is compared by, `raw` what stands in the statement."""

    kind: str
    text: str
    raw: str
    start: int


@lru_cache(maxsize=512)  # those of the catalogue are asked again and again, and to read one takes as long as many an answer
def check_read_only(statement: str) -> None:
    """Raise QueryError, with the place, if the statement does anything but read."""
    # databases differ in whether they resolve \uXXXX before or after they find the end of a text: both must be harmless
    for reading in {statement, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), statement)}:
        _check(_tokens(reading), reading)


def _tokens(statement: str) -> list[_Token]:
    found = ((match.lastgroup or "", match[match.lastgroup or 0], match.start()) for match in _TOKEN.finditer(statement))
    return [_Token(kind, _plain(raw) if kind == "word" else raw, raw, start) for kind, raw, start in found if kind != "blank"]


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).upper()


def _check(tokens: list[_Token], statement: str) -> None:
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    if not tokens:
        raise QueryError("查询是空的。")
    if tokens[0].kind != "word" or tokens[0].text not in STARTS:
        raise _refusal(statement, tokens[0], f"查询须以 {'、'.join(sorted(STARTS))} 之一开头")
    for at, token in enumerate(tokens):
        if token.kind == "sign" and token.text in "'\"`\\;":
            raise _refusal(statement, token, "引号没有闭合,或有多余的反斜杠、分号")
        if token.kind == "word" and token.text in WRITES and not _is_name(tokens, at):
            raise _refusal(statement, token, "只允许读取")
        if token.kind == "word" and token.text == "CALL" and not _is_name(tokens, at):
            _check_call(tokens, at, statement)


def _is_name(tokens: list[_Token], at: int) -> bool:
    """Whether the word is a property (n.set), a label or type (:Set), or a key ({set: 1}), which cannot be clauses."""
    before = [token.text if token.kind == "sign" else token.kind for token in tokens[max(0, at - 2) : at]]
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return before[-1:] in ([":"], ["|"], ["&"]) or (before[-1:] == ["."] and before[0] != "number") or after == ":"


def _check_call(tokens: list[_Token], at: int, statement: str) -> None:
    """`CALL {…}` and `CALL (x) {…}` are subqueries and checked as the rest; procedures must be known to read only."""
    if tokens[at + 1 : at + 2] and tokens[at + 1].text in ("{", "("):
        return
    name = ""
    for token in tokens[at + 1 :]:
        if token.kind not in ("word", "quoted") and token.text != ".":
            break
        name += token.raw
    if name not in PROCEDURES:
        raise _refusal(statement, tokens[at], f"不允许调用 {name or '(无名过程)'};允许的有 {'、'.join(sorted(PROCEDURES))}")


def _refusal(statement: str, token: _Token, reason: str) -> QueryError:
    line = statement.count("\n", 0, token.start) + 1
    column = token.start - (statement.rfind("\n", 0, token.start) + 1) + 1
    return QueryError(f"查询第 {line} 行第 {column} 个字符 {token.raw[:20]}:{reason}。")
