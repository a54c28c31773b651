"""Proposals that wait for a second person, and disputes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.hashes.forms.records import DecideForm, WhyForm
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors import records as selectors
from ronda.apps.hashes.services import proposals as services
from ronda.apps.hashes.services.disputes import dispute_decide
from ronda.apps.hashes.services.retention import collection_of
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand


@login_required
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """What waits for a second person; with ?all=1 what was decided too."""
    demand(verdict(request.user, Can.PROPOSALS_SEE))
    every = request.GET.get("all") == "1"
    found = selectors.proposals_waiting(request.user)
    if every:
        found = selectors.proposals_visible_to(request.user).order_by("-proposed_at", "-pk")
    context = {"proposals": page_of(request, found), "every": every}
    return render(request, "hashes/proposals.html", context)


@login_required
@require_safe
def proposal(request: HttpRequest, id: int) -> HttpResponse:
    """One proposal with the entries it is about, and the means to decide."""
    found = selectors.proposal_visible(request.user, id)
    changes = found.changes.select_related("entry__item").prefetch_related(
        "entry__classifications", "entry__hash_values"
    )
    context = {
        "proposal": found,
        "changes": page_of(request, changes.order_by("pk")),
        "collection": collection_of(found),
        "may_decide": verdict(request.user, Can.PROPOSAL_DECIDE, found),
        "may_take_back": verdict(request.user, Can.PROPOSAL_TAKE_BACK, found),
    }
    return render(request, "hashes/proposal.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, id: int) -> HttpResponse:
    """Confirm a proposal of somebody else."""
    found = selectors.proposal_visible(request.user, id)
    services.proposal_confirm(actor=request.user, proposal=found)
    messages.success(request, _("Confirmed: it is done."))
    return redirect("hashes:proposals")


@login_required
def decline(request: HttpRequest, id: int) -> HttpResponse:
    """Decline a proposal, with a reason."""
    found = selectors.proposal_visible(request.user, id)
    demand(verdict(request.user, Can.PROPOSAL_DECIDE, found))

    def do(given: dict[str, object]) -> str:
        reason = str(given["reason"])
        services.proposal_decline(actor=request.user, proposal=found, reason=reason)
        return path_to("hashes:proposals")

    context: dict[str, object] = {
        "title": _("Decline proposal %(number)s") % {"number": found.pk},
        "lead": _("Everything stays as it is; who proposed it sees your reason."),
        "button": _("Decline"),
        "back": path_to("hashes:proposal", id),
    }
    done = _("Declined: nothing was changed.")
    return asked(request, WhyForm(request.POST or None), do, context, done=done)


@login_required
@require_POST
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    """Take one's own proposal back."""
    found = selectors.proposal_visible(request.user, id)
    services.proposal_take_back(actor=request.user, proposal=found)
    messages.success(request, _("Taken back: nothing was changed."))
    return redirect("hashes:proposals")


@login_required
@require_safe
def disputes(request: HttpRequest) -> HttpResponse:
    """The disputes, those that are open first."""
    demand(verdict(request.user, Can.DISPUTES_SEE))
    found = selectors.disputes_visible_to(request.user).order_by("decided_at", "raised_at", "pk")
    opened = found.filter(state="open")
    ended = found.exclude(state="open").order_by("-decided_at")
    context = {
        "open": opened,
        "ended": page_of(request, ended),
        "may_decide": verdict(request.user, Can.DISPUTE_DECIDE),
    }
    return render(request, "hashes/disputes.html", context)


@login_required
def decide(request: HttpRequest, id: int, how: str) -> HttpResponse:
    """Uphold or reject a dispute."""
    if how not in {"uphold", "reject"}:
        raise Http404
    found = selectors.dispute_visible(request.user, id)
    demand(verdict(request.user, Can.DISPUTE_DECIDE, found))
    uphold = how == "uphold"

    def do(given: dict[str, object]) -> str:
        outcome = str(given["outcome"])
        dispute_decide(actor=request.user, dispute=found, uphold=uphold, outcome=outcome)
        return path_to("hashes:disputes")

    context: dict[str, object] = {
        "title": _("Uphold the dispute") if uphold else _("Reject the dispute"),
        "lead": _("The entry is withdrawn, and every copy follows.")
        if uphold
        else _("The entry stands, and every copy is told so."),
        "button": _("Uphold") if uphold else _("Reject"),
        "back": path_to("hashes:disputes"),
        "quoted": found.reason,
        "danger": uphold,
    }
    done = _("The dispute is decided.")
    return asked(request, DecideForm(request.POST or None), do, context, done=done)
