"""A factsheet that came back: handed in, looked at, taken in, its other changes decided on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.compliance import selectors
from ronda.apps.compliance.forms.uploading import DecisionForm, ReturnedForm
from ronda.apps.compliance.models import Decision
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.services import returned as services
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand


@login_required
def hand_in(request: HttpRequest, id: int) -> HttpResponse:
    """Hand in the factsheet with its boxes filled in."""
    edition = selectors.edition_visible(request.user, id)
    demand(verdict(request.user, Can.RETURN, edition))
    form = ReturnedForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            found = services.returned_preview(
                actor=request.user, edition=edition, data=file.read(), name=file.name
            )
            return redirect("compliance:returned", found.pk)
    hindrance = services.returned_hindrance(edition)
    context = {"form": form, "edition": edition, "hindrance": hindrance}
    return render(request, "compliance/hand_in.html", context)


@login_required
@require_safe
def preview(request: HttpRequest, id: int) -> HttpResponse:
    """What came back in the boxes and what else was changed; nothing is saved yet."""
    found = selectors.returned_visible(request.user, id)
    context = {
        "returned": found,
        "came": services.returned_changes(found),
        "factsheet": selectors.edition_assemble(found.edition),
        "hindrance": services.returned_hindrance(found.edition),
        "outside": found.outside_changes.select_related("decided_by"),
        "may_decide": verdict(request.user, Can.DECIDE, found.resulted_in)
        if found.resulted_in
        else None,
    }
    return render(request, "compliance/returned.html", context)


@login_required
@require_POST
def take_in(request: HttpRequest, id: int) -> HttpResponse:
    """Make the next edition with the text of the boxes."""
    found = selectors.returned_visible(request.user, id)
    services.returned_take_in(actor=request.user, returned=found)
    messages.success(request, _("The boxes were taken in. The secretariat proofs the edition."))
    return redirect("compliance:returned", id)


@login_required
def dismiss(request: HttpRequest, id: int) -> HttpResponse:
    """Leave a returned file aside, after asking why."""
    found = selectors.returned_visible(request.user, id)
    form = ReasonForm(request.POST or None, label=_("Why is the file not taken in?"))
    if form.is_valid():
        with refusals_shown(form):
            services.returned_dismiss(
                actor=request.user, returned=found, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("The file was not taken in. It is kept."))
            return redirect("compliance:returned", id)
    return render(request, "compliance/dismiss.html", {"form": form, "returned": found})


@login_required
@require_POST
def decide(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """Take in or leave out one change that was made outside the boxes."""
    found = selectors.returned_visible(request.user, id)
    change = get_object_or_404(found.outside_changes, number=number)
    form = DecisionForm(request.POST)
    if form.is_valid():
        services.outside_change_decide(
            actor=request.user,
            change=change,
            decision=Decision(form.cleaned_data["decision"]),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("The decision is kept."))
    return redirect(f"{request.path.rsplit('/changes/', 1)[0]}/#change-{number}")
