"""The page of a Party."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.portal.citing import keep, origin_of
from ronda.apps.portal.citing import parties as citing
from ronda.apps.portal.selectors.party_pages import party_page
from ronda.apps.treaties.selectors import party_by_code


@require_safe
def party(request: HttpRequest, party: str) -> HttpResponse:
    """All that is published of a Party."""
    shown = party_page(party_by_code(party), request.GET.get("round", ""))
    keep(request, citing.of_party(request.user, origin_of(request), shown.party))
    return render(request, "portal/party.html", {"page": shown, "party": shown.party})
