"""Requests: the list, one of them, writing, sending, splitting, closing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.errors import Stale
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.national.askable import askable
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.requests import RequestForm, SplitForm, as_given
from ronda.apps.national.models import Request
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import requests as selectors
from ronda.apps.national.selectors.institutions import suggested
from ronda.apps.national.services import requests as services
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing


@require_safe
@desk_page
def requests(request: HttpRequest) -> HttpResponse:
    """Every request that one sees, newest first."""
    who = standing_of(request.user)
    context = {"requests": selectors.requests_visible(who), "may_ask": verdict(who, Can.ASK)}
    return render(request, "national/requests.html", context)


@require_safe
@desk_page
def show(request: HttpRequest, id: int) -> HttpResponse:
    """One request: what is asked, of whom, and how far each has come."""
    who = standing_of(request.user)
    found = selectors.request_visible(who, id)
    context = {
        "request_": found,
        "items": selectors.items_of(found),
        "parts": found.parts.all(),
        "may_ask": verdict(who, Can.ASK),
    }
    return render(request, "national/request.html", context)


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Write a request."""
    return _written(
        request,
        None,
        lambda form: services.request_draft(actor=request.user, asked=form.asked()),
    )


@desk_page
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Change a request that is not sent yet."""
    found = selectors.request_visible(standing_of(request.user), id)
    told = request.POST.get("version", "")
    version = int(told) if told.isdecimal() else found.version
    return _written(
        request,
        found,
        lambda form: services.request_change(
            actor=request.user, request=found, asked=form.asked(), version=version
        ),
    )


def _written(
    request: HttpRequest, draft: Request | None, save: Callable[[RequestForm], Request]
) -> HttpResponse:
    who = standing(request, lambda who: verdict(who, Can.ASK))
    every = askable(request.user, who.party_id)
    initial = as_given(draft) if draft else {"targets": request.GET.getlist("target")}
    form = RequestForm(request.POST or None, initial=initial, askable=every)
    status = 200
    if form.is_valid():
        with refusals_shown(form):
            try:
                return redirect("national:request", save(form).pk)
            except Stale:
                status = 409
    context = {"form": form, "draft": draft, "suggested": suggested(every), "status": status}
    return render(request, "national/request_form.html", context, status=status)


@require_POST
@desk_page
def send(request: HttpRequest, id: int) -> HttpResponse:
    """Send a draft."""
    found = selectors.request_visible(standing_of(request.user), id)
    services.request_send(actor=request.user, request=found)
    messages.success(request, _("The request was sent."))
    return redirect("national:request", id)


@desk_page
def split(request: HttpRequest, id: int) -> HttpResponse:
    """Put a part of what is asked into a request of its own."""
    found = selectors.request_visible(standing_of(request.user), id)
    standing(request, lambda who: verdict(who, Can.ASK, found))

    def do(form: SplitForm) -> tuple[str, str]:
        part = services.request_split(actor=request.user, request=found, **form.cleaned_data)
        return _page(part.pk), _("The part was sent as a request of its own.")

    question = Question(_("Split the request"), _("Send the part"), _page(id), found.subject)
    return asked(request, question, SplitForm(request.POST or None, asked=found), do)


@desk_page
def close(request: HttpRequest, id: int) -> HttpResponse:
    """Close a request that is not waited for any more."""
    found = selectors.request_visible(standing_of(request.user), id)
    standing(request, lambda who: verdict(who, Can.ASK, found))

    def do(form: ReasonForm) -> tuple[str, str]:
        services.request_close(actor=request.user, request=found, **form.cleaned_data)
        return _page(id), _("The request is closed.")

    question = Question(_("Close the request"), _("Close it"), _page(id), found.subject)
    form = ReasonForm(request.POST or None, label=_("Why is it closed?"))
    return asked(request, question, form, do)


def _page(id: int) -> str:
    return path_to("national:request", id)
