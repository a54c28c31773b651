"""Partners, their keys, what was agreed, what went and what came."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import refusals_shown
from ronda.apps.hashes.forms.partners import AddressForm, GiveForm, KeyForm, PartnerForm
from ronda.apps.hashes.forms.records import WhyForm
from ronda.apps.hashes.models import Partner
from ronda.apps.hashes.own_key import own_code, own_public_key
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors import partners as selectors
from ronda.apps.hashes.services import partners as services
from ronda.apps.hashes.services.disclosures import disclosure_give
from ronda.apps.hashes.services.feeds_in import feed_pull
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand

SHOWN = 10


def _of(partner: Partner) -> str:
    return path_to("hashes:partner", partner.code)


@login_required
@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Every partner, and what this base is called and signs with."""
    demand(verdict(request.user, Can.PARTNERS_SEE))
    found = selectors.partners_visible_to(request.user)
    context = {
        "partners": [(one, selectors.agreement_in_force(one)) for one in found],
        "may_keep": verdict(request.user, Can.PARTNER_KEEP),
        "own_code": own_code(),
        "own_key": own_public_key(),
    }
    return render(request, "hashes/partners.html", context)


@login_required
def partner_add(request: HttpRequest) -> HttpResponse:
    """Put a partner down."""
    demand(verdict(request.user, Can.PARTNER_KEEP))

    def do(given: dict[str, object]) -> str:
        told = {name: str(value) for name, value in given.items()}
        return _of(services.partner_add(actor=request.user, **told))

    context: dict[str, object] = {
        "title": _("Add a partner"),
        "lead": _("Nothing is exchanged before two people have put down its key and an agreement."),
        "button": _("Add"),
        "back": path_to("hashes:partners"),
    }
    return asked(
        request, PartnerForm(request.POST or None), do, context, done=_("The partner is added.")
    )


@login_required
@require_safe
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """One partner: keys, agreements, feeds, what it holds, what went and what came."""
    found = selectors.partner_visible(request.user, code)
    context = {
        "partner": found,
        "keys": [(key, verdict(request.user, Can.PARTNER_DECIDE, key)) for key in found.keys.all()],
        "agreements": found.agreements.all(),
        "in_force": selectors.agreement_in_force(found),
        "feeds": selectors.feeds_of(found),
        "batches": selectors.batches_of(found)[:SHOWN],
        "disclosures": selectors.disclosures_visible_to(request.user).filter(partner=found)[:SHOWN],
        "files": found.files.all()[:SHOWN],
        "may_keep": verdict(request.user, Can.PARTNER_KEEP, found),
    }
    return render(request, "hashes/partner.html", context)


@login_required
def partner_address(request: HttpRequest, code: str) -> HttpResponse:
    """Say where a partner's base answers."""
    found = selectors.partner_visible(request.user, code)
    demand(verdict(request.user, Can.PARTNER_KEEP, found))
    form = AddressForm(request.POST or None, initial={"address": found.address})

    def do(given: dict[str, object]) -> str:
        address = str(given["address"])
        services.partner_address_set(actor=request.user, partner=found, address=address)
        return _of(found)

    context: dict[str, object] = {
        "title": _("Address of the base of %(name)s") % {"name": found},
        "button": _("Save"),
        "back": _of(found),
    }
    return asked(request, form, do, context, done=_("The address is kept."))


@login_required
def key_add(request: HttpRequest, code: str) -> HttpResponse:
    """Put a partner's key down."""
    found = selectors.partner_visible(request.user, code)
    demand(verdict(request.user, Can.PARTNER_KEEP, found))

    def do(given: dict[str, object]) -> str:
        key = str(given["public_key"])
        services.key_add(actor=request.user, partner=found, public_key=key)
        return _of(found)

    context: dict[str, object] = {
        "title": _("A key of %(name)s") % {"name": found},
        "lead": _("It is trusted once a second person has confirmed it."),
        "button": _("Add"),
        "back": _of(found),
    }
    done = _("The key is put down. A second person confirms it.")
    return asked(request, KeyForm(request.POST or None), do, context, done=done)


@login_required
@require_POST
def key_confirm(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """Say that a key is the partner's."""
    found = selectors.partner_visible(request.user, code)
    key = selectors.key_visible(request.user, found, id)
    services.key_confirm(actor=request.user, key=key)
    messages.success(request, _("The key is trusted from now on."))
    return redirect("hashes:partner", code)


@login_required
def key_end(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """Trust a key no more."""
    found = selectors.partner_visible(request.user, code)
    key = selectors.key_visible(request.user, found, id)
    demand(verdict(request.user, Can.PARTNER_KEEP, key))

    def do(given: dict[str, object]) -> str:
        services.key_end(actor=request.user, key=key, reason=str(given["reason"]))
        return _of(found)

    context: dict[str, object] = {
        "title": _("Trust a key of %(name)s no more") % {"name": found},
        "quoted": key.public_key,
        "button": _("Trust it no more"),
        "back": _of(found),
        "danger": True,
    }
    form = WhyForm(request.POST or None)
    return asked(request, form, do, context, done=_("The key is trusted no more."))


@login_required
@require_POST
def fetch(request: HttpRequest, code: str) -> HttpResponse:
    """Fetch a partner's feed now."""
    found = selectors.partner_visible(request.user, code)
    pulled = feed_pull(actor=request.user, partner=found)
    if pulled.refused:
        messages.error(request, pulled.refused)
    else:
        sentence = _(
            "Fetched: batches %(batches)d, new %(added)d, changed %(changed)d, withdrawn"
            " %(withdrawn)d. What is new or changed waits for a second person."
        )
        told = ("batches", "added", "changed", "withdrawn")
        messages.success(request, sentence % {name: getattr(pulled, name) for name in told})
    return redirect("hashes:partner", code)


@login_required
def give(request: HttpRequest, code: str) -> HttpResponse:
    """Give a partner the next file."""
    found = selectors.partner_visible(request.user, code)
    demand(verdict(request.user, Can.DISCLOSE, found))
    form = GiveForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            given = disclosure_give(actor=request.user, partner=found, **form.cleaned_data)
            disposition = f'attachment; filename="{given.name}"'
            headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
            return HttpResponse(
                given.data, content_type="application/octet-stream", headers=headers
            )
    context = {
        "form": form,
        "title": _("Give a file to %(name)s") % {"name": found},
        "lead": _(
            "What is new or changed since the last, as the agreement allows. That it was given is"
            " kept, and what becomes of it follows."
        ),
        "button": _("Make the file"),
        "back": _of(found),
    }
    return render(request, "hashes/ask.html", context)


@login_required
@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    """Everything that left."""
    demand(verdict(request.user, Can.DISCLOSURES_SEE))
    found = page_of(request, selectors.disclosures_visible_to(request.user))
    return render(request, "hashes/disclosures.html", {"disclosures": found})


@login_required
@require_safe
def disclosure(request: HttpRequest, id: int) -> HttpResponse:
    """One disclosure: under what, and every entry that was in it."""
    found = selectors.disclosure_visible(request.user, id)
    lines = found.lines.select_related("entry").order_by("pk")
    context = {"disclosure": found, "lines": page_of(request, lines)}
    return render(request, "hashes/disclosure.html", context)
