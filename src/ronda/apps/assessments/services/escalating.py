"""Recording that a step of the escalation was taken on a Party.

Two things to know. A step is taken by a person and only while the procedure says that it is open.
And one that the Committee decides on is a decision of the meeting under way, in one transaction.
"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.assessments.models import EscalationStep
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.bases import Basis, basis_of
from ronda.apps.assessments.selectors.silence import silent_party
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.meetings.models import Decision
from ronda.apps.meetings.selectors import open_meeting
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Party, Round
from ronda.apps.wordings import reason_checked
from ronda.procedure.escalation import EscalationStep as StepRule
from ronda.procedure.participants import Participant

TAKEN = "assessment.step"
"""The code under which meetings keep such a decision."""


def step_take(
    *, actor: Actor, round: Round, party: Party, step: str, on: date, reason: str
) -> EscalationStep:
    """Record a step; raises NotNow where it is not open, or needs a meeting and none is open."""
    basis = basis_of(round)
    demand(verdict(actor, Can.ESCALATE, round, basis.procedure))
    why = reason_checked(reason)
    if on > timezone.localdate():
        raise NotValid(_("The day has not come yet: record it on that day."), "on")
    with act(actor=actor, what=Can.ESCALATE, reason=why) as done:
        Round.objects.select_for_update().get(pk=round.pk)
        rule = _open_rule(actor, basis, party, step)
        row = EscalationStep.objects.create(
            round=round, party=party, step=step, on=on, reason=why, taken_by=signed_in(actor)
        )
        if rule.decided_by is Participant.COMMITTEE:
            row.decision = _decided(actor, basis, row, rule)
            row.save(update_fields=["decision"])
        done.concerns(row)
        done.after = {"step": step, "on": on.isoformat()}
    return row


def step_take_back(*, actor: Actor, taken: EscalationStep, reason: str) -> EscalationStep:
    """Say that a step was recorded by mistake; it stays, with the reason."""
    basis = basis_of(taken.round)
    demand(verdict(actor, Can.DE_ESCALATE, taken.round, basis.procedure))
    why = reason_checked(reason)
    with act(actor=actor, what=Can.DE_ESCALATE, about=(taken,), reason=why):
        row = EscalationStep.objects.select_for_update().get(pk=taken.pk)
        if row.taken_back_at is not None:
            raise NotNow(_("This step was taken back already."))
        row.taken_back_at, row.taken_back_reason = timezone.now(), why
        row.save(update_fields=["taken_back_at", "taken_back_reason"])
    return row


def _open_rule(actor: Actor, basis: Basis, party: Party, step: str) -> StepRule:
    stands = silent_party(actor, basis, party)
    rule = next((one for one in stands.open_steps if one.id == step), None) if stands else None
    if rule is None:
        raise NotNow(_("This step is not open for this Party now."))
    return rule


def _decided(actor: Actor, basis: Basis, row: EscalationStep, rule: StepRule) -> Decision:
    meeting = open_meeting(basis.round.body)
    if meeting is None:
        raise NotNow(_("The Committee decides on this step: no meeting is under way."))
    party = row.party
    texts = {
        tag: f"{rule.name.in_language(tag)}: {party.names.get(tag) or party.name}"
        for tag in basis.languages
    }
    return decision_record(
        actor=actor, meeting=meeting, what=TAKEN, texts=texts, about=(row,), reason=row.reason
    )
