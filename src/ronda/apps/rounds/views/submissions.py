"""Submitting a reply, what was submitted, and opening it again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reopening import DecideForm
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.replies import own_reply_at, reply_at, submission_at
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.selectors.submitted import (
    changes_of,
    document_of,
    submission_shown,
    waiting_reopening,
)
from ronda.apps.rounds.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.rounds.views.submitting import submit_page, submitted
from ronda.apps.sources.selectors import source_bytes


@login_required
def submit(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """What is about to be submitted, what is missing in it; POST submits."""
    reply = own_reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.SUBMIT, reply))
    page = submit_page(request, reply)
    made = submitted(request, page)
    if made is not None:
        messages.success(request, _("Your reply is submitted. This page is your receipt."))
        return redirect("rounds:submission", *place_of(reply), made.number)
    context = {"reply": reply, "at": place_of(reply), "page": page}
    return render(request, "rounds/reply-submit.html", context, status=page.status)


@require_safe
def submission(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """What was submitted, with its receipt."""
    reply = reply_at(request.user, body, number, party)
    shown = submission_shown(request.user, reply, submission_at(reply, turn))
    context = {"reply": reply, "at": place_of(reply), "shown": shown}
    return render(request, "rounds/submission.html", context)


@require_safe
def document(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """The PDF of exactly what was submitted, byte for byte."""
    reply = reply_at(request.user, body, number, party)
    found = document_of(submission_at(reply, turn))
    disposition = content_disposition_header(as_attachment=True, filename=found.file_name)
    return HttpResponse(
        source_bytes(found),
        content_type="application/pdf",
        headers={"Content-Disposition": disposition or "attachment"},
    )


@require_safe
def changes(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """What differs between a submission and the one before it."""
    reply = reply_at(request.user, body, number, party)
    page = changes_of(reply, submission_at(reply, turn))
    context = {"reply": reply, "at": place_of(reply), "page": page}
    return render(request, "rounds/submission-changes.html", context)


@login_required
def reopen(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Ask that a submitted reply be opened again, after asking why."""
    reply = own_reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.ASK_TO_REOPEN, reply))
    form = ReasonForm(request.POST or None, label=_("Why should the reply be opened again?"))
    if form.is_valid():
        with refusals_shown(form):
            reopening_ask(actor=request.user, reply=reply, reason=form.cleaned_data["reason"])
            messages.success(request, _("The secretariat was asked to open your reply again."))
            return redirect("rounds:reply", *place_of(reply))
    context = {"reply": reply, "at": place_of(reply), "form": form}
    return render(request, "rounds/reply-reopen.html", context)


@login_required
def decide(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Open a submitted reply again, or refuse to."""
    reply = reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.REOPEN, reply))
    asked, form = waiting_reopening(reply), DecideForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        grant = given["decision"] == "grant"
        with refusals_shown(form):
            reopening_decide(
                actor=request.user, reopening=asked, grant=grant, answer=given["answer"]
            )
            messages.success(request, _("The decision is kept, and the Party is told."))
            return redirect("rounds:reply", *place_of(reply))
    context = {"reply": reply, "at": place_of(reply), "form": form, "asked": asked}
    return render(request, "rounds/reply-reopen-decide.html", context)
