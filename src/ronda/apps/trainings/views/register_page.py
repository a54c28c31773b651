"""What the page of a register shows: its records page by page, and how many were reached."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Lecture, Training
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.selectors.coverage import sums
from ronda.apps.trainings.selectors.given import Given

A_PAGE = 50


def register_page(
    request: HttpRequest,
    who: Standing,
    found: QuerySet[Training] | QuerySet[Lecture],
    given: Sequence[Given],
) -> dict[str, object]:
    """The page that is asked for, the sums by year, and what this person may do."""
    years, lines = sums(given)
    return {
        "page_of": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "years": years,
        "sums": lines,
        "may_tell": verdict(who, Can.TELL),
        "may_list": verdict(who, Can.LIST),
    }
