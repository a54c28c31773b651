"""The records of meetings, by subject."""

from ronda.apps.meetings.models.decisions import Decision, DecisionAbout, Outcome
from ronda.apps.meetings.models.meetings import (
    AgendaItem,
    Meeting,
    MeetingDocument,
    MeetingState,
    Presence,
)

__all__ = [
    "AgendaItem",
    "Decision",
    "DecisionAbout",
    "Meeting",
    "MeetingDocument",
    "MeetingState",
    "Outcome",
    "Presence",
]
