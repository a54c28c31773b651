"""Publishing the list of decisions of a meeting, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.meetings.forms import PublishForm
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors import meeting_visible
from ronda.apps.meetings.selectors.decisions import decisions_of
from ronda.apps.meetings.services.publishing import decisions_publish, decisions_withhold
from ronda.apps.policy import demand


@login_required
def publish(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Choose what everybody may read of what the meeting decided."""
    found = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.PUBLISH, found))
    decisions = decisions_of(request.user, found)
    first = {
        "seen": found.version,
        "chosen": [one.number for one in decisions if one.in_public_list],
    }
    form = PublishForm(request.POST or None, decisions=decisions, initial=first)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            told = form.cleaned_data
            decisions_publish(
                actor=request.user, meeting=found, seen=told["seen"], chosen=told["chosen"]
            )
            messages.success(request, _("The decisions are published."))
            return redirect("meetings:decisions", body, number)
        form.see(found.version)
    context = {"meeting": found, "tab": "decisions", "form": form, "decisions": decisions}
    status = 409 if form.non_field_errors() else 200
    return render(request, "meetings/publish.html", context, status=status)


@login_required
def withhold(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Take the list back from the public, with a reason."""
    found = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.WITHHOLD, found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            decisions_withhold(actor=request.user, meeting=found, reason=reason)
            messages.success(request, _("The decisions are public no more."))
            return redirect("meetings:decisions", body, number)
    context = {"meeting": found, "tab": "decisions", "form": form}
    status = 409 if form.non_field_errors() else 200
    return render(request, "meetings/withhold.html", context, status=status)
