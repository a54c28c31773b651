"""Measures: board, timeline and recommendations; one measure with its steps and what it serves."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms import measures as forms
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import measures as selectors
from ronda.apps.national.selectors.served import places_of, served_at
from ronda.apps.national.services import measures as services
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.national.views.serving import asked_serves
from ronda.apps.policy import demand

_A_PAGE = 50


@require_safe
@desk_page
def measures(request: HttpRequest) -> HttpResponse:
    """The board, or the measures of one status or institution, some at a time."""
    who = standing_of(request.user)
    form = forms.FindMeasuresForm(request.GET, who=who)
    found = form.among(selectors.measures_visible(who))
    listed = form.status() is not None
    board = [] if listed else selectors.board_of(found)
    context = {
        "board": board,
        "form": form,
        "of": request.GET.get("of", ""),
        "page_of": Paginator(found, _A_PAGE).get_page(request.GET.get("page")) if listed else None,
        "is_empty": not listed and not any(column.count for column in board),
        "is_found": bool(form.data),
        "may_plan": verdict(who, Can.PLAN),
        "may_serve": verdict(who, Can.SERVE),
    }
    return render(request, "national/measures.html", context)


@require_safe
@desk_page
def timeline(request: HttpRequest) -> HttpResponse:
    """Measures in the order of time, some at a time."""
    who = standing_of(request.user)
    form = forms.FindMeasuresForm(request.GET, who=who)
    pages = Paginator(form.among(selectors.measures_visible(who)), _A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    bars, years = selectors.timeline_of(list(page.object_list))
    context = {"bars": bars, "years": years, "form": form, "page_of": page}
    return render(request, "national/measures-timeline.html", context)


@require_safe
@desk_page
def served(request: HttpRequest) -> HttpResponse:
    """Each recommendation with the measures that serve it, those without any first."""
    who = standing(request, lambda who: verdict(who, Can.SERVE))
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(places_of(who, words), _A_PAGE).get_page(request.GET.get("page"))
    context = {"served": served_at(who, list(page.object_list)), "page_of": page, "words": words}
    return render(request, "national/measures-served.html", context)


@require_safe
@desk_page
def measure(request: HttpRequest, id: int) -> HttpResponse:
    """One measure."""
    who = standing_of(request.user)
    found = selectors.measure_visible(who, id)
    partners = found.partners.select_related("institution").prefetch_related("institution__names")
    context = {
        "measure": found,
        "partners": partners,
        "steps": found.steps.all(),
        "may_plan": verdict(who, Can.PLAN, found),
        "may_serve": verdict(who, Can.SERVE, found),
    }
    return render(request, "national/measure.html", context)


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Put a measure down."""
    who = standing(request, lambda who: verdict(who, Can.PLAN))

    def do(form: forms.MeasureForm) -> tuple[str, str]:
        added = services.measure_add(actor=request.user, planned=form.planned())
        return _page(added.pk), _("The measure was added.")

    back = path_to("national:measures")
    question = Question(_("Add a measure"), _("Add"), back, _("Measures"))
    return asked(request, question, forms.MeasureForm(request.POST or None, who=who), do)


@desk_page
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Change a measure."""
    who = standing_of(request.user)
    found = selectors.measure_visible(who, id)
    demand(verdict(who, Can.PLAN, found))

    def do(form: forms.MeasureForm) -> tuple[str, str]:
        services.measure_change(
            actor=request.user,
            measure=found,
            planned=form.planned(),
            version=form.cleaned_data["version"] or 0,
        )
        return _page(id), _("The measure was changed.")

    question = Question(_("Change the measure"), _("Save"), _page(id), found.name)
    form = forms.MeasureForm(request.POST or None, who=who, initial=forms.told_of(found))
    return asked(request, question, form, do)


@desk_page
def step_add(request: HttpRequest, id: int) -> HttpResponse:
    """Add a step."""
    who = standing_of(request.user)
    found = selectors.measure_visible(who, id)
    demand(verdict(who, Can.PLAN, found))

    def do(form: forms.StepForm) -> tuple[str, str]:
        services.step_add(actor=request.user, measure=found, **form.cleaned_data)
        return _page(id), _("The step was added.")

    question = Question(_("Add a step"), _("Add"), _page(id), found.name)
    return asked(request, question, forms.StepForm(request.POST or None), do)


@require_POST
@desk_page
def step_done(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a step was done."""
    step = selectors.step_visible(standing_of(request.user), id)
    services.step_done(actor=request.user, step=step)
    messages.success(request, _("The step was done."))
    return redirect("national:measure", step.measure_id)


@desk_page
def serve(request: HttpRequest, id: int) -> HttpResponse:
    """Say which recommendations a measure serves."""
    who = standing_of(request.user)
    found = selectors.measure_visible(who, id)
    demand(verdict(who, Can.SERVE, found))

    def do(form: forms.ServesForm) -> tuple[str, str]:
        keys = form.cleaned_data["keys"]
        services.measure_serve(actor=request.user, measure=found, keys=keys)
        return _page(id), _("It is noted which recommendations the measure serves.")

    tied = [one.target.key for one in found.serves.all()]
    lead = _("What is asked now, as it was gathered, what came from outside, what is served.")
    question = Question(_("What the measure serves"), _("Save"), _page(id), found.name, lead)
    return asked_serves(request, question, tied, do)


def _page(id: int) -> str:
    return path_to("national:measure", id)
