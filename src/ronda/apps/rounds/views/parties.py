"""The Parties of a round; that one leaves it, and that one has more time."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.rounds import ExtensionForm, LeaveForm
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors.dates import due_of
from ronda.apps.rounds.selectors.parties import parties_shown
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.rounds import conduct_visible, party_of
from ronda.apps.rounds.services.milestones import extension_grant
from ronda.apps.rounds.services.rounds import party_leave


@require_safe
def parties(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Who is asked in a round, by when, and who left it."""
    conduct = conduct_visible(request.user, body, number)
    context = {
        "conduct": conduct,
        "tab": "parties",
        "shown": parties_shown(request.user, conduct),
        "may_extend": verdict(request.user, Can.EXTEND, conduct),
    }
    return render(request, "rounds/parties.html", context)


@login_required
def leave(request: HttpRequest, body: str, number: int, code: str) -> HttpResponse:
    """Record that a Party is no longer in the round."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.LET_LEAVE, conduct))
    party = party_of(conduct, code)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            party_leave(actor=request.user, party=party, **form.cleaned_data)
            messages.success(request, _("It is recorded that the Party left."))
            return redirect("rounds:parties", body, number)
    shown = {"conduct": conduct, "tab": "parties", "party": party, "form": form}
    return render(request, "rounds/leave.html", shown)


@login_required
def extend(request: HttpRequest, body: str, number: int, code: str) -> HttpResponse:
    """Give a Party until a later day."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.EXTEND, conduct))
    party = party_of(conduct, code)
    rules = _extensible(party)
    form = ExtensionForm(request.POST or None, rules=rules)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            extension_grant(actor=request.user, party=party, **form.cleaned_data)
            messages.success(request, _("The deadline is extended, and the Party is told."))
            return redirect("rounds:parties", body, number)
    shown = {"conduct": conduct, "tab": "parties", "party": party, "form": form, "rules": rules}
    return render(request, "rounds/extend.html", shown)


def _extensible(party: RoundParty) -> list[tuple[str, str]]:
    """The deadlines that the rules let extend and that have a day, each with it."""
    here, found = get_language() or "en", []
    for rule in procedure_of(party.conduct).deadlines.rules:
        due = due_of(party, rule)
        if rule.extension is not None and isinstance(due, date):
            told = {"name": rule.name.in_language(here), "day": date_format(due, "j F Y")}
            found.append((rule.id, _("%(name)s (now due on %(day)s)") % told))
    return found
