"""A recommendation across Parties, with everything about it in one place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ronda.apps.portal.cases import case_at
from ronda.apps.portal.citing import keep, origin_of
from ronda.apps.portal.citing import recommendations as citing
from ronda.apps.portal.embedding import embed_of_code, offer


@require_safe
def asked(request: HttpRequest, body: str, round: int, code: str) -> HttpResponse:
    """A recommendation in all Parties: what is asked, on what it rests, what came of it."""
    case = case_at(request.user, body, round, code, get_language() or "en")
    keep(request, citing.of(origin_of(request), case))
    context: dict[str, object] = {"case": case, "code": case.code}
    context |= offer(embed_of_code(body, round, code, len(case.asked)), request)
    return render(request, "portal/asked.html", context)
