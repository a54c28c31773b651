"""Parties that sent nothing: the list, "no reply" proposed for them, steps that are taken."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.assessments.forms import SilenceForm, StepForm
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.pages import party_seen
from ronda.apps.assessments.selectors.seeing import basis_visible
from ronda.apps.assessments.selectors.silence import silent_of, silent_party, step_taken_at
from ronda.apps.assessments.services.escalating import step_take, step_take_back
from ronda.apps.assessments.services.proposals import silence_propose
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand


@login_required
@require_safe
def overdue(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The Parties that owe something, the steps taken and those that are open."""
    basis = _inside(request, body, number)
    context = {
        "basis": basis,
        "here": "overdue",
        "silent": silent_of(request.user, basis),
        "may_propose": verdict(request.user, Can.PROPOSE, basis.round, basis.procedure),
        "may_escalate": verdict(request.user, Can.ESCALATE, basis.round, basis.procedure),
    }
    return render(request, "assessments/overdue.html", context)


@login_required
def no_reply(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Propose "no reply" for all that is open of Parties that sent nothing."""
    basis = _inside(request, body, number)
    demand(verdict(request.user, Can.PROPOSE, basis.round, basis.procedure))
    silent = [one.party for one in silent_of(request.user, basis) if one.may_be_silent]
    choices = [(one.code, one.names.get(get_language() or "en") or one.name) for one in silent]
    form = SilenceForm(request.POST or None, basis=basis, parties=choices)
    if request.method == "POST" and form.is_valid():
        wanted = set(form.cleaned_data["parties"])
        with refusals_shown(form):
            made = silence_propose(
                actor=request.user,
                round=basis.round,
                parties=[one for one in silent if one.code in wanted],
                reasons=form.reasons(),
            )
            told = ngettext(
                "%(count)d proposal was made.", "%(count)d proposals were made.", len(made)
            )
            messages.success(request, told % {"count": len(made)})
            return redirect("assessments:overdue", body, number)
    context = {"basis": basis, "here": "overdue", "form": form, "silent": silent}
    return render(request, "assessments/no-reply.html", context)


@login_required
def step(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Record a step of the escalation on a Party."""
    basis = _inside(request, body, number)
    demand(verdict(request.user, Can.ESCALATE, basis.round, basis.procedure))
    found = party_seen(request.user, basis, party)
    stands = silent_party(request.user, basis, found)
    open_steps = stands.open_steps if stands is not None else ()
    here = get_language() or "en"
    choices = [(one.id, one.name.in_language(here)) for one in open_steps]
    form = StepForm(request.POST or None, steps=choices)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_shown(form):
            step_take(
                actor=request.user,
                round=basis.round,
                party=found,
                step=told["step"],
                on=told["on"],
                reason=told["reason"],
            )
            messages.success(request, _("The step is recorded."))
            return redirect("assessments:overdue", body, number)
    context = {"basis": basis, "here": "overdue", "party": found, "stands": stands, "form": form}
    return render(request, "assessments/step.html", context)


@login_required
def step_back(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Take back a step that was recorded by mistake."""
    basis = _inside(request, body, number)
    demand(verdict(request.user, Can.DE_ESCALATE, basis.round, basis.procedure))
    taken = step_taken_at(basis, id)
    if taken is None:
        raise Http404
    form = ReasonForm(request.POST or None, label=_("Why it is taken back"))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            step_take_back(actor=request.user, taken=taken, reason=form.cleaned_data["reason"])
            messages.success(request, _("The step is taken back; it stays in the list."))
            return redirect("assessments:overdue", body, number)
    context = {"basis": basis, "here": "overdue", "taken": taken, "form": form}
    return render(request, "assessments/step-take-back.html", context)


def _inside(request: HttpRequest, body: str, number: int) -> Basis:
    basis = basis_visible(request.user, body, number)
    demand(verdict(request.user, Can.SEE_PROPOSALS, basis.round, basis.procedure))
    return basis
