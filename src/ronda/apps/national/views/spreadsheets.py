"""The pages of spreadsheets for a register: its template, handing one in, taking it in.

Two things to know. Each register has them at addresses of its own: "upload", "uploads" and so on,
under its own name. And what a register takes in, and from whom, its intake says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.figures import SpreadsheetForm
from ronda.apps.national.models import Spreadsheet
from ronda.apps.national.selectors.uploads import WAITING, is_left, one_of_uploads
from ronda.apps.national.services import spreadsheets as services
from ronda.apps.national.standing import Standing, standing_of
from ronda.spreadsheets import writing

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LATEST = 20


@dataclass(frozen=True)
class Pages:
    """The pages of one register.

    `names` is what its addresses begin with ("national:upload"), `back` the address of the register
    and what it is called, `file` the name of its template, `sheet` what its rows are.
    """

    intake: services.Intake[Any, Any]
    visible: Callable[[Standing], QuerySet[Any]]
    names: str
    back: tuple[str, Promise]
    file: str
    sheet: Promise
    kept: Mapping[str, Any] = field(default_factory=dict)

    def addresses(self, under: str) -> list[URLPattern]:
        """The addresses of these pages, below one."""
        name = self.names.rpartition(":")[2]
        return [
            path(under, desk_page(self._uploads), name=f"{name}s"),
            path(
                f"{under}template.xlsx",
                require_safe(desk_page(self._template)),
                name=f"{name}-template",
            ),
            path(f"{under}<int:id>/", require_safe(desk_page(self._upload)), name=name),
            path(
                f"{under}<int:id>/take-in/",
                require_POST(desk_page(self._take_in)),
                name=f"{name}-take-in",
            ),
            path(
                f"{under}<int:id>/drop/", require_POST(desk_page(self._drop)), name=f"{name}-drop"
            ),
        ]

    def _uploads(self, request: HttpRequest) -> HttpResponse:
        """Hand a spreadsheet in, and what was handed in before."""
        who = standing_of(request.user)
        self.intake.check(who)
        form = SpreadsheetForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            file = form.cleaned_data["file"]
            with refusals_shown(form):
                upload = services.spreadsheet_receive(
                    intake=self.intake,
                    actor=request.user,
                    data=file.read(),
                    name=file.name,
                    kept=self.kept,
                )
                return redirect(self.names, upload.pk)
        context = {"form": form, "uploads": self.visible(who)[:_LATEST], "at": self._at()}
        return render(request, "national/uploads.html", context)

    def _template(self, request: HttpRequest) -> HttpResponse:
        """An empty spreadsheet with the headings."""
        who = standing_of(request.user)
        self.intake.check(who)
        layout = self.intake.register(who).layout()
        data = writing.template(layout, str(self.sheet), _("What goes where"))
        headers = {"Content-Disposition": f'attachment; filename="{self.file}"'}
        return HttpResponse(data, content_type=_XLSX, headers=headers)

    def _upload(self, request: HttpRequest, id: int) -> HttpResponse:
        """What was found in a spreadsheet, and what became of it."""
        found = self._found(request, id)
        context = {
            "upload": found,
            "is_waiting": found.state in WAITING and not is_left(found),
            "is_left": is_left(found),
            "columns": self.intake.columns,
            "at": self._at(),
        }
        return render(request, "national/upload.html", context)

    def _take_in(self, request: HttpRequest, id: int) -> HttpResponse:
        """Take every row of a spreadsheet in."""
        services.spreadsheet_take_in(
            intake=self.intake, actor=request.user, upload=self._found(request, id)
        )
        return redirect(self.names, id)

    def _drop(self, request: HttpRequest, id: int) -> HttpResponse:
        """Set a spreadsheet aside."""
        services.spreadsheet_drop(
            intake=self.intake, actor=request.user, upload=self._found(request, id)
        )
        messages.success(request, _("The spreadsheet was set aside; nothing of it was taken in."))
        return redirect(f"{self.names}s")

    def _found(self, request: HttpRequest, id: int) -> Spreadsheet:
        found: Spreadsheet = one_of_uploads(self.visible(standing_of(request.user)), id)
        return found

    def _at(self) -> dict[str, object]:
        """The addresses that a page leads to, by what they are."""
        address, label = self.back
        return {
            "back": address,
            "label": label,
            "upload": self.names,
            "uploads": f"{self.names}s",
            "template": f"{self.names}-template",
            "take_in": f"{self.names}-take-in",
            "drop": f"{self.names}-drop",
        }
