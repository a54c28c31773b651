"""What was concluded of Parties, for lists of thousands: without reasons, one row for each.

Two things to know. What is open to whom is asked as everywhere, by `conclusions_visible_to`. And of
several conclusions on one Party and one recommendation in a round the newest holds.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Sum
from django.utils import timezone

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.published import conclusions_visible_to
from ronda.apps.treaties.models import Party


@dataclass(frozen=True, slots=True)
class Concluded:
    """A status that a body gave a Party on a recommendation, and the day on which it did."""

    round: int
    party: int
    recommendation: str
    code: str
    status: str
    on: date


def concluded(
    actor: Actor, bases: Mapping[int, Basis], parties: Collection[Party] | None = None
) -> list[Concluded]:
    """What stands in rounds (of some Parties, where they are given), the newest of each last."""
    found = conclusions_visible_to(actor, dict(bases)).order_by("decided_at", "pk")
    rows = (found if parties is None else found.filter(party__in=parties)).values_list(
        "round_id", "party_id", "recommendation", "code", "status", "decided_at"
    )
    return [
        Concluded(round, of, recommendation, code, status, timezone.localdate(at))
        for round, of, recommendation, code, status, at in rows
        if at is not None
    ]


def stamp_of(actor: Actor, bases: Mapping[int, Basis]) -> tuple[int | None, ...]:
    """What changes whenever anything that stands in rounds, or is open in them, does."""
    found = conclusions_visible_to(actor, dict(bases)).order_by()
    told = found.aggregate(number=Count("pk"), newest=Max("pk"), sum=Sum("pk"))
    return told["number"], told["newest"], told["sum"]
