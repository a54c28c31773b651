"""The dates that the secretariat sets in a round."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.rounds import DaysOffForm, DeadlineForm, MilestoneForm
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors import pages
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.days_off import day_off_remove, days_off_add
from ronda.apps.rounds.services.milestones import milestone_remove, milestone_set


@login_required
def dates(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Set the day of a deadline, a milestone of the round's own, or its days off."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.CHANGE, conduct))
    doing = request.POST.get("set")
    deadline = DeadlineForm(
        request.POST if doing == "deadline" else None, conduct=conduct, prefix="deadline"
    )
    milestone = MilestoneForm(
        request.POST if doing == "milestone" else None, conduct=conduct, prefix="milestone"
    )
    off = DaysOffForm(request.POST if doing == "off" else None, prefix="off")
    if request.method == "POST" and (
        _set(request, conduct, deadline, milestone) or _set_off(request, conduct, off)
    ):
        messages.success(request, _("It is set."))
        return redirect("rounds:dates", body, number)
    context = {
        "conduct": conduct,
        "tab": "calendar",
        "deadlines": pages.deadlines_of(conduct),
        "milestones": pages.own_milestones(conduct),
        "deadline_form": deadline,
        "milestone_form": milestone,
        "days_off": [date.fromisoformat(day) for day in conduct.days_off],
        "off_form": off,
    }
    return render(request, "rounds/dates.html", context)


@login_required
def remove(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Take a milestone out, with a reason."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.CHANGE, conduct))
    milestone = conduct.milestones.select_related("conduct__round").filter(pk=id).first()
    if milestone is None or milestone.removed_at is not None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        with refusals_shown(form):
            milestone_remove(actor=request.user, milestone=milestone, reason=reason)
            messages.success(request, _("The date is taken out."))
            return redirect("rounds:dates", body, number)
    shown = {"conduct": conduct, "tab": "calendar", "milestone": milestone, "form": form}
    return render(request, "rounds/milestone_remove.html", shown)


def _set(
    request: HttpRequest, conduct: Conduct, deadline: DeadlineForm, milestone: MilestoneForm
) -> bool:
    """Set what was sent; whether it was set."""
    if deadline.is_bound and deadline.is_valid():
        with refusals_shown(deadline):
            milestone_set(actor=request.user, conduct=conduct, **deadline.cleaned_data)
            return True
    if milestone.is_bound and milestone.is_valid():
        on, titles = milestone.cleaned_data["on"], milestone.texts()
        with refusals_shown(milestone):
            milestone_set(actor=request.user, conduct=conduct, on=on, titles=titles)
            return True
    return False


def _set_off(request: HttpRequest, conduct: Conduct, form: DaysOffForm) -> bool:
    """Count days as off, or one as worked again; whether anything was done."""
    if request.POST.get("set") == "worked":
        day = _day(request.POST.get("day", ""))
        if day is None:
            raise Http404
        day_off_remove(actor=request.user, conduct=conduct, on=day)
        return True
    if form.is_bound and form.is_valid():
        with refusals_shown(form):
            days_off_add(actor=request.user, conduct=conduct, **form.cleaned_data)
            return True
    return False


def _day(given: str) -> date | None:
    try:
        return parse_date(given)
    except ValueError:
        return None
