"""Targets of an indicator: set, withdrawn; shown on the indicator's page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.forms import ReasonForm
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.aims import AimForm
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.aims import aim_visible
from ronda.apps.national.selectors.figures import indicator_visible
from ronda.apps.national.services.aims import aim_set, aim_withdraw
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked
from ronda.apps.policy import demand


@desk_page
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Set a target."""
    who = standing_of(request.user)
    found = indicator_visible(who, id)
    demand(verdict(who, Can.AIM, found))
    page = path_to("national:figure", id)

    def do(form: AimForm) -> tuple[str, str]:
        aim_set(actor=request.user, indicator=found, aimed=form.aimed())
        return page, _("The target was set.")

    lead = _("Only values counted in the same way, for times as long, are held against it.")
    question = Question(_("Set a target"), _("Set it"), page, found.name, lead)
    return asked(request, question, AimForm(request.POST or None, indicator=found), do)


@desk_page
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a target does not hold any more."""
    who = standing_of(request.user)
    aim = aim_visible(who, id)
    demand(verdict(who, Can.AIM, aim.indicator))
    page = path_to("national:figure", aim.indicator_id)

    def do(form: ReasonForm) -> tuple[str, str]:
        aim_withdraw(actor=request.user, aim=aim, reason=form.cleaned_data["reason"])
        return page, _("The target was withdrawn.")

    question = Question(
        _("Withdraw the target"), _("Withdraw"), page, aim.indicator.name, danger=True
    )
    return asked(request, question, ReasonForm(request.POST or None), do)
