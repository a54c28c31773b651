"""When the State last answered something, so that what came since can be told.

Two things to know. A text counts as answered when it was submitted from this desk. And targets of
one round may have been answered on different days.
"""

from collections.abc import Collection
from datetime import date

from ronda.apps.national.models import Submission, Target


def last_answered(target: Target) -> date | None:
    """The day on which the State's text for a target was last submitted."""
    found = Submission.objects.filter(round=target.round, versions__has_key=str(target.pk)).first()
    return found.at.date() if found else None


def last_answered_each(targets: Collection[Target]) -> dict[int, date]:
    """By target, the day on which the State's text for it was last submitted, if it was."""
    rounds = {target.round_id for target in targets}
    found: dict[int, date] = {}
    for one in Submission.objects.filter(round__in=rounds).order_by("at"):
        found |= {int(key): one.at.date() for key in one.versions}
    return {target.pk: found[target.pk] for target in targets if target.pk in found}
