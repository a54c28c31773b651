"""Proposing a status, changing, withdrawing and sharing it; a Party's response."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.assessments.forms import ProposeForm, ResponseForm, WithdrawForm
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.permissions import (
    Can,
    own_verdict,
    proposing_verdict,
    response_verdict,
    verdict,
)
from ronda.apps.assessments.selectors import pages
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.evidence import offered
from ronda.apps.assessments.selectors.seeing import assessment_visible, basis_visible
from ronda.apps.assessments.services import proposals, sharing
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.stories import story_page


@login_required
def propose(request: HttpRequest, body: str, number: int, party: str, id: str) -> HttpResponse:
    """Propose a status in a cell."""
    basis = basis_visible(request.user, body, number)
    demand(verdict(request.user, Can.PROPOSE, basis.round, basis.procedure))
    found, asked = pages.party_seen(request.user, basis, party), pages.asked_at(basis, id)
    demand(proposing_verdict(request.user, basis.round, basis.procedure, asked.id))
    records = offered(request.user, basis, found, asked)
    form = ProposeForm(request.POST or None, basis=basis, offered=records)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            proposals.proposal_make(
                actor=request.user,
                round=basis.round,
                party=found,
                recommendation=asked.id,
                proposed=form.proposed(),
            )
            messages.success(request, _("The proposal is kept. Only the body sees it so far."))
            return redirect("assessments:cell", body, number, party, id)
    shown = pages.cell_shown(request.user, basis, found, asked)
    context = {"basis": basis, "here": "grid", "cell": shown, "form": form, "records": records}
    return render(request, "assessments/propose.html", context)


@login_required
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Change an open proposal; where somebody did meanwhile, both texts are shown."""
    basis, row = _own(request, id, Can.CHANGE)
    asked = pages.asked_at(basis, row.recommendation)
    records = offered(request.user, basis, row.party, asked)
    form = ProposeForm(request.POST or None, basis=basis, offered=records, row=row)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["version"] or 0
        with refusals_shown(form):
            proposals.proposal_change(
                actor=request.user, assessment=row, seen=seen, proposed=form.proposed()
            )
            messages.success(request, _("The proposal is changed. Only the body sees it now."))
            return _to_cell(basis, row)
    shown = pages.cell_shown(request.user, basis, row.party, asked)
    context = {"basis": basis, "here": "grid", "cell": shown, "form": form, "records": records}
    return render(request, "assessments/propose.html", context | {"row": row})


@login_required
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Withdraw an open proposal."""
    basis, row = _own(request, id, Can.WITHDRAW)
    form = WithdrawForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_shown(form):
            proposals.proposal_withdraw(
                actor=request.user, assessment=row, seen=told["version"], reason=told["reason"]
            )
            messages.success(request, _("The proposal is withdrawn."))
            return _to_cell(basis, row)
    context = {"basis": basis, "here": "grid", "row": row, "form": form}
    return render(request, "assessments/withdraw.html", context)


@login_required
@require_POST
def share(request: HttpRequest, id: int) -> HttpResponse:
    """Share a proposal with its Party."""
    basis, row = _own(request, id, Can.SHARE)
    sharing.proposals_share(actor=request.user, assessments=[row])
    messages.success(request, _("The proposal is shared with the Party, and it was told."))
    return _to_cell(basis, row)


@login_required
def respond(request: HttpRequest, id: int) -> HttpResponse:
    """Say what a Party says to a proposal."""
    basis, row = assessment_visible(request.user, id)
    demand(response_verdict(request.user, row.party))
    form = ResponseForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_shown(form):
            sharing.response_send(
                actor=request.user, assessment=row, seen=told["version"], text=told["text"]
            )
            messages.success(request, _("The response was sent to the body."))
            return _to_cell(basis, row)
    context = {"basis": basis, "here": "grid", "row": row, "form": form}
    return render(request, "assessments/respond.html", context)


@login_required
@require_safe
def story(request: HttpRequest, id: int) -> HttpResponse:
    """What happened to an assessment, for the body."""
    basis, row = assessment_visible(request.user, id)
    demand(verdict(request.user, Can.SEE_PROPOSALS, basis.round, basis.procedure))
    records = [row, *row.cited.all(), *row.responses.all()]
    words = {one.value: one.sentence for one in Can}
    return story_page(
        request, records, template="assessments/story.html", words=words, row=row, basis=basis
    )


def _own(request: HttpRequest, id: int, can: Can) -> tuple[Basis, Assessment]:
    basis, row = assessment_visible(request.user, id)
    demand(own_verdict(request.user, can, basis.round, basis.procedure, row.author_id))
    return basis, row


def _to_cell(basis: Basis, row: Assessment) -> HttpResponse:
    return redirect("assessments:cell", *basis.place, row.party.code.lower(), row.recommendation)
