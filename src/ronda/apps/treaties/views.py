"""Entering what Parties said of a convention, correcting it, taking out a mistake."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.treaties.forms import ReservationForm
from ronda.apps.treaties.permissions import Can, conventions_kept_by, verdict
from ronda.apps.treaties.selectors import reservation_at
from ronda.apps.treaties.services import (
    reservation_correct,
    reservation_enter,
    reservation_take_out,
)

LIST = "portal:reservations"


@login_required
def enter(request: HttpRequest) -> HttpResponse:
    """Enter what a Party said."""
    demand(verdict(request.user, Can.ENTER))
    form = ReservationForm(request.POST or None, conventions=conventions_kept_by(request.user))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            told = form.cleaned_data
            reservation_enter(
                actor=request.user,
                convention=told["convention"],
                party=told["party"],
                said=form.said(),
            )
            messages.success(request, _("It is entered, and everybody reads it."))
            return redirect(LIST)
    return render(request, "treaties/reservation-form.html", {"form": form})


@login_required
def correct(request: HttpRequest, id: int) -> HttpResponse:
    """Correct what was entered, or say until when it held."""
    found = reservation_at(id)
    demand(verdict(request.user, Can.CORRECT, found.convention))
    kept = conventions_kept_by(request.user)
    form = ReservationForm(request.POST or None, conventions=kept, found=found)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            seen = form.cleaned_data["seen"] or 0
            reservation_correct(actor=request.user, reservation=found, seen=seen, said=form.said())
            messages.success(request, _("It is corrected."))
            return redirect(LIST)
    status = 409 if form.is_bound and form.non_field_errors() else 200
    context = {"form": form, "found": found}
    return render(request, "treaties/reservation-form.html", context, status=status)


@login_required
def take_out(request: HttpRequest, id: int) -> HttpResponse:
    """Take out what was entered by mistake, with a reason."""
    found = reservation_at(id)
    demand(verdict(request.user, Can.TAKE_OUT, found.convention))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            reservation_take_out(actor=request.user, reservation=found, reason=reason)
            messages.success(request, _("It is taken out."))
            return redirect(LIST)
    return render(request, "treaties/reservation-take-out.html", {"form": form, "found": found})
