"""Trainings that may have been told twice: shown, joined or kept apart, and that taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import ReasonForm
from ronda.apps.national.desk import desk_page
from ronda.apps.national.selectors.institutions import called
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.policy import demand
from ronda.apps.trainings.forms.lists import JudgeForm
from ronda.apps.trainings.models import Judgement
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.selectors import doubles as selectors
from ronda.apps.trainings.selectors.trainings import said, training_visible
from ronda.apps.trainings.services import sameness as services


@require_safe
@desk_page
def doubles(request: HttpRequest) -> HttpResponse:
    """What may have been told twice, and what was decided."""
    who = standing(request, lambda who: verdict(who, Can.JUDGE))
    context = {"pairs": selectors.pairs(who), "decided": selectors.decided()}
    return render(request, "trainings/doubles.html", context)


@desk_page
def judge(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Two records side by side, and what they are."""
    who = standing_of(request.user)
    one, other = training_visible(who, first), training_visible(who, second)
    demand(verdict(who, Can.JUDGE, one))

    def do(form: JudgeForm) -> tuple[str, str]:
        what = form.cleaned_data["what"]
        counts, further = (other, one) if what == "second" else (one, other)
        services.sameness_say(
            actor=request.user,
            training=counts,
            other=further,
            judgement=Judgement.APART if what == "apart" else Judgement.SAME,
            reason=form.cleaned_data["reason"],
        )
        return path_to("trainings:doubles"), _("It is noted. It can be taken back.")

    back = path_to("trainings:doubles")
    lead = _("Both records stay as they were told. Only one of a training counts.")
    question = Question(_("One training or two?"), _("Save"), back, _("Told twice?"), lead)
    form = JudgeForm(
        request.POST or None, names=(called(one.institution), called(other.institution))
    )
    return asked(request, question, form, do, "trainings/judge.html", both=(one, other))


@desk_page
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    """Take back what was said of two records."""
    found = said(id)
    standing(request, lambda who: verdict(who, Can.JUDGE))

    def do(form: ReasonForm) -> tuple[str, str]:
        reason = form.cleaned_data["reason"]
        services.sameness_take_back(actor=request.user, said=found, reason=reason)
        return path_to("trainings:doubles"), _("It was taken back. Both records stand as told.")

    back = path_to("trainings:doubles")
    question = Question(_("Take it back"), _("Take back"), back, _("Told twice?"))
    return asked(request, question, ReasonForm(request.POST or None), do)
