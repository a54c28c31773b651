"""The meetings of bodies."""

from functools import lru_cache

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.meetings.models import Meeting, MeetingState
from ronda.apps.meetings.permissions import Reads, reads, seen_by
from ronda.apps.treaties.models import Body
from ronda.apps.treaties.selectors import bodies
from ronda.procedure.loading import load_procedure
from ronda.procedure.procedure import Procedure


def visible_to(actor: Actor) -> QuerySet[Meeting]:
    """The meetings that `actor` may see, with their body, newest first."""
    found = Meeting.objects.filter(seen_by(actor)).select_related("body__convention")
    return found.order_by("body__name", "-number")


def meeting_visible(actor: Actor, body: str, number: int) -> Meeting:
    """The meeting of a body (by its short name) with this number; raises NotVisible."""
    found = visible_to(actor).filter(body__slug=body, number=number).first()
    if found is None:
        raise NotVisible(_("There is no such meeting."))
    return found


def open_meeting(body: Body) -> Meeting | None:
    """The meeting of a body that is under way; None where none is."""
    under_way = Meeting.objects.filter(body=body, state=MeetingState.OPEN)
    return under_way.select_related("body").first()


def meetings_held(body: Body) -> list[Meeting]:
    """The meetings of a body that have been opened, newest first."""
    found = Meeting.objects.filter(body=body).exclude(state=MeetingState.PLANNED)
    return list(found.select_related("body").order_by("-number"))


def keeps_meetings(body: Body) -> bool:
    """Whether the meetings of a body are kept here at all."""
    return Meeting.objects.filter(body=body).exists()


def procedure_of(body: Body) -> Procedure:
    """What the body's own file says now; raises UnknownBody where it has none."""
    return _procedure(body.slug)


def languages_of(body: Body) -> tuple[str, ...]:
    """The languages in which a body decides."""
    return procedure_of(body).languages.wording


def records_of(meeting: Meeting) -> list[Model]:
    """The records of which the story of a meeting is told."""
    return [
        meeting,
        *meeting.agenda.all(),
        *meeting.documents.all(),
        *meeting.presences.all(),
        *meeting.decisions.all(),
    ]


def bodies_of(actor: Actor) -> QuerySet[Body]:
    """The bodies whose meetings `actor` may plan."""
    return bodies().filter(pk__in=roles_of(actor).bodies)


def shown_to(actor: Actor, meeting: Meeting) -> dict[str, bool]:
    """What `actor` may read of a meeting, by its name."""
    return {what.value: reads(actor, what, meeting) for what in Reads}


@lru_cache(maxsize=16)
def _procedure(slug: str) -> Procedure:
    return load_procedure(slug)
