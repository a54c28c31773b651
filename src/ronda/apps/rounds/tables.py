"""The state of play as rows of a table that is taken away.

Two things to know. It has the columns that the page has for the same reader. And days are written
as ISO 8601 has them, so that every program reads them.
"""

from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ronda.apps.rounds.selectors.boards import Board, Row


def board_rows(board: Board) -> Iterator[list[str]]:
    """A head, then a row for each Party."""
    whole = [_("Due"), _("Days left"), _("Extended"), _("Answers"), _("First opened")]
    head = [_("Code"), _("Party"), _("State"), _("Submitted"), _("Late")]
    yield [*head, *(whole if board.is_whole else [])]
    for row in board.rows:
        yield [*_row(row), *(_more(row) if board.is_whole else [])]


def _row(row: Row) -> list[str]:
    submitted = localtime(row.submitted_at).date().isoformat() if row.submitted_at else ""
    party = row.party.party
    return [party.code, party.name, str(row.phase.label), submitted, _yes(row.is_late)]


def _more(row: Row) -> list[str]:
    return [
        row.due.isoformat() if row.due else "",
        "" if row.days is None else str(row.days),
        _yes(row.is_extended),
        "" if row.answered is None else str(row.answered),
        localtime(row.opened_at).date().isoformat() if row.opened_at else "",
    ]


def _yes(value: object) -> str:
    return _("yes") if value else _("no")
