"""What was decided: on a record, and in a meeting."""

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import key_of
from ronda.apps.errors import NotVisible
from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.meetings.permissions import Reads, reads


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


def decisions_of(actor: Actor, meeting: Meeting) -> list[Decision]:
    """The decisions of a meeting in their order; none to those who may not read them yet."""
    if not reads(actor, Reads.DECISIONS, meeting):
        return []
    found = meeting.decisions.select_related(
        "item", "takes_back__meeting", "taken_back_by__meeting", "recorded_by"
    )
    return list(found.order_by("number"))


def decision_visible(actor: Actor, meeting: Meeting, number: int) -> Decision:
    """The decision of a meeting with this number; raises NotVisible."""
    found = meeting.decisions.filter(number=number).first()
    if found is None or not reads(actor, Reads.DECISIONS, meeting):
        raise NotVisible(_("There is no such decision."))
    found.meeting = meeting
    return found
