"""Which question was asked in the earlier round, so that answers can be proposed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.pairing import PairsForm
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors.pairing import pairing_of
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.pairing import pairs_save


@login_required
def pairs(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Say for each question which one of the earlier round it was, where Ronda cannot tell."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.DRAFT, conduct))
    known = pairing_of(request.user, conduct)
    shown = {"conduct": conduct, "tab": "questionnaire", "pairing": known}
    if known is None:
        return render(request, "rounds/pairs.html", shown)
    form = PairsForm(request.POST or None, pairing=known)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            pairs_save(actor=request.user, conduct=conduct, pairs=form.pairs())
            messages.success(request, _("It is kept. Parties are proposed what they answered."))
            return redirect("rounds:pairs", body, number)
    return render(request, "rounds/pairs.html", shown | {"form": form})
