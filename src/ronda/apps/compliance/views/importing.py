"""Handing in factsheets to be read, and how far their readings have come."""

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ronda.apps.compliance.forms.uploading import ImportForm
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.services.imports import factsheet_import
from ronda.apps.errors import NotValid
from ronda.apps.policy import demand
from ronda.apps.sources.models import ReadingState
from ronda.apps.sources.selectors import readings_recent
from ronda.apps.treaties.models import Party

GOING_ON = (ReadingState.WAITING, ReadingState.READING)


@login_required
def import_files(request: HttpRequest) -> HttpResponse:
    """Hand in one factsheet or several."""
    demand(verdict(request.user, Can.IMPORT))
    form = ImportForm(request.POST or None, request.FILES or None, with_invented=True)
    if request.method == "POST" and form.is_valid():
        files, party = form.cleaned_data["documents"], form.cleaned_data["party"]
        refused = list(_handed_in(request, files, party))
        for sentence in refused:
            form.add_error("documents", sentence)
        if not refused:
            return redirect("compliance:progress")
        if taken := len(files) - len(refused):
            messages.info(request, _taken_in(taken))
    return render(request, "compliance/import.html", {"form": form})


@login_required
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The newest readings and how far they have come."""
    demand(verdict(request.user, Can.IMPORT))
    readings = readings_recent(request.user)
    going_on = [one for one in readings if one.state in GOING_ON]
    context = {"readings": readings, "going_on": going_on}
    return render(request, "compliance/progress.html", context)


def _taken_in(count: int) -> str:
    """How many files of several were handed in, beside those that were refused."""
    return ngettext(
        "The other file was handed in and is being read.",
        "The other %(count)d files were handed in and are being read.",
        count,
    ) % {"count": count}


def _handed_in(
    request: HttpRequest, files: Sequence["UploadedFile[bytes]"], party: Party | None
) -> Iterator[str]:
    """Hand in each file; a sentence for each that is refused."""
    for file in files:
        name = file.name or ""
        try:
            found = factsheet_import(actor=request.user, data=file.read(), name=name, party=party)
        except NotValid as refusal:
            yield _("%(name)s: %(sentence)s") % {"name": name, "sentence": refusal}
            continue
        if found.already:
            sentence = _("%(name)s was handed in before; it was not read again.")
            messages.info(request, sentence % {"name": name})
