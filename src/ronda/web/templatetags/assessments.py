"""Tags of assessments: the grid as a table and as a picture, statuses, figures.

Two things to know. The grid is put together here and not in a template, because it has thousands of
cells. And every cell has its sign as text; colours only repeat what the signs say.
"""

from collections.abc import Mapping
from fractions import Fraction

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.grids import Cell, CellState, Grid, Row
from ronda.apps.treaties.models import Party
from ronda.assessments.aggregating import By, Figure
from ronda.procedure.aggregates import ShownAs
from ronda.web.grids import (
    Column,
    Sign,
    heads,
    looks_of,
    picture,
    signs_named,
    signs_of,
    table,
)

register = template.Library()

OPEN_SIGN, NOTHING_SIGN, PROPOSED_SIGN = "·", "–", "?"


@register.simple_tag
def grid_tables(grid: Grid, choosing: bool = False) -> SafeString:
    """The grid as a table for each chapter."""
    return mark_safe("".join(_Tables(grid, choosing=choosing).html()))  # noqa: S308 — escaped


class _Tables:
    """Writes the tables of one grid; each kind of cell is worked out once."""

    def __init__(self, grid: Grid, *, choosing: bool) -> None:
        self.grid = grid
        self.choosing = choosing
        procedure = grid.basis.procedure
        self.signs, self.looks = signs_of(procedure), looks_of(procedure)
        self.base = path_to("assessments:grid", *grid.basis.place)
        self.codes = [one.code.lower() for one in grid.parties]
        self.kept: dict[tuple[str, str, bool], tuple[str, str]] = {}

    def html(self) -> list[str]:
        here = get_language() or "en"
        columns = heads(map(self._column, self.grid.parties))
        return [
            table(
                f"{chapter.number}. {chapter.title.in_language(here)}",
                _("Recommendation"),
                columns,
                map(self._row, rows),
            )
            for chapter, rows in self.grid.chapters
        ]

    def _column(self, party: Party) -> Column:
        name = party.names.get(get_language() or "en") or party.name
        return Column(party.code, name, f"{self.base}parties/{party.code.lower()}/")

    def _row(self, row: Row) -> str:
        id = escape(row.asked.id)
        gone = f' <span class="tag">{escape(_("withdrawn"))}</span>' if row.asked.withdrawn else ""
        head = (
            f'<tr><th scope="row"><a href="{self.base}recommendations/{id}/">'
            f"{escape(row.asked.code)}</a>{gone}</th>"
        )
        cells = zip(self.codes, row.cells, strict=True)
        return head + "".join(self._cell(code, id, one) for code, one in cells) + "</tr>"

    def _cell(self, code: str, id: str, cell: Cell) -> str:
        if cell.state is CellState.NOT_ADDRESSED:
            return '<td class="x">–</td>'
        look, sign = self._look(cell)
        if self.choosing and len(cell.proposals) == 1:
            label = f"{code.upper()} {id}: {sign}"
            return (
                f'<td class="{look}"><input type="checkbox" name="assessment"'
                f' value="{cell.proposals[0]}" aria-label="{label}"></td>'
            )
        return f'<td class="{look}"><a href="{self.base}parties/{code}/{id}/">{sign}</a></td>'

    def _look(self, cell: Cell) -> tuple[str, str]:
        """The class of a cell and its sign."""
        key = (cell.state.value, cell.status, bool(cell.proposals))
        known = self.kept.get(key)
        if known is None:
            known = self.kept[key] = self._worked_out(cell)
        return known

    def _worked_out(self, cell: Cell) -> tuple[str, str]:
        if cell.state is CellState.OPEN:
            return "e", OPEN_SIGN
        sign, look = self.signs.get(cell.status, "!"), self.looks.get(cell.status, "o")
        if cell.state is CellState.PROPOSED:
            return f"p {look}", sign + PROPOSED_SIGN
        return look, sign + (PROPOSED_SIGN if cell.proposals else "")


@register.simple_tag
def grid_picture(grid: Grid) -> SafeString:
    """The grid as a picture."""
    looks = looks_of(grid.basis.procedure)
    kinds = ([_kind(cell, looks) for cell in row.cells] for row in grid.rows)
    label = _("The grid as a picture: a row for each recommendation, a column for each Party.")
    return picture(kinds, len(grid.parties), label)


def _kind(cell: Cell, looks: Mapping[str, str]) -> str:
    if cell.state is CellState.NOT_ADDRESSED:
        return "x"
    if cell.state is CellState.OPEN:
        return "e"
    look = looks.get(cell.status, "o")
    return f"p {look}" if cell.state is CellState.PROPOSED else look


@register.simple_tag
def grid_legend(grid: Grid) -> list[Sign]:
    """Every sign with what it means, how many cells show it, and what narrows the grid to it."""
    counts = grid.counts
    rows = signs_named(grid.basis.procedure, counts, get_language() or "en")
    for sign, look, name, state in (
        (OPEN_SIGN, "e", _("open"), CellState.OPEN),
        (NOTHING_SIGN, "x", _("not addressed"), CellState.NOT_ADDRESSED),
    ):
        rows.append(Sign(sign, look, name, state.value, counts.get(state.value, 0)))
    return rows


@register.simple_tag
def status_name(basis: Basis, id: str) -> str:
    """A status in the reader's language."""
    return basis.status_name(id).in_language(get_language() or "en")


@register.simple_tag
def status_look(basis: Basis, id: str) -> str:
    """The class of a status."""
    return looks_of(basis.procedure).get(id, "o")


@register.simple_tag
def cell_word(basis: Basis, cell: Cell) -> str:
    """What stands in a cell, in words."""
    if cell.state is CellState.OPEN:
        return _("open")
    name = basis.status_name(cell.status).in_language(get_language() or "en")
    if cell.state is CellState.PROPOSED:
        return _("%(status)s (proposed)") % {"status": name}
    return name


@register.filter
def figure_value(figure: Figure) -> str:
    """A figure as it is shown."""
    value = figure.value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if not isinstance(value, Fraction):
        return _("not known")
    if figure.rule.shown_as is ShownAs.SHARE:
        return f"{figure.percent}\u00a0%"
    return str(value)


@register.filter
def by_name(by: By) -> str:
    """What figures are told by."""
    return {
        By.PARTY: _("Party"),
        By.RECOMMENDATION: _("Recommendation"),
        By.CHAPTER: _("Chapter"),
        By.STRENGTH: _("Strength"),
    }[by]


@register.simple_tag
def every_by() -> tuple[By, ...]:
    """Everything that figures are told by."""
    return tuple(By)


@register.simple_tag
def counts_named(basis: Basis, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """How many have each status, by name."""
    here = get_language() or "en"
    return [(basis.status_name(id).in_language(here), count) for id, count in counts.items()]


@register.filter
def reasons_here(reasons: Mapping[str, str]) -> list[tuple[str, str]]:
    """The reasons by language, the reader's first."""
    here = (get_language() or "en").split("-")[0]
    return sorted(reasons.items(), key=lambda pair: pair[0].split("-")[0] != here)
