"""The files that go with a reply: listed, added, taken out, given back to be saved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.rounds.forms.replies import AttachmentForm
from ronda.apps.rounds.selectors import attachments as selectors
from ronda.apps.rounds.selectors.replies import asked_now, own_reply_at, reply_at
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.services import attachments as services
from ronda.apps.rounds.views.attaching import added, question_choices
from ronda.apps.sources.selectors import source_bytes


@login_required
def files(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """The files of a reply; POST adds some."""
    reply = own_reply_at(request.user, body, number, party)
    questions = question_choices(asked_now(reply))
    first = {"question": request.GET.get("question", "")}
    form = AttachmentForm(
        request.POST or None, request.FILES or None, questions=questions, initial=first
    )
    if form.is_valid() and added(request, reply, form):
        return redirect("rounds:reply-files", *place_of(reply))
    context = {"reply": reply, "at": place_of(reply), "form": form}
    listed = selectors.files_listed(request.user, reply)
    return render(request, "rounds/reply-files.html", context | {"listed": listed})


@require_safe
def file(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """A file byte for byte, to be saved and never shown: it is a stranger's."""
    reply = reply_at(request.user, body, number, party)
    found = selectors.attachment_visible(request.user, reply, id)
    disposition = content_disposition_header(as_attachment=True, filename=found.source.file_name)
    return HttpResponse(
        source_bytes(found.source),
        content_type="application/octet-stream",
        headers={"Content-Disposition": disposition or "attachment"},
    )


@login_required
@require_POST
def take_out(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Take a file out of a reply."""
    reply = own_reply_at(request.user, body, number, party)
    found = selectors.attachment_visible(request.user, reply, id)
    services.attachment_remove(actor=request.user, attachment=found)
    messages.success(request, _("The file was taken out. What was submitted with it keeps it."))
    return redirect("rounds:reply-files", *place_of(reply))
