"""The national export: asking for one, how far it has come, taking it out."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.national.desk import at_desk, desk_page
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.exports import export_tables, export_visible, exports_visible
from ronda.apps.national.services.exports import export_ask, export_take_out
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import standing

_LATEST = 20


class ExportForm(forms.Form):
    """Under what licence the data are given on."""

    licence = forms.CharField(
        label=_("Licence"),
        max_length=300,
        required=False,
        help_text=_("One sentence for LICENCE.txt. Left empty: the State keeps all rights."),
    )


@desk_page
def exports(request: HttpRequest) -> HttpResponse:
    """Ask for an export, and those that were made."""
    who = standing(request, lambda who: verdict(who, Can.EXPORT))
    form = ExportForm(request.POST) if request.method == "POST" else ExportForm()
    if form.is_valid():
        with refusals_shown(form):
            made = export_ask(actor=request.user, licence=form.cleaned_data["licence"])
            return redirect("national:export", made.pk)
    context = {"form": form, "exports": exports_visible(who)[:_LATEST], "tables": export_tables()}
    return render(request, "national/exports.html", context)


@require_safe
@desk_page
def export(request: HttpRequest, id: int) -> HttpResponse:
    """How far an export has come, or what it is."""
    found = export_visible(standing_of(request.user), id)
    return render(request, "national/export.html", {"export": found})


@require_POST
@login_required
def take_out(request: HttpRequest, id: int) -> HttpResponseBase:
    """The ZIP, part by part."""
    with at_desk(request.user):
        found = export_visible(standing_of(request.user), id)
        parts = export_take_out(actor=request.user, export=found)
        name = f"national-record-{found.party.code}-{found.asked_at:%Y-%m-%d}.zip"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(found.size),
        "Cache-Control": "no-store",
    }
    return StreamingHttpResponse(parts, content_type="application/zip", headers=headers)
