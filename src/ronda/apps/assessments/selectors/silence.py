"""Parties that owe something and did not send it, and the steps that may be taken.

Two things to know. What a Party owes, and since when, is reckoned by the procedure's deadlines with
its extensions. And a step of the escalation is only ever open: who decides on it is a person.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.models import EscalationStep
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.grids import CellState, cells_of, judged_in
from ronda.apps.follow_ups.selectors.submitted import Sent, sent_of
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.selectors import happened
from ronda.apps.rounds.selectors.dates import due_of, is_over, rule_for, worked_in
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.treaties.models import Party
from ronda.assessments.aggregating import Judged, counted
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.escalation import EscalationStep as StepRule
from ronda.procedure.escalation import Situation
from ronda.procedure.stated import Wording


@dataclass(frozen=True)
class Silent:
    """A Party with what it owes since when, the steps taken, and those that are open."""

    party: Party
    owed: tuple[tuple[Wording, date], ...]
    missing: bool
    """Whether the day for its information is over and nothing came."""
    without_status: int
    """How many recommendations addressed to it have neither a status nor a proposal."""
    taken: tuple[tuple[EscalationStep, Wording], ...]
    open_steps: tuple[StepRule, ...]

    @property
    def may_be_silent(self) -> bool:
        """Whether "no reply" may be proposed: it sent no information and something is open."""
        return self.missing and self.without_status > 0


def silent_of(actor: Actor, basis: Basis) -> list[Silent]:
    """The Parties of a round that owe something, had a step taken, or have one open; by name."""
    if basis.conduct is None:
        return []
    shown = [_silent(one) for one in _situations(actor, basis)]
    return [one for one in shown if one.owed or one.taken or one.open_steps]


def silent_party(actor: Actor, basis: Basis, party: Party) -> Silent | None:
    """How things stand with one Party; None where the round is not run here."""
    if basis.conduct is None:
        return None
    found = (one for one in _situations(actor, basis) if one.party.party_id == party.pk)
    return next((_silent(one) for one in found), None)


@dataclass(frozen=True)
class _Stands:
    """How things stand with one Party, as the procedure asks of it."""

    party: RoundParty
    basis: Basis
    situation: Situation
    missing: bool
    judged: tuple[Judged, ...]
    proposed: frozenset[str]
    steps: tuple[EscalationStep, ...]


def _situations(actor: Actor, basis: Basis) -> list[_Stands]:
    assert basis.conduct is not None
    conduct = basis.conduct
    beside = _Beside(actor, basis, conduct)
    here = (one for one in sent_of(conduct) if one.party.left_on is None)
    return [_stands(conduct, one, basis, beside) for one in here]


class _Beside:
    """What is known of all Parties at once, by Party."""

    def __init__(self, actor: Actor, basis: Basis, conduct: Conduct) -> None:
        cells = cells_of(actor, basis)
        self.judged: dict[str, list[Judged]] = defaultdict(list)
        for one in judged_in(basis, basis.parties, cells):
            self.judged[one.party].append(one)
        self.proposed: dict[int, set[str]] = defaultdict(set)
        for (party, recommendation), cell in cells.items():
            if cell.state is CellState.PROPOSED:
                self.proposed[party].add(recommendation)
        self.steps: dict[int, list[EscalationStep]] = defaultdict(list)
        for step in EscalationStep.objects.filter(round=basis.round).select_related("taken_by"):
            self.steps[step.party_id].append(step)
        of_round = replies().filter(party__conduct=conduct)
        self.replied = {one.party_id: one.submitted_at is not None for one in of_round}


def _stands(conduct: Conduct, sent: Sent, basis: Basis, beside: _Beside) -> _Stands:
    party = sent.party
    own = tuple(beside.judged[party.party.code])
    is_sent = {
        DocumentKind.REPLY: beside.replied.get(party.pk, True),
        DocumentKind.FOLLOW_UP: sent.edition is not None,
    }
    return _Stands(
        party,
        basis,
        _situation(conduct, party, is_sent, basis, own),
        sent.is_missing,
        own,
        frozenset(beside.proposed[party.party_id]),
        tuple(beside.steps[party.party_id]),
    )


def _situation(
    conduct: Conduct,
    party: RoundParty,
    sent: Mapping[DocumentKind, bool],
    basis: Basis,
    judged: tuple[Judged, ...],
) -> Situation:
    return Situation(
        timezone.localdate(),
        worked_in(conduct),
        happened(conduct, party),
        dict(_overdue(conduct, party, sent)),
        _figures(basis, judged),
    )


def _overdue(
    conduct: Conduct, party: RoundParty, sent: Mapping[DocumentKind, bool]
) -> list[tuple[str, date]]:
    """The deadlines that the Party did not keep and still owes, each with its day."""
    found = []
    for kind, is_sent in sent.items():
        rule = rule_for(conduct, kind)
        due = due_of(party, rule) if rule is not None and not is_sent else None
        if rule is not None and isinstance(due, date) and is_over(due):
            found.append((rule.id, due))
    return found


def _figures(basis: Basis, judged: tuple[Judged, ...]) -> dict[str, int]:
    """How many have each status, for conditions; nothing where nothing was decided."""
    told = counted(basis.procedure, judged)
    if not told.decided:
        return {}
    return {**told.counts, "total": told.decided}


def _silent(stands: _Stands) -> Silent:
    procedure = stands.basis.procedure
    named = {rule.id: rule.name for rule in procedure.deadlines.rules}
    steps = {rule.id: rule.name for rule in procedure.escalation.steps}
    taken = {one.step for one in stands.steps if one.taken_back_at is None}
    return Silent(
        stands.party.party,
        tuple((named[id], due) for id, due in stands.situation.overdue.items()),
        stands.missing,
        sum(
            one.status is None and one.recommendation not in stands.proposed
            for one in stands.judged
        ),
        tuple((one, steps.get(one.step) or Wording.of({"en": one.step})) for one in stands.steps),
        tuple(
            rule
            for rule in procedure.escalation.steps
            if rule.id not in taken and rule.is_open(stands.situation) is True
        ),
    )


def step_taken_at(basis: Basis, id: int) -> EscalationStep | None:
    """The step with this key that was taken in a round; None where there is none."""
    found = EscalationStep.objects.filter(round=basis.round, pk=id)
    return found.select_related("round__body", "party").first()
