"""The list of records, an edition's ways, its story."""

from contextlib import nullcontext

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.accounts.selectors import roles_of
from ronda.apps.compliance import selectors
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.services import editions as services
from ronda.apps.compliance.services.imports import reading_again
from ronda.apps.compliance.workflow import ways_from
from ronda.apps.errors import NotAllowed
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.stories import story_page


@login_required
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """What lies on the desk of who is signed in: editions in work, and those published."""
    roles = roles_of(request.user)
    if not roles.keeps_records:
        raise NotAllowed(_("This page is for the secretariat and the coordinators of Parties."))
    published = selectors.factsheets_published(request.user)
    if not roles.secretariat:
        published = published.filter(factsheet__party__in=roles.parties)
    context = {
        "in_work": selectors.editions_in_work(request.user),
        "withdrawn": selectors.editions_withdrawn(request.user),
        "came_back": selectors.returned_waiting(request.user),
        "published": published,
        "may_import": verdict(request.user, Can.IMPORT),
    }
    return render(request, "compliance/records.html", context)


@login_required
def way(request: HttpRequest, id: int, name: str) -> HttpResponse:
    """Approve, publish, withdraw, reopen: asked once more, then done."""
    edition = selectors.edition_visible(request.user, id)
    found = next((w for w in ways_from(request.user, edition) if w.way.name == name), None)
    if found is None:
        raise Http404
    demand(found.allowed)
    form = ReasonForm(request.POST or None) if found.way.needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        # Without a form to show it at, a refusal has a page of its own.
        with refusals_shown(form) if form else nullcontext():
            services.edition_move(actor=request.user, edition=edition, name=name, reason=reason)
            messages.success(request, _done(name))
            return redirect("compliance:proof", id)
        edition.refresh_from_db()
    shown = {"edition": edition, "open_way": found, "form": form}
    return render(request, "compliance/way.html", shown)


@login_required
@require_POST
def read_again(request: HttpRequest, id: int) -> HttpResponse:
    """Have the source read by the reader of today."""
    edition = selectors.edition_visible(request.user, id)
    reading_again(actor=request.user, edition=edition)
    messages.success(request, _("The source is being read again. Corrections are kept."))
    return redirect("compliance:progress")


@login_required
@require_safe
def story(request: HttpRequest, id: int) -> HttpResponse:
    """Everything that was done to an edition."""
    edition = selectors.edition_visible(request.user, id)
    demand(verdict(request.user, Can.PROOF, edition))
    records = [edition, *([edition.reading, edition.reading.source] if edition.reading else [])]
    value = selectors.edition_assemble(edition)
    return story_page(
        request, records, template="compliance/story.html", edition=edition, factsheet=value
    )


def _done(name: str) -> str:
    """What was done, told once."""
    sentences = {
        "approve": _("The edition is approved."),
        "publish": _("The edition is published."),
        "withdraw": _("The edition is withdrawn; the public no longer sees it."),
        "discard": _("The edition is discarded; it can be reopened."),
    }
    return sentences.get(name) or _("The edition is open for correction again.")
