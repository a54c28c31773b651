"""What can be wrong with a row, each with a stable code and one sentence.

Two things to know. A sentence has named places: `column`, `found`, `other` (another row's number).
And a page may tell it in another language, by its code.
"""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a row, or with one cell of it."""

    MISSING = "missing"
    NO_DAY = "no-day"
    NO_NUMBER = "no-number"
    TWO_WAYS = "two-ways"
    NOT_WHOLE = "not-whole"
    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    NO_CHOICE = "no-choice"
    NOT_YES_NO = "not-yes-no"
    NOT_UNDERSTOOD = "not-understood"
    MERGED = "merged"
    NO_RESULT = "no-result"
    FAILED = "failed"
    TOO_LONG = "too-long"
    TWICE = "twice"
    OTHERWISE = "otherwise"

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, with places for what was found."""
        return SENTENCES[self]


SENTENCES = {
    Fault.MISSING: "“%(column)s” is empty: fill it in.",
    Fault.NO_DAY: "“%(found)s” in “%(column)s” is no day: write 31.12.2023 or 2023-12-31.",
    Fault.NO_NUMBER: "“%(found)s” in “%(column)s” is no number.",
    Fault.TWO_WAYS: "“%(found)s” in “%(column)s” can be read as a thousand or as a fraction: write"
    " it without a separator.",
    Fault.NOT_WHOLE: "“%(found)s” in “%(column)s” is no whole number.",
    Fault.NEGATIVE: "“%(found)s” in “%(column)s” is below zero.",
    Fault.TOO_LARGE: "“%(found)s” in “%(column)s” is more than can be.",
    Fault.NO_CHOICE: "“%(found)s” in “%(column)s” is none of: %(other)s.",
    Fault.NOT_YES_NO: "“%(found)s” in “%(column)s” is neither yes nor no.",
    Fault.NOT_UNDERSTOOD: "“%(column)s”: %(other)s",
    Fault.MERGED: "“%(column)s” is merged over several rows: give each row a number of its own.",
    Fault.NO_RESULT: "“%(column)s” is a formula without a result: put the number itself.",
    Fault.FAILED: "“%(column)s” has the error “%(found)s”: put what it should be.",
    Fault.TOO_LONG: "“%(column)s” is too long: at most %(other)s letters.",
    Fault.TWICE: "This row says the same as row %(other)s: take one of them out.",
    Fault.OTHERWISE: "This row says otherwise than row %(other)s on the same thing: decide on one.",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that cannot be taken, with the first thing that is wrong in it."""

    row: int
    fault: Fault
    column: str = ""
    found: str = ""
    other: str = ""

    def __str__(self) -> str:
        return self.fault.sentence % self.places

    @property
    def places(self) -> dict[str, str]:
        """What stands in the places of the sentence."""
        return {"column": self.column, "found": self.found, "other": self.other}
