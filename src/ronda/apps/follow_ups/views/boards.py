"""How far each Party of a round is with its information; reminding those that owe it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ronda.apps.accounts.selectors import roles_of
from ronda.apps.follow_ups.forms.asking import RemindForm
from ronda.apps.follow_ups.selectors.boards import board as board_of
from ronda.apps.follow_ups.selectors.falling_due import owing
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.services.reminders import information_remind
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.permissions.can import Can as RoundsCan
from ronda.apps.rounds.permissions.rounds import verdict as rounds_verdict
from ronda.apps.rounds.selectors.rounds import conduct_visible, own_parties


@require_safe
def board(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The state of play of follow-up, and one's own Parties."""
    conduct = conduct_visible(request.user, body, number)
    sort, only = request.GET.get("sort", ""), request.GET.get("only", "")
    roles = roles_of(request.user)
    mine = own_parties(request.user, conduct)
    own = [(one, place_of(one), one.party_id in roles.parties) for one in mine]
    context = {
        "conduct": conduct,
        "tab": "follow-up",
        "board": board_of(request.user, conduct, sort=sort, only=only),
        "own": own,
    }
    context["may_remind"] = conduct.body_id in roles.bodies
    return render(request, "follow_ups/board.html", context)


@login_required
def remind(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Remind Parties that owe their information: chosen, then sent."""
    conduct = conduct_visible(request.user, body, number)
    demand(rounds_verdict(request.user, RoundsCan.REMIND, conduct))
    late = owing(conduct)
    form = RemindForm(request.POST or None, parties=late)
    if form.is_valid():
        chosen = [one for one in late if one.party.code in form.cleaned_data["parties"]]
        with refusals_shown(form):
            count = information_remind(actor=request.user, conduct=conduct, parties=chosen)
            told = ngettext("One letter goes out.", "%(count)d letters go out.", count)
            messages.success(request, told % {"count": count})
            return redirect("follow_ups:board", body, number)
    context = {"conduct": conduct, "tab": "follow-up", "at": (body, number), "form": form}
    return render(request, "follow_ups/remind.html", context | {"owing": late})
