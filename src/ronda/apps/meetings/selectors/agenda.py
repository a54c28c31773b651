"""The agenda of a meeting, and what is ready to be put on it.

Two things to know. An app says in its AppConfig what is ready: `ready_for_meetings` is the dotted
path of a function that takes a body and gives a `Ready` for each record. And only the secretariat
sees what is ready and not yet on the agenda.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.apps import apps
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.meetings.models import AgendaItem, Meeting
from ronda.apps.meetings.permissions import Reads, reads
from ronda.apps.treaties.models import Body


class Ready(NamedTuple):
    """Something that a meeting may decide on: the key of the record, its title, where it is."""

    key: str
    titles: Mapping[str, str]
    link: str


def agenda_of(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """The points of the agenda in their order; none to those to whom it was not sent."""
    if not reads(actor, Reads.AGENDA, meeting):
        return []
    found = meeting.agenda.filter(removed_at=None).select_related("document")
    return list(found.prefetch_related("decisions").order_by("order", "pk"))


def item_visible(actor: Actor, meeting: Meeting, id: int) -> AgendaItem:
    """The point of the agenda with this key; raises NotVisible."""
    found = meeting.agenda.filter(pk=id, removed_at=None).first()
    if found is None or not reads(actor, Reads.AGENDA, meeting):
        raise NotVisible(_("This is not on the agenda of the meeting."))
    found.meeting = meeting
    return found


def ready_of(body: Body) -> list[Ready]:
    """All that the apps say is ready to be decided on by this body."""
    return list(_told(body))


def ready_for(meeting: Meeting) -> list[Ready]:
    """What is ready and not yet on the agenda of this meeting."""
    there = set(meeting.agenda.filter(removed_at=None).values_list("about", flat=True))
    return [one for one in ready_of(meeting.body) if one.key not in there]


def _told(body: Body) -> Iterator[Ready]:
    for config in apps.get_app_configs():
        path = getattr(config, "ready_for_meetings", "")
        if path:
            yield from (Ready(*one) for one in import_string(path)(body))
