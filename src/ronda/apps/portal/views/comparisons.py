"""Parties beside each other, or two rounds of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.compliance.selectors.sheets import sheets_published
from ronda.apps.portal.forms.comparisons import MOST, Asked, chosen
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.portal.selectors.comparisons import comparison_of
from ronda.apps.portal.selectors.offering import parties_and_rounds


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """What is asked of Parties under each code, what each said, what was concluded."""
    offered = parties_and_rounds()
    asked = Asked.of(request.GET)
    choice = chosen(
        asked,
        offered,
        lambda codes: sheets_published(ANYONE, factsheet__party__code__in=codes),
    )
    context = {
        "asked": asked,
        "fault": choice.fault,
        "most": MOST,
        "parties": offered.parties,
        "rounds": offered.rounds,
        "comparison": comparison_of(choice.sheets, asked.chapter) if choice.sheets else None,
    }
    return render(request, "portal/compare-parties.html", context)
