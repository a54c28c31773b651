"""The first page: what is in the base, what waits, what is new."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.policy import demand


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is in the base."""
    demand(verdict(request.user, Can.OVERVIEW_SEE))
    return render(request, "hashes/overview.html", {})
