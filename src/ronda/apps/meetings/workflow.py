"""How a meeting goes on: what may follow what, as a table.

Two things to know. Decisions are recorded only while a meeting is under way. And of the meetings
of a body one is under way at a time, which the database holds to.
"""

from dataclasses import dataclass

from ronda.apps.meetings.models import MeetingState
from ronda.apps.meetings.permissions import Can


@dataclass(frozen=True)
class Way:
    """From one state to another, by what."""

    can: Can
    start: MeetingState
    end: MeetingState


WAYS = (
    Way(Can.OPEN, MeetingState.PLANNED, MeetingState.OPEN),
    Way(Can.CLOSE, MeetingState.OPEN, MeetingState.CLOSED),
    Way(Can.REOPEN, MeetingState.CLOSED, MeetingState.OPEN),
)


def way_by(can: Can) -> Way:
    """The way that this opens; raises LookupError where it opens none."""
    return next(way for way in WAYS if way.can is can)


def ways_from(state: str) -> tuple[Way, ...]:
    """Where a meeting may go from a state."""
    return tuple(way for way in WAYS if way.start == state)
