"""The work list: groups of new ones, who works on them, to whom they were put, what came of it."""

from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.accounts.models import User
from ronda.apps.addresses import path_to
from ronda.apps.errors import NotVisible
from ronda.apps.hashes.forms.records import WhyForm
from ronda.apps.hashes.forms.triage import AssignForm, OutcomeForm, ProposeForm, ReferForm
from ronda.apps.hashes.models import CollectionRow, Group, Lead
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.schemes import chosen
from ronda.apps.hashes.selectors import triage as selectors
from ronda.apps.hashes.services import leads as services
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand


@login_required
@require_safe
def leads(request: HttpRequest) -> HttpResponse:
    """Every group that is not closed, the largest first."""
    demand(verdict(request.user, Can.LEADS_SEE))
    found = selectors.work_list(request.user)
    mine = request.GET.get("mine") == "1"
    if mine:
        found = found.filter(lead__assigned_to=request.user.pk)
    context = {"groups": page_of(request, found), "work": selectors.work_counted(), "mine": mine}
    return render(request, "hashes/leads.html", context)


@login_required
@require_safe
def group(request: HttpRequest, id: int) -> HttpResponse:
    """One group: its rows, and the work on it."""
    found = selectors.group_visible(request.user, id)
    lead = selectors.lead_of(found)
    context = {
        "group": found,
        "lead": lead,
        "rows": page_of(request, CollectionRow.objects.filter(group=found).order_by("line")),
        "referrals": lead.referrals.select_related("referred_by") if lead else [],
        "may_work": verdict(request.user, Can.LEAD_WORK),
    }
    return render(request, "hashes/group.html", context)


@login_required
def assign(request: HttpRequest, id: int) -> HttpResponse:
    """Say who works on a group."""
    found = selectors.group_visible(request.user, id)
    demand(verdict(request.user, Can.LEAD_WORK))
    form = AssignForm(request.POST or None, initial={"to": request.user.pk})

    def do(given: dict[str, object]) -> None:
        to = given["to"]
        assert isinstance(to, User)
        services.lead_assign(actor=request.user, group=found, to=to)

    title = _("Who works on group %(group)s?") % {"group": found}
    return _on(request, found, form, do, (title, _("Assign"), _("The lead is assigned.")))


@login_required
def refer(request: HttpRequest, id: int) -> HttpResponse:
    """Put a lead to a partner."""
    found, lead = _lead(request, id)

    def do(given: dict[str, object]) -> None:
        services.lead_refer(
            actor=request.user,
            lead=lead,
            partner=str(given["partner"]),
            reference=str(given["reference"]),
        )

    title = _("Refer group %(group)s") % {"group": found}
    texts = (title, _("Refer"), _("The referral is kept. Sending it is done by your own channel."))
    return _on(request, found, ReferForm(request.POST or None), do, texts)


@login_required
def answer(request: HttpRequest, id: int) -> HttpResponse:
    """Keep what a partner answered."""
    referral = selectors.referral_visible(request.user, id)
    demand(verdict(request.user, Can.LEAD_WORK, referral.lead))

    def do(given: dict[str, object]) -> None:
        services.referral_answer(
            actor=request.user, referral=referral, answer=str(given["outcome"])
        )

    title = _("What %(partner)s answered") % {"partner": referral.partner}
    texts = (title, _("Save"), _("The answer is kept."))
    return _on(request, referral.lead.group, OutcomeForm(request.POST or None), do, texts)


@login_required
def close(request: HttpRequest, id: int) -> HttpResponse:
    """End the work on a lead."""
    found, lead = _lead(request, id)

    def do(given: dict[str, object]) -> None:
        services.lead_close(actor=request.user, lead=lead, outcome=str(given["outcome"]))

    title = _("Close group %(group)s") % {"group": found}
    texts = (title, _("Close"), _("The lead is closed."))
    return _on(request, found, OutcomeForm(request.POST or None), do, texts)


@login_required
def reopen(request: HttpRequest, id: int) -> HttpResponse:
    """Take up again what was closed."""
    found, lead = _lead(request, id)

    def do(given: dict[str, object]) -> None:
        services.lead_reopen(actor=request.user, lead=lead, reason=str(given["reason"]))

    title = _("Open group %(group)s again") % {"group": found}
    texts = (title, _("Open again"), _("The lead is open again."))
    return _on(request, found, WhyForm(request.POST or None), do, texts)


@login_required
def propose(request: HttpRequest, id: int) -> HttpResponse:
    """Propose the rows of a lead as entries of the base."""
    found, lead = _lead(request, id)

    def do(given: dict[str, object]) -> None:
        services.lead_propose_entries(
            actor=request.user,
            lead=lead,
            classification=chosen(str(given["which"])),
            handling=str(given["handling"]),
        )

    title = _("Propose group %(group)s for the base") % {"group": found}
    texts = (title, _("Propose"), _("Proposed. A second person decides."))
    return _on(request, found, ProposeForm(request.POST or None), do, texts)


def _lead(request: HttpRequest, id: int) -> tuple[Group, Lead]:
    found = selectors.group_visible(request.user, id)
    lead = selectors.lead_of(found)
    demand(verdict(request.user, Can.LEAD_WORK))
    if lead is None:
        raise NotVisible(_("Nobody has taken this group up yet."))
    return found, lead


def _on(
    request: HttpRequest,
    found: Group,
    form: forms.Form,
    do: Callable[[dict[str, object]], None],
    texts: tuple[str, str, str],
) -> HttpResponse:
    """Ask about a group; `texts` are the title, the button, and what is said once it is done."""
    back = path_to("hashes:group", found.pk)

    def go(given: dict[str, object]) -> str:
        do(given)
        return back

    title, button, done = texts
    context: dict[str, object] = {"title": title, "button": button, "back": back}
    return asked(request, form, go, context, done=done)
