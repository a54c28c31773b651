"""Promising practices of a round: listed, recorded from blue boxes, asked about later."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.errors import NotNow
from ronda.apps.follow_ups.forms.asking import CheckForm, PracticeForm
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.practices import verdict
from ronda.apps.follow_ups.selectors import practices as selectors
from ronda.apps.follow_ups.selectors.clarifications import newest_information
from ronda.apps.follow_ups.selectors.places import informing_at
from ronda.apps.follow_ups.services import practices as services
from ronda.apps.follow_ups.services.practices import Practised
from ronda.apps.follow_ups.views.showing import page
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.selectors.rounds import conduct_visible


@require_safe
def practices(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The promising practices of a round, by Party."""
    conduct = conduct_visible(request.user, body, number)
    found = selectors.practices_of(request.user, conduct)
    context = {
        "conduct": conduct,
        "tab": "follow-up",
        "at": (body, number),
        "practices": found,
        "may_record": bool(found) and verdict(request.user, Can.RECORD_PRACTICE, found[0].party),
    }
    return render(request, "follow_ups/practices.html", context)


@login_required
def record(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Record a practice from a blue box of what the Party sent."""
    found = informing_at(request.user, body, number, party)
    demand(verdict(request.user, Can.RECORD_PRACTICE, found))
    edition = newest_information(found)
    if edition is None:
        raise NotNow(_("The Party has sent nothing yet."))
    boxes = selectors.blue_boxes(edition)
    form = PracticeForm(request.POST or None, choices=[(one.id, one.said[:90]) for one in boxes])
    if form.is_valid():
        given = form.cleaned_data
        box = given.pop("box")
        with refusals_shown(form):
            services.practice_record(
                actor=request.user, party=found, edition=edition, box=box, said=Practised(**given)
            )
            messages.success(request, _("The practice is recorded."))
            return redirect("follow_ups:practices", body, number)
    context = page(found, form=form, boxes=boxes)
    return render(request, "follow_ups/practice-record.html", context)


@login_required
def check(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Keep whether a practice is still in place."""
    conduct = conduct_visible(request.user, body, number)
    one = selectors.practice_visible(request.user, conduct, id)
    demand(verdict(request.user, Can.RECORD_PRACTICE, one.party))
    form = CheckForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        given = form.cleaned_data
        with refusals_shown(form):
            services.practice_check(
                actor=request.user,
                practice=one,
                in_place=given["in_place"] == "yes",
                on=given["on"],
                note=given["note"],
            )
            messages.success(request, _("It is kept."))
            return redirect("follow_ups:practices", body, number)
    return render(request, "follow_ups/practice.html", page(one.party, one=one, form=form))


@login_required
def take_back(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Take a record back, after asking why."""
    conduct = conduct_visible(request.user, body, number)
    one = selectors.practice_visible(request.user, conduct, id)
    demand(verdict(request.user, Can.RECORD_PRACTICE, one.party))
    form = ReasonForm(request.POST or None, label=_("Why is it taken back?"))
    if form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            services.practice_take_back(actor=request.user, practice=one, reason=reason)
            messages.success(request, _("The record is taken back."))
            return redirect("follow_ups:practices", body, number)
    return render(request, "follow_ups/practice.html", page(one.party, one=one, form=form))
