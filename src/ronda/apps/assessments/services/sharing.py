"""Sharing proposals with their Parties, and what Parties say to them.

Two things to know. A Party is told once for all that is shared with it at one time. And what it
says stands beside the proposal, to the version that it saw, never in it.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.assessments import telling
from ronda.apps.assessments.models import Assessment, AssessmentState, PartyResponse
from ronda.apps.assessments.permissions import Can, own_verdict, response_verdict
from ronda.apps.assessments.selectors.bases import Basis, basis_of
from ronda.apps.assessments.selectors.seeing import assessment_visible
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Party

LONGEST_RESPONSE = 10_000


def proposals_share(*, actor: Actor, assessments: Iterable[Assessment]) -> list[Assessment]:
    """Show open proposals, all of one round, to the Parties they are about."""
    wanted = list(assessments)
    if not wanted:
        raise NotValid(_("Choose at least one proposal."), "assessments")
    basis = basis_of(wanted[0].round)
    for one in wanted:
        demand(own_verdict(actor, Can.SHARE, one.round, basis.procedure, one.author_id))
    with act(actor=actor, what=Can.SHARE) as done:
        keys = [one.pk for one in wanted]
        rows = list(
            Assessment.objects.select_for_update(of=("self",))
            .select_related("party")
            .filter(pk__in=keys, round=basis.round)
            .order_by("pk")
        )
        for row in rows:
            _share(row)
        done.concerns(*rows)
        done.after = {"shared": len(rows)}
        _tell(signed_in(actor), basis, rows)
    return rows


def response_send(*, actor: Actor, assessment: Assessment, seen: int, text: str) -> PartyResponse:
    """Say what a Party says to a proposal that was shared with it; `seen` is the version read."""
    basis, found = assessment_visible(actor, assessment.pk)
    demand(response_verdict(actor, found.party))
    said = text.strip()
    if not said:
        raise NotValid(_("Write what your Party says to this."), "text")
    if len(said) > LONGEST_RESPONSE:
        sentence = _("This is longer than %(count)d characters: make it shorter.")
        raise NotValid(sentence % {"count": LONGEST_RESPONSE}, "text")
    with act(actor=actor, what=Can.RESPOND, about=(found,)) as done:
        row = Assessment.objects.select_for_update(of=("self",)).get(pk=found.pk)
        if row.state != AssessmentState.SHARED:
            raise NotNow(_("This proposal is not open for a response any more."))
        if row.version != seen:
            raise Stale(_("The proposal was changed meanwhile: read it again first."), row)
        made = PartyResponse.objects.create(
            assessment=row, text=said, to_version=row.version, sent_by=signed_in(actor)
        )
        done.concerns(made)
        telling.responded(signed_in(actor), basis, row)
    return made


def _share(row: Assessment) -> None:
    if row.state != AssessmentState.PROPOSED:
        raise NotNow(_("A proposal is not open any more, or shared already: look again."))
    row.state, row.shared_at, row.version = (
        AssessmentState.SHARED,
        timezone.now(),
        row.version + 1,
    )
    row.save(update_fields=["state", "shared_at", "version"])


def _tell(person: User, basis: Basis, rows: Iterable[Assessment]) -> None:
    by_party: dict[Party, int] = defaultdict(int)
    for row in rows:
        by_party[row.party] += 1
    for party in by_party:
        telling.shared(person, basis, party)
