"""A report adopted, corrected since, a recommendation withdrawn."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.errors import Stale
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports.forms.adoption import AdoptForm, correction_form
from ronda.apps.reports.models import PieceKind
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.selectors.adoption import (
    adopting_hindrances,
    corrections_of,
    document_of_report,
    documents_to_adopt,
    meeting_now,
)
from ronda.apps.reports.selectors.settling import not_settled
from ronda.apps.reports.selectors.writing import piece_visible, writing_visible
from ronda.apps.reports.services import adoption as services
from ronda.apps.reports.views.pieces import address_of
from ronda.apps.treaties.selectors import round_by_number


@login_required
def adopt(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Adopt what is written, in the meeting that is under way."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.ADOPT, at))
    writing = writing_visible(request.user, at)
    meeting = meeting_now(writing)
    called = _("Meeting %(number)d") % {"number": meeting.number} if meeting else ""
    documents = documents_to_adopt(request.user, writing)
    of_report = document_of_report(documents or [], writing)
    initial = {"meeting": called, "on": timezone.localdate()}
    initial |= {"document": str(of_report.pk)} if of_report is not None else {}
    form = AdoptForm(request.POST or None, documents=documents, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            made = services.report_adopt(
                actor=request.user, writing=writing, adopted=form.adopted()
            )
            messages.success(request, _("The report is adopted, subject to editing."))
            return redirect("reports:draft", body, round, made.draft.number)
    context = {
        "round": at,
        "here": "desk",
        "form": form,
        "hindrances": adopting_hindrances(writing),
        "meeting": meeting,
        "documents": documents,
        "not_settled": not_settled(writing),
        "adopted": writing.adopted,
    }
    return render(request, "reports/adopt.html", context)


@login_required
@require_safe
def corrections(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """What was corrected since the adoption."""
    at = round_by_number(body, round)
    writing = writing_visible(request.user, at)
    found = corrections_of(writing)
    context = {
        "round": at,
        "here": "corrections",
        "writing": writing,
        "corrections": found,
        "waiting": any(one.draft is None for one in found),
        "may_run": verdict(request.user, Can.CORRECT, at),
    }
    return render(request, "reports/corrections.html", context)


@login_required
def correct(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Correct a piece of the adopted text."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.CORRECT, at))
    found, current = piece_visible(request.user, at, key), None
    form = correction_form(request.POST or None, found)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            try:
                services.correction_make(
                    actor=request.user,
                    piece=found,
                    content=form.content(),
                    called=form.cleaned_data.get("called", ""),
                    reason=form.cleaned_data["reason"],
                    seen=form.cleaned_data["seen"] or 0,
                )
            except Stale as stale:
                current = stale.current
                again = QueryDict(mutable=True)
                again.update(request.POST)
                again["seen"] = str(found.version)
                form.data = again
                raise
            messages.success(request, _("It is corrected; the next draft has it."))
            return redirect("reports:corrections", body, round)
    context = {"round": at, "here": "corrections", "piece": found, "form": form}
    context |= {"current": current, "back": address_of(found)}
    return render(request, "reports/correct.html", context, status=409 if current else 200)


@login_required
def withdraw(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Withdraw a recommendation of the adopted report."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.CORRECT, at))
    found = piece_visible(request.user, at, key)
    if found.kind != PieceKind.RECOMMENDATION:
        raise Http404
    form = ReasonForm(request.POST or None, label=_("Why it is withdrawn"))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            services.recommendation_withdraw(actor=request.user, piece=found, reason=reason)
            messages.success(request, _("The recommendation is withdrawn; the next draft says so."))
            return redirect("reports:corrections", body, round)
    context = {"round": at, "here": "corrections", "piece": found, "form": form}
    return render(request, "reports/withdraw.html", context | {"back": address_of(found)})
