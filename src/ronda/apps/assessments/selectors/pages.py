"""The pages of one Party, one recommendation, and one cell, as their reader finds them.

Two things to know. They show what `visible_to` gives and nothing else. And evidence that the reader
may not read is left out without a trace.
"""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.assessments.models import OPEN_STATES, Assessment, AssessmentState, Cited
from ronda.apps.assessments.permissions import (
    Can,
    of_the_body,
    own_verdict,
    proposing_verdict,
    verdict,
)
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.boxes import Said, boxes_in, editions_readable
from ronda.apps.assessments.selectors.evidence import read_by, reading_of
from ronda.apps.assessments.selectors.grids import (
    Cell,
    CellState,
    assessments_at,
    cell_at,
    cells_of,
)
from ronda.apps.assessments.selectors.history import history_of
from ronda.apps.assessments.selectors.seeing import IN_WORK, is_seen, parties_seen, visible_to
from ronda.apps.errors import NotVisible
from ronda.apps.treaties.models import Party
from ronda.assessments.aggregating import Counted, Judged, counted
from ronda.assessments.frame import Asked, Found


@dataclass(frozen=True)
class Line:
    """A cell in a list: the Party or the recommendation that it is called by there."""

    party: Party
    asked: Asked
    cell: Cell


@dataclass(frozen=True)
class Listed:
    """The cells of one Party or of one recommendation, with the body's figures over them."""

    lines: tuple[Line, ...]
    figures: Counted


def party_seen(actor: Actor, basis: Basis, code: str) -> Party:
    """A Party of the round of which there is something for `actor`; raises NotVisible."""
    found = basis.party(code)
    if found is None or not is_seen(actor, basis, found):
        raise NotVisible(_("There is no such assessment."))
    return found


def asked_at(basis: Basis, id: str) -> Asked:
    """A recommendation that is assessed; raises NotVisible."""
    found = basis.frame.one(id)
    if found is None:
        raise NotVisible(_("There is no such assessment."))
    return found


def lines_of_party(actor: Actor, basis: Basis, party: Party) -> Listed:
    """All that is assessed of a Party, in the report's order."""
    known = cells_of(actor, basis)
    lines = (Line(party, one, cell_at(basis, party, one, known)) for one in basis.frame.asked)
    return _listed(basis, tuple(lines))


def lines_of_recommendation(actor: Actor, basis: Basis, asked: Asked) -> Listed:
    """All Parties on a recommendation that `actor` is shown, by name."""
    known = cells_of(actor, basis)
    shown = parties_seen(actor, basis)
    lines = (Line(one, asked, cell_at(basis, one, asked, known)) for one in shown)
    return _listed(basis, tuple(lines))


def _listed(basis: Basis, lines: tuple[Line, ...]) -> Listed:
    told = tuple(one for one in lines if one.cell.state is not CellState.NOT_ADDRESSED)
    judged = [
        Judged(
            one.party.code,
            one.asked.id,
            one.asked.chapter.id,
            one.asked.strength,
            one.cell.status if one.cell.state is CellState.DECIDED else None,
        )
        for one in told
    ]
    return Listed(told, counted(basis.procedure, judged))


@dataclass(frozen=True)
class Proposal:
    """A proposal as its reader finds it, with what they may do with it."""

    row: Assessment
    cited: tuple[Cited, ...]
    may_change: bool
    may_share: bool
    may_respond: bool


@dataclass(frozen=True)
class CellShown:
    """One cell: what stands there, what is proposed, on what, and what was decided before."""

    basis: Basis
    party: Party
    asked: Asked
    addressed: bool
    box: Said | None
    found: tuple[Found, ...]
    standing: tuple[Assessment, tuple[Cited, ...]] | None
    proposals: tuple[Proposal, ...]
    aside: tuple[Assessment, ...]
    history: tuple[Assessment, ...]
    inside: bool
    may_propose: bool
    may_decide: bool


def cell_shown(actor: Actor, basis: Basis, party: Party, asked: Asked) -> CellShown:
    """The page of a cell."""
    roles, readable = roles_of(actor), editions_readable(actor, basis)
    reading = reading_of(actor, basis, readable)
    rows = assessments_at(actor, basis, party, asked)
    history = tuple(history_of(actor, basis, party, asked))
    standing = next(
        (
            one
            for one in history
            if one.round_id == basis.round.pk and not hasattr(one.decision, "taken_back_by")
        ),
        None,
    )
    by_id = {one.pk: one for one in rows}
    stands = by_id.get(standing.pk) if standing is not None else None
    inside = of_the_body(roles, basis.round)
    may_propose = bool(proposing_verdict(actor, basis.round, basis.procedure, asked.id))
    has_own = any(one.author_id == actor.pk and one.state in OPEN_STATES for one in rows)
    addressed = basis.frame.is_addressed(party.code, asked.id)
    return CellShown(
        basis,
        party,
        asked,
        addressed,
        boxes_in(readable, [party]).get((party.pk, asked.id)),
        basis.frame.found.get((party.code, asked.id), ()) if inside else (),
        (stands, tuple(read_by(reading, stands.cited.all(), party.pk))) if stands else None,
        tuple(
            Proposal(
                one,
                tuple(read_by(reading, one.cited.all(), party.pk)),
                bool(_own(actor, Can.CHANGE, basis, one)),
                one.state == AssessmentState.PROPOSED and bool(_own(actor, Can.SHARE, basis, one)),
                one.state == AssessmentState.SHARED and party.pk in roles.parties,
            )
            for one in rows
            if one.state in OPEN_STATES
        ),
        tuple(
            one for one in rows if one.state in {AssessmentState.ASIDE, AssessmentState.WITHDRAWN}
        ),
        tuple(one for one in history if standing is None or one.pk != standing.pk),
        inside,
        may_propose and addressed and not has_own,
        bool(verdict(actor, Can.DECIDE, basis.round, basis.procedure)),
    )


def _own(actor: Actor, can: Can, basis: Basis, row: Assessment) -> object:
    return own_verdict(actor, can, basis.round, basis.procedure, row.author_id)


def proposals_open(actor: Actor, basis: Basis) -> QuerySet[Assessment]:
    """The open proposals of a round that `actor` sees, by Party and code."""
    found = visible_to(actor, basis).filter(IN_WORK).select_related("author")
    return found.order_by("party__name", "code", "pk")
