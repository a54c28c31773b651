"""Where trainings and lectures reached, and what recommendations ask that is missing."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.national.desk import desk_page
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import standing
from ronda.apps.trainings.forms.lists import CoverageForm
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.selectors import coverage as selectors
from ronda.apps.trainings.selectors.coverage import By
from ronda.apps.trainings.selectors.given import Given, lectures_given, trainings_given
from ronda.apps.trainings.selectors.lists import asked


@require_safe
@desk_page
def coverage(request: HttpRequest) -> HttpResponse:
    """Where trainings reached."""
    given = trainings_given(standing_of(request.user))
    return _coverage(request, given, (By.YEAR, By.PROFESSION, By.ITEM), "trainings")


@require_safe
@desk_page
def lecture_coverage(request: HttpRequest) -> HttpResponse:
    """Where lectures and campaigns reached."""
    given = lectures_given(standing_of(request.user))
    return _coverage(request, given, (By.YEAR, By.AUDIENCE), "lectures")


def _coverage(
    request: HttpRequest, given: list[Given], among: Sequence[By], of: str
) -> HttpResponse:
    who = standing_of(request.user)
    wanted = [one for one in asked() if bool(one.audience) == (of == "lectures")]
    targets = list({one.target_id: one.target for one in wanted}.values())
    form = CoverageForm(request.GET or None, among=among, targets=targets)
    told = form.cleaned_data if form.is_valid() else {}
    if told.get("target"):
        against = [one for one in wanted if str(one.target_id) == told["target"]]
        given = selectors.answering(given, against)
    grid = selectors.grid(given, By(told.get("by") or By.YEAR))
    context = {
        "form": form,
        "grid": grid,
        "map": selectors.tile_map(grid),
        "held": len(given),
        "of": of,
        "is_whole": who.coordinator,
        "may_list": verdict(who, Can.LIST),
    }
    return render(request, "trainings/coverage.html", context)


@require_safe
@desk_page
def gaps(request: HttpRequest) -> HttpResponse:
    """What recommendations ask that nothing held since then gave."""
    who = standing(request, lambda who: verdict(who, Can.LIST))
    found, wanted = selectors.gaps(who)
    return render(request, "trainings/gaps.html", {"gaps": found, "asked": wanted})
