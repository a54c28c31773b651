"""What a Party is asked to clarify: listed and asked, answered, taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.follow_ups.forms.asking import AnswerForm, AskForm
from ronda.apps.follow_ups.permissions import information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.clarifications import verdict
from ronda.apps.follow_ups.selectors import clarifications as selectors
from ronda.apps.follow_ups.selectors.places import party_at, place_of
from ronda.apps.follow_ups.services import clarifications as services
from ronda.apps.follow_ups.views.showing import page
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty


def clarifications(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """What was asked and answered; POST asks something more."""
    found = party_at(request.user, body, number, party)
    every = selectors.clarifications_of(request.user, found)
    may_ask = verdict(request.user, Can.ASK, found)
    if request.method == "POST":
        demand(may_ask)
    form = AskForm(request.POST or None, choices=_recommendations(found)) if may_ask else None
    if form is not None and form.is_valid():
        with refusals_shown(form):
            services.clarification_ask(actor=request.user, party=found, **form.cleaned_data)
            messages.success(request, _("The Party is asked, and told of it."))
            return redirect("follow_ups:clarifications", *place_of(found))
    may_answer = verdict(request.user, Can.ANSWER, found)
    context = _page(request, found, clarifications=every, form=form, may_answer=may_answer)
    return render(request, "follow_ups/clarifications.html", context)


@login_required
def answer(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Answer a question."""
    found = party_at(request.user, body, number, party)
    one = selectors.clarification_visible(request.user, found, id)
    demand(verdict(request.user, Can.ANSWER, found))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            services.clarification_answer(
                actor=request.user, clarification=one, answer=form.cleaned_data["answer"]
            )
            messages.success(request, _("The answer is sent."))
            return redirect("follow_ups:clarifications", *place_of(found))
    return render(request, "follow_ups/clarify.html", _page(request, found, one=one, form=form))


@login_required
def take_back(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Take a question back, after asking why."""
    found = party_at(request.user, body, number, party)
    one = selectors.clarification_visible(request.user, found, id)
    demand(verdict(request.user, Can.TAKE_BACK_QUESTION, found))
    form = ReasonForm(request.POST or None, label=_("Why is it taken back?"))
    if form.is_valid():
        with refusals_shown(form):
            services.clarification_take_back(
                actor=request.user, clarification=one, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("The question is taken back, and the Party is told."))
            return redirect("follow_ups:clarifications", *place_of(found))
    return render(request, "follow_ups/clarify.html", _page(request, found, one=one, form=form))


def _page(request: HttpRequest, party: RoundParty, **more: object) -> dict[str, object]:
    """What these pages show; the Committee may see what was asked before anything was submitted."""
    sees_party = bool(information.verdict(request.user, Can.SEE, party))
    return page(party, sees_party=sees_party, **more)


def _recommendations(party: RoundParty) -> list[tuple[str, str]]:
    return list(selectors.askable(party).items())
