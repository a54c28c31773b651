"""What a contribution's passages answer: suggestions, and what a person decides on each."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotNow
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.placing import DecisionForm, ElsewhereForm, NothingForm
from ronda.apps.national.models import Passage, Placing
from ronda.apps.national.selectors import placing as selectors
from ronda.apps.national.selectors.elsewhere import anything_asked, elsewhere
from ronda.apps.national.services import placing as services
from ronda.apps.national.standing import standing_of


@require_safe
@desk_page
def contributions(request: HttpRequest) -> HttpResponse:
    """The contributions, and how many of their passages nobody has decided on."""
    who = standing_of(request.user)
    context = {
        "contributions": selectors.contributions_undecided(who),
        "has_news": selectors.has_news(request.user, who.party_id),
    }
    return render(request, "national/placing-list.html", context)


@require_safe
@desk_page
def placing(request: HttpRequest, id: int) -> HttpResponse:
    """The passages of a contribution; one of them open, with what it may answer."""
    who = standing_of(request.user)
    found = selectors.contribution_to_place(who, id)
    shown = selectors.opened(found, request.GET.get("passage", ""))
    search = ElsewhereForm(request.GET)
    context = {
        "contribution": found,
        "shown": shown,
        "anything_asked": anything_asked(who.party_id),
        "search": search,
        "found": elsewhere(who.party_id, search.words()),
        "has_news": selectors.has_news(request.user, who.party_id),
    }
    return render(request, "national/placing.html", context)


@require_POST
@desk_page
def gather(request: HttpRequest) -> HttpResponse:
    """Gather anew what is asked."""
    number = services.gathered_update(actor=request.user)
    told = ngettext(
        "%(number)s thing that is asked was gathered.",
        "%(number)s things that are asked were gathered.",
        number,
    )
    messages.success(request, told % {"number": number})
    return redirect("national:placing-list")


@require_POST
@desk_page
def accept(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a passage answers something."""
    passage, form = _passage(request, id), DecisionForm(request.POST)
    if form.is_valid():
        return _decided(request, passage, services.placing_accept, **form.cleaned_data)
    messages.error(request, _("Choose what it answers."))
    return redirect(_page(passage, request.POST.get("q", "")))


@require_POST
@desk_page
def reject(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a passage does not answer what was suggested."""
    passage, form = _passage(request, id), DecisionForm(request.POST)
    if form.is_valid():
        return _decided(request, passage, services.placing_reject, **form.cleaned_data)
    return redirect(_page(passage))


@require_POST
@desk_page
def nothing(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a passage answers nothing that is asked."""
    passage, form = _passage(request, id), NothingForm(request.POST)
    if form.is_valid():
        return _decided(request, passage, services.placing_nothing, **form.cleaned_data)
    return redirect(_page(passage))


@require_POST
@desk_page
def undo(request: HttpRequest, id: int) -> HttpResponse:
    """Take a decision back."""
    found = selectors.placing_visible(standing_of(request.user), id)
    services.placing_undo(actor=request.user, placing=found)
    messages.success(request, _("The decision was taken back."))
    return redirect(_page(found.passage))


def _passage(request: HttpRequest, id: int) -> Passage:
    return selectors.passage_to_place(standing_of(request.user), id)


def _decided(
    request: HttpRequest,
    passage: Passage,
    service: Callable[..., Placing],
    **told: str,
) -> HttpResponse:
    try:
        service(actor=request.user, passage=passage, **told)
        messages.success(request, _("It is recorded."))
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return redirect(_page(passage))


def _page(passage: Passage, words: str = "") -> str:
    """Where a passage is open; with what was looked for, there."""
    page = path_to("national:placing", passage.contribution_id)
    if not words:
        return f"{page}?passage={passage.order}#passage"
    return f"{page}?{urlencode({'passage': passage.order, 'q': words})}#elsewhere"
