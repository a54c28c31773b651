"""Spreadsheets of values: the template, handing one in, looking at it, taking it in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.figures import SpreadsheetForm
from ronda.apps.national.models import Upload, UploadState
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.uploads import upload_visible, uploads_visible
from ronda.apps.national.services import uploads as services
from ronda.apps.national.standing import standing_of
from ronda.apps.national.taking_in import Register
from ronda.apps.national.views.asking import standing
from ronda.spreadsheets import writing

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LATEST = 20


@desk_page
def uploads(request: HttpRequest) -> HttpResponse:
    """Hand a spreadsheet in, and what was handed in before."""
    who = standing(request, lambda who: verdict(who, Can.COUNT))
    form = SpreadsheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            upload = services.upload_receive(actor=request.user, data=file.read(), name=file.name)
            return redirect("national:upload", upload.pk)
    context = {"form": form, "uploads": uploads_visible(who)[:_LATEST]}
    return render(request, "national/uploads.html", context)


@require_safe
@desk_page
def template(request: HttpRequest) -> HttpResponse:
    """An empty spreadsheet with the headings."""
    who = standing(request, lambda who: verdict(who, Can.COUNT))
    data = writing.template(Register(who).layout(), _("Values"), _("What goes where"))
    headers = {"Content-Disposition": 'attachment; filename="values.xlsx"'}
    return HttpResponse(data, content_type=_XLSX, headers=headers)


@require_safe
@desk_page
def upload(request: HttpRequest, id: int) -> HttpResponse:
    """What was found in a spreadsheet, and what became of it."""
    found = _upload(request, id)
    context = {"upload": found, "is_waiting": found.state in _WAITING}
    return render(request, "national/upload.html", context)


_WAITING = (UploadState.READING, UploadState.TAKING)


@require_POST
@desk_page
def take_in(request: HttpRequest, id: int) -> HttpResponse:
    """Take every row of a spreadsheet in."""
    services.upload_take_in(actor=request.user, upload=_upload(request, id))
    return redirect(reverse("national:upload", args=[id]))


@require_POST
@desk_page
def drop(request: HttpRequest, id: int) -> HttpResponse:
    """Set a spreadsheet aside."""
    services.upload_drop(actor=request.user, upload=_upload(request, id))
    messages.success(request, _("The spreadsheet was set aside; nothing of it was taken in."))
    return redirect("national:uploads")


def _upload(request: HttpRequest, id: int) -> Upload:
    return upload_visible(standing_of(request.user), id)
