"""Ending a role, handing it over, and the organisations in which there are roles."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts import offers, selectors, services
from ronda.apps.accounts.forms import EndForm, HandOverForm, OrganisationForm, today
from ronda.apps.accounts.permissions import Can, may_end, verdict
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand


@login_required
def membership_end(request: HttpRequest, id: int) -> HttpResponse:
    """End a role without a successor, after asking why."""
    membership = selectors.membership_visible(request.user, id)
    demand(may_end(request.user, membership))
    others = selectors.others_like(membership, timezone.localdate())
    begin = today(timezone.localdate())
    form = EndForm(request.POST or None, others=bool(others), initial=begin)
    if form.is_valid():
        with refusals_shown(form):
            services.membership_end(
                actor=request.user,
                membership=membership,
                until=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
                vacant=form.cleaned_data.get("vacant", False),
            )
            messages.success(request, _("The role ends."))
            return redirect("accounts:person", membership.person_id)
    context = {"form": form, "membership": membership, "others": others}
    return render(request, "accounts/membership_end.html", context)


@login_required
def membership_hand_over(request: HttpRequest, id: int) -> HttpResponse:
    """Hand a role over to a named successor."""
    membership = selectors.membership_visible(request.user, id)
    demand(may_end(request.user, membership))
    form = HandOverForm(
        request.POST or None,
        successors=offers.successors(request.user, membership),
        initial=today(timezone.localdate()),
    )
    if form.is_valid():
        with refusals_shown(form):
            successor = services.membership_hand_over(
                actor=request.user, membership=membership, **form.cleaned_data
            )
            messages.success(request, _("The role is handed over."))
            return redirect("accounts:person", successor.person_id)
    context = {"form": form, "membership": membership}
    return render(request, "accounts/membership_hand_over.html", context)


@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations that one may see, and a form that adds one."""
    demand(verdict(request.user, Can.ADD_ORGANISATION))
    form = OrganisationForm(request.POST or None, **offers.to_add(request.user))
    if form.is_valid():
        with refusals_shown(form):
            services.organisation_add(actor=request.user, **form.served())
            messages.success(request, _("The organisation was added."))
            return redirect("accounts:organisations")
    found = selectors.organisations_visible_to(request.user)
    return render(request, "accounts/organisations.html", {"form": form, "organisations": found})
