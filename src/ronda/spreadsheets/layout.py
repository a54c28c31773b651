"""What a spreadsheet is to have: its columns, what stands in each, and what tells two rows apart.

Two things to know. Columns are found by their headings, in any order and in any of the languages
that they have them in. And the same layout makes the template and reads it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Meaning = str | Decimal | date | bool | tuple[str, ...] | object | None


class Kind(StrEnum):
    """What may stand in a column."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    OTHER = "other"


@dataclass(frozen=True)
class Column:
    """One column.

    `choices` has the key of each choice by what people write for it; of `CHOICES` several may be
    given, with semicolons. `parse` says what a column of kind `OTHER` means, by ValueError what it
    does not.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    parse: Callable[[str], object] | None = None
    also: tuple[str, ...] = ()
    example: str = ""

    @property
    def headings(self) -> frozenset[str]:
        """Every heading by which it is found."""
        return frozenset(plain(one) for one in (self.heading, self.key, *self.also))


@dataclass(frozen=True)
class Layout:
    """The columns, and the keys of those by which two rows say something of the same thing.

    Without `same_by` only a row that repeats another in everything is one too many.
    """

    columns: tuple[Column, ...]
    same_by: tuple[str, ...] = ()


def plain(heading: str) -> str:
    """A heading or choice as it is compared.

    >>> plain("  Number of  persons * ")
    'number of persons'
    """
    return " ".join(heading.replace("*", " ").replace("_", " ").split()).casefold().rstrip(" :")
