"""What one institution is asked: the page it works from, and all that is done with it there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.requests import DeclineForm, ForwardForm, NudgeForm
from ronda.apps.national.letters import covering_letter
from ronda.apps.national.models import Addressee
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.reminding import polite_words
from ronda.apps.national.selectors import requests as selectors
from ronda.apps.national.selectors.contributions import contributions_visible
from ronda.apps.national.selectors.institutions import called
from ronda.apps.national.services import addressees as services
from ronda.apps.national.services import contributions, requests
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked
from ronda.apps.policy import demand

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@desk_page
def show(request: HttpRequest, id: int) -> HttpResponse:
    """What is asked of this institution, until when, and what can be done."""
    who, found = standing_of(request.user), _asked(request, id)
    services.addressee_see(actor=request.user, addressee=found)
    context = {
        "addressee": found,
        "items": selectors.items_of(found.request),
        "nudges": selectors.nudges_of(found),
        "passed_on": selectors.addressees_visible(who).filter(forwarded_from=found),
        "contributions": contributions_visible(who).filter(addressee=found),
        "days": selectors.days_waiting(found),
        "late": selectors.is_late(found),
        "has_units": found.institution.units.filter(dissolved_on=None).exists(),
        "may_write": verdict(who, Can.WRITE, found),
        "may_ask": verdict(who, Can.ASK),
    }
    return render(request, "national/addressee.html", context)


@require_safe
@desk_page
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """The covering letter to this institution, as Word."""
    found = _asked(request, id)
    file = covering_letter(found, selectors.items_of(found.request))
    response = HttpResponse(file.data, content_type=WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@desk_page
def forward(request: HttpRequest, id: int) -> HttpResponse:
    """Pass the request on to a unit."""
    found = _asked(request, id, Can.FORWARD)

    def do(form: ForwardForm) -> tuple[str, str]:
        services.addressee_forward(actor=request.user, addressee=found, **form.cleaned_data)
        return _page(id), _("The request was forwarded.")

    question = Question(_("Forward to a unit"), _("Forward"), _page(id), found.request.subject)
    return asked(request, question, ForwardForm(request.POST or None, addressee=found), do)


@desk_page
def decline(request: HttpRequest, id: int) -> HttpResponse:
    """Say that this is not for the institution."""
    found = _asked(request, id, Can.DECLINE)

    def do(form: DeclineForm) -> tuple[str, str]:
        services.addressee_decline(actor=request.user, addressee=found, **form.cleaned_data)
        return _page(id), _("The request was declined; the coordinator sees why.")

    question = Question(_("Decline the request"), _("Decline"), _page(id), found.request.subject)
    return asked(request, question, DeclineForm(request.POST or None, addressee=found), do)


@desk_page
def remind(request: HttpRequest, id: int) -> HttpResponse:
    """Remind an institution."""
    found = _asked(request, id, Can.ASK)

    def do(form: NudgeForm) -> tuple[str, str]:
        requests.addressee_remind(actor=request.user, addressee=found, **form.cleaned_data)
        return _page(id), _("The reminder was sent.")

    heading = _("Remind “%(name)s”") % {"name": called(found.institution)}
    question = Question(heading, _("Send the reminder"), _page(id), found.request.subject)
    form = NudgeForm(request.POST or None, initial={"text": polite_words(found)})
    return asked(request, question, form, do)


@desk_page
def escalate(request: HttpRequest, id: int) -> HttpResponse:
    """Turn to the institution above."""
    found = _asked(request, id, Can.ASK)

    def do(form: NudgeForm) -> tuple[str, str]:
        requests.addressee_escalate(actor=request.user, addressee=found, **form.cleaned_data)
        return _page(id), _("The institution above was asked.")

    above = found.institution.parent
    lead = (
        _("The request then goes to “%(name)s” as well.") % {"name": called(above)}
        if above
        else _("There is no institution above this one.")
    )
    question = Question(_("Escalate"), _("Escalate"), _page(id), found.request.subject, lead)
    form = NudgeForm(request.POST or None, initial={"text": polite_words(found)})
    return asked(request, question, form, do)


@require_POST
@desk_page
def ask_whose(request: HttpRequest, id: int) -> HttpResponse:
    """Ask the institution that was named by the one that declined."""
    added = requests.addressee_ask_whose(actor=request.user, addressee=_asked(request, id))
    messages.success(request, _("The institution was asked."))
    return redirect("national:addressee", added.pk)


@require_POST
@desk_page
def write(request: HttpRequest, id: int) -> HttpResponse:
    """Begin to write the answer."""
    begun = contributions.contribution_begin(actor=request.user, addressee=_asked(request, id))
    return redirect("national:contribution-write", begun.pk)


def _asked(request: HttpRequest, id: int, can: Can = Can.SEE) -> Addressee:
    """What the institution is asked, if one may do this with it."""
    who = standing_of(request.user)
    found = selectors.addressee_visible(who, id)
    demand(verdict(who, can, found))
    return found


def _page(id: int) -> str:
    return path_to("national:addressee", id)
