"""What meetings decided in public: the list of them, and one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.meetings.selectors.published import meetings_published
from ronda.apps.portal.citing import keep, origin_of
from ronda.apps.portal.citing import meetings as citing
from ronda.apps.portal.searching import page_of
from ronda.apps.portal.selectors.decided import held, held_at

LISTED = 50


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The meetings whose decisions are published, the newest first."""
    page = Paginator(meetings_published(), LISTED).get_page(page_of(request.GET)[0])
    context = {"meetings": held(list(page)), "page_of": page}
    return render(request, "portal/decisions.html", context)


@require_safe
def meeting(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """What one meeting decided, with what came of it."""
    found = held_at(body, number)
    keep(request, citing.of(origin_of(request), found))
    return render(request, "portal/meeting.html", {"held": found, "meeting": found.meeting})
