"""Making every Party's factsheet from a draft of the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from ronda.apps.compliance.generating import hindrance_of, plans_of
from ronda.apps.compliance.services.generating import factsheets_generate
from ronda.apps.policy import demand
from ronda.apps.reports.permissions import Can, draft_verdict
from ronda.apps.reports.selectors import draft_visible


@login_required
def generate(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """Look at what a draft would change, then make it."""
    draft = draft_visible(request.user, body, round, number)
    demand(draft_verdict(request.user, Can.GENERATE, draft))
    if request.method == "POST":
        made = factsheets_generate(actor=request.user, draft=draft)
        sentence = ngettext(
            "%(number)d factsheet was made.", "%(number)d factsheets were made.", len(made)
        )
        messages.success(request, sentence % {"number": len(made)})
        return redirect("compliance:records")
    hindrance = hindrance_of(draft)
    plans = [] if hindrance else plans_of(draft)
    context = {
        "round": draft.report.round,
        "draft": draft,
        "plans": plans,
        "coming": sum(plan.is_new for plan in plans),
        "hindrance": hindrance,
    }
    return render(request, "compliance/generate.html", context)
