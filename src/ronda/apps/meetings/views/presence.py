"""Who is present in a meeting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.forms import refusals_shown
from ronda.apps.meetings.forms import PresenceForm
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors import meeting_visible
from ronda.apps.meetings.selectors.presence import Seat, count_of, seats_of
from ronda.apps.meetings.services.presence import presence_record
from ronda.apps.policy import demand


@login_required
def presence(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Record who is present and who votes for each Party."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.RECORD_PRESENCE, meeting))
    seats = seats_of(meeting)
    keys = [seat.membership.pk for seat in seats]
    form = PresenceForm(request.POST or None, keys=keys, initial={"seen": meeting.version})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            presence_record(actor=request.user, meeting=meeting, **form.cleaned_data)
            messages.success(request, _("The list of those present is recorded."))
            return redirect("meetings:presence", body, number)
        seats = [_as_sent(seat, form) for seat in seats]
        form.see(meeting.version)
    context = {
        "meeting": meeting,
        "tab": "presence",
        "seats": seats,
        "count": count_of(meeting),
        "form": form,
    }
    status = 409 if form.is_bound and form.non_field_errors() else 200
    return render(request, "meetings/presence.html", context, status=status)


def _as_sent(seat: Seat, form: PresenceForm) -> Seat:
    """A seat as the form that was refused has it."""
    key = seat.membership.pk
    present, voting = form.cleaned_data["present"], form.cleaned_data["voting"]
    return Seat(seat.membership, seat.may_vote, key in present, key in voting)
