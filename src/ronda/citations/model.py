"""What is known of something public that can be cited.

Two things to know. Its `address` is one that lasts, with the edition in it where there are several.
And its `published` is the day of what the page shows, not of when somebody looked.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What it is, as citations and linked data tell kinds apart."""

    REPORT = "report"
    """A document with a date of its own: a factsheet's edition, a report."""
    PAGE = "page"
    """A page that is made of several documents: a recommendation in all Parties, a chapter."""
    COLLECTION = "collection"
    """A page of data: all practices, all recommendations of an article."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, in words: 150, "recommendations"."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class File:
    """The same as a file: its address and its media type."""

    address: str
    type: str


@dataclass(frozen=True, slots=True)
class Citable:
    """Something public that can be cited; texts in the reader's language but for the title's own.

    `body` is the author; `edition` says which edition and its state, in words; `number` is the
    document's own. `terms` are addresses of terms of vocabularies that it is about.
    """

    key: str
    kind: Kind
    title: str
    body: str
    address: str
    published: date | None = None
    edition: str = ""
    number: str = ""
    language: str = ""
    description: str = ""
    part_of: str = ""
    figures: tuple[Figure, ...] = ()
    files: tuple[File, ...] = ()
    terms: tuple[str, ...] = ()
