"""Charges by article and year, and operations with what was counted in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.charges import forms
from ronda.apps.charges.permissions import Can, verdict
from ronda.apps.charges.selectors import operations as selectors
from ronda.apps.charges.selectors import tables
from ronda.apps.charges.services import operations as services
from ronda.apps.charges.services.charges import articles_tie
from ronda.apps.charges.services.files import INTO_OPERATIONS
from ronda.apps.charges.to_fill_in import to_fill_in
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.measures import ServesForm
from ronda.apps.national.permissions import Can as CanAtDesk
from ronda.apps.national.permissions import verdict as verdict_at_desk
from ronda.apps.national.selectors.figures import indicator_visible
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.national.views.serving import asked_serves
from ronda.apps.national.views.spreadsheets import Pages
from ronda.apps.policy import demand
from ronda.figures.model import Unit

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPERATION_FILES = Pages(
    intake=INTO_OPERATIONS,
    visible=selectors.operation_files,
    names="charges:operation-file",
    back=("charges:operations", gettext_lazy("Operations")),
    file="operations.xlsx",
    sheet=gettext_lazy("Operations"),
)


@require_safe
@desk_page
def charges(request: HttpRequest) -> HttpResponse:
    """Charges by article and year, unit by unit."""
    who = standing_of(request.user)
    form = forms.FindForm(request.GET, who=who)
    law = form.cleaned_data["law"] if form.is_valid() else None
    may_tie = verdict(who, Can.TIE)
    context = {
        "form": form,
        "tables": tables.tables_of(who, law.pk if law else None),
        "to_be_tied": tables.to_be_tied(who) if may_tie else [],
        "may_tie": may_tie,
        "may_count": verdict_at_desk(who, CanAtDesk.COUNT),
    }
    return render(request, "charges/charges.html", context)


@desk_page
def tie(request: HttpRequest, id: int) -> HttpResponse:
    """Say which article a figure counts."""
    who = standing_of(request.user)
    found = indicator_visible(who, id)
    demand(verdict(who, Can.TIE))

    def do(form: forms.TieForm) -> tuple[str, str]:
        articles_tie(actor=request.user, indicator=found, articles=form.articles())
        return path_to("charges:charges"), _("It is noted which article the figure counts.")

    ties = {one.group: one.article_id for one in found.articles.all()}
    form = forms.TieForm(request.POST or None, indicator=found, who=who)
    form.initial = {name: ties.get(group) for name, group in form.names.items()}
    lead = _("Where the article changes, the series of the figure breaks.")
    back = path_to("charges:charges")
    question = Question(_("Which article it counts"), _("Save"), back, _("Charges"), lead)
    return asked(request, question, form, do)


@require_safe
@desk_page
def template(request: HttpRequest) -> HttpResponse:
    """A spreadsheet with a row for each figure of charges and the last year, to be filled in."""
    who = standing(request, lambda who: verdict_at_desk(who, CanAtDesk.COUNT))
    data = to_fill_in(who, timezone.localdate().year - 1)
    headers = {"Content-Disposition": 'attachment; filename="charges.xlsx"'}
    return HttpResponse(data, content_type=_XLSX, headers=headers)


@require_safe
@desk_page
def operations(request: HttpRequest) -> HttpResponse:
    """The operations, with the latest figure of each unit."""
    who = standing_of(request.user)
    context = {"operations": selectors.listed(who), "may_keep": verdict(who, Can.KEEP)}
    return render(request, "charges/operations.html", context)


@require_safe
@desk_page
def operation(request: HttpRequest, id: int) -> HttpResponse:
    """One operation: each unit with its values."""
    who = standing_of(request.user)
    found = selectors.operation_visible(who, id)
    context = {
        "operation": found,
        "counted": selectors.counted_in(who, found),
        "may_keep": verdict(who, Can.KEEP, found),
        "may_count": verdict(who, Can.COUNT, found),
        "may_serve": verdict(who, Can.SERVE, found),
    }
    return render(request, "charges/operation.html", context)


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Put an operation down."""
    who = standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.OperationForm) -> tuple[str, str]:
        added = services.operation_add(actor=request.user, conducted=form.conducted())
        return _page(added.pk), _("The operation was added.")

    back = path_to("charges:operations")
    question = Question(_("Add an operation"), _("Add"), back, _("Operations"))
    return asked(request, question, forms.OperationForm(request.POST or None, who=who), do)


@desk_page
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Change an operation."""
    who = standing_of(request.user)
    found = selectors.operation_visible(who, id)
    demand(verdict(who, Can.KEEP, found))

    def do(form: forms.OperationForm) -> tuple[str, str]:
        services.operation_change(
            actor=request.user,
            operation=found,
            conducted=form.conducted(),
            version=form.cleaned_data["version"] or 0,
        )
        return _page(id), _("The operation was changed.")

    question = Question(_("Change the operation"), _("Save"), _page(id), found.name)
    form = forms.OperationForm(request.POST or None, who=who, initial=forms.told_of(found))
    return asked(request, question, form, do)


@desk_page
def count(request: HttpRequest, id: int) -> HttpResponse:
    """Say what is counted of an operation."""
    who = standing_of(request.user)
    found = selectors.operation_visible(who, id)
    demand(verdict(who, Can.COUNT, found))

    def do(form: forms.CountForm) -> tuple[str, str]:
        indicator = services.operation_count(
            actor=request.user,
            operation=found,
            unit=Unit(form.cleaned_data["unit"]),
            words=form.cleaned_data["words"],
        )
        link = path_to("national:value-add", indicator.pk)
        return link, _("It is counted from now on. Give the first value.")

    lead = _("Each unit is a figure of its own, with its values and their sources.")
    question = Question(_("Say what is counted"), _("Add"), _page(id), found.name, lead)
    return asked(request, question, forms.CountForm(request.POST or None), do)


@desk_page
def serve(request: HttpRequest, id: int) -> HttpResponse:
    """Say which recommendations an operation serves."""
    who = standing_of(request.user)
    found = selectors.operation_visible(who, id)
    demand(verdict(who, Can.SERVE, found))

    def do(form: ServesForm) -> tuple[str, str]:
        keys = form.cleaned_data["keys"]
        services.operation_serve(actor=request.user, operation=found, keys=keys)
        return _page(id), _("It is noted which recommendations the operation serves.")

    tied = [one.target.key for one in found.serves.all()]
    question = Question(_("What the operation serves"), _("Save"), _page(id), found.name)
    return asked_serves(request, question, tied, do)


def _page(id: int) -> str:
    return path_to("charges:operation", id)
