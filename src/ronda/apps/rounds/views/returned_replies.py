"""The off-line path: the questionnaire as a file, and the filled file that comes back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.coming_back import WordFileForm
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.documents import form_file
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.replies import own_reply_at
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.selectors.returned_replies import returned_page, returned_reply_visible
from ronda.apps.rounds.services import returned_replies as services


@login_required
@require_safe
def form(request: HttpRequest, body: str, number: int, party: str, format: str) -> HttpResponse:
    """The questionnaire with the answers so far: Word to fill in, PDF to print."""
    reply = own_reply_at(request.user, body, number, party)
    file = form_file(draft_of(reply), format)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    return HttpResponse(
        file.data,
        content_type=file.type,
        headers={"Content-Disposition": disposition or "attachment"},
    )


@login_required
def hand_in(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Hand the filled Word file in; what is in it is shown before anything is taken."""
    reply = own_reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.ANSWER, reply))
    form = WordFileForm(
        request.POST or None, request.FILES or None, label=_("The filled-in questionnaire")
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            found = services.returned_reply_preview(
                actor=request.user, reply=reply, data=file.read(), name=file.name
            )
            return redirect("rounds:reply-returned", *place_of(reply), found.pk)
    context = {"reply": reply, "at": place_of(reply), "form": form}
    return render(request, "rounds/reply-return.html", context)


@login_required
@require_safe
def returned(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """What came back, question by question; nothing is taken in yet."""
    reply = own_reply_at(request.user, body, number, party)
    page = returned_page(returned_reply_visible(reply, id))
    may = reply_verdict(request.user, Can.ANSWER, reply)
    context = {"reply": reply, "at": place_of(reply), "page": page, "may": may}
    return render(request, "rounds/reply-returned.html", context)


@login_required
@require_POST
def take_in(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Save the answers that were chosen."""
    reply = own_reply_at(request.user, body, number, party)
    saved = services.returned_reply_take_in(
        actor=request.user,
        returned=returned_reply_visible(reply, id),
        chosen=request.POST.getlist("question"),
    )
    told = _("The chosen answers were taken in.")
    if any(one.rival is not None for one in saved):
        told = _("The chosen answers were taken in. Some have two texts now: merge them.")
    messages.success(request, told)
    return redirect("rounds:reply", *place_of(reply))


@login_required
@require_POST
def dismiss(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Leave a file aside."""
    reply = own_reply_at(request.user, body, number, party)
    found = returned_reply_visible(reply, id)
    services.returned_reply_dismiss(actor=request.user, returned=found)
    messages.success(request, _("The file was not taken in. It is kept."))
    return redirect("rounds:reply", *place_of(reply))
