"""The calendar of a round, its feed, and a person's own feed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from ronda.apps import ical
from ronda.apps.rounds.models import Openness
from ronda.apps.rounds.naming import round_named
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors import calendars
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.calendars import calendar_key_end, calendar_key_make


@require_safe
def calendar(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Everything that has a day in a round."""
    conduct = conduct_visible(request.user, body, number)
    context = {
        "conduct": conduct,
        "tab": "calendar",
        "dates": calendars.dates_shown(request.user, conduct),
        "today": timezone.localdate(),
        "may_change": verdict(request.user, Can.CHANGE, conduct),
        "is_public": conduct.openness == Openness.PUBLIC,
    }
    return render(request, "rounds/calendar.html", context)


@require_safe
def feed(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The calendar of a round for a calendar program."""
    conduct = conduct_visible(request.user, body, number)
    entries = calendars.entries_of(request.user, conduct, request.build_absolute_uri("/")[:-1])
    return _file(round_named(conduct), entries)


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """One's own calendar, and the key by which a program reads it."""
    key = calendar_key_make(actor=request.user) if request.method == "POST" else ""
    context = {"key": key, "running": calendars.key_running(request.user)}
    return render(request, "rounds/own_calendar.html", context)


@login_required
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End the key of one's own calendar."""
    calendar_key_end(actor=request.user)
    messages.success(request, _("The address is ended: programs read nothing more by it."))
    return redirect("rounds:own-calendar")


@require_safe
def own_feed(request: HttpRequest, key: str) -> HttpResponse:
    """A person's own calendar, for whoever knows the key."""
    person = calendars.person_of_key(key)
    with override(person.language):
        entries = calendars.own_entries(person, request.build_absolute_uri("/")[:-1])
        return _file("Ronda", entries)


def _file(name: str, entries: list[ical.Entry]) -> HttpResponse:
    data = ical.written(name, entries, timezone.now())
    response = HttpResponse(data, content_type=ical.TYPE)
    response["Content-Disposition"] = 'inline; filename="ronda.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response
