"""Meetings as entries of a calendar."""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.ical import Entry
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.selectors.meetings import visible_to
from ronda.apps.treaties.selectors import body_named


def entry_of(meeting: Meeting, site: str) -> Entry:
    """A meeting as an entry; `site` is Ronda's own address."""
    path = path_to("meetings:meeting", meeting.body.slug, meeting.number)
    return Entry(
        uid=f"meeting-{meeting.pk}@ronda",
        on=meeting.begins,
        until=meeting.ends,
        summary=meeting_named(meeting),
        description=meeting.place,
        address=f"{site}{path}",
        changed=meeting.version,
    )


def own_entries(actor: Actor, site: str) -> list[Entry]:
    """The meetings that a person may see, for their own calendar."""
    return [entry_of(meeting, site) for meeting in visible_to(actor)]


def meeting_named(meeting: Meeting) -> str:
    """What a meeting is called in the reader's language."""
    named = {"number": meeting.number, "body": body_named(meeting.body)}
    return _("%(body)s, meeting\u00a0%(number)d") % named
