"""How a meeting goes on: what may follow what, as a table.

Two things to know. Decisions are recorded only while a meeting is under way. And of the meetings
of a body one is under way at a time, which the database holds to.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.meetings.models import MeetingState
from ronda.apps.meetings.permissions import Can


@dataclass(frozen=True)
class Way:
    """From one state to another, by what; `name` stands in the address of its page."""

    can: Can
    start: MeetingState
    end: MeetingState
    name: str
    label: Promise
    meaning: Promise


WAYS = (
    Way(
        Can.OPEN,
        MeetingState.PLANNED,
        MeetingState.OPEN,
        "open",
        _("Open the meeting"),
        _("From now on decisions can be recorded. One meeting of a body is under way at a time."),
    ),
    Way(
        Can.CLOSE,
        MeetingState.OPEN,
        MeetingState.CLOSED,
        "close",
        _("Close the meeting"),
        _("It decides nothing more. Observers then read what it decided."),
    ),
    Way(
        Can.REOPEN,
        MeetingState.CLOSED,
        MeetingState.OPEN,
        "reopen",
        _("Open the meeting again"),
        _("For a meeting that was closed by mistake: say why. What it decided stays."),
    ),
)


def way_by(can: Can) -> Way:
    """The way that this opens; raises LookupError where it opens none."""
    return next(way for way in WAYS if way.can is can)


def way_named(name: str) -> Way | None:
    """The way with this name; None where there is none."""
    return next((way for way in WAYS if way.name == name), None)


def ways_from(state: str) -> tuple[Way, ...]:
    """Where a meeting may go from a state."""
    return tuple(way for way in WAYS if way.start == state)
