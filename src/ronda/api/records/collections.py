"""What a collection is: its records, how they are narrowed down and in which order they come.

Two things to know. Rows come in the order of their keys, which never leave this process but sealed
(`v1.cursors`). And a filter's pattern is all that is let through to the database.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from ronda.api.records.model import Record

Row = Any
"""A row of one of the tables that a collection is made of."""


@dataclass(frozen=True)
class Filter:
    """By what a collection is narrowed: the pattern of its values, and the field that has them.

    `is_upper`: codes in either case. `within`: of a number, the least and the most.
    """

    name: str
    pattern: str
    description: str
    is_upper: bool = False
    within: tuple[int, int] | None = None

    def fits(self, value: str) -> bool:
        """Whether this may be asked for."""
        return re.fullmatch(self.pattern, value) is not None


@dataclass(frozen=True)
class Source:
    """One table of a collection: its rows, and by which of its fields each filter narrows them."""

    rows: Callable[[], QuerySet[Any]]
    fields: Mapping[str, str]

    def narrowed(self, asked: Mapping[str, str]) -> QuerySet[Any] | None:
        """The rows that are asked for, by key; None where this table can have none."""
        if not asked.keys() <= self.fields.keys():
            return None
        wanted = dict(_wanted(self.fields[name], value) for name, value in asked.items())
        return self.rows().filter(**wanted).order_by("pk")


@dataclass(frozen=True)
class Collection:
    """Records of one kind; `one` finds a record by its id, as its page in the API shows it."""

    name: str
    title: Promise
    record: type[Record]
    sources: tuple[Source, ...]
    told: Callable[[Sequence[Row]], Sequence[Record]]
    filters: tuple[Filter, ...] = ()
    one: Callable[[str], object] | None = field(default=None, compare=False)
    id_pattern: str = ""
    document: str = ""
    """The name of the format that `one` gives, where it gives more than the record."""


Place = tuple[int, int]
"""Which table of a collection, and the key of the last row that was read there."""
BEGIN: Place = (0, 0)


def page_of(
    collection: Collection, asked: Mapping[str, str], after: Place, limit: int
) -> tuple[list[Record], Place | None]:
    """The next records, at most `limit`, and the place to go on from; None at the end."""
    rows: list[tuple[Place, Row]] = []
    for turn, source in enumerate(collection.sources):
        found = source.narrowed(asked) if turn >= after[0] else None
        if found is None:
            continue
        first = after[1] if turn == after[0] else 0
        left = limit + 1 - len(rows)
        rows += [((turn, row.pk), row) for row in found.filter(pk__gt=first)[:left]]
        if len(rows) > limit:
            break
    taken = rows[:limit]
    goes_on = taken[-1][0] if len(rows) > limit else None
    return list(collection.told([row for _at, row in taken])), goes_on


def every(collection: Collection, at_once: int = 500) -> Iterator[Record]:
    """All records, some at a time, so that memory does not grow with them.

    Each table is asked once and gone through: what a page would ask anew is worked out once.
    """
    for source in collection.sources:
        rows = source.rows().order_by("pk").iterator(chunk_size=at_once)
        while some := list(islice(rows, at_once)):
            yield from collection.told(some)


def _wanted(field: str, value: str) -> tuple[str, object]:
    if field.endswith("__overlap"):
        return field, [value, value.upper()]
    return field, int(value) if value.isascii() and value.isdecimal() else value
