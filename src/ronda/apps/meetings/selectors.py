"""Meetings and decisions, for whoever may see them.

Two things to know. Every question about meetings begins with `visible_to`. And what was decided on
a record is asked by its key: the app that keeps the record says who may read it.
"""

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import key_of
from ronda.apps.errors import NotVisible
from ronda.apps.meetings.models import Decision, Meeting, MeetingState
from ronda.apps.meetings.permissions import seen_by
from ronda.apps.treaties.models import Body


def visible_to(actor: Actor) -> QuerySet[Meeting]:
    """The meetings that `actor` may see, with their body, newest first."""
    found = Meeting.objects.filter(seen_by(actor)).select_related("body")
    return found.order_by("body__name", "-number")


def meeting_visible(actor: Actor, body: str, number: int) -> Meeting:
    """The meeting of a body (by its short name) with this number; raises NotVisible."""
    found = visible_to(actor).filter(body__slug=body, number=number).first()
    if found is None:
        raise NotVisible(_("There is no such meeting."))
    return found


def open_meeting(body: Body) -> Meeting | None:
    """The meeting of a body that is under way; None where none is."""
    return Meeting.objects.select_related("body").filter(body=body, state=MeetingState.OPEN).first()


def decisions_on(record: Model) -> QuerySet[Decision]:
    """What was decided on a record, newest first, with the meeting; also what was taken back.

    Whoever asks has made sure that the reader may see the record.
    """
    found = Decision.objects.filter(about__key=key_of(record))
    return found.select_related("meeting__body", "taken_back_by", "takes_back").order_by("-pk")


def stands(decision: Decision) -> bool:
    """Whether a decision is in force: it takes nothing back and was not taken back."""
    taken_back = Decision.objects.filter(takes_back=decision.pk).exists()
    return decision.takes_back_id is None and not taken_back
