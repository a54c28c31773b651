"""The state of play as a page and as a table to take away; what was sent; reminders."""

import csv

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.notifications.selectors import shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.reminders import ReminderForm, template_in
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors import boards as selectors
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.reminders import previews, to_remind
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.reminders import Reminded, reminder_send
from ronda.apps.rounds.tables import board_rows

ON_A_PAGE = 50


@require_safe
def board(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """How far each Party is, as figures and as a table."""
    conduct = conduct_visible(request.user, body, number)
    sort, only = request.GET.get("sort", ""), request.GET.get("only", "")
    context = {
        "conduct": conduct,
        "tab": "board",
        "board": selectors.board(request.user, conduct, sort=sort, only=only),
        "may_remind": verdict(request.user, Can.REMIND, conduct),
    }
    return render(request, "rounds/board.html", context)


@require_safe
def board_csv(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The same as a table in a file."""
    conduct = conduct_visible(request.user, body, number)
    sort, only = request.GET.get("sort", ""), request.GET.get("only", "")
    found = selectors.board(request.user, conduct, sort=sort, only=only)
    name = f"state-of-play-{body}-{number}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    response.write("\ufeff")
    csv.writer(response).writerows(board_rows(found))
    return response


@login_required
@require_safe
def sent(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """What was sent in a round, to whom and when."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.REMIND, conduct))
    found = Paginator(selectors.sent_in(request.user, conduct), ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    told = shown(list(page.object_list))
    context = {"conduct": conduct, "tab": "board", "notifications": told, "page_of": page}
    return render(request, "rounds/sent.html", context)


@login_required
def remind(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Write a reminder, look at what each Party will get, send it."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.REMIND, conduct))
    owing, languages = to_remind(conduct), procedure_of(conduct).languages.official
    begin = template_in(languages) | {"parties": [one.party.party.code for one in owing]}
    form = ReminderForm(
        request.POST or None, languages=languages, parties=[o.party for o in owing], initial=begin
    )
    context = {"conduct": conduct, "tab": "board", "form": form, "owing": owing}
    if form.is_valid():
        chosen = [one for one in owing if one.party.party.code in form.cleaned_data["parties"]]
        with refusals_shown(form):
            if request.POST.get("step") == "send":
                return _sent(request, conduct, form, [one.party for one in chosen])
            context["previews"] = previews(chosen, form.subject, form.text, languages)
    return render(request, "rounds/remind.html", context)


def _sent(
    request: HttpRequest, conduct: Conduct, form: ReminderForm, parties: list[RoundParty]
) -> HttpResponse:
    done = reminder_send(
        actor=request.user,
        conduct=conduct,
        subject=form.subject,
        text=form.text,
        parties=parties,
    )
    messages.success(request, _told(done))
    return redirect("rounds:board", conduct.round.body.slug, conduct.round.number)


def _told(done: Reminded) -> str:
    sentence = ngettext(
        "The reminder goes to one person.", "The reminder goes to %(count)d people.", done.letters
    )
    return sentence % {"count": done.letters}
