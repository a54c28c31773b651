"""Publishing the list of decisions of a meeting, and taking it back from the public.

Two things to know. Only what the secretariat chooses is in the public list, and of that only what
rests on public records is shown (`portal.selectors.decided`). And a meeting that is opened again is
published anew.
"""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.meetings.models import Decision, Meeting, MeetingState
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.services.meetings import meeting_locked
from ronda.apps.policy import demand
from ronda.apps.wordings import reason_checked


def decisions_publish(
    *, actor: Actor, meeting: Meeting, seen: int, chosen: Collection[int]
) -> Meeting:
    """Publish the decisions with these numbers; what was in the list and is not chosen leaves it.

    `seen` is the version of the meeting that the person saw. Raises NotNow where the meeting is not
    closed, NotValid for a number that it has not, or none at all.
    """
    demand(verdict(actor, Can.PUBLISH, meeting))
    with act(actor=actor, what=Can.PUBLISH, about=(meeting,)) as done:
        locked = meeting_locked(meeting)
        if locked.version != seen:
            sentence = _("Somebody changed this meeting meanwhile: look at what stands there now.")
            raise Stale(sentence, locked)
        if locked.state != MeetingState.CLOSED:
            raise NotNow(_("Decisions are published once the meeting is closed."))
        done.before, done.after = _list(locked), sorted(chosen)
        _choose(locked, chosen)
        locked.decisions_published_at = timezone.now()
        locked.version += 1
        locked.save(update_fields=["decisions_published_at", "version"])
    return locked


def decisions_withhold(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Take the list back from the public; raises NotNow where it is not published."""
    demand(verdict(actor, Can.WITHHOLD, meeting))
    reason = reason_checked(reason)
    with act(actor=actor, what=Can.WITHHOLD, about=(meeting,), reason=reason) as done:
        locked = meeting_locked(meeting)
        if locked.decisions_published_at is None:
            raise NotNow(_("The decisions of this meeting are not published."))
        done.before = _list(locked)
        locked.decisions_published_at = None
        locked.version += 1
        locked.save(update_fields=["decisions_published_at", "version"])
    return locked


def _list(meeting: Meeting) -> list[int]:
    """The numbers that everybody reads now."""
    if meeting.decisions_published_at is None:
        return []
    found = meeting.decisions.filter(in_public_list=True).order_by("number")
    return list(found.values_list("number", flat=True))


def _choose(meeting: Meeting, chosen: Collection[int]) -> None:
    every: list[Decision] = list(meeting.decisions.all())
    if not chosen:
        raise NotValid(_("Choose at least one decision."), "chosen")
    if not set(chosen) <= {one.number for one in every}:
        raise NotValid(_("There is no such decision."), "chosen")
    for one in every:
        if one.in_public_list != (one.number in chosen):
            one.in_public_list = one.number in chosen
            one.save(update_fields=["in_public_list"])
