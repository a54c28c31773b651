"""What a meeting decided on proposals, one by one or in blocks, and a decision taken back.

Two things to know. The decision of the meeting and what follows of it are one transaction: a block
is decided whole or not at all. And nothing that was decided earlier is overwritten: it stays as the
history of the cell, and is what stands again where the later decision is taken back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.assessments import telling
from ronda.apps.assessments.models import OPEN_STATES, Assessment, AssessmentState
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.audit.services import act, key_of
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.meetings.models import AgendaItem, Decision, Meeting, Outcome
from ronda.apps.meetings.services.decisions import Votes, decision_record, decision_take_back
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Round

DECIDED = "assessment.status"
"""The code under which meetings keep such a decision."""


@dataclass(frozen=True)
class Seen:
    """A proposal and the version of it that was decided on."""

    id: int
    version: int


def assessments_decide(
    *,
    actor: Actor,
    round: Round,
    meeting: Meeting,
    seen: Iterable[Seen],
    texts: Mapping[str, str],
    outcome: Outcome = Outcome.CONSENSUS,
    votes: Votes | None = None,
) -> Decision:
    """Record that a meeting decided on proposals of a round as they were seen.

    Other proposals in the same cells are set aside. Raises Stale where one was changed meanwhile,
    NotNow where one is not open any more, NotValid for two in one cell.
    """
    basis = basis_of(round)
    demand(verdict(actor, Can.DECIDE, round, basis.procedure))
    wanted = {one.id: one.version for one in seen}
    if not wanted:
        raise NotValid(_("Choose at least one proposal."), "assessments")
    if meeting.body_id != round.body_id:
        raise NotValid(_("This is a meeting of another body."), "meeting")
    with act(actor=actor, what=Can.DECIDE) as done:
        rows = _locked(round, wanted)
        decision = decision_record(
            actor=actor,
            meeting=meeting,
            what=DECIDED,
            texts=texts,
            about=rows,
            item=_item(round, meeting),
            outcome=outcome,
            votes=votes,
        )
        now = timezone.now()
        for row in rows:
            row.state, row.decision, row.decided_at = AssessmentState.DECIDED, decision, now
            row.version += 1
        Assessment.objects.bulk_update(
            rows, ["state", "decision", "decided_at", "version"], batch_size=500
        )
        aside = _set_aside(round, rows)
        done.concerns(decision, *rows, *aside)
        done.after = {"decided": len(rows), "set aside": len(aside)}
        telling.decided(signed_in(actor), basis, {row.party for row in rows})
    return decision


def block_take_back(*, actor: Actor, round: Round, decision: Decision, reason: str) -> Decision:
    """Record that a decision on assessments of a round is taken back, by the meeting under way."""
    basis = basis_of(round)
    demand(verdict(actor, Can.TAKE_BACK, round, basis.procedure))
    rows = list(Assessment.objects.filter(round=round, decision=decision).select_related("party"))
    if not rows:
        raise NotNow(_("This decision is not about assessments of this round."))
    with act(actor=actor, what=Can.TAKE_BACK, about=(decision,), reason=reason) as done:
        made = decision_take_back(actor=actor, decision=decision, reason=reason)
        done.concerns(made, *rows)
        done.after = {"taken back": len(rows)}
        telling.taken_back(signed_in(actor), basis, {row.party for row in rows})
    return made


def _item(round: Round, meeting: Meeting) -> AgendaItem | None:
    """The point of the agenda that is about the assessment of the round, where there is one."""
    found: AgendaItem | None = meeting.agenda.filter(removed_at=None, about=key_of(round)).first()
    return found


def _locked(round: Round, wanted: Mapping[int, int]) -> list[Assessment]:
    """The proposals, locked in one order, as they were seen."""
    found = Assessment.objects.select_for_update(of=("self",)).filter(round=round, pk__in=wanted)
    rows = list(found.select_related("party").order_by("pk"))
    if len(rows) != len(wanted) or any(row.state not in OPEN_STATES for row in rows):
        raise NotNow(_("A proposal is not open any more: look at the list again."))
    if changed := [row for row in rows if row.version != wanted[row.pk]]:
        sentence = _("A proposal was changed meanwhile: look at the list again.")
        raise Stale(sentence, changed[0])
    if len({(row.party_id, row.recommendation) for row in rows}) != len(rows):
        sentence = _("Two proposals are about the same Party and recommendation: choose one.")
        raise NotValid(sentence, "assessments")
    return rows


def _set_aside(round: Round, rows: list[Assessment]) -> list[Assessment]:
    """The other open proposals of the same cells, which were not taken."""
    cells = {(row.party_id, row.recommendation) for row in rows}
    open_ones = Q(state__in=OPEN_STATES, party__in={party for party, _one in cells})
    others = Assessment.objects.select_for_update().filter(open_ones, round=round)
    aside = [one for one in others.order_by("pk") if (one.party_id, one.recommendation) in cells]
    for one in aside:
        one.state = AssessmentState.ASIDE
        one.version += 1
    Assessment.objects.bulk_update(aside, ["state", "version"], batch_size=500)
    return aside
