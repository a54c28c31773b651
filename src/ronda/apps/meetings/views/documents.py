"""The documents of a meeting: their numbers, revisions and files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.errors import Refusal
from ronda.apps.forms import refusals_shown
from ronda.apps.meetings.forms import DocumentForm, FileForm
from ronda.apps.meetings.permissions import Can, Reads, verdict
from ronda.apps.meetings.selectors import documents as selectors
from ronda.apps.meetings.selectors import meeting_visible
from ronda.apps.meetings.selectors.meetings import languages_of, shown_to
from ronda.apps.meetings.services import documents as services
from ronda.apps.policy import demand, refused
from ronda.apps.sources.selectors import source_bytes


@login_required
@require_safe
def documents(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The documents of a meeting that one may read."""
    meeting = meeting_visible(request.user, body, number)
    if not shown_to(request.user, meeting)[Reads.DOCUMENTS]:
        demand(refused(_("The Committee reads the documents once the agenda is sent.")))
    context = {
        "meeting": meeting,
        "tab": "documents",
        "documents": selectors.documents_of(request.user, meeting),
        "may_write": verdict(request.user, Can.NUMBER, meeting),
    }
    return render(request, "meetings/documents.html", context)


@login_required
def add(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Give a document its number."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.NUMBER, meeting))
    form = DocumentForm(request.POST or None, languages=languages_of(meeting.body))
    if request.method == "POST" and form.is_valid():
        titles, serial = form.texts(), form.cleaned_data["serial"]
        with refusals_shown(form):
            made = services.document_number(
                actor=request.user, meeting=meeting, titles=titles, serial=serial
            )
            messages.success(request, _("Its number is %(number)s.") % {"number": made.number})
            return redirect("meetings:documents", body, number)
    context = {"meeting": meeting, "tab": "documents", "form": form}
    return render(request, "meetings/document-add.html", context)


@login_required
def revise(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Give the next revision of a document its number."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.NUMBER, meeting))
    found = selectors.document_visible(request.user, meeting, id)
    if request.method == "POST":
        try:
            made = services.document_revise(actor=request.user, document=found, meeting=meeting)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Its number is %(number)s.") % {"number": made.number})
        return redirect("meetings:documents", body, number)
    context = {"meeting": meeting, "tab": "documents", "document": found}
    return render(request, "meetings/document-revise.html", context)


@login_required
def put(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Put a file with a document."""
    meeting = meeting_visible(request.user, body, number)
    demand(verdict(request.user, Can.PUT_FILE, meeting))
    found = selectors.document_visible(request.user, meeting, id)
    languages = selectors.languages_lacking(found)
    form = FileForm(request.POST or None, request.FILES or None, languages=languages)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        with refusals_shown(form):
            services.document_file_put(
                actor=request.user,
                document=found,
                language=form.cleaned_data["language"],
                file=services.File(sent.name, sent.read()),
            )
            messages.success(request, _("The file is there."))
            return redirect("meetings:documents", body, number)
    context = {"meeting": meeting, "tab": "documents", "document": found, "form": form}
    return render(request, "meetings/document-file.html", context)


@login_required
@require_safe
def file(request: HttpRequest, body: str, number: int, id: int, language: str) -> HttpResponse:
    """A document in one language byte for byte, to be saved."""
    meeting = meeting_visible(request.user, body, number)
    found = selectors.file_visible(request.user, meeting, id, language)
    ending = found.source.file_name.rpartition(".")[2]
    name = f"{selectors.number_in(found.document, language)}.{ending}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        source_bytes(found.source),
        content_type="application/octet-stream",
        headers={"Content-Disposition": disposition or "attachment"},
    )
