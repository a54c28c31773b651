"""A round's report: its drafts, what they say, what changed between them, publication."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports import selectors
from ronda.apps.reports.forms.drafts import PublishForm
from ronda.apps.reports.models import Draft, Reading
from ronda.apps.reports.permissions import Can, draft_verdict, verdict
from ronda.apps.reports.selectors.citations import passages_cited
from ronda.apps.reports.selectors.readings import reading_of, sits_as
from ronda.apps.reports.selectors.settling import settled_by_id
from ronda.apps.reports.services.drafts import report_publish
from ronda.apps.reports.word_files import draft_files
from ronda.apps.treaties.selectors import round_by_number
from ronda.reports.json_form import json_of


@require_safe
def report(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """The drafts of a round's report."""
    at = round_by_number(body, round)
    drafts = selectors.drafts_of(request.user, at)
    context = {
        "round": at,
        "here": "report",
        "drafts": drafts,
        "may_take_in": verdict(request.user, Can.TAKE_IN, at),
    }
    return render(request, "reports/report.html", context)


@require_safe
def draft(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """What one draft says, with what is wrong in it."""
    found = selectors.draft_visible(request.user, body, round, number)
    runs = verdict(request.user, Can.PUBLISH, found.report.round)
    value = selectors.report_of(found)
    context = {
        "round": found.report.round,
        "draft": found,
        "value": value,
        "files": draft_files(value),
        "reading": _reading(request, found),
        "passages": passages_cited(value),
        "settled": settled_by_id(found.report.round) if _is_read(request, found) else {},
        "may_amend": not found.adopted
        and reading_of(found) is not None
        and sits_as(request.user, found.report.round) is not None,
        "procedure": selectors.procedure_of(found),
        "faults": selectors.faults_of(found) if runs.visible else (),
        "may_run": runs,
    }
    return render(request, "reports/draft.html", context)


@require_safe
def data(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """A draft as a file of the report format."""
    found = selectors.draft_visible(request.user, body, round, number)
    name = f"report-{body}-{round}-draft-{number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    told = json_of(selectors.report_shown(request.user, found))
    return HttpResponse(told, content_type="application/json", headers=headers)


@login_required
@require_safe
def changes(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """What changed between two drafts."""
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    if not (old.isdecimal() and new.isdecimal()):
        raise Http404
    changed = selectors.drafts_compared(request.user, body, round, int(old), int(new))
    context = {"round": changed.new.report.round, "changed": changed}
    return render(request, "reports/changes.html", context)


@login_required
def publish(request: HttpRequest, body: str, round: int, number: int) -> HttpResponse:
    """Open an adopted draft to everybody."""
    found = selectors.draft_visible(request.user, body, round, number)
    demand(draft_verdict(request.user, Can.PUBLISH, found))
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            report_publish(actor=request.user, draft=found, on=form.cleaned_data["on"])
            messages.success(request, _("The report is published."))
            return redirect("reports:draft", body, round, number)
    context = {"round": found.report.round, "draft": found, "form": form}
    return render(request, "reports/publish.html", context)


def _is_read(request: HttpRequest, draft: Draft) -> bool:
    """Whether chapters are told as settled: to the body, of a draft that is not adopted."""
    return not draft.adopted and verdict(request.user, Can.SEE, draft.report.round).visible


def _reading(request: HttpRequest, draft: Draft) -> Reading | None:
    """The reading of a draft, for those of the body; to others there was none."""
    if not verdict(request.user, Can.SEE, draft.report.round).visible:
        return None
    return reading_of(draft)
