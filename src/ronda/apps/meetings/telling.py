"""Whom a meeting concerns, and what they are told.

Two things to know. It runs in the transaction of what it tells of. And a letter names the meeting
and its days, never what is on the agenda.
"""

from django.utils import translation

from ronda.apps.accounts.models import User
from ronda.apps.addresses import path_to
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.selectors.meetings import languages_of
from ronda.apps.meetings.selectors.presence import members_of
from ronda.apps.notifications.services import notification_add
from ronda.apps.treaties.selectors import body_named


def tell_agenda(actor: User, meeting: Meeting) -> None:
    """All who may sit in the meeting: the agenda is there."""
    notification_add(
        actor=actor,
        people=members_of(meeting),
        kind="meetings.agenda-sent",
        about=meeting,
        link=address_of(meeting),
        words={
            "body": {tag: _named(meeting, tag) for tag in languages_of(meeting.body)},
            "number": meeting.number,
            "begins": meeting.begins,
        },
    )


def address_of(meeting: Meeting) -> str:
    """The path of the meeting's page."""
    return path_to("meetings:meeting", meeting.body.slug, meeting.number)


def _named(meeting: Meeting, tag: str) -> str:
    with translation.override(tag):
        return body_named(meeting.body)
