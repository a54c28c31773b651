"""Counts by class, source and year, with small ones left out: all that crosses to a State's desk.

Two things to know. A count below `FEWEST` is not told, and neither are so many more that nobody can
work it out from the total. And figures are of entries that stand; the tables hold no key of any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from ronda.apps.hashes.models import STANDING, Classification, ClassificationState, Entry
from ronda.apps.hashes.selectors.triage import work_counted

FEWEST = 5
FORMAT = "ronda-hash-figures/1"


@dataclass(frozen=True)
class Cell:
    """A count of one class, source or year; None where it is not told."""

    name: str
    count: int | None


@dataclass(frozen=True)
class Table:
    """The counts of one kind, and their total, None where it would give a small one away."""

    cells: tuple[Cell, ...]
    total: int | None

    @property
    def most(self) -> int:
        """The greatest count told, for the picture."""
        return max((cell.count or 0 for cell in self.cells), default=0)


def suppressed(counts: Mapping[str, int]) -> Table:
    """A table of counts in which no count from 1 to `FEWEST` - 1 is told or can be worked out.

    Where small counts are left out, more are, the smallest first, until at least two are and they
    come to twice `FEWEST` together; where that cannot be, the total is left out as well.

    >>> suppressed({"a": 20, "b": 3, "c": 9}).cells[1:]
    (Cell(name='b', count=None), Cell(name='c', count=None))
    """
    hidden = {name for name, count in counts.items() if 0 < count < FEWEST}
    left = sorted((count, name) for name, count in counts.items() if count and name not in hidden)
    while hidden and not _safe(counts, hidden) and left:
        hidden.add(left.pop(0)[1])
    cells = tuple(
        Cell(name, None if name in hidden else count) for name, count in sorted(counts.items())
    )
    told = sum(counts.values()) if _safe(counts, hidden) else None
    return Table(cells, told)


def _safe(counts: Mapping[str, int], hidden: set[str]) -> bool:
    together = sum(counts[name] for name in hidden)
    return not hidden or (len(hidden) >= 2 and together >= 2 * FEWEST)


def figures() -> dict[str, Table]:
    """The tables of figures: by class, by source, by year first seen, by outcome of the work."""
    standing = Entry.objects.filter(state__in=STANDING)
    classes = Classification.objects.filter(
        entry__in=standing, state=ClassificationState.STANDING
    ).values_list("scheme", "country", "code")
    by_class: dict[str, int] = {}
    for scheme, country, code, count in classes.annotate(Count("id")).order_by():
        name = " ".join(filter(None, (scheme, country, code)))
        by_class[name] = by_class.get(name, 0) + count
    return {
        "class": suppressed(by_class),
        "source": suppressed(_counted(standing.values_list("source"))),
        "year": suppressed(_counted(_years(standing))),
        "outcome": suppressed(work_counted().outcomes),
    }


def figures_json(on: date) -> dict[str, object]:
    """The same as what is handed to a State's desk; there is nothing else in it."""
    return {
        "format": FORMAT,
        "made": on.isoformat(),
        "not_told_below": FEWEST,
        "tables": {
            name: {
                "cells": [{"name": cell.name, "count": cell.count} for cell in table.cells],
                "total": table.total,
            }
            for name, table in figures().items()
        },
    }


def _years(entries: QuerySet[Entry]) -> "Iterable[tuple[object, int]]":
    year = ExtractYear(Coalesce("first_seen", "added_at"))
    return entries.annotate(year=year).values_list("year").annotate(Count("id")).order_by()


def _counted(rows: "Iterable[tuple[object, ...]]") -> dict[str, int]:
    found = rows.annotate(Count("id")).order_by() if isinstance(rows, QuerySet) else rows
    return {str(name): int(str(count)) for name, count in found}
