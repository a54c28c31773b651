"""The first page, which says where the Parties stand; what Ronda is.

Two things to know. A round is chosen in the address, the one that began to publish last without it.
And the pages about Ronda read no record.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.portal.naming import round_named
from ronda.apps.portal.selectors.latest import latest
from ronda.apps.portal.selectors.offering import rounds_begun
from ronda.apps.portal.selectors.standing import standing_of

LATELY = 8
"""How many changes the first page tells of."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the Parties stand in a round, and what was published lately."""
    rounds = rounds_begun()
    asked = round_named(request.GET.get("round", ""), rounds)
    shown = asked or next(iter(rounds), None)
    context = {
        "standing": standing_of(shown),
        "rounds": rounds,
        "unknown": "round" in request.GET and asked is None,
        "latest": latest(LATELY),
    }
    return render(request, "portal/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Ronda is and does."""
    return render(request, "portal/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everybody can use these pages, and where that falls short."""
    return render(request, "portal/accessibility.html")
