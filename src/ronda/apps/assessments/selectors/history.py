"""What was decided earlier on the same recommendation of the same Party, over all rounds.

Two things to know. A recommendation is the same where its id is the same in reports of one body.
And a decision that was taken back is no history for those outside the body; the body sees it, with
the reason.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.assessments.permissions import of_the_body
from ronda.apps.assessments.selectors.bases import Basis, bases_without_report
from ronda.apps.assessments.selectors.seeing import STANDING, seen_by
from ronda.apps.treaties.models import Party
from ronda.assessments.frame import Asked


@dataclass(frozen=True, slots=True)
class Earlier:
    """A status that was decided earlier: in which round, on what day."""

    round: int
    code: str
    status: str
    on: date


def history_of(actor: Actor, basis: Basis, party: Party, asked: Asked) -> list[Assessment]:
    """All decisions on a Party and a recommendation over rounds that `actor` sees, newest first."""
    found = _of_body(actor, basis, [party]).filter(party=party, recommendation=asked.id)
    return list(
        found.select_related(
            "round__body", "decision__meeting__body", "decision__taken_back_by"
        ).order_by("-decided_at", "-pk")
    )


def history_of_round(actor: Actor, basis: Basis) -> Mapping[tuple[int, str], tuple[Earlier, ...]]:
    """For every cell of a round what was decided on it before what stands now, newest first."""
    rows = _of_body(actor, basis).filter(STANDING).order_by("-decided_at", "-pk")
    fields = (
        *("party_id", "recommendation", "round_id"),
        *("round__number", "code", "status", "decided_at"),
    )
    found: dict[tuple[int, str], list[Earlier]] = defaultdict(list)
    stands: set[tuple[int, str]] = set()
    for party, id, round, number, code, status, at in rows.values_list(*fields):
        if number > basis.round.number:
            continue
        if round == basis.round.pk and (party, id) not in stands:
            stands.add((party, id))
            continue
        found[party, id].append(Earlier(number, code, status, timezone.localdate(at)))
    return {at: tuple(rows) for at, rows in found.items()}


def _of_body(
    actor: Actor, basis: Basis, parties: Collection[Party] | None = None
) -> QuerySet[Assessment]:
    """What was decided in all rounds of the body, for who asks about these Parties only (or all).

    By as many questions however many rounds are run here.
    """
    decided = Assessment.objects.filter(
        round__body=basis.round.body_id, state=AssessmentState.DECIDED
    )
    if of_the_body(roles_of(actor), basis.round):
        return decided
    others = basis.round.body.rounds.exclude(pk=basis.round.pk).select_related("body")
    there = others.filter(pk__in=decided.values("round"))
    seen = seen_by(actor, basis)
    for other in bases_without_report(there, parties).values():
        seen |= seen_by(actor, other)
    return decided.filter(STANDING, seen)
