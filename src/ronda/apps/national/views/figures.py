"""Figures: what is counted, one indicator with its series, values given and withdrawn."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import ReasonForm
from ronda.apps.national.counting import value_of
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms import figures as forms
from ronda.apps.national.forms.measures import ServesForm
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import figures as selectors
from ronda.apps.national.selectors.aims import aims_of
from ronda.apps.national.services import figures as services
from ronda.apps.national.services.drafting import indicator_serve
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.national.views.serving import asked_serves
from ronda.apps.policy import demand

_A_PAGE = 50


@require_safe
@desk_page
def figures(request: HttpRequest) -> HttpResponse:
    """What is counted, with the latest value of each."""
    who = standing_of(request.user)
    form = forms.FindForm(request.GET, who=who)
    found = selectors.indicators_visible(who)
    of = form.cleaned_data["of"] if form.is_valid() else None
    page = Paginator(found.filter(institution=of) if of else found, _A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page_of": page,
        "form": form,
        "is_empty": not found.exists(),
        "latest": selectors.latest_of(list(page.object_list)),
        "may_define": verdict(who, Can.DEFINE),
        "may_count": verdict(who, Can.COUNT),
    }
    return render(request, "national/figures.html", context)


@desk_page
def define(request: HttpRequest) -> HttpResponse:
    """Say what is counted."""
    standing(request, lambda who: verdict(who, Can.DEFINE))

    def do(form: forms.IndicatorForm) -> tuple[str, str]:
        added = services.indicator_define(
            actor=request.user,
            institution=form.cleaned_data["institution"],
            defined=form.defined(),
        )
        return _page(added.pk), _("The indicator was added.")

    question = Question(
        _("Say what is counted"), _("Add"), path_to("national:figures"), _("Figures")
    )
    return asked(request, question, forms.IndicatorForm(request.POST or None), do)


@require_safe
@desk_page
def figure(request: HttpRequest, id: int) -> HttpResponse:
    """One indicator: its values in time with every break, and what of them may leave."""
    who = standing_of(request.user)
    found = selectors.indicator_visible(who, id)
    counted = selectors.counted(who, found)
    context = {
        "counted": counted,
        "aims": aims_of(found, counted.values),
        "may_aim": verdict(who, Can.AIM, found),
        "may_define": verdict(who, Can.DEFINE, found),
        "may_count": verdict(who, Can.COUNT, found),
    }
    return render(request, "national/figure.html", context)


@desk_page
def define_anew(request: HttpRequest, id: int) -> HttpResponse:
    """Say that something else is counted from a day on."""
    who = standing_of(request.user)
    found = selectors.indicator_visible(who, id)
    demand(verdict(who, Can.DEFINE, found))

    def do(form: forms.DefinitionForm) -> tuple[str, str]:
        services.definition_add(actor=request.user, indicator=found, **form.cleaned_data)
        return _page(id), _("The definition was added. The series breaks there.")

    lead = _("Values before this day and after it are never compared or added.")
    question = Question(_("Define it anew"), _("Add"), _page(id), found.name, lead)
    return asked(request, question, forms.DefinitionForm(request.POST or None), do)


@desk_page
def give(request: HttpRequest, id: int) -> HttpResponse:
    """Give a value."""
    who = standing_of(request.user)
    found = selectors.indicator_visible(who, id)
    demand(verdict(who, Can.COUNT, found))

    def do(form: forms.ValueForm) -> tuple[str, str]:
        services.value_give(actor=request.user, indicator=found, given=form.given())
        return _page(id), _("The value was added.")

    question = Question(_("Give a value"), _("Add"), _page(id), found.name)
    form = forms.ValueForm(request.POST or None, indicator=found)
    return asked(request, question, form, do)


@desk_page
def serve(request: HttpRequest, id: int) -> HttpResponse:
    """Say for which recommendations an indicator tells how far they have come."""
    who = standing_of(request.user)
    found = selectors.indicator_visible(who, id)
    demand(verdict(who, Can.SERVE, found))

    def do(form: ServesForm) -> tuple[str, str]:
        keys = form.cleaned_data["keys"]
        indicator_serve(actor=request.user, indicator=found, keys=keys)
        return _page(id), _("It is noted which recommendations the figure serves.")

    tied = [one.target.key for one in found.serves.all()]
    question = Question(_("What the figure serves"), _("Save"), _page(id), found.name)
    return asked_serves(request, question, tied, do)


@desk_page
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a value does not hold."""
    who = standing_of(request.user)
    value = selectors.value_visible(who, id)
    demand(verdict(who, Can.COUNT, value.indicator))
    back = _page(value.indicator_id)

    def do(form: ReasonForm) -> tuple[str, str]:
        services.value_withdraw(actor=request.user, value=value, reason=form.cleaned_data["reason"])
        return back, _("The value was withdrawn. It stays here, and counts no more.")

    told = {"value": f"{value.amount:f}", "period": value_of(value).period}
    heading = _("Withdraw the value %(value)s for %(period)s") % told
    question = Question(heading, _("Withdraw"), back, value.indicator.name, danger=True)
    return asked(request, question, ReasonForm(request.POST or None), do)


def _page(id: int) -> str:
    return path_to("national:figure", id)
