"""A record beside its source, and the correcting of one entry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.compliance import selectors
from ronda.apps.compliance.correcting.spots import DoesNotFit, Kind, spot_at, thing_at
from ronda.apps.compliance.forms.correcting import CorrectionForm
from ronda.apps.compliance.forms.entries import editing_of
from ronda.apps.compliance.models import CorrectionState
from ronda.apps.compliance.selectors.ties import loose_in
from ronda.apps.compliance.services.corrections import statement_remove
from ronda.apps.compliance.services.entries import correction_undo, entry_correct, still_stands
from ronda.apps.compliance.services.replays import conflict_settle
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand


@login_required
@require_safe
def proof(request: HttpRequest, id: int) -> HttpResponse:
    """The source on the left, the record on the right."""
    proofing = selectors.proofing(request.user, id)
    corrected = {one.place for one in proofing.corrections if one.state == CorrectionState.APPLIED}
    loose = loose_in(request.user, proofing.edition, proofing.factsheet)
    page = _page(proofing, corrected=corrected, loose=loose)
    return render(request, "compliance/proofing.html", page)


@login_required
def correct(request: HttpRequest, id: int, entry: str) -> HttpResponse:
    """Correct one entry of the record."""
    proofing = selectors.proofing(request.user, id)
    demand(proofing.may_correct)
    form = _form(request, proofing, entry)
    if form.is_valid():
        with refusals_shown(form):
            entry_correct(
                actor=request.user,
                edition=proofing.edition,
                place=form.editing.spot,
                changes=form.wanted(),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The correction was saved."))
            return redirect(_back_to(id, entry))
    return render(request, "compliance/correct.html", _page(proofing, form=form, entry=entry))


@login_required
def remove(request: HttpRequest, id: int, place: str) -> HttpResponse:
    """Take an entry out of the record, after asking why."""
    proofing = selectors.proofing(request.user, id)
    demand(proofing.may_correct)
    form = ReasonForm(request.POST or None, label=_("Why is it taken out?"))
    if form.is_valid():
        with refusals_shown(form):
            statement_remove(
                actor=request.user,
                edition=proofing.edition,
                place=place,
                seen=request.POST.get("seen", ""),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The entry was taken out."))
            return redirect("compliance:proof", id)
    _check_stands_alone(proofing, place)
    return render(request, "compliance/remove.html", _page(proofing, form=form, place=place))


@login_required
@require_safe
def corrections(request: HttpRequest, id: int) -> HttpResponse:
    """Every correction of an edition, the newest first."""
    proofing = selectors.proofing(request.user, id)
    every = [(one, still_stands(proofing.factsheet, one)) for one in reversed(proofing.corrections)]
    return render(request, "compliance/corrections.html", _page(proofing, corrections=every))


@login_required
@require_POST
def undo(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """Take a correction back."""
    proofing = selectors.proofing(request.user, id)
    correction = get_object_or_404(proofing.edition.corrections, number=number)
    correction_undo(actor=request.user, correction=correction)
    messages.success(request, _("The correction was taken back."))
    return redirect("compliance:corrections", id)


@login_required
@require_POST
def settle(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """Drop a correction that no longer fits, or apply it at its place after all."""
    proofing = selectors.proofing(request.user, id)
    correction = get_object_or_404(proofing.edition.corrections, number=number)
    place = correction.place if request.POST.get("settle") == "apply" else None
    conflict_settle(
        actor=request.user,
        correction=correction,
        place=place,
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("The conflict is settled."))
    return redirect("compliance:corrections", id)


def _form(request: HttpRequest, proofing: selectors.Proofing, entry: str) -> CorrectionForm:
    editing = editing_of(entry)
    if editing is None:
        raise Http404
    try:
        return CorrectionForm(
            request.POST or None,
            value=proofing.factsheet,
            editing=editing,
            # Put into a page that is open already, the form is where the reader wants to be.
            autofocus=bool(getattr(request, "htmx", False)),
        )
    except DoesNotFit as error:
        raise Http404 from error


def _check_stands_alone(proofing: selectors.Proofing, place: str) -> None:
    """Raise Http404 where nothing stands that can be taken out by itself."""
    try:
        spot = spot_at(place)
        thing_at(proofing.factsheet, spot)
    except DoesNotFit as error:
        raise Http404 from error
    if spot.kind in {Kind.COVER, Kind.CHAPTER}:
        raise Http404


def _page(proofing: selectors.Proofing, **more: object) -> dict[str, object]:
    return {"proofing": proofing, "edition": proofing.edition} | more


def _back_to(id: int, entry: str) -> str:
    """The entry on the proofing page; its id there is made of its path."""
    return f"{path_to('compliance:proof', id)}#r-{entry.replace('/', '-')}"
