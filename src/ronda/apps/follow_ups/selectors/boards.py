"""The state of play of follow-up: how far each Party is, and how much time is left.

Two things to know. A board takes the same few queries however many Parties there are, and counts no
box: how much is written before it is submitted is the Party's own. And who may only see what was
submitted gets rows that hold nothing else; the public, the Parties whose information is public.
"""

from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.utils import timezone

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.follow_ups.models import HandedIn, Information, InformationState
from ronda.apps.follow_ups.permissions.information import is_own, is_public
from ronda.apps.follow_ups.selectors.windows import information_due, rule_of
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.permissions.boards import Shown
from ronda.apps.rounds.selectors.boards import Board, Phase, Row, arranged, reduced
from ronda.apps.rounds.selectors.dates import extension_of, is_over

PHASES = {
    InformationState.OPENED: Phase.OPENED,
    InformationState.UNDER_WAY: Phase.UNDER_WAY,
    InformationState.SUBMITTED: Phase.SUBMITTED,
}


def board(actor: Actor, conduct: Conduct, *, sort: str = "party", only: str = "") -> Board:
    """The state of play for `actor`, who sees the round."""
    roles, every = roles_of(actor), rows_of(conduct)
    if conduct.body_id in roles.bodies:
        return arranged(every, Shown.ALL, sort=sort, only=only)
    if conduct.body_id in roles.committee:
        told = [row if is_own(roles, row.party) else reduced(row) for row in every]
        return arranged(told, Shown.SUBMITTED, sort=sort, only=only)
    own = [row for row in every if is_own(roles, row.party)]
    others = [reduced(row) for row in every if row not in own and _is_published(row)]
    return arranged([*own, *others], Shown.SUBMITTED, sort=sort, only=only)


def rows_of(conduct: Conduct) -> list[Row]:
    """Every Party of a round with how far it is; ask the policy first."""
    prefetch_related_objects([conduct], "happenings", "milestones")
    first = HandedIn.objects.filter(information=OuterRef("pk"), number=1).values("late")
    kept = Information.objects.annotate(was_late=Subquery(first)).select_related(None)
    found = conduct.parties.select_related("party").prefetch_related(
        "extensions", Prefetch("information", kept)
    )
    rows = []
    for party in found:
        party.conduct = conduct
        rows.append(_row(party))
    return rows


def _row(party: RoundParty) -> Row:
    information: Information | None = getattr(party, "information", None)
    due, rule = information_due(party), rule_of(party)
    submitted = information is not None and information.state == InformationState.SUBMITTED
    overdue = due is not None and not submitted and is_over(due)
    was_late = submitted and bool(getattr(information, "was_late", False))
    return Row(
        party=party,
        phase=_phase(party, information),
        is_late=party.left_on is None and (overdue or was_late),
        submitted_at=information.submitted_at if information and submitted else None,
        opened_at=information.opened_at if information else None,
        due=due,
        is_extended=rule is not None and extension_of(party, rule) is not None,
        days=None if due is None or submitted else (due - timezone.localdate()).days,
    )


def _phase(party: RoundParty, information: Information | None) -> Phase:
    if party.left_on is not None:
        return Phase.LEFT
    return PHASES[InformationState(information.state)] if information else Phase.ASKED


def _is_published(row: Row) -> bool:
    information: Information | None = getattr(row.party, "information", None)
    was_submitted = information is not None and information.submitted_at is not None
    return was_submitted and is_public(row.party)
