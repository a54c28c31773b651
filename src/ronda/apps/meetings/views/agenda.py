"""Setting the agenda of a meeting and sending it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.apps.addresses import path_to
from ronda.apps.errors import Refusal
from ronda.apps.forms import refusals_shown
from ronda.apps.meetings.forms import ItemDocumentForm, PointForm, ReadyForm
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors import meeting_visible
from ronda.apps.meetings.selectors.agenda import agenda_of, item_visible, ready_for
from ronda.apps.meetings.selectors.meetings import languages_of
from ronda.apps.meetings.selectors.presence import members_of
from ronda.apps.meetings.services import agenda as services
from ronda.apps.policy import demand
from ronda.apps.wordings import in_reader_language


@login_required
def add(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Put on the agenda what is ready, or a point of one's own."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.SET_AGENDA, meeting))
    ready = ready_for(meeting)
    doing = request.POST.get("add")
    chosen = ReadyForm(
        request.POST if doing == "ready" else None,
        choices=[(one.key, in_reader_language(one.titles)) for one in ready],
    )
    own = PointForm(request.POST if doing == "own" else None, languages=languages_of(meeting.body))
    if request.method == "POST" and _added(request, meeting, chosen, own):
        messages.success(request, _("The agenda is longer by what you added."))
        return redirect("meetings:meeting", body, number)
    context = {
        "meeting": meeting,
        "tab": "meeting",
        "ready": ready,
        "ready_form": chosen,
        "own_form": own,
    }
    return render(request, "meetings/agenda-add.html", context)


@login_required
@require_POST
def arrange(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Move a point of the agenda up or down, or take it off."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.SET_AGENDA, meeting))
    asked = request.POST.get("id", "")
    item = item_visible(request.user, meeting, int(asked) if asked.isdecimal() else 0)
    doing = request.POST.get("do")
    try:
        if doing == "remove":
            services.agenda_remove(actor=request.user, item=item)
        else:
            services.agenda_move(actor=request.user, item=item, up=doing == "up")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("meetings:meeting", body, number)


@login_required
def document(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Say which document a point of the agenda is about."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.SET_AGENDA, meeting))
    item = item_visible(request.user, meeting, id)
    form = ItemDocumentForm(
        request.POST or None,
        documents=meeting.documents.all(),
        initial={"document": item.document_id},
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["document"]
        with refusals_shown(form):
            services.agenda_document(actor=request.user, item=item, document=chosen)
            messages.success(request, _("The agenda says so."))
            return redirect("meetings:meeting", body, number)
    context = {
        "meeting": meeting,
        "tab": "meeting",
        "item": item,
        "form": form,
        "documents_address": path_to("meetings:documents", body, number),
    }
    return render(request, "meetings/agenda-document.html", context)


@login_required
def send(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Send the agenda to all who sit in the meeting."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.SEND_AGENDA, meeting))
    if request.method == "POST":
        try:
            services.agenda_send(actor=request.user, meeting=meeting)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The agenda is sent."))
        return redirect("meetings:meeting", body, number)
    context = {
        "meeting": meeting,
        "tab": "meeting",
        "agenda": agenda_of(request.user, meeting),
        "told": len({one.person_id for one in members_of(meeting)}),
    }
    return render(request, "meetings/agenda-send.html", context)


def _added(request: HttpRequest, meeting: Meeting, chosen: ReadyForm, own: PointForm) -> bool:
    """Add what was sent; whether it was added."""
    if chosen.is_bound and chosen.is_valid():
        with refusals_shown(chosen):
            keys = chosen.cleaned_data["ready"]
            services.agenda_add_ready(actor=request.user, meeting=meeting, keys=keys)
            return True
    if own.is_bound and own.is_valid():
        with refusals_shown(own):
            services.agenda_add(actor=request.user, meeting=meeting, titles=own.texts())
            return True
    return False
