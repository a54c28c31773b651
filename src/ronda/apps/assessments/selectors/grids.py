"""The grid of a round: recommendations by Parties, and what stands in each cell.

Two things to know. A cell is not addressed, open, proposed or decided; the last two bring a status,
and the decided one goes before the proposed. And a grid is shown as far as its reader sees: what is
proposed is in it for the body alone, or for the Party with which it was shared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.seeing import IN_WORK, STANDING, parties_seen, visible_to
from ronda.apps.treaties.models import Party
from ronda.assessments.aggregating import By, Counted, Judged, counted, counted_by
from ronda.assessments.frame import Asked, ChapterOf


class CellState(StrEnum):
    """What stands in a cell."""

    NOT_ADDRESSED = "not-addressed"
    OPEN = "open"
    PROPOSED = "proposed"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Cell:
    """A Party on a recommendation; `proposals` are the keys of those that are open there.

    `proposed` is the status of the latest of these.
    """

    state: CellState
    status: str = ""
    proposals: tuple[int, ...] = ()
    proposed: str = ""
    shared: bool = False


NOT_ADDRESSED = Cell(CellState.NOT_ADDRESSED)
OPEN = Cell(CellState.OPEN)


@dataclass(frozen=True)
class Filters:
    """To what a grid is narrowed; "" leaves everything in."""

    chapter: str = ""
    strength: str = ""
    party: str = ""
    shows: str = ""
    """A status, or a state of cells."""

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chapter or self.strength or self.party or self.shows)


@dataclass(frozen=True)
class Row:
    """A recommendation with a cell for each Party of the grid, in the same order."""

    asked: Asked
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A grid; `cells` of the whole round, `chapters` as they were asked for."""

    basis: Basis
    filters: Filters
    parties: tuple[Party, ...]
    chapters: tuple[tuple[ChapterOf, tuple[Row, ...]], ...]
    counts: Mapping[str, int]
    proposals: int

    @property
    def rows(self) -> Iterator[Row]:
        """All recommendations, in order."""
        return (row for _, rows in self.chapters for row in rows)


def grid_of(actor: Actor, basis: Basis, filters: Filters | None = None) -> Grid:
    """The grid as `actor` sees it."""
    wanted = filters or Filters()
    shown = parties_seen(actor, basis)
    parties = tuple(one for one in shown if wanted.party in {"", one.code})
    known = cells_of(actor, basis)
    chapters = []
    for chapter in basis.frame.chapters:
        if wanted.chapter in {"", chapter.id}:
            rows = tuple(_rows(basis, chapter, parties, known, wanted))
            if rows:
                chapters.append((chapter, rows))
    counts: dict[str, int] = defaultdict(int)
    proposals = 0
    for _, rows in chapters:
        for row in rows:
            for cell in row.cells:
                counts[cell.status or cell.state] += 1
                proposals += bool(cell.proposals)
    return Grid(basis, wanted, parties, tuple(chapters), dict(counts), proposals)


def cells_of(actor: Actor, basis: Basis) -> dict[tuple[int, str], Cell]:
    """Every cell with a judgement in it that `actor` sees, by Party's key and recommendation."""
    found = visible_to(actor, basis).filter(STANDING | IN_WORK).order_by("decided_at", "pk")
    fields = ("pk", "party_id", "recommendation", "status", "state")
    decided: dict[tuple[int, str], str] = {}
    open_ones: dict[tuple[int, str], list[tuple[int, str, str]]] = defaultdict(list)
    for pk, party, recommendation, status, state in found.values_list(*fields):
        at = party, recommendation
        if state == AssessmentState.DECIDED:
            decided[at] = status
        else:
            open_ones[at].append((pk, status, state))
    return {
        at: _cell(decided.get(at), open_ones.get(at, ()))
        for at in decided.keys() | open_ones.keys()
    }


def _cell(decided: str | None, proposals: Iterable[tuple[int, str, str]]) -> Cell:
    every = tuple(proposals)
    latest = max(every, default=(0, "", ""))[1]
    return Cell(
        CellState.DECIDED if decided is not None else CellState.PROPOSED,
        decided if decided is not None else latest,
        tuple(pk for pk, _status, _state in every),
        latest,
        any(state == AssessmentState.SHARED for _pk, _status, state in every),
    )


def _rows(
    basis: Basis,
    chapter: ChapterOf,
    parties: tuple[Party, ...],
    known: Mapping[tuple[int, str], Cell],
    wanted: Filters,
) -> Iterator[Row]:
    for asked in basis.frame.asked:
        if asked.chapter != chapter or wanted.strength not in {"", asked.strength}:
            continue
        cells = tuple(cell_at(basis, party, asked, known) for party in parties)
        if wanted.shows and not any(wanted.shows in {one.status, one.state} for one in cells):
            continue
        yield Row(asked, cells)


def cell_at(
    basis: Basis, party: Party, asked: Asked, known: Mapping[tuple[int, str], Cell]
) -> Cell:
    """What stands in one cell; what was judged stays to be seen, addressed or not any more."""
    found = known.get((party.pk, asked.id))
    if found is not None:
        return found
    return OPEN if basis.frame.is_addressed(party.code, asked.id) else NOT_ADDRESSED


def judged_of(actor: Actor, basis: Basis, parties: Iterable[Party]) -> list[Judged]:
    """Every cell that is assessed, with the status decided there, for the body's figures."""
    return judged_in(basis, parties, cells_of(actor, basis))


def judged_in(
    basis: Basis, parties: Iterable[Party], known: Mapping[tuple[int, str], Cell]
) -> list[Judged]:
    """The same, of cells that are known already."""
    return [
        Judged(
            party.code,
            asked.id,
            asked.chapter.id,
            asked.strength,
            cell.status if cell.state is CellState.DECIDED else None,
        )
        for asked in basis.frame.asked
        for party in parties
        if (cell := cell_at(basis, party, asked, known)).state is not CellState.NOT_ADDRESSED
    ]


@dataclass(frozen=True)
class FiguresShown:
    """The body's figures over a round: of all, and by one thing or another."""

    basis: Basis
    by: By
    whole: Counted
    rows: tuple[tuple[str, Counted], ...]
    """Each with what it is called."""


def figures_of(actor: Actor, basis: Basis, by: By, language: str) -> FiguresShown:
    """The figures as `actor` sees them, over the Parties that they are shown."""
    parties = parties_seen(actor, basis)
    judged = judged_of(actor, basis, parties)
    rows = counted_by(basis.procedure, judged, by)
    names = _names(basis, by, language)
    named = tuple((names.get(one.key, one.key), one) for one in rows)
    return FiguresShown(basis, by, counted(basis.procedure, judged), named)


def _names(basis: Basis, by: By, language: str) -> dict[str, str]:
    if by is By.PARTY:
        return {one.code: one.names.get(language) or one.name for one in basis.parties}
    if by is By.RECOMMENDATION:
        return {one.id: one.code for one in basis.frame.asked}
    if by is By.CHAPTER:
        chapters = basis.frame.chapters
        return {one.id: f"{one.number}. {one.title.in_language(language)}" for one in chapters}
    levels = basis.procedure.strengths.levels
    return {one.id: one.name.in_language(language) for one in levels}


def assessments_at(actor: Actor, basis: Basis, party: Party, asked: Asked) -> list[Assessment]:
    """All assessments of one cell that `actor` sees, newest first, with what belongs to them."""
    found = visible_to(actor, basis).filter(party=party, recommendation=asked.id)
    return list(
        found.select_related(
            "author", "decision__meeting", "decision__taken_back_by", "draft__report"
        )
        .defer("draft__content")
        .prefetch_related("cited", "responses__sent_by")
        .order_by("-pk")
    )
