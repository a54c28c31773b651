"""The matrix of a round: recommendations by Parties, with what is published in each cell.

Two things to know. A round that is laid out has all rows already: here they are narrowed and
ordered. And a cell that the body concluded on shows the status, any other whether the Party said
what it did.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ronda.apps.portal.selectors.cells import Row, Situation
from ronda.apps.portal.selectors.laid import Laid
from ronda.apps.treaties.models import Party


class Order(StrEnum):
    """The order of rows or Parties: as they are numbered or named, or by how much is said."""

    PLAIN = "plain"
    MOST_SAID = "most"
    LEAST_SAID = "least"


@dataclass(frozen=True)
class Filters:
    """To what a matrix is narrowed, "" leaving everything in, and how it is ordered."""

    chapter: str = ""
    strength: str = ""
    shows: str = ""
    party: str = ""
    rows: Order = Order.PLAIN
    parties: Order = Order.PLAIN

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chapter or self.strength or self.shows or self.party)


@dataclass(frozen=True)
class Matrix:
    """A matrix as it is shown.

    `sections` has a title and the rows under it; without a title where rows are not in order of
    their codes. `counts` has how many cells show what.
    """

    laid: Laid
    filters: Filters
    parties: tuple[Party, ...]
    sections: tuple[tuple[str, tuple[Row, ...]], ...]
    counts: Mapping[str, int]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows that are shown, in order."""
        return (row for _title, rows in self.sections for row in rows)


def matrix_of(laid: Laid, filters: Filters) -> Matrix:
    """The matrix of what is laid out, narrowed and ordered."""
    every = laid.parties
    shown = [at for at, one in enumerate(every) if filters.party in {"", one.code}]
    rows = [one for one in _narrowed(laid.rows, shown, len(every)) if _fits(one, filters)]
    parties, rows = _ordered(tuple(every[at] for at in shown), rows, filters)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.counts)
    return Matrix(
        laid=laid,
        filters=filters,
        parties=parties,
        sections=tuple(_sections(rows, filters)),
        counts=counts,
    )


def _narrowed(rows: Sequence[Row], shown: Sequence[int], every: int) -> Sequence[Row]:
    """The rows with the cells of those Parties that are shown, by their places."""
    return rows if len(shown) == every else [_of(row, shown) for row in rows]


def _of(row: Row, places: Iterable[int]) -> Row:
    return replace(row, cells=tuple(row.cells[at] for at in places))


def _fits(row: Row, filters: Filters) -> bool:
    return (
        filters.chapter in {"", row.entry.number}
        and filters.strength in {"", row.entry.strength}
        and (not filters.shows or filters.shows in row.counts)
        and (not filters.party or row.cells[0].shows != Situation.NOT_ASKED)
    )


def _ordered(
    parties: tuple[Party, ...], rows: list[Row], filters: Filters
) -> tuple[tuple[Party, ...], list[Row]]:
    if filters.parties is not Order.PLAIN:
        said = Counter(at for row in rows for at, cell in enumerate(row.cells) if cell.is_said)
        turned = sorted(range(len(parties)), key=lambda at: _by(filters.parties, said[at]))
        parties = tuple(parties[at] for at in turned)
        rows = [_of(row, turned) for row in rows]
    if filters.rows is not Order.PLAIN:
        rows = sorted(rows, key=lambda row: _by(filters.rows, row.said))
    return parties, rows


def _by(order: Order, said: int) -> int:
    return said if order is Order.LEAST_SAID else -said


def _sections(rows: Sequence[Row], filters: Filters) -> Iterator[tuple[str, tuple[Row, ...]]]:
    if filters.rows is not Order.PLAIN:
        if rows:
            yield "", tuple(rows)
        return
    by_chapter: dict[str, list[Row]] = {}
    titles: dict[str, str] = {}
    for row in rows:
        by_chapter.setdefault(row.entry.number, []).append(row)
        titles.setdefault(row.entry.number, f"{row.entry.number}. {row.entry.title}".strip(". "))
    yield from ((titles[number], tuple(found)) for number, found in by_chapter.items())
