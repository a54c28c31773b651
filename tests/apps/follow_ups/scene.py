"""A round in its follow-up, with Arcadia's factsheet approved and given to it.

Two things to know. `following()` is Arcadia in round 2, whose factsheet has a dozen orange boxes,
the first under II-2, and no word in any of them. And the day by which the Parties' information is
due lies ahead, or below zero so many days back.
"""

from datetime import timedelta

from django.utils import timezone

from ronda.apps.compliance.models import Edition
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.services.milestones import milestone_set
from tests.apps.compliance import arcadia
from tests.apps.people import secretary
from tests.apps.rounds.scene import party, round_in

NUMBER = 2


def conducted(stage: str = "follow_up", *, days: int = 60) -> Conduct:
    """The round; the information of the Parties is due in so many days."""
    conduct = round_in(stage, number=NUMBER)
    due(conduct, days)
    return Conduct.objects.select_related("round__body__convention").get(pk=conduct.pk)


def due(conduct: Conduct, days: int) -> None:
    """The Parties' information is due in so many days; below zero, was due so many days ago."""
    milestone_set(
        actor=secretary(),
        conduct=conduct,
        titles={"en": "Information due", "fr": "Informations attendues"},
        on=timezone.localdate() + timedelta(days=days),
        rule="follow_up",
    )


def sheet(text: str = arcadia.PLAIN) -> Edition:
    """Arcadia's factsheet of the round, approved by the secretariat."""
    return arcadia.approved(text)


def following(stage: str = "follow_up", *, days: int = 60) -> RoundParty:
    """Arcadia in the round, its factsheet open to it."""
    conduct = conducted(stage, days=days)
    sheet()
    return party(conduct)
