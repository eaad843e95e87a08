"""Everything that can go wrong, as one tree; messages name file, place and value, and say what to do.

InnographError
├── InputError        what the user gave cannot be used
│   ├── UnreadableFile    missing, empty, binary, wrong encoding, broken
│   ├── NotAPlan          readable, but no plan of a government
│   └── JudgementError    a line of judgements.csv cannot be used
├── LexiconError      a file of data/lexicon/ does not hold what it must
├── ModelError        a plan graph breaks the closed lists or points nowhere
├── StoreError        the database
│   ├── StoreUnavailable  does not start or does not answer
│   ├── StoreVersionError made by another version of this program
│   └── QueryError        a query is wrong, writes, or takes too long
└── QuestionError     a question or its parameters are not understood
"""

from __future__ import annotations

from collections.abc import Sequence


class InnographError(Exception):
    """Base of all errors that a user is meant to read. `exit_code` is what the command line returns."""

    exit_code = 1


class InputError(InnographError):
    """What the user gave cannot be used."""

    exit_code = 2


class UnreadableFile(InputError):
    """A file that is missing, empty, binary, broken or in an unknown encoding."""


class NotAPlan(InputError):
    """A text in which nothing of a government's plan was found."""


class JudgementError(InputError):
    """A line of a `judgements.csv` cannot be used."""


class LexiconError(InnographError):
    """A file of `data/lexicon/` does not hold what it must."""


class ModelError(InnographError):
    """A plan graph breaks the closed lists or has an edge that points nowhere."""


class StoreError(InnographError):
    """The database could not do what it was asked."""

    exit_code = 3


class StoreUnavailable(StoreError):
    """The database does not start or does not answer."""


class StoreVersionError(StoreError):
    """The database was made by a version of this program that this one cannot read."""


class QueryError(StoreError):
    """A query is wrong, tries to write, or takes too long."""


class QuestionError(InnographError):
    """A question, or a parameter of a query, is not understood; `suggestions` are what can be asked or given instead."""

    exit_code = 4

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = list(suggestions)
