"""Agreements: drafted, looked at with what would leave, signed by a second person, ended."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import refusals_shown
from ronda.apps.hashes.forms.partners import AgreementForm
from ronda.apps.hashes.forms.records import WhyForm
from ronda.apps.hashes.leaving import rules_of
from ronda.apps.hashes.partner_words import field_name
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.previewing import preview
from ronda.apps.hashes.selectors import partners as selectors
from ronda.apps.hashes.services import partners as services
from ronda.apps.hashes.views.asking import asked
from ronda.apps.policy import demand


@login_required
def agreement_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Put down what may leave for a partner."""
    partner = selectors.partner_visible(request.user, code)
    demand(verdict(request.user, Can.PARTNER_KEEP, partner))
    form = AgreementForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            made = services.agreement_draft(
                actor=request.user, partner=partner, wanted=form.wanted()
            )
            messages.success(request, _("The agreement is drafted. A second person signs it."))
            return redirect("hashes:agreement", code, made.pk)
    context = {
        "form": form,
        "title": _("Draft an agreement with %(name)s") % {"name": partner},
        "lead": _(
            "What is not named here does not leave. Before it is signed, look at what would."
        ),
        "button": _("Draft"),
        "back": path_to("hashes:partner", code),
    }
    return render(request, "hashes/ask.html", context)


@login_required
@require_safe
def agreement(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """One agreement, and exactly what would leave under it."""
    partner = selectors.partner_visible(request.user, code)
    found = selectors.agreement_visible(request.user, partner, id)
    rules = rules_of(found)
    context = {
        "partner": partner,
        "agreement": found,
        "rules": rules,
        "told": sorted(map(field_name, rules.fields)),
        "preview": preview(found),
        "may_decide": verdict(request.user, Can.PARTNER_DECIDE, found),
        "may_end": verdict(request.user, Can.PARTNER_KEEP, found),
    }
    return render(request, "hashes/agreement.html", context)


@login_required
@require_POST
def agreement_sign(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """Sign what somebody else drafted."""
    partner = selectors.partner_visible(request.user, code)
    found = selectors.agreement_visible(request.user, partner, id)
    services.agreement_sign(actor=request.user, agreement=found)
    messages.success(request, _("The agreement is signed."))
    return redirect("hashes:agreement", code, id)


@login_required
def agreement_stop(request: HttpRequest, code: str, id: int, how: str) -> HttpResponse:
    """Decline a draft, or end what was signed."""
    partner = selectors.partner_visible(request.user, code)
    found = selectors.agreement_visible(request.user, partner, id)
    if how not in {"decline", "end"}:
        raise Http404
    declines = how == "decline"
    demand(verdict(request.user, Can.PARTNER_DECIDE if declines else Can.PARTNER_KEEP, found))
    service = services.agreement_decline if declines else services.agreement_end

    def do(given: dict[str, object]) -> str:
        service(actor=request.user, agreement=found, reason=str(given["reason"]))
        return path_to("hashes:agreement", code, id)

    context: dict[str, object] = {
        "title": _("Decline the agreement") if declines else _("End the agreement"),
        "lead": "" if declines else _("From now on nothing leaves but what is withdrawn."),
        "button": _("Decline") if declines else _("End it now"),
        "back": path_to("hashes:agreement", code, id),
        "danger": True,
    }
    done = _("Declined.") if declines else _("The agreement has ended.")
    return asked(request, WhyForm(request.POST or None), do, context, done=done)
