"""The grid of a round, its figures, and the pages of a Party, a recommendation and a cell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors import pages
from ronda.apps.assessments.selectors.grids import Filters, figures_of, grid_of
from ronda.apps.assessments.selectors.seeing import basis_visible
from ronda.assessments.aggregating import By


@require_safe
def grid(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Recommendations by Parties, narrowed to what is asked for."""
    basis = basis_visible(request.user, body, number)
    names = ("chapter", "strength", "party", "shows")
    filters = Filters(**{name: request.GET.get(name, "") for name in names})
    may_decide = verdict(request.user, Can.DECIDE, basis.round, basis.procedure)
    context = {
        "basis": basis,
        "here": "grid",
        "grid": grid_of(request.user, basis, filters),
        "inside": verdict(request.user, Can.SEE_PROPOSALS, basis.round, basis.procedure),
        "may_decide": may_decide,
        "choosing": bool(may_decide) and "choose" in request.GET,
    }
    return render(request, "assessments/grid.html", context)


@require_safe
def figures(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The body's figures over what was decided, by one thing or another."""
    basis = basis_visible(request.user, body, number)
    asked = request.GET.get("by", "")
    by = By(asked) if asked in {one.value for one in By} else By.PARTY
    shown = figures_of(request.user, basis, by, get_language() or "en")
    context = {"basis": basis, "here": "figures", "shown": shown}
    return render(request, "assessments/figures.html", context)


@require_safe
def party(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """All that is assessed of one Party."""
    basis = basis_visible(request.user, body, number)
    found = pages.party_seen(request.user, basis, party)
    listed = pages.lines_of_party(request.user, basis, found)
    context = {"basis": basis, "here": "grid", "party": found, "listed": listed}
    return render(request, "assessments/party.html", context)


@require_safe
def recommendation(request: HttpRequest, body: str, number: int, id: str) -> HttpResponse:
    """All Parties on one recommendation."""
    basis = basis_visible(request.user, body, number)
    asked = pages.asked_at(basis, id)
    listed = pages.lines_of_recommendation(request.user, basis, asked)
    context = {"basis": basis, "here": "grid", "asked": asked, "listed": listed}
    return render(request, "assessments/recommendation.html", context)


@require_safe
def cell(request: HttpRequest, body: str, number: int, party: str, id: str) -> HttpResponse:
    """One Party on one recommendation."""
    basis = basis_visible(request.user, body, number)
    found = pages.party_seen(request.user, basis, party)
    shown = pages.cell_shown(request.user, basis, found, pages.asked_at(basis, id))
    return render(request, "assessments/cell.html", {"basis": basis, "here": "grid", "cell": shown})
