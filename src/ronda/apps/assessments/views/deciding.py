"""What is open to be decided, deciding a block of it, and taking a decision back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.assessments.forms import DecideForm
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.decisions import decision_at
from ronda.apps.assessments.selectors.pages import proposals_open
from ronda.apps.assessments.selectors.seeing import basis_visible
from ronda.apps.assessments.services.deciding import Seen, assessments_decide, block_take_back
from ronda.apps.errors import NotNow
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.meetings.models import Outcome
from ronda.apps.meetings.selectors import open_meeting
from ronda.apps.policy import demand

ON_A_PAGE = 100
MOST = 2_000
"""So many are decided at once; a decision of a meeting has no more."""


@login_required
def decide(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The open proposals; those that are chosen are decided by the meeting under way."""
    basis = basis_visible(request.user, body, number)
    demand(verdict(request.user, Can.SEE_PROPOSALS, basis.round, basis.procedure))
    may = verdict(request.user, Can.DECIDE, basis.round, basis.procedure)
    if request.method == "POST":
        demand(may)
    rows = list(proposals_open(request.user, basis))
    meeting = open_meeting(basis.round.body)
    chosen = _chosen(request, rows)
    form = DecideForm(
        request.POST if "decide" in request.POST else None, basis=basis, count=len(chosen)
    )
    if "decide" in request.POST and form.is_valid():
        with refusals_shown(form):
            if meeting is None:
                raise NotNow(_("No meeting of this body is under way: only a meeting decides."))
            assessments_decide(
                actor=request.user,
                round=basis.round,
                meeting=meeting,
                seen=_seen(request),
                texts=form.texts(),
                outcome=Outcome(form.cleaned_data["outcome"]),
                votes=form.votes(),
            )
            messages.success(request, _("The decision is recorded in the meeting."))
            return redirect("assessments:grid", body, number)
    page = Paginator([row for row in rows if row not in chosen], ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "basis": basis,
        "here": "decide",
        "rows": [*chosen, *page.object_list],
        "page_of": page,
        "chosen": chosen,
        "meeting": meeting,
        "form": form,
        "may_decide": may,
    }
    return render(request, "assessments/decide.html", context)


@login_required
def take_back(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Record that a decision is taken back."""
    basis = basis_visible(request.user, body, number)
    demand(verdict(request.user, Can.TAKE_BACK, basis.round, basis.procedure))
    decision, rows = decision_at(basis, id)
    if decision is None:
        raise Http404
    form = ReasonForm(request.POST or None, label=_("Why it is taken back"))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            block_take_back(
                actor=request.user,
                round=basis.round,
                decision=decision,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The decision is taken back; it stays in the history."))
            return redirect("assessments:grid", body, number)
    context = {"basis": basis, "here": "decide", "decision": decision, "rows": rows, "form": form}
    return render(request, "assessments/take-back.html", context)


def _seen(request: HttpRequest) -> list[Seen]:
    """What was chosen with the version that was seen ("12:3"); what is no such thing is none."""
    found = []
    for told in request.POST.getlist("assessment")[:MOST]:
        id, _colon, version = told.partition(":")
        if id.isdecimal() and version.isdecimal():
            found.append(Seen(int(id), int(version)))
    return found


def _chosen(request: HttpRequest, rows: list[Assessment]) -> list[Assessment]:
    """The proposals that were chosen, in the grid by their key or in the list with a version."""
    told = {one.partition(":")[0] for one in request.POST.getlist("assessment")}
    return [row for row in rows if str(row.pk) in told]
