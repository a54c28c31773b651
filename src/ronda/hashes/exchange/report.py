"""The account of one file read or written: what came, what broke, what was left out and why.

Two things to know. Nothing is left out silently: each is counted by what it was and the reason. And
the account is bounded: it counts every broken row, and describes the first thousand.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ronda.hashes.model import Code, Value

MOST_DESCRIBED = 1_000
MOST_NAMES = 500
MANY_OTHERS = "(others)"


class Why(StrEnum):
    """Why something of a row was left out."""

    PRIVATE = "private"
    UNKNOWN_KIND = "unknown-kind"
    UNRELIABLE = "unreliable"
    UNREADABLE = "unreadable"
    UNKNOWN_FIELD = "unknown-field"
    NO_PLACE = "no-place"
    STATE = "state"
    MEANING = "meaning"
    NO_HASH = "no-hash"
    AGREEMENT = "agreement"

    @property
    def sentence(self) -> str:
        """The reason in English."""
        return _SENTENCES[self]


_SENTENCES = {
    Why.PRIVATE: "It could show the item or name a person or place, which is never kept.",
    Why.UNKNOWN_KIND: "It is a hash of a kind that is not kept here.",
    Why.UNRELIABLE: "Its meaning differs from one maker of files to another.",
    Why.UNREADABLE: "Its value is none of those that it can have.",
    Why.UNKNOWN_FIELD: "The field is not known.",
    Why.NO_PLACE: "There is no place for it where it was to go.",
    Why.STATE: "It is disputed or withdrawn, which the format cannot say: the entry is held back.",
    Why.MEANING: "The format would say of it what is not so: the entry is held back.",
    Why.NO_HASH: "None of its hashes can be carried: the entry is held back.",
    Why.AGREEMENT: "The agreement with the partner does not name it.",
}


class BrokenRow(Value):
    """A row that was not taken: which (a line or an item, from 1), which field, and why.

    `code` is stable: "bad-hash", "no-hash", "all-zeros", "empty-file", "not-well-formed", …
    `why` is a sentence that never repeats a hash.
    """

    where: Annotated[int, Field(ge=0)]
    field: str
    code: Code
    why: str

    def __str__(self) -> str:
        return f"Row {self.where}, {self.field}: {self.why}"


class Report:
    """The account of one file; readers and writers add to it as they go.

    `taken` counts the entries read or written, `broken` the rows refused, `codes` these by code;
    `rows` describes the first of them. `dropped` counts what was left out, `withheld` whole entries
    that were not written.
    """

    def __init__(self) -> None:
        self.taken = 0
        self.broken = 0
        self.rows: list[BrokenRow] = []
        self.codes: Counter[str] = Counter()
        self.dropped: Counter[tuple[str, Why]] = Counter()
        self.withheld: Counter[Why] = Counter()

    def drop(self, name: str, why: Why) -> None:
        """Count one thing left out; names beyond the first hundreds are counted together."""
        if (name, why) not in self.dropped and len(self.dropped) >= MOST_NAMES:
            name = MANY_OTHERS
        self.dropped[name[:80], why] += 1

    def withhold(self, why: Why) -> None:
        """Count one entry that was not written."""
        self.withheld[why] += 1

    def take(self) -> None:
        """Count one entry."""
        self.taken += 1

    def refuse(self, row: BrokenRow) -> BrokenRow:
        """Count a broken row, and describe it if it is among the first."""
        self.broken += 1
        self.codes[row.code] += 1
        if len(self.rows) < MOST_DESCRIBED:
            self.rows.append(row)
        return row

    def become(self, other: "Report") -> None:
        """Hold the account of `other` instead of one's own."""
        vars(self).update(vars(other))

    def told(self) -> Iterator[str]:
        """The account in English, a line each; the broken rows last."""
        yield f"{self.taken} entries, {self.broken} broken rows."
        for why, count in self.withheld.most_common():
            yield f"{count} entries held back: {why.sentence}"
        for (name, why), count in self.dropped.most_common():
            yield f"“{name}” left out {count} times: {why.sentence}"
        yield from map(str, self.rows)
        if self.broken > len(self.rows):
            yield f"… and {self.broken - len(self.rows)} more broken rows."
