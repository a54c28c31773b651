"""Trainings: the register, one training with its evidence, telling, changing and withdrawing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import ReasonForm
from ronda.apps.national.desk import desk_page
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.policy import demand
from ronda.apps.trainings.forms.holding import TrainingForm, told_of
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.selectors import trainings as selectors
from ronda.apps.trainings.selectors.given import trainings_given
from ronda.apps.trainings.selectors.telling import told_in
from ronda.apps.trainings.services import trainings as services
from ronda.apps.trainings.views.register_page import register_page


@require_safe
@desk_page
def trainings(request: HttpRequest) -> HttpResponse:
    """The register, newest first, with how many were reached."""
    who = standing_of(request.user)
    shown = register_page(request, who, selectors.trainings_visible(who), trainings_given(who))
    return render(request, "trainings/trainings.html", shown)


@require_safe
@desk_page
def training(request: HttpRequest, id: int) -> HttpResponse:
    """One training, and what was said of it and others."""
    who = standing_of(request.user)
    found = selectors.training_visible(who, id)
    context = {
        "held": found,
        "may_tell": verdict(who, Can.TELL, found),
        "counts_elsewhere": selectors.counts_elsewhere(found),
        "said": selectors.said_of(found) if verdict(who, Can.JUDGE).allowed else [],
    }
    return render(request, "trainings/training.html", context)


@require_safe
@desk_page
def told(request: HttpRequest, id: int) -> HttpResponse:
    """The records that a passage for an answer tells."""
    kept, held, lectures = told_in(standing_of(request.user), id)
    context = {"told": kept, "trainings": held, "lectures": lectures}
    return render(request, "trainings/told.html", context)


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Tell a training."""
    who = standing(request, lambda who: verdict(who, Can.TELL))

    def do(form: TrainingForm) -> tuple[str, str]:
        added = services.training_add(actor=request.user, held=form.held())
        return _page(added.pk), _("The training was added.")

    back = path_to("trainings:trainings")
    question = Question(_("Add a training"), _("Add"), back, _("Trainings"))
    return asked(request, question, TrainingForm(request.POST or None, who=who), do)


@desk_page
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Change a training."""
    who = standing_of(request.user)
    found = selectors.training_visible(who, id)
    demand(verdict(who, Can.TELL, found))

    def do(form: TrainingForm) -> tuple[str, str]:
        services.training_change(
            actor=request.user,
            training=found,
            held=form.held(),
            version=form.cleaned_data["version"] or 0,
        )
        return _page(id), _("The training was changed.")

    question = Question(_("Change the training"), _("Save"), _page(id), found.title)
    form = TrainingForm(request.POST or None, who=who, initial=told_of(found))
    return asked(request, question, form, do)


@desk_page
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a training does not stand."""
    who = standing_of(request.user)
    found = selectors.training_visible(who, id)
    demand(verdict(who, Can.TELL, found))

    def do(form: ReasonForm) -> tuple[str, str]:
        reason = form.cleaned_data["reason"]
        services.training_withdraw(actor=request.user, training=found, reason=reason)
        return _page(id), _("It was withdrawn. It stays here, and counts no more.")

    question = Question(
        _("Withdraw the training"), _("Withdraw"), _page(id), found.title, danger=True
    )
    return asked(request, question, ReasonForm(request.POST or None), do)


def _page(id: int) -> str:
    return path_to("trainings:training", id)
