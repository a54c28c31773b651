"""Setting the agenda of a meeting, and sending it.

Two things to know. Until it is sent only the secretariat reads it; what is changed afterwards is
seen at once. And a point that something was decided on stays on the agenda.
"""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.meetings.models import AgendaItem, Meeting, MeetingDocument, MeetingState
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors.agenda import Ready, ready_for
from ronda.apps.meetings.selectors.meetings import languages_of
from ronda.apps.meetings.services.meetings import meeting_locked
from ronda.apps.meetings.telling import tell_agenda
from ronda.apps.policy import demand
from ronda.apps.wordings import texts_checked

MOST_ITEMS = 400


def agenda_add(*, actor: Actor, meeting: Meeting, titles: Mapping[str, str]) -> AgendaItem:
    """A point of the secretariat's own, at the end of the agenda."""
    demand(verdict(actor, Can.SET_AGENDA, meeting))
    titles = texts_checked(titles, languages_of(meeting.body), "titles")
    with act(actor=actor, what=Can.SET_AGENDA, about=(meeting,)) as done:
        locked = _locked(meeting)
        made = _added(locked, Ready("", titles, ""))
        done.concerns(made)
        done.after = dict(titles)
    return made


def agenda_add_ready(*, actor: Actor, meeting: Meeting, keys: Iterable[str]) -> list[AgendaItem]:
    """Put what is ready under these keys at the end of the agenda.

    Raises NotValid for what is not ready, or is on the agenda already.
    """
    demand(verdict(actor, Can.SET_AGENDA, meeting))
    wanted = list(dict.fromkeys(keys))
    with act(actor=actor, what=Can.SET_AGENDA, about=(meeting,)) as done:
        locked = _locked(meeting)
        ready = {one.key: one for one in ready_for(locked)}
        if not wanted or wanted != [key for key in wanted if key in ready]:
            raise NotValid(_("Choose from what is ready and not yet on the agenda."), "ready")
        made = [_added(locked, ready[key]) for key in wanted]
        done.concerns(*made)
        done.after = wanted
    return made


def agenda_move(*, actor: Actor, item: AgendaItem, up: bool) -> None:
    """Move a point one place up or down; at the end of the list nothing happens."""
    demand(verdict(actor, Can.SET_AGENDA, item.meeting))
    with act(actor=actor, what=Can.SET_AGENDA, about=(item.meeting, item)):
        locked = _locked(item.meeting)
        items = list(locked.agenda.filter(removed_at=None).order_by("order", "pk"))
        at = next((turn for turn, one in enumerate(items) if one.pk == item.pk), None)
        if at is None:
            raise NotNow(_("This is not on the agenda of the meeting."))
        to = at - 1 if up else at + 1
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
        for order, one in enumerate(items, start=1):
            if one.order != order:
                one.order = order
                one.save(update_fields=["order"])


def agenda_remove(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """Take a point off the agenda; raises NotNow where something was decided on it."""
    demand(verdict(actor, Can.SET_AGENDA, item.meeting))
    with act(actor=actor, what=Can.SET_AGENDA, about=(item.meeting, item)) as done:
        locked = _locked(item.meeting)
        one = locked.agenda.select_for_update().get(pk=item.pk)
        if one.removed_at is not None:
            raise NotNow(_("This is not on the agenda of the meeting."))
        if one.decisions.exists():
            raise NotNow(_("Something was decided on this point: it stays on the agenda."))
        done.before, one.removed_at = one.titles, timezone.now()
        one.save(update_fields=["removed_at"])
    return one


def agenda_document(
    *, actor: Actor, item: AgendaItem, document: MeetingDocument | None
) -> AgendaItem:
    """Say which document a point is about."""
    demand(verdict(actor, Can.SET_AGENDA, item.meeting))
    if document is not None and document.meeting_id != item.meeting_id:
        raise NotValid(_("This document is not one of this meeting."), "document")
    with act(actor=actor, what=Can.SET_AGENDA, about=(item.meeting, item)) as done:
        _locked(item.meeting)
        done.before, done.after = str(item.document or ""), str(document or "")
        item.document = document
        item.save(update_fields=["document"])
    return item


def agenda_send(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Send the agenda to all who sit in the meeting; from then on they read it.

    It can be sent again when it changed. Raises NotNow where there is nothing on it.
    """
    demand(verdict(actor, Can.SEND_AGENDA, meeting))
    with act(actor=actor, what=Can.SEND_AGENDA, about=(meeting,)) as done:
        locked = _locked(meeting)
        items = locked.agenda.filter(removed_at=None).count()
        if not items:
            raise NotNow(_("There is nothing on the agenda yet."))
        done.after = {"items": items}
        locked.agenda_sent_at, locked.version = timezone.now(), locked.version + 1
        locked.save(update_fields=["agenda_sent_at", "version"])
        tell_agenda(signed_in(actor), locked)
    return locked


def _locked(meeting: Meeting) -> Meeting:
    locked = meeting_locked(meeting)
    if locked.state == MeetingState.CLOSED:
        raise NotNow(_("This meeting is closed."))
    return locked


def _added(meeting: Meeting, ready: Ready) -> AgendaItem:
    there = meeting.agenda.filter(removed_at=None)
    if there.count() >= MOST_ITEMS:
        sentence = _("An agenda has %(count)d points at most.")
        raise NotValid(sentence % {"count": MOST_ITEMS}, "titles")
    last = there.aggregate(last=Max("order"))["last"] or 0
    try:
        with transaction.atomic():
            return AgendaItem.objects.create(
                meeting=meeting,
                order=last + 1,
                titles=dict(ready.titles),
                about=ready.key,
                link=ready.link,
            )
    except IntegrityError as error:
        raise NotValid(_("This is on the agenda already."), "ready") from error
