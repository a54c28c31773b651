"""How the published list of decisions of a meeting is cited."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.meetings.selectors.calendars import meeting_named
from ronda.apps.portal.selectors.decided import Held, held_at
from ronda.apps.treaties.selectors import body_named
from ronda.citations import Citable, Figure, Kind


def at(_actor: Actor, origin: str, *, body: str, number: int) -> Citable:
    """The list of a meeting; raises NotVisible where it is not published."""
    return of(origin, held_at(body, number))


def of(origin: str, held: Held) -> Citable:
    """What a meeting decided in public."""
    meeting, decided = held.meeting, len(held.decisions)
    place = [meeting.body.slug, meeting.number]
    published = meeting.decisions_published_at
    return Citable(
        key=f"{place[0]}-meeting-{place[1]}",
        kind=Kind.PAGE,
        title=_("%(meeting)s: list of decisions") % {"meeting": meeting_named(meeting)},
        body=body_named(meeting.body),
        address=f"{origin}{path_to('portal:meeting', *place)}",
        published=localtime(published).date() if published else None,
        description=_("What the meeting decided, with what came of it."),
        figures=(Figure(decided, npgettext("figure", "decision", "decisions", decided)),),
    )
