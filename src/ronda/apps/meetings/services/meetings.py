"""Planning a meeting, opening it, closing it.

Two things to know. Each step locks the meeting, so that two people who open it at once open it
once. And a meeting that was closed by mistake is opened again, with a reason.
"""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.meetings.models import Meeting, MeetingState
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.workflow import way_by
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Body
from ronda.apps.wordings import reason_checked

LONGEST_PLACE = 200


@dataclass(frozen=True)
class When:
    """The days of a meeting and its place."""

    begins: date
    ends: date
    place: str = ""


def meeting_plan(*, actor: Actor, body: Body, number: int, when: When) -> Meeting:
    """A meeting to come; raises NotValid for a number that is taken, or days that cannot be."""
    demand(verdict(actor, Can.PLAN, body))
    _check(when)
    with act(actor=actor, what=Can.PLAN) as done:
        try:
            with transaction.atomic():
                made = Meeting.objects.create(body=body, number=number, **asdict(when))
        except IntegrityError as error:
            sentence = _("The body already has a meeting of this number.")
            raise NotValid(sentence, "number") from error
        done.concerns(made)
        done.after = _told(when)
    return made


def meeting_change(*, actor: Actor, meeting: Meeting, seen: int, when: When) -> Meeting:
    """Change the days or the place; `seen` is the version of the meeting that the person saw."""
    demand(verdict(actor, Can.CHANGE, meeting))
    _check(when)
    with act(actor=actor, what=Can.CHANGE, about=(meeting,)) as done:
        locked = meeting_locked(meeting)
        if locked.version != seen:
            sentence = _("Somebody changed this meeting meanwhile: look at what stands there now.")
            raise Stale(sentence, locked)
        if locked.state == MeetingState.CLOSED:
            raise NotNow(_("This meeting is closed."))
        done.before = _told(When(locked.begins, locked.ends, locked.place))
        done.after = _told(when)
        locked.begins, locked.ends, locked.place = when.begins, when.ends, when.place
        locked.version += 1
        locked.save(update_fields=["begins", "ends", "place", "version"])
    return locked


def meeting_open(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Open a meeting: from now on it decides. One meeting of a body is under way at a time."""
    return _moved(actor, meeting, Can.OPEN)


def meeting_close(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Close a meeting: it decides nothing more."""
    return _moved(actor, meeting, Can.CLOSE)


def meeting_reopen(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Open a meeting again that was closed by mistake."""
    return _moved(actor, meeting, Can.REOPEN, reason_checked(reason))


def meeting_locked(meeting: Meeting) -> Meeting:
    """The meeting, locked until the transaction ends, as it stands by now."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("body")
    return found.get(pk=meeting.pk)


def _moved(actor: Actor, meeting: Meeting, can: Can, reason: str = "") -> Meeting:
    demand(verdict(actor, can, meeting))
    way = way_by(can)
    with act(actor=actor, what=can, about=(meeting,), reason=reason) as done:
        locked = meeting_locked(meeting)
        if locked.state != way.start:
            sentence = _("This cannot be done now: the meeting is %(state)s.")
            raise NotNow(sentence % {"state": locked.get_state_display()})
        done.before, done.after = way.start.value, way.end.value
        locked.state, locked.version = way.end, locked.version + 1
        # What is decided from here on is nobody's yet: the list is published anew.
        locked.decisions_published_at = None
        try:
            with transaction.atomic():
                locked.save(update_fields=["state", "version", "decisions_published_at"])
        except IntegrityError as error:
            sentence = _("Another meeting of this body is under way: close it first.")
            raise NotNow(sentence) from error
    return locked


def _check(when: When) -> None:
    if when.ends < when.begins:
        raise NotValid(_("A meeting cannot end before it begins."), "ends")
    if len(when.place) > LONGEST_PLACE:
        sentence = _("This is longer than %(count)d characters: make it shorter.")
        raise NotValid(sentence % {"count": LONGEST_PLACE}, "place")


def _told(when: When) -> dict[str, str]:
    return {"begins": when.begins.isoformat(), "ends": when.ends.isoformat(), "place": when.place}
