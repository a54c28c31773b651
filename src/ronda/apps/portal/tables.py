"""What is published of a round as a table to take away.

Two things to know. A line is a Party and a recommendation that it is asked or was judged on; its
columns and values are for programs, the same in every language. And each line says where it comes
from.
"""

from collections.abc import Iterator

from django.urls import reverse

from ronda.apps.portal.selectors.matrices import Cell, Matrix, Row, Situation
from ronda.apps.treaties.models import Party
from ronda.spreadsheets.writing import Written

COLUMNS = (
    *("body", "round", "party", "party_name", "chapter", "chapter_title", "code", "strength"),
    *("scope", "situation", "status", "concluded_on", "page"),
)


def matrix_rows(matrix: Matrix, site: str) -> Iterator[tuple[Written, ...]]:
    """The headings and a line for each cell that says anything; `site` begins each address."""
    yield COLUMNS
    for row in matrix.rows:
        for party, cell in zip(matrix.parties, row.cells, strict=True):
            if cell.concluded is not None or cell.situation is not Situation.NOT_ASKED:
                yield _line(matrix, row, party, cell, site)


def _line(matrix: Matrix, row: Row, party: Party, cell: Cell, site: str) -> tuple[Written, ...]:
    round, entry, found = matrix.laid.round, row.entry, cell.concluded
    own = matrix.laid.asked.get((party.pk, row.code))
    sheet = reverse("portal:factsheet", args=[party.code.lower(), round.number])
    return (
        *(round.body.slug, round.number, party.code, party.name),
        *(entry.number, entry.title, row.code, (own or entry).strength),
        *(own.scope if own else None, cell.situation.value),
        *((found.status, found.on) if found else (None, None)),
        f"{site.rstrip('/')}{sheet}#{row.code}",
    )
