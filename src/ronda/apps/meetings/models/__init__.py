"""The records of meetings, by subject."""

from ronda.apps.meetings.models.decisions import Decision, DecisionAbout, Outcome
from ronda.apps.meetings.models.meetings import (
    AgendaItem,
    DocumentFile,
    Meeting,
    MeetingDocument,
    MeetingState,
    Presence,
)

__all__ = [
    "AgendaItem",
    "Decision",
    "DecisionAbout",
    "DocumentFile",
    "Meeting",
    "MeetingDocument",
    "MeetingState",
    "Outcome",
    "Presence",
]
