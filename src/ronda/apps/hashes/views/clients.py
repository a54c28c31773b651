"""The matching service: who may ask, and what was asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import refusals_shown
from ronda.apps.hashes.forms.clients import ClientForm
from ronda.apps.hashes.forms.records import WhyForm
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors import clients as selectors
from ronda.apps.hashes.services import clients as services
from ronda.apps.hashes.services.queries import queries_load
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand


@login_required
@require_safe
def clients(request: HttpRequest) -> HttpResponse:
    """Every client, with how much it asked."""
    demand(verdict(request.user, Can.QUERIES_SEE))
    counts = selectors.asked_by(request.user)
    found = selectors.clients_visible_to(request.user)
    context = {
        "clients": [(one, counts.get(one.code)) for one in found],
        "altered": selectors.logs_altered(request.user),
        "may_keep": verdict(request.user, Can.CLIENT_KEEP),
    }
    return render(request, "hashes/clients.html", context)


@login_required
def client_add(request: HttpRequest) -> HttpResponse:
    """Propose a client."""
    demand(verdict(request.user, Can.CLIENT_KEEP))
    form = ClientForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            made = services.client_propose(actor=request.user, wanted=form.wanted())
            messages.success(request, _("The client is put down. A second person accredits it."))
            return redirect("hashes:client", made.pk)
    context = {
        "form": form,
        "title": _("Put a client down"),
        "lead": _("It may ask once a second person has accredited it, and until its last day."),
        "button": _("Put down"),
        "back": path_to("hashes:clients"),
    }
    return render(request, "hashes/ask.html", context)


@login_required
@require_safe
def client(request: HttpRequest, id: int) -> HttpResponse:
    """One client, what it may ask and what it asked."""
    found = selectors.client_visible(request.user, id)
    queries = selectors.queries_visible_to(request.user).filter(client=found.code)
    context = {
        "client": found,
        "queries": page_of(request, queries),
        "may_decide": verdict(request.user, Can.CLIENT_DECIDE, found),
        "may_end": verdict(request.user, Can.CLIENT_KEEP, found),
    }
    return render(request, "hashes/client.html", context)


@login_required
@require_POST
def client_accredit(request: HttpRequest, id: int) -> HttpResponse:
    """Accredit a client that somebody else put down."""
    found = selectors.client_visible(request.user, id)
    services.client_accredit(actor=request.user, client=found)
    messages.success(request, _("The client is accredited and may ask."))
    return redirect("hashes:client", id)


@login_required
def client_stop(request: HttpRequest, id: int, how: str) -> HttpResponse:
    """Decline a client, or end its accreditation."""
    found = selectors.client_visible(request.user, id)
    if how not in {"decline", "end"}:
        raise Http404
    declines = how == "decline"
    demand(verdict(request.user, Can.CLIENT_DECIDE if declines else Can.CLIENT_KEEP, found))
    service = services.client_decline if declines else services.client_end
    back = path_to("hashes:client", id)

    def do(given: dict[str, object]) -> str:
        service(actor=request.user, client=found, reason=str(given["reason"]))
        return back

    context: dict[str, object] = {
        "title": _("Decline the client") if declines else _("End the accreditation"),
        "lead": "" if declines else _("Within a second the client is answered no more."),
        "button": _("Decline") if declines else _("End it now"),
        "back": back,
        "danger": True,
    }
    done = _("Declined.") if declines else _("The accreditation has ended.")
    return asked(request, WhyForm(request.POST or None), do, context, done=done)


@login_required
@require_safe
def queries(request: HttpRequest) -> HttpResponse:
    """Everything that was asked."""
    demand(verdict(request.user, Can.QUERIES_SEE))
    context = {
        "queries": page_of(request, selectors.queries_visible_to(request.user)),
        "altered": selectors.logs_altered(request.user),
        "may_load": verdict(request.user, Can.QUERIES_LOAD),
    }
    return render(request, "hashes/queries.html", context)


@login_required
@require_POST
def queries_read(request: HttpRequest) -> HttpResponse:
    """Take in what the service's logs have since the last time."""
    count = queries_load(actor=request.user)
    messages.success(request, _("Lines read: %(count)d.") % {"count": count})
    return redirect("hashes:queries")
