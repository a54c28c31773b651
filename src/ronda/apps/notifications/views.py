"""What one was told, how one wants to be told, and what a secretariat's letters came to."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.notifications import outbox as kept_outbox
from ronda.apps.notifications import selectors, services
from ronda.apps.notifications.forms import PreferencesForm
from ronda.apps.notifications.models import Notification, State
from ronda.apps.notifications.permissions import Can, verdict
from ronda.apps.notifications.rendering import written
from ronda.apps.policy import demand

ON_A_PAGE = 50


@login_required
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What one was told, newest first."""
    listed = _page(request, selectors.own(request.user))
    return render(request, "notifications/own.html", listed)


@login_required
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What was sent of the matters of one's body, to whom and when, and what came of it."""
    demand(verdict(request.user, Can.SEE_SENT))
    found, state = selectors.sent_by_bodies(request.user), request.GET.get("state", "")
    found = found.filter(state=state) if state in State.values else found
    states = [("", _("All")), *State.choices]
    undelivered = selectors.not_delivered(request.user)
    context = {"states": states, "state": state, "undelivered": undelivered}
    return render(request, "notifications/sent.html", _page(request, found) | context)


@login_required
@require_safe
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """One notification as it was written, and what became of it."""
    found = selectors.notification_visible(request.user, id)
    context = {
        "notification": found,
        "told": written(found, get_language() or "en"),
        "may_send_again": found.state == State.REFUSED
        and verdict(request.user, Can.SEND_AGAIN, found),
        "may_see_sent": verdict(request.user, Can.SEE_SENT),
    }
    return render(request, "notifications/letter.html", context)


@login_required
@require_POST
def send_again(request: HttpRequest, id: int) -> HttpResponse:
    """Have a letter that was not delivered tried again."""
    found = selectors.notification_visible(request.user, id)
    services.notification_send_again(actor=request.user, notification=found)
    messages.success(request, _("The letter is being sent again."))
    return redirect("notifications:letter", id)


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """How one wants to be told of each kind of thing."""
    form = PreferencesForm(request.POST or None, choices=selectors.choices_of(request.user))
    if form.is_valid():
        services.preferences_set(actor=request.user, ways=form.ways())
        messages.success(request, _("Your choice was saved."))
        return redirect("notifications:preferences")
    context = {"form": form, "hour": settings.DIGEST_HOUR}
    return render(request, "notifications/preferences.html", context)


@login_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The letters that a demonstration keeps instead of sending them."""
    _only_in_the_demonstration()
    return render(request, "notifications/outbox.html", {"letters": kept_outbox.kept()})


@login_required
@require_safe
def outbox_letter(request: HttpRequest, name: str) -> HttpResponse:
    """One letter of the outbox, as it would have been sent."""
    _only_in_the_demonstration()
    found = kept_outbox.kept_letter(name)
    if found is None:
        raise Http404
    return render(request, "notifications/outbox-letter.html", {"letter": found})


def _only_in_the_demonstration() -> None:
    if not settings.DEMO:
        raise Http404


def _page(request: HttpRequest, found: QuerySet[Notification]) -> dict[str, object]:
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return {"page_of": page, "notifications": selectors.shown(list(page))}
