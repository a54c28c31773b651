"""Meetings for tests, made by the services people use."""

from datetime import date

from ronda.apps.accounts.selectors import Actor
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from tests.apps.people import monitoring_body, secretary

DAYS = When(date(2026, 11, 24), date(2026, 11, 26), "Strasbourg")
TEXTS = {"en": "The draft is adopted.", "fr": "Le projet est adopté."}


def planned(number: int = 46, actor: Actor | None = None, body: str = "lanzarote") -> Meeting:
    """A meeting that is to come."""
    at = monitoring_body(body)
    return meeting_plan(actor=actor or secretary(body), body=at, number=number, when=DAYS)


def under_way(number: int = 46, actor: Actor | None = None, body: str = "lanzarote") -> Meeting:
    """A meeting that decides."""
    who = actor or secretary(body)
    return meeting_open(actor=who, meeting=planned(number, who, body))
