"""What of a table of counts may leave: small counts are held back, and what would give them away.

Two things to know. A count from 1 to one below the threshold is held back; since totals would give
it away by a subtraction, further cells are held back until no cell that is held back can be worked
out to within less than `width`, by whatever sums of the table. And both kinds look the same in what
is published, so that not being shown says nothing of how small a count is.

How it is worked out: in a table with totals each cell stands in one row and one column, so what is
held back forms a network (`network`), in which the least and the most that a cell can be are flows,
exactly. Cells to hold back besides are taken where the least is lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ronda.figures.errors import CannotProtect
from ronda.figures.network import Cell, Table, cheapest_way, range_of

THRESHOLD = 5
"""Counts from 1 to 4 are held back, as statistical offices commonly do."""
WIDTH = 5
"""The least width of what may be worked out of a cell that is held back: from 1 to 6, say."""


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it leaves: None where a cell is held back. The last row and column are totals.

    `withheld` has the cells by row and column; to be shown to those who work on it, and to no
    others.
    """

    cells: tuple[tuple[int | None, ...], ...]
    withheld: frozenset[Cell]


def with_totals(rows: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The table with a column and a row of totals.

    >>> with_totals([[1, 2], [3, 4]])
    ((1, 2, 3), (3, 4, 7), (4, 6, 10))
    """
    wide = [(*row, sum(row)) for row in rows]
    return (*wide, tuple(map(sum, zip(*wide, strict=True))))


def protected(
    table: Table,
    *,
    threshold: int = THRESHOLD,
    width: int = WIDTH,
    known: Iterable[Cell] = (),
    absent: Iterable[Cell] = (),
) -> Published:
    """The table with small counts, and what would give them away, held back.

    `table` has totals in its last row and column. `known` are cells that were published before and
    so cannot be held back any more; `absent` are cells that are not published anyhow. Raises
    CannotProtect where a small count follows from what is known, ValueError for a table whose
    totals do not fit.
    """
    _check(table)
    given, hidden = frozenset(known), frozenset(absent)
    small = {cell for cell, count in by_cell(table).items() if 0 < count < threshold} - given
    withheld = frozenset(_with_others(table, small - hidden, given, hidden, width))
    cells = tuple(
        tuple(None if (r, c) in withheld | hidden else count for c, count in enumerate(row))
        for r, row in enumerate(table)
    )
    return Published(cells, withheld)


def _with_others(
    table: Table, small: set[Cell], given: frozenset[Cell], hidden: frozenset[Cell], width: int
) -> set[Cell]:
    """The small cells and those to be held back besides.

    Each is looked at once: what is held back later only makes what is known of it less.
    """
    withheld, waiting = set(small), sorted(small)
    while waiting:
        cell = waiting.pop()
        while range_of(table, hidden | withheld, cell, width).width < width:
            others = cheapest_way(table, hidden | withheld, given, cell, width)
            if not others:
                raise CannotProtect(
                    "What was published before gives a small count of this table away: publish the"
                    " table without these groups, or for a longer time."
                )
            withheld |= others
            waiting += sorted(others)
    return withheld


def _check(table: Table) -> None:
    if not table or len({len(row) for row in table}) != 1 or len(table[0]) < 2 or len(table) < 2:
        raise ValueError("A table has rows of one length, and totals in the last row and column.")
    if any(count < 0 for row in table for count in row):
        raise ValueError("A count is never below zero.")
    if with_totals([row[:-1] for row in table[:-1]]) != tuple(map(tuple, table)):
        raise ValueError("The totals of this table do not fit its counts.")


def by_cell(table: Table) -> Mapping[Cell, int]:
    """Every count by its row and column."""
    return {(r, c): count for r, row in enumerate(table) for c, count in enumerate(row)}
