"""Tags of the matrix of a round: its tables, its picture, its legend.

Two things to know. Signs, looks and tables are those of every grid (`ronda.web.grids`). And each
cell leads to where it is said: the place in the factsheet, or the conclusion.
"""

from collections.abc import Iterator, Mapping

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.assessments.selectors.concluded import Concluded
from ronda.apps.compliance.addresses import newest_page
from ronda.apps.portal.selectors.cells import Row, Situation
from ronda.apps.portal.selectors.matrices import Matrix
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import party_named
from ronda.web.grids import (
    Column,
    Sign,
    heads,
    looks_of,
    picture,
    sample,
    shortened,
    signs_named,
    signs_of,
    table,
)
from ronda.web.templatetags.factsheet import strength_name

register = template.Library()

SITUATIONS = {
    Situation.SAID: ("◐", "s"),
    Situation.ASKED: ("○", "q"),
    Situation.NO_BOX: ("·", "e"),
    Situation.NOT_ASKED: ("–", "x"),
}
"""The sign and the class of each situation."""
_NOT_ASKED = '<td class="{1}">{0}</td>'.format(*SITUATIONS[Situation.NOT_ASKED])


@register.simple_tag
def matrix_tables(matrix: Matrix) -> SafeString:
    """The matrix as a table for each chapter, or one where rows stand in another order."""
    return mark_safe("".join(_Tables(matrix).html()))  # noqa: S308 — escaped


class _Tables:
    """Writes the tables of one matrix; what is the same for many cells is worked out once."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        round = matrix.laid.round
        self.at = (round.body.slug, round.number)
        basis = matrix.laid.basis
        self.signs = signs_of(basis.procedure) if basis else {}
        self.looks = looks_of(basis.procedure) if basis else {}
        self.sheets = [newest_page(one, round) for one in matrix.parties]
        grid = path_to("assessments:grid", *self.at)
        codes = (one.code.lower() for one in matrix.parties)
        self.conclusions = [f"{grid}parties/{code}/" for code in codes]
        self.judged: dict[tuple[str, str], tuple[str, str]] = {}
        self.strengths: dict[str, str] = {}

    def html(self) -> list[str]:
        columns = heads(map(_column, self.matrix.parties))
        return [
            table(
                title or _("All recommendations"),
                _("Recommendation"),
                columns,
                map(self._row, rows),
                id=f"part-{turn}",
            )
            for turn, (title, rows) in enumerate(self.matrix.sections, start=1)
        ]

    def _row(self, row: Row) -> str:
        strength = self.strengths.get(row.entry.strength)
        if strength is None:
            said = escape(strength_name(row.entry.strength))
            strength = self.strengths[row.entry.strength] = said
        address = path_to("portal:asked", *self.at, row.code)
        head = (
            f'<tr><th scope="row"><a href="{address}">{escape(row.code)}'
            f' <span class="muted">{strength}</span></a>'
            f'<span class="asked" lang="{row.language}" title="{escape(row.text)}">'
            f"{escape(shortened(row.text, 60))}</span></th>"
        )
        return f"{head}{''.join(self._cells(row))}</tr>"

    def _cells(self, row: Row) -> Iterator[str]:
        """The cells of a row: what is the same for all its Parties is put together once."""
        code = escape(row.code)
        plain = {one: _around(one, code) for one in Situation}
        for sheet, conclusions, cell in zip(self.sheets, self.conclusions, row.cells, strict=True):
            if cell.concluded is not None:
                before, after = self._judged(cell.concluded)
                yield f"{before}{conclusions}{after}"
            elif cell.situation is Situation.NOT_ASKED:
                yield _NOT_ASKED
            else:
                before, after = plain[cell.situation]
                yield f"{before}{sheet}{after}"

    def _judged(self, found: Concluded) -> tuple[str, str]:
        """What stands before and after the Party in the address of a conclusion."""
        known = self.judged.get((found.status, found.recommendation))
        if known is None:
            sign, look = self.signs.get(found.status, "!"), self.looks.get(found.status, "o")
            known = (
                f'<td class="{look}"><a href="',
                f'{escape(found.recommendation)}/">{sign}</a></td>',
            )
            self.judged[found.status, found.recommendation] = known
        return known


def _around(situation: Situation, code: str) -> tuple[str, str]:
    """What stands before and after the address of a factsheet in a cell; `code` is HTML."""
    sign, look = SITUATIONS[situation]
    return f'<td class="{look}"><a href="', f'#{code}">{sign}</a></td>'


def _column(party: Party) -> Column:
    address = path_to("portal:party", party.code.lower())
    return Column(party.code, party_named(party), address)


@register.simple_tag
def matrix_picture(matrix: Matrix) -> SafeString:
    """The matrix as a picture, lying where it has more rows than columns."""
    basis = matrix.laid.basis
    looks = looks_of(basis.procedure) if basis else {}
    kinds = [_kinds(row, looks) for row in matrix.rows]
    if len(kinds) <= len(matrix.parties):
        label = _(
            "The matrix as a picture: a row for each recommendation, a column for each Party."
        )
        return picture(kinds, len(matrix.parties), label)
    label = _("The matrix as a picture: a column for each recommendation, a row for each Party.")
    return picture(list(zip(*kinds, strict=True)), len(kinds), label)


def _kinds(row: Row, looks: Mapping[str, str]) -> list[str]:
    plain = {one: look for one, (_sign, look) in SITUATIONS.items()}
    return [
        plain[one.situation] if one.concluded is None else looks.get(one.concluded.status, "o")
        for one in row.cells
    ]


@register.simple_tag
def matrix_legend(matrix: Matrix) -> list[Sign]:
    """Every sign of a matrix with what it means and how many cells show it."""
    basis, counts = matrix.laid.basis, matrix.counts
    rows = signs_named(basis.procedure, counts, get_language() or "en") if basis else []
    for situation, (sign, look) in SITUATIONS.items():
        name, key = situation_name(situation), situation.value
        rows.append(Sign(sign, look, name, key, counts.get(key, 0)))
    return rows


@register.simple_tag
def shape(look: str) -> SafeString:
    """A cell as the picture draws it."""
    return sample(look)


@register.filter
def situation_name(situation: Situation) -> str:
    """A situation in words."""
    return {
        Situation.SAID: _("the Party said what it did"),
        Situation.ASKED: _("asked, nothing said yet"),
        Situation.NO_BOX: _("asked, without a box to answer in"),
        Situation.NOT_ASKED: _("not asked of this Party"),
    }[situation]
