"""A report's files: one taken in, with a preview where it came as Word; a draft as Word or PDF."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.errors import NotNow
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports import selectors
from ronda.apps.reports.forms.drafts import TakeInForm, TakeInShownForm
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.services.drafts import draft_take_in
from ronda.apps.reports.word_files import is_word, sealed, unsealed, word_preview
from ronda.apps.treaties.models import Round
from ronda.apps.treaties.selectors import round_by_number
from ronda.factsheets.errors import CannotWrite
from ronda.reports.writing import written

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@login_required
def take_in(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Take in a report's file as the next draft; one of Word is shown before anything is kept."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.TAKE_IN, at))
    form = TakeInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, note = form.cleaned_data["file"], form.cleaned_data["note"]
        with refusals_shown(form):
            data = file.read()
            if is_word(data):
                return _preview(request, at, data, {"note": note, "name": file.name})
            return _kept(request, at, data, file.name, note)
    return render(request, "reports/take-in.html", {"round": at, "form": form})


@login_required
def take_in_shown(request: HttpRequest, body: str, round: int) -> HttpResponse:
    """Keep what the preview of a Word file showed, as the next draft."""
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.TAKE_IN, at))
    form = TakeInShownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_shown(form):
            data = unsealed(told["content"], at)
            return _kept(request, at, data, told["name"], told["note"])
    if request.method != "POST":
        return redirect("reports:take-in", body, round)
    sentences = [str(each) for errors in form.errors.values() for each in errors]
    context = {"round": at, "form": TakeInForm(), "refused": sentences}
    return render(request, "reports/take-in.html", context)


def _preview(request: HttpRequest, at: Round, data: bytes, told: dict[str, str]) -> HttpResponse:
    preview = word_preview(data, at, selectors.drafts_of(request.user, at))
    form = TakeInShownForm(initial=told | {"content": sealed(preview, at)})
    context = {"round": at, "preview": preview, "form": form}
    return render(request, "reports/word-preview.html", context)


def _kept(request: HttpRequest, at: Round, data: bytes, name: str, note: str) -> HttpResponse:
    made = draft_take_in(actor=request.user, round=at, data=data, name=name, note=note)
    messages.success(request, _("Draft %(number)d was taken in.") % {"number": made.number})
    return redirect("reports:draft", at.body.slug, at.number, made.number)


@require_safe
def file(
    request: HttpRequest, body: str, round: int, number: int, language: str, format: str
) -> HttpResponse:
    """A draft as Word or PDF in one of its languages."""
    found = selectors.draft_visible(request.user, body, round, number)
    report = selectors.report_of(found)
    if format not in TYPES or language not in report.languages:
        raise Http404
    try:
        data = written(report.model_copy(update={"draft": found.number}), format, language)
    except CannotWrite as error:
        raise NotNow(str(error)) from error
    name = f"report-{body}-{round}-draft-{number}-{language}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=TYPES[format], headers=headers)
