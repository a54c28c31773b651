"""What is published of a round as a table to take away.

Two things to know. A line is a Party and a recommendation that it is asked or was judged on; its
columns and values are for programs, the same in every language. And each line says where it comes
from.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ronda.apps.compliance.addresses import newest_page
from ronda.apps.portal.selectors.cells import Cell, Row, Situation
from ronda.apps.portal.selectors.matrices import Matrix
from ronda.apps.treaties.models import Party
from ronda.spreadsheets.writing import Written

COLUMNS = (
    *("body", "round", "party", "party_name", "chapter", "chapter_title", "code", "strength"),
    *("scope", "situation", "status", "concluded_on", "page"),
)


def matrix_rows(matrix: Matrix, site: str) -> Iterator[tuple[Written, ...]]:
    """The headings and a line for each cell that says anything; `site` begins each address."""
    yield COLUMNS
    # Told once each: there are as many lines as there are Parties and recommendations.
    told = [_told(matrix, party, site) for party in matrix.parties]
    for row in matrix.rows:
        for of, cell in zip(told, row.cells, strict=True):
            if cell.concluded is not None or cell.situation is not Situation.NOT_ASKED:
                yield _line(matrix, row, of, cell)


class _Told(NamedTuple):
    """A Party as the lines name it; `sheet` is the address of its factsheet."""

    pk: int
    code: str
    name: str
    sheet: str


def _told(matrix: Matrix, party: Party, site: str) -> _Told:
    sheet = newest_page(party, matrix.laid.round)
    return _Told(party.pk, party.code, party.name, f"{site.rstrip('/')}{sheet}")


def _line(matrix: Matrix, row: Row, of: _Told, cell: Cell) -> tuple[Written, ...]:
    round, entry, found = matrix.laid.round, row.entry, cell.concluded
    own = matrix.laid.asked.get((of.pk, row.code))
    return (
        *(round.body.slug, round.number, of.code, of.name),
        *(entry.number, entry.title, row.code, (own or entry).strength),
        *(own.scope if own else None, cell.situation.value),
        *((found.status, found.on) if found else (None, None)),
        f"{of.sheet}#{row.code}",
    )
