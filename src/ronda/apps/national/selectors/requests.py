"""Requests and what became of them, for whoever may see them at this desk.

Two things to know. The coordinator sees every request; others those that went to their institution,
once sent. And days waiting are counted from the day a request was sent to the day it was settled.
"""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import Addressee, Nudge, Request, RequestItem, RequestState
from ronda.apps.national.standing import Standing
from ronda.apps.national.workflow import OPEN

BESIDE = ("institution__names", "whose__names")


def addressees_visible(who: Standing) -> QuerySet[Addressee]:
    """What institutions are asked, as far as somebody sees it."""
    every = (
        Addressee.objects.select_related("request", "institution", "whose", "forwarded_from")
        .prefetch_related(*BESIDE)
        .order_by("request__due", "pk")
    )
    if who.coordinator:
        return every
    mine = Q(institution__in=who.works_for) | Q(forwarded_from__institution__in=who.works_for)
    return every.filter(mine).exclude(request__state=RequestState.DRAFT)


def addressee_visible(who: Standing, id: int) -> Addressee:
    """What one institution is asked; raises NotVisible."""
    found = addressees_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such request."))
    return found


def requests_visible(who: Standing) -> QuerySet[Request]:
    """The requests that somebody sees, newest first, with whom they went to."""
    asked = Prefetch("addressees", queryset=addressees_visible(who))
    every = Request.objects.select_related("asked_by", "parent").prefetch_related(asked)
    if who.coordinator:
        return every
    return every.filter(pk__in=addressees_visible(who).order_by().values("request"))


def request_visible(who: Standing, id: int) -> Request:
    """One request; raises NotVisible."""
    found = requests_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such request."))
    return found


def items_of(request: Request) -> list[RequestItem]:
    """What is asked, in its order."""
    return list(request.items.select_related("target__round__body"))


def nudges_of(addressee: Addressee) -> list[Nudge]:
    """How an institution was pressed."""
    return list(addressee.nudges.select_related("by"))


def days_waiting(addressee: Addressee, today: date | None = None) -> int | None:
    """How many days an institution has had a request, or had it until it answered or declined."""
    sent = addressee.request.sent_on
    if sent is None:
        return None
    until = addressee.settled_on or (today or timezone.localdate())
    return (until - sent).days


def is_late(addressee: Addressee, today: date | None = None) -> bool:
    """Whether the day to answer by has passed without an answer."""
    due = addressee.request.due
    open_still = addressee.state in OPEN and addressee.request.state == RequestState.SENT
    return open_still and due is not None and due < (today or timezone.localdate())
