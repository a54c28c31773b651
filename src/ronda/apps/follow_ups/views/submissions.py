"""Submitting a Party's information, what was submitted, and opening it again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.errors import NotNow, NotVisible, Stale
from ronda.apps.follow_ups.forms.filling import SubmitForm
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.home import home_of, waiting_request
from ronda.apps.follow_ups.selectors.places import (
    informing_at,
    opened_at,
    place_of,
    submission_at,
)
from ronda.apps.follow_ups.selectors.submission import submission_shown
from ronda.apps.follow_ups.services.publishing import information_publish
from ronda.apps.follow_ups.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.follow_ups.services.submissions import Sent, information_submit
from ronda.apps.follow_ups.submitting import prepared
from ronda.apps.follow_ups.views.showing import page
from ronda.apps.follow_ups.workflow import hindrances
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reopening import DecideForm
from ronda.apps.sources.selectors import source_bytes


@login_required
def submit(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """What is about to be submitted, what is missing in it; POST submits."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    demand(verdict(request.user, Can.SUBMIT, information.party))
    draft = draft_of(information)
    seen = prepared(draft).checksum
    sent = request.POST if request.method == "POST" else None
    form = SubmitForm(sent, gaps=len(draft.missing), initial={"seen": seen})
    status = 200
    if form.is_valid():
        made, status = _submitted(request, information, form)
        if made is not None:
            messages.success(request, _("It is submitted. This page is your receipt."))
            return redirect("follow_ups:submission", *place_of(information.party), made.number)
        form.data = dict(form.data.items()) | {"seen": seen}
    barred = hindrances(draft, with_gaps=True)
    home = home_of(request.user, information, draft)
    context = page(information.party, draft=draft, form=form, hindrances=barred, overview=home)
    return render(request, "follow_ups/submit.html", context, status=status)


@require_safe
def submission(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """What was submitted, with its receipt."""
    found = informing_at(request.user, body, number, party)
    shown = submission_shown(request.user, found, submission_at(found, turn))
    return render(request, "follow_ups/submission.html", page(found, shown=shown))


@require_safe
def document(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """The PDF of exactly what was submitted, byte for byte."""
    found = informing_at(request.user, body, number, party)
    source = submission_at(found, turn).document
    disposition = content_disposition_header(as_attachment=True, filename=source.file_name)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(source_bytes(source), content_type="application/pdf", headers=headers)


@login_required
def reopen(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Ask that it be opened again, after asking why."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    demand(verdict(request.user, Can.ASK_TO_REOPEN, information.party))
    form = ReasonForm(request.POST or None, label=_("Why should it be opened again?"))
    if form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            reopening_ask(actor=request.user, information=information, reason=reason)
            messages.success(request, _("The secretariat was asked to open it again."))
            return redirect("follow_ups:party", *place_of(information.party))
    return render(request, "follow_ups/reopen.html", page(information.party, form=form))


@login_required
def decide(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Open submitted information again, or refuse to."""
    information = opened_at(request.user, body, number, party, Can.REOPEN)
    asked = waiting_request(information)
    if asked is None:
        raise NotVisible(_("No request waits for a decision."))
    form = DecideForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        grant = given["decision"] == "grant"
        with refusals_shown(form):
            reopening_decide(
                actor=request.user, reopening=asked, grant=grant, answer=given["answer"]
            )
            messages.success(request, _("The decision is kept, and the Party is told."))
            return redirect("follow_ups:party", *place_of(information.party))
    context = page(information.party, form=form, asked=asked)
    return render(request, "follow_ups/decide.html", context)


def _submitted(
    request: HttpRequest, information: Information, form: SubmitForm
) -> tuple[HandedIn | None, int]:
    """Submit; None with the reason in the form where that cannot be, and the status."""
    given = form.cleaned_data
    sent = Sent(given["key"], given["seen"], bool(given.get("with_gaps")))
    try:
        return information_submit(actor=request.user, information=information, sent=sent), 200
    except NotNow as refusal:
        form.add_error(None, [str(refusal), *refusal.hindrances])
        return None, refusal.status
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return None, refusal.status


@login_required
def publish(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """Publish what a Party submitted: asked once more, then done."""
    found = informing_at(request.user, body, number, party, Can.PUBLISH)
    made = submission_at(found, turn)
    refusal: NotNow | None = None
    if request.method == "POST":
        try:
            information_publish(actor=request.user, party=found, made=made)
            messages.success(request, _("The information of the Party is published."))
            return redirect("follow_ups:party", *place_of(found))
        except NotNow as error:
            refusal = error
    context = page(found, made=made, refusal=refusal)
    status = refusal.status if refusal is not None else 200
    return render(request, "follow_ups/publish.html", context, status=status)
