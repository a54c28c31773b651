"""What a meeting decided: on a page, as a file; recording and taking back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.meetings import listing
from ronda.apps.meetings.forms import DecisionForm
from ronda.apps.meetings.models import Meeting, Outcome
from ronda.apps.meetings.permissions import Can, Reads, verdict
from ronda.apps.meetings.selectors import meeting_visible, open_meeting
from ronda.apps.meetings.selectors.agenda import agenda_of, item_visible
from ronda.apps.meetings.selectors.decisions import decision_visible, decisions_of
from ronda.apps.meetings.selectors.meetings import languages_of, shown_to
from ronda.apps.meetings.services.decisions import decision_record, decision_take_back
from ronda.apps.policy import demand, refused
from ronda.apps.wordings import in_reader_language

OWN = "meeting.decision"
"""The code of decisions that are recorded here and change no record of another app."""


@login_required
@require_safe
def decisions(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The decisions of a meeting."""
    meeting = meeting_visible(request.user, body, number)
    _demand_reading(request, meeting)
    context = {
        "meeting": meeting,
        "tab": "decisions",
        "decisions": decisions_of(request.user, meeting),
        "may_write": verdict(request.user, Can.DECIDE, meeting),
        "languages": languages_of(meeting.body),
        "own": OWN,
    }
    return render(request, "meetings/decisions.html", context)


@login_required
def decide(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Record a decision that changes no record of another app."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.DECIDE, meeting))
    items = [
        (str(one.pk), in_reader_language(one.titles)) for one in agenda_of(request.user, meeting)
    ]
    first = {"outcome": Outcome.CONSENSUS, "item": request.GET.get("item", "")}
    form = DecisionForm(
        request.POST or None,
        languages=languages_of(meeting.body),
        items=[("", _("None")), *items],
        initial=first,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            _recorded(request, meeting, form)
            return redirect("meetings:decisions", body, number)
    context = {"meeting": meeting, "tab": "decisions", "form": form}
    return render(
        request, "meetings/decide.html", context, status=409 if form.non_field_errors() else 200
    )


@login_required
def take_back(request: HttpRequest, body: str, number: int, turn: int) -> HttpResponse:
    """Record that the meeting under way takes a decision back."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.TAKE_BACK, meeting))
    found = decision_visible(request.user, meeting, turn)
    if found.what != OWN:
        demand(
            refused(_("Take this decision back where it was taken: what followed goes with it."))
        )
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            made = decision_take_back(
                actor=request.user, decision=found, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("It is recorded that the decision is taken back."))
            return redirect("meetings:decisions", body, made.meeting.number)
    context = {
        "meeting": meeting,
        "tab": "decisions",
        "decision": found,
        "now": open_meeting(meeting.body),
        "form": form,
    }
    return render(
        request, "meetings/take-back.html", context, status=409 if form.non_field_errors() else 200
    )


@login_required
@require_safe
def file(request: HttpRequest, body: str, number: int, format: str) -> HttpResponse:
    """The list of decisions as Word or PDF, in one of the body's languages."""
    meeting = meeting_visible(request.user, body, number)
    _demand_reading(request, meeting)
    language = request.GET.get("language", languages_of(meeting.body)[0])
    writer = listing.WRITERS.get(format)
    if writer is None or language not in languages_of(meeting.body):
        raise Http404
    paper = listing.list_of_decisions(meeting, decisions_of(request.user, meeting), language)
    name = f"decisions-{body}-{number}_{language}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(writer.write(paper), content_type=writer.type, headers=headers)


def _demand_reading(request: HttpRequest, meeting: Meeting) -> None:
    if not shown_to(request.user, meeting)[Reads.DECISIONS]:
        demand(refused(_("Observers read the decisions once the meeting is closed.")))


def _recorded(request: HttpRequest, meeting: Meeting, form: DecisionForm) -> None:
    data = form.cleaned_data
    chosen = data["item"]
    item = item_visible(request.user, meeting, int(chosen)) if chosen else None
    made = decision_record(
        actor=request.user,
        meeting=meeting,
        what=OWN,
        texts=form.texts(),
        about=(),
        item=item,
        outcome=Outcome(data["outcome"]),
        votes=form.votes(),
        reason=data["reason"],
    )
    messages.success(request, _("Decision %(number)d is recorded.") % {"number": made.number})
