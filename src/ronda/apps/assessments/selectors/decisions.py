"""A meeting's decision on assessments of a round, with what it is about."""

from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.meetings.models import Decision


def decision_at(basis: Basis, id: int) -> tuple[Decision | None, list[Assessment]]:
    """The decision with this key and the assessments of the round that it decided on."""
    found = (
        Assessment.objects.filter(round=basis.round, decision=id)
        .select_related("party", "decision__meeting__body", "decision__taken_back_by")
        .order_by("party__name", "code", "pk")
    )
    rows = list(found)
    return (rows[0].decision if rows else None), rows
