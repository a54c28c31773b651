"""What becomes of an unplaced stretch or a fault, and adding what the reading missed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.compliance import selectors
from ronda.apps.compliance.forms.placing import AddForm, PutForm, chapter_of
from ronda.apps.compliance.selectors import Proofing
from ronda.apps.compliance.services import corrections as services
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand


@login_required
@require_safe
def place(request: HttpRequest, id: int, order: int) -> HttpResponse:
    """Three ways for an unplaced stretch: into a text, an entry of its own, set aside."""
    return _place_page(request, _open(request, id), order)


@login_required
@require_POST
def put(request: HttpRequest, id: int, order: int) -> HttpResponse:
    """Put an unplaced stretch into a text that is there."""
    proofing = _open(request, id)
    form = PutForm(request.POST, value=proofing.factsheet)
    if form.is_valid():
        with refusals_shown(form):
            spot, field = form.place()
            services.unplaced_place(
                actor=request.user,
                edition=proofing.edition,
                order=order,
                seen=request.POST.get("seen", ""),
                place=spot,
                field=field,
                at_start=form.cleaned_data["end"] == "start",
            )
            return _settled(request, id)
    return _place_page(request, proofing, order, put=form)


@login_required
@require_POST
def make(request: HttpRequest, id: int, order: int) -> HttpResponse:
    """Make an unplaced stretch an entry of its own."""
    proofing = _open(request, id)
    form = AddForm(request.POST, value=proofing.factsheet)
    if form.is_valid():
        with refusals_shown(form):
            services.statement_add(
                actor=request.user,
                edition=proofing.edition,
                place=form.place(),
                value=form.fields_of_value(),
                unplaced=order,
            )
            return _settled(request, id)
    return _place_page(request, proofing, order, add=form)


@login_required
@require_POST
def set_aside(request: HttpRequest, id: int, order: int) -> HttpResponse:
    """Say that an unplaced stretch is no part of the factsheet, and why."""
    proofing = _open(request, id)
    form = ReasonForm(request.POST, label=_("Why"))
    if form.is_valid():
        with refusals_shown(form):
            services.unplaced_set_aside(
                actor=request.user,
                edition=proofing.edition,
                order=order,
                seen=request.POST.get("seen", ""),
                reason=form.cleaned_data["reason"],
            )
            return _settled(request, id)
    return _place_page(request, proofing, order, aside=form)


@login_required
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Add an entry that the reading missed."""
    proofing = _open(request, id)
    form = AddForm(request.POST or None, value=proofing.factsheet)
    if form.is_valid():
        with refusals_shown(form):
            services.statement_add(
                actor=request.user,
                edition=proofing.edition,
                place=form.place(),
                value=form.fields_of_value(),
            )
            messages.success(request, _("The entry was added."))
            return redirect("compliance:proof", id)
    return render(request, "compliance/add.html", _page(proofing, form=form))


@login_required
def fault(request: HttpRequest, id: int, order: int) -> HttpResponse:
    """Let a fault of the source stay as it is, after asking why."""
    proofing = _open(request, id)
    faults = proofing.factsheet.account.faults
    if order >= len(faults):
        raise Http404
    form = ReasonForm(request.POST or None, label=_("Why may it stay?"))
    if form.is_valid():
        with refusals_shown(form):
            services.fault_set_aside(
                actor=request.user,
                edition=proofing.edition,
                order=order,
                seen=faults[order].what,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The fault is set aside."))
            return redirect("compliance:proof", id)
    shown = _page(proofing, form=form, fault=faults[order])
    return render(request, "compliance/fault.html", shown)


def _open(request: HttpRequest, id: int) -> Proofing:
    """An edition that one may correct; raises as denied."""
    proofing = selectors.proofing(request.user, id)
    demand(proofing.may_correct)
    return proofing


def _page(proofing: Proofing, **more: object) -> dict[str, object]:
    return {"proofing": proofing, "edition": proofing.edition} | more


def _settled(request: HttpRequest, id: int) -> HttpResponse:
    messages.success(request, _("The stretch is settled."))
    return redirect("compliance:proof", id)


def _place_page(
    request: HttpRequest, proofing: Proofing, order: int, **sent: PutForm | AddForm | ReasonForm
) -> HttpResponse:
    """The page of the three ways; `sent` is the form that was sent and has errors."""
    stretches = proofing.factsheet.account.unplaced
    if order >= len(stretches):
        raise Http404
    stretch, value = stretches[order], proofing.factsheet
    context = {
        "put": PutForm(None, value=value),
        "add": AddForm(None, value=value, text=stretch.text, chapter=chapter_of(value, order)),
        "aside": ReasonForm(None, label=_("Why")),
        "stretch": stretch,
        "order": order,
    }
    return render(request, "compliance/place.html", context | sent | _page(proofing))
