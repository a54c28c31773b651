"""The matrix of a round: recommendations by Parties, with what is published in each cell.

Two things to know. A recommendation is one row under its code, whatever Parties it is put to. And a
cell that the body concluded on shows the status, any other whether the Party said what it did.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ronda.apps.assessments.selectors.concluded import Concluded
from ronda.apps.compliance.selectors.sheets import Entry
from ronda.apps.portal.selectors.laid import Laid
from ronda.apps.treaties.models import Party


class Situation(StrEnum):
    """What a cell shows where nothing is concluded; NO_BOX is asked, but no answer is asked for."""

    NOT_ASKED = "not-asked"
    NO_BOX = "no-box"
    ASKED = "asked"
    SAID = "said"


class Order(StrEnum):
    """The order of rows or Parties: as they are numbered or named, or by how much is said."""

    PLAIN = "plain"
    MOST_SAID = "most"
    LEAST_SAID = "least"


@dataclass(frozen=True, slots=True)
class Cell:
    """A Party on a recommendation; `concluded` is None where nothing is, or is not open."""

    situation: Situation
    code: str
    concluded: Concluded | None = None

    @property
    def is_said(self) -> bool:
        """Whether the Party said what it did."""
        return self.situation is Situation.SAID

    @property
    def shows(self) -> str:
        """The status, else the situation."""
        return self.concluded.status if self.concluded else self.situation.value


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation with a cell for each Party, in their order; `entry` as one Party has it."""

    code: str
    entry: Entry
    cells: tuple[Cell, ...]
    text: str
    language: str

    @property
    def asked(self) -> int:
        """Of how many Parties it is asked."""
        return sum(one.situation is not Situation.NOT_ASKED for one in self.cells)

    @property
    def said(self) -> int:
        """How many of them said what they did."""
        return sum(one.is_said for one in self.cells)


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
    parties = tuple(one for one in laid.parties if filters.party in {"", one.code})
    rows = [one for one in _rows(laid, parties) if _fits(one, filters)]
    parties, rows = _ordered(parties, rows, filters)
    counts = Counter(cell.shows for row in rows for cell in row.cells)
    return Matrix(
        laid=laid,
        filters=filters,
        parties=parties,
        sections=tuple(_sections(rows, filters)),
        counts=counts,
    )


def _rows(laid: Laid, parties: Sequence[Party]) -> Iterator[Row]:
    for code in laid.codes:
        cells = tuple(cell_at(laid, party, code) for party in parties)
        entry, sheet = laid.first[code]
        yield Row(code, entry, cells, laid.texts[code], sheet.language)


def cell_at(laid: Laid, party: Party, code: str) -> Cell:
    """What stands in one cell."""
    entry, found = laid.asked.get((party.pk, code)), laid.known.get((party.pk, code))
    if entry is None:
        return Cell(Situation.NOT_ASKED, code, found)
    if entry.has_box:
        return Cell(Situation.SAID if entry.is_answered else Situation.ASKED, code, found)
    return Cell(Situation.NO_BOX, code, found)


def _fits(row: Row, filters: Filters) -> bool:
    return (
        filters.chapter in {"", row.entry.number}
        and filters.strength in {"", row.entry.strength}
        and (not filters.shows or any(one.shows == filters.shows for one in row.cells))
        and (not filters.party or row.cells[0].shows != Situation.NOT_ASKED)
    )


def _ordered(
    parties: tuple[Party, ...], rows: list[Row], filters: Filters
) -> tuple[tuple[Party, ...], list[Row]]:
    if filters.parties is not Order.PLAIN:
        said = Counter(at for row in rows for at, cell in enumerate(row.cells) if cell.is_said)
        turned = sorted(range(len(parties)), key=lambda at: _by(filters.parties, said[at]))
        parties = tuple(parties[at] for at in turned)
        rows = [replace(row, cells=tuple(row.cells[at] for at in turned)) for row in rows]
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
