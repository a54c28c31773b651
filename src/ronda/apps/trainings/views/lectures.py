"""Lectures and campaigns: the register, one of them, telling, changing and withdrawing it."""

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
from ronda.apps.trainings.forms.holding import LectureForm, told_of_lecture
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.selectors import trainings as selectors
from ronda.apps.trainings.selectors.given import lectures_given
from ronda.apps.trainings.selectors.lists import recommendations_to_serve
from ronda.apps.trainings.services import lectures as services
from ronda.apps.trainings.views.register_page import register_page


@require_safe
@desk_page
def lectures(request: HttpRequest) -> HttpResponse:
    """The register, newest first, with how many were reached."""
    who = standing_of(request.user)
    shown = register_page(request, who, selectors.lectures_visible(who), lectures_given(who))
    return render(request, "trainings/lectures.html", shown)


@require_safe
@desk_page
def lecture(request: HttpRequest, id: int) -> HttpResponse:
    """One lecture or campaign."""
    who = standing_of(request.user)
    found = selectors.lecture_visible(who, id)
    context = {"held": found, "may_tell": verdict(who, Can.TELL, found)}
    return render(request, "trainings/lecture.html", context)


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Tell a lecture or campaign."""
    who = standing(request, lambda who: verdict(who, Can.TELL))

    def do(form: LectureForm) -> tuple[str, str]:
        added = services.lecture_add(actor=request.user, held=form.held())
        return _page(added.pk), _("The lecture or campaign was added.")

    form = LectureForm(request.POST or None, who=who, recommendations=recommendations_to_serve(who))
    back = path_to("trainings:lectures")
    question = Question(_("Add a lecture or campaign"), _("Add"), back, _("Lectures and campaigns"))
    return asked(request, question, form, do)


@desk_page
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Change a lecture or campaign."""
    who = standing_of(request.user)
    found = selectors.lecture_visible(who, id)
    demand(verdict(who, Can.TELL, found))

    def do(form: LectureForm) -> tuple[str, str]:
        services.lecture_change(
            actor=request.user,
            lecture=found,
            held=form.held(),
            version=form.cleaned_data["version"] or 0,
        )
        return _page(id), _("The lecture or campaign was changed.")

    question = Question(_("Change the lecture or campaign"), _("Save"), _page(id), found.title)
    form = LectureForm(
        request.POST or None,
        who=who,
        recommendations=recommendations_to_serve(who),
        initial=told_of_lecture(found),
    )
    return asked(request, question, form, do)


@desk_page
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a lecture or campaign does not stand."""
    who = standing_of(request.user)
    found = selectors.lecture_visible(who, id)
    demand(verdict(who, Can.TELL, found))

    def do(form: ReasonForm) -> tuple[str, str]:
        reason = form.cleaned_data["reason"]
        services.lecture_withdraw(actor=request.user, lecture=found, reason=reason)
        return _page(id), _("It was withdrawn. It stays here, and counts no more.")

    question = Question(
        _("Withdraw the lecture or campaign"), _("Withdraw"), _page(id), found.title, danger=True
    )
    return asked(request, question, ReasonForm(request.POST or None), do)


def _page(id: int) -> str:
    return path_to("trainings:lecture", id)
