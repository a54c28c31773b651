"""Files as evidence: listed, added, taken out, given back to be saved; and the Word file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.coming_back import WordFileForm
from ronda.apps.follow_ups.came_back import offers_of
from ronda.apps.follow_ups.documents import DOCX, word_file
from ronda.apps.follow_ups.forms.filling import EvidenceForm
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors import evidence as selectors
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.home import may_fill
from ronda.apps.follow_ups.selectors.places import informing_at, opened_at, place_of
from ronda.apps.follow_ups.services import came_back as file_services
from ronda.apps.follow_ups.services import evidence as services
from ronda.apps.follow_ups.views.showing import page
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.services.attachments import File
from ronda.apps.sources.selectors import source_bytes


@login_required
def evidence(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """The files with the boxes; POST adds one."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    draft = draft_of(information)
    first = {"box": request.GET.get("box", "")}
    form = EvidenceForm(
        request.POST or None,
        request.FILES or None,
        boxes=selectors.box_choices(draft),
        initial=first,
    )
    if form.is_valid():
        given = form.cleaned_data
        with refusals_shown(form):
            services.evidence_add(
                actor=request.user,
                information=information,
                box=given["box"],
                file=File(given["file"].name, given["file"].read()),
                title=given["title"],
            )
            messages.success(request, _("The file was added."))
            return redirect("follow_ups:evidence", *place_of(information.party))
    fills = may_fill(request.user, information)
    context = page(information.party, form=form, draft=draft, may_fill=fills)
    return render(request, "follow_ups/evidence.html", context)


@require_safe
def evidence_file(
    request: HttpRequest, body: str, number: int, party: str, id: int
) -> HttpResponse:
    """A file byte for byte, to be saved and never shown: it is a stranger's."""
    found = informing_at(request.user, body, number, party)
    file = selectors.evidence_visible(request.user, found, id)
    return _saved(file.source.file_name, source_bytes(file.source), "application/octet-stream")


@login_required
@require_POST
def evidence_remove(
    request: HttpRequest, body: str, number: int, party: str, id: int
) -> HttpResponse:
    """Take a file out."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    file = selectors.evidence_visible(request.user, information.party, id)
    file.information = information
    services.evidence_remove(actor=request.user, evidence=file)
    messages.success(request, _("The file was taken out. What was submitted with it keeps it."))
    return redirect("follow_ups:evidence", *place_of(information.party))


@login_required
@require_safe
def word(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """The factsheet as a Word file, with what is written so far in its boxes."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    return _saved(*word_file(draft_of(information)), DOCX)


@login_required
def hand_back(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Hand the Word file in, to be looked at first."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    demand(verdict(request.user, Can.FILL, information.party))
    form = WordFileForm(
        request.POST or None,
        request.FILES or None,
        label=_("The factsheet with its boxes filled in"),
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            came = file_services.file_preview(
                actor=request.user, information=information, file=File(file.name, file.read())
            )
            return redirect("follow_ups:came-back", *place_of(information.party), came.pk)
    return render(request, "follow_ups/hand-back.html", page(information.party, form=form))


@login_required
def came_back(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """What the file would change; POST takes the chosen boxes in, or leaves the file aside."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    came = selectors.came_back_visible(information, id)
    if request.method == "POST":
        if "dismiss" in request.POST:
            file_services.file_dismiss(actor=request.user, came=came)
            messages.success(request, _("The file is left aside."))
        else:
            chosen = request.POST.getlist("box")
            file_services.file_take_in(actor=request.user, came=came, boxes=chosen)
            messages.success(request, _("The chosen texts are in their boxes."))
        return redirect("follow_ups:party", *place_of(information.party))
    draft = draft_of(information)
    context = page(information.party, came=came, offers=offers_of(draft, came.content))
    context["may_fill"] = may_fill(request.user, information)
    return render(request, "follow_ups/came-back.html", context)


def _saved(name: str, data: bytes, kind: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(data, content_type=kind, headers=headers)
