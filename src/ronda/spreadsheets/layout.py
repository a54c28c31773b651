"""What a spreadsheet is to have: its columns, what stands in each, and what tells two rows apart.

Two things to know. Columns are found by their headings, in any order and in any of the languages
that they have them in. And the same layout makes the template and reads it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache

_OFTEN = 80
Meaning = str | Decimal | date | bool | tuple[str, ...] | object | None
LONGEST = 4_000
"""Letters that a cell may have where its column says nothing else."""


class Kind(StrEnum):
    """What may stand in a column."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"
    CHOICES = "choices"
    LIST = "list"
    YES_NO = "yes-no"
    OTHER = "other"


@dataclass(frozen=True)
class Column:
    """One column.

    `choices` has the key of each choice by what people write for it; of `CHOICES` several may be
    given, with semicolons; of `LIST` any. `parse` says what a column of kind `OTHER` means, by
    ValueError what it does not.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    parse: Callable[[str], object] | None = None
    also: tuple[str, ...] = ()
    example: str = ""
    longest: int = LONGEST

    @property
    def headings(self) -> frozenset[str]:
        """Every heading by which it is found."""
        return frozenset(plain(one) for one in (self.heading, self.key, *self.also))

    @cached_property
    def chosen(self) -> Mapping[str, str]:
        """The key of each choice by what people write for it or by itself, as they are compared."""
        keys = {plain(key): key for key in self.choices.values()}
        return {plain(label): key for label, key in self.choices.items()} | keys


@dataclass(frozen=True)
class Layout:
    """The columns, and the keys of those by which two rows say something of the same thing.

    Without `same_by` only a row that repeats another in everything is one too many.
    """

    columns: tuple[Column, ...]
    same_by: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its columns, in order."""
        return tuple(column.key for column in self.columns)


def plain(heading: str) -> str:
    """A heading or choice as it is compared.

    >>> plain("  Number of  persons * ")
    'number of persons'
    """
    return _plain(heading) if len(heading) > _OFTEN else _remembered(heading)


def _plain(heading: str) -> str:
    return " ".join(heading.replace("*", " ").replace("_", " ").split()).casefold().rstrip(" :")


# What is short is mostly a choice, the same one in thousands of rows.
_remembered = lru_cache(maxsize=1_000)(_plain)
