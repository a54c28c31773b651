"""The list of meetings, the page of one, planning, changing, opening and closing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps import ical
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.meetings.forms import ChangeForm, PlanForm
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.permissions import Can, may_plan, verdict
from ronda.apps.meetings.selectors import agenda as agendas
from ronda.apps.meetings.selectors import calendars, meeting_visible, presence, visible_to
from ronda.apps.meetings.selectors.meetings import bodies_of, records_of, shown_to
from ronda.apps.meetings.services import meetings as services
from ronda.apps.meetings.workflow import Way, way_named, ways_from
from ronda.apps.policy import demand
from ronda.apps.stories import story_page


@login_required
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that one may see."""
    found = visible_to(request.user)
    return render(
        request, "meetings/meetings.html", {"meetings": found, "may_plan": may_plan(request.user)}
    )


@login_required
@require_safe
def meeting(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """A meeting with its agenda."""
    found = meeting_visible(request.user, body, number)
    may_write = verdict(request.user, Can.SET_AGENDA, found)
    context = {
        "meeting": found,
        "tab": "meeting",
        "reads": shown_to(request.user, found),
        "agenda": agendas.agenda_of(request.user, found),
        "count": presence.count_of(found),
        "may_write": may_write,
        "ways": ways_from(found.state) if may_write else (),
        "ready": len(agendas.ready_for(found)) if may_write else 0,
    }
    return render(request, "meetings/meeting.html", context)


@login_required
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a meeting of one's own body."""
    demand(may_plan(request.user))
    form = PlanForm(request.POST or None, bodies=bodies_of(request.user))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            made = services.meeting_plan(
                actor=request.user,
                body=form.cleaned_data["body"],
                number=form.cleaned_data["number"],
                when=form.when(),
            )
            messages.success(request, _("The meeting is planned."))
            return redirect("meetings:meeting", made.body.slug, made.number)
    return render(request, "meetings/plan.html", {"form": form})


@login_required
def change(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Change the days and the place of a meeting."""
    found = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.CHANGE, found))
    now = {"begins": found.begins, "ends": found.ends, "place": found.place}
    form = ChangeForm(request.POST or None, initial=now | {"seen": found.version})
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        with refusals_shown(form):
            services.meeting_change(actor=request.user, meeting=found, seen=seen, when=form.when())
            messages.success(request, _("The meeting is changed."))
            return redirect("meetings:meeting", body, number)
        form.see(found.version)
    status = 409 if form.non_field_errors() else 200
    shown = {"meeting": found, "tab": "meeting", "form": form}
    return render(request, "meetings/change.html", shown, status=status)


@login_required
def way(request: HttpRequest, body: str, number: int, way: str) -> HttpResponse:
    """Open a meeting, close it, or open it again with a reason."""
    found = meeting_visible(request.user, body, number)
    taken = way_named(way)
    if taken is None:
        raise Http404
    demand(verdict(request.user, taken.can, found))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if taken.can is not Can.REOPEN:
        del form.fields["reason"]
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            _go(request, found, taken, form.cleaned_data.get("reason", ""))
            return redirect("meetings:meeting", body, number)
    context = {"meeting": found, "tab": "meeting", "way": taken, "form": form}
    status = 409 if form.is_bound and form.non_field_errors() else 200
    return render(request, "meetings/way.html", context, status=status)


@login_required
@require_safe
def story(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Everything that was done in a meeting."""
    found = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.CHANGE, found))
    return story_page(
        request,
        records_of(found),
        template="meetings/story.html",
        words={can.value: can.sentence for can in Can},
        meeting=found,
        tab="meeting",
    )


@login_required
@require_safe
def feed(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The days of a meeting for a calendar program."""
    found = meeting_visible(request.user, body, number)
    entry = calendars.entry_of(found, request.build_absolute_uri("/")[:-1])
    data = ical.written(entry.summary, [entry], timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="meeting.ics"'}
    return HttpResponse(data, content_type=ical.TYPE, headers=headers)


def _go(request: HttpRequest, meeting: Meeting, way: Way, reason: str) -> None:
    if way.can is Can.OPEN:
        services.meeting_open(actor=request.user, meeting=meeting)
        messages.success(request, _("The meeting is under way: decisions can be recorded."))
    elif way.can is Can.CLOSE:
        services.meeting_close(actor=request.user, meeting=meeting)
        messages.success(request, _("The meeting is closed."))
    else:
        services.meeting_reopen(actor=request.user, meeting=meeting, reason=reason)
        messages.success(request, _("The meeting is under way again."))
