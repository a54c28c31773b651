"""Recording that something happened in a round, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.rounds import EventForm
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors import launching, procedure_of
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.events import event_record, event_take_back
from ronda.apps.rounds.workflow.rounds import OpenWay, ways_on
from ronda.apps.treaties.selectors import parties
from ronda.procedure.stages import Per


@login_required
def event(request: HttpRequest, body: str, number: int, event: str) -> HttpResponse:
    """Say on which day something happened; what bars it stands there before anybody tries."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.RECORD, conduct))
    way = _way(request, conduct, event)
    form = _form(request, conduct, way)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            event_record(
                actor=request.user,
                conduct=conduct,
                event=event,
                on=form.cleaned_data["on"],
                party=form.cleaned_data.get("party"),
                parties=form.cleaned_data.get("parties"),
            )
            messages.success(request, _("It is recorded."))
            return redirect("rounds:round", body, number)
    shown = {"conduct": conduct, "tab": "round", "way": way, "form": form}
    shown["is_launch"] = way.event == launching(procedure_of(conduct))
    return render(request, "rounds/event.html", shown)


@login_required
def take_back(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """Take back what was recorded by mistake, with a reason."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.TAKE_BACK, conduct))
    found = conduct.happenings.select_related("party__party", "conduct__round__body")
    happening = found.filter(pk=id, taken_back_at=None).first()
    if happening is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        with refusals_shown(form):
            event_take_back(actor=request.user, happening=happening, reason=reason)
            messages.success(request, _("It is taken back."))
            return redirect("rounds:round", body, number)
    known = procedure_of(conduct).stages.event(happening.event)
    shown = {"conduct": conduct, "tab": "round", "happening": happening, "form": form}
    return render(request, "rounds/take_back.html", shown | {"event": known})


def _way(request: HttpRequest, conduct: Conduct, event: str) -> OpenWay:
    """The way of an event that is still to come; it is no page where there is none."""
    known = ways_on(request.user, conduct)
    found = next((one for one in known if one.way.name == event), None)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, conduct: Conduct, way: OpenWay) -> EventForm:
    form = EventForm(request.POST or None)
    if way.event == launching(procedure_of(conduct)):
        form.for_parties(parties(with_invented=True))
    elif way.event.per is Per.PARTY:
        form.for_one_of(conduct, way.event.id)
    return form
