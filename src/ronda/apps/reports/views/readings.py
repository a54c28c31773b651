"""A draft given to the members: shared, amended, each amendment decided."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.errors import Stale
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports.forms.readings import (
    AmendmentForm,
    DecisionForm,
    ShareForm,
    adding_form,
)
from ronda.apps.reports.models import AmendmentState
from ronda.apps.reports.permissions import Can, draft_verdict
from ronda.apps.reports.pieces import words_of
from ronda.apps.reports.selectors.drafts import draft_visible, procedure_of, report_of
from ronda.apps.reports.selectors.readings import (
    AmendmentShown,
    amendment_shown,
    amendments_due,
    amendments_shown,
    reading_of,
    reading_visible,
    sits_as,
    spots_at,
    thing_at,
)
from ronda.apps.reports.services import readings as services


@login_required
def share(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """Give a draft to the members to read, with the day until which they amend it."""
    draft = draft_visible(request.user, body, round, number)
    demand(draft_verdict(request.user, Can.SHARE, draft))
    reading = reading_of(draft)
    until = reading.amendments_until if reading else amendments_due(draft.report.round)
    sent = request.POST if request.method == "POST" else None
    form = ShareForm(sent, initial={"until": until})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            day = form.cleaned_data["until"]
            services.draft_share(actor=request.user, draft=draft, until=day)
            messages.success(request, _("The members were told that the draft is there."))
            return redirect("reports:amendments", body, round, number)
    context = {"round": draft.report.round, "draft": draft, "form": form, "reading": reading}
    return render(request, "reports/share.html", context)


@login_required
@require_safe
def amendments(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """What is proposed to a draft, in the order of its text."""
    reading = reading_visible(request.user, body, round, number)
    found = amendments_shown(reading)
    waiting = [one for one in found if one.amendment.state == AmendmentState.PROPOSED]
    context = {
        "round": reading.draft.report.round,
        "draft": reading.draft,
        "reading": reading,
        "amendments": found,
        "waiting": len(waiting),
    }
    return render(request, "reports/amendments.html", context)


@login_required
def amend(request: HttpRequest, body: str, round: int, number: int, key: str) -> HttpResponse:
    """Propose an amendment to a piece of a draft."""
    reading = reading_visible(request.user, body, round, number)
    demand(draft_verdict(request.user, Can.AMEND, reading.draft))
    thing = thing_at(reading.draft, key)
    words = words_of(thing.model_dump(mode="json", by_alias=True))
    languages = report_of(reading.draft).languages
    form = AmendmentForm(request.POST or None, languages=languages, words=words)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            made = services.amendment_propose(
                actor=request.user,
                reading=reading,
                key=key,
                words=None if form.cleaned_data["takes_out"] else form.words(),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The amendment is proposed."))
            return redirect("reports:amendment", body, round, number, made.number)
    context = {
        "round": reading.draft.report.round,
        "draft": reading.draft,
        "reading": reading,
        "thing": thing,
        "form": form,
    }
    return render(request, "reports/amend.html", context)


@login_required
def amend_add(
    request: HttpRequest, body: str, round: int, number: int, key: str, kind: str
) -> HttpResponse:
    """Propose that a piece is added beside another; without a kind, which ones could be."""
    reading = reading_visible(request.user, body, round, number)
    draft = reading.draft
    demand(draft_verdict(request.user, Can.AMEND, draft))
    spots = spots_at(draft, key)
    context = {
        "round": draft.report.round,
        "draft": draft,
        "reading": reading,
        "thing": thing_at(draft, key),
        "spots": spots,
    }
    if kind == "choose":
        return render(request, "reports/amend-add.html", context)
    spot = next((one for one in spots if one.kind == kind), None)
    if spot is None:
        raise Http404
    form = adding_form(request.POST or None, draft, spot.kind)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            made = services.piece_propose(
                actor=request.user,
                reading=reading,
                place=services.Place(spot.kind, spot.within, spot.after),
                content=form.content(),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The amendment is proposed."))
            return redirect("reports:amendment", body, round, number, made.number)
    return render(request, "reports/amend-add.html", context | {"form": form, "spot": spot})


@login_required
def amendment(
    request: HttpRequest, body: str, round: int, number: int, amendment: int
) -> HttpResponse:
    """An amendment beside the text of the draft; the secretariat records the decision."""
    reading = reading_visible(request.user, body, round, number)
    shown = amendment_shown(reading, amendment)
    may_decide = draft_verdict(request.user, Can.DECIDE, reading.draft)
    form, current = None, None
    if may_decide and shown.amendment.state == AmendmentState.PROPOSED:
        form = _decision(request, shown, report_of(reading.draft).languages)
    if request.method == "POST":
        demand(may_decide)
        if form is not None and form.is_valid():
            with refusals_shown(form):
                try:
                    _decide(request, shown, form)
                except Stale as stale:
                    current = stale.current
                    form.data = _seeing(form.data, current)
                    raise
                messages.success(request, _("The decision is recorded."))
                return redirect("reports:amendments", body, round, number)
    context = {
        "round": reading.draft.report.round,
        "draft": reading.draft,
        "shown": amendment_shown(reading, amendment),
        "form": form,
        "procedure": procedure_of(reading.draft),
        "may_withdraw": _is_own(request, shown),
        "current": current,
    }
    return render(request, "reports/amendment.html", context, status=409 if current else 200)


@login_required
@require_POST
def withdraw(
    request: HttpRequest, body: str, round: int, number: int, amendment: int
) -> HttpResponse:
    """Withdraw an amendment that one's own delegation proposed."""
    reading = reading_visible(request.user, body, round, number)
    shown = amendment_shown(reading, amendment)
    services.amendment_withdraw(actor=request.user, amendment=shown.amendment)
    messages.success(request, _("The amendment is withdrawn."))
    return redirect("reports:amendments", body, round, number)


def _decision(
    request: HttpRequest, shown: AmendmentShown, languages: tuple[str, ...]
) -> DecisionForm:
    """The form of the decision; the compromise begins with what is proposed."""
    amendment, piece = shown.amendment, shown.piece
    form = DecisionForm(
        request.POST or None,
        languages=languages,
        words=words_of(amendment.proposed) or amendment.before,
    )
    form.initial["seen"] = piece.version if piece is not None else 0
    return form


def _decide(request: HttpRequest, shown: AmendmentShown, form: DecisionForm) -> None:
    state = AmendmentState(form.cleaned_data["state"])
    decided = services.Decided(
        state=state,
        words=form.words() if state == AmendmentState.COMPROMISE else None,
        note=form.cleaned_data["note"],
        seen=form.cleaned_data["seen"] or 0,
    )
    services.amendment_decide(actor=request.user, amendment=shown.amendment, decided=decided)


def _seeing(data: Any, current: Any) -> QueryDict:
    """The form as it was sent, ready to be sent again over what stands there now."""
    again = QueryDict(mutable=True)
    again.update(data)
    again["seen"] = str(current.version)
    return again


def _is_own(request: HttpRequest, shown: AmendmentShown) -> bool:
    amendment = shown.amendment
    membership = sits_as(request.user, amendment.reading.draft.report.round)
    if membership is None or amendment.state != AmendmentState.PROPOSED:
        return False
    return membership.organisation_id == amendment.proposed_by.organisation_id
