"""Collections: handing in a list, how far its triage has come, what it found."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.audit.selectors import story_of
from ronda.apps.forms import refusals_shown
from ronda.apps.hashes.forms.records import WhyForm
from ronda.apps.hashes.forms.triage import HandInForm
from ronda.apps.hashes.models import Collection, Verdict
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors import triage as selectors
from ronda.apps.hashes.selectors.records import classes_of
from ronda.apps.hashes.services.collections import collection_hand_in
from ronda.apps.hashes.services.retention import collection_erasure_propose
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand

ON_A_PAGE = 100


@login_required
@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    """The collections that one may see."""
    demand(verdict(request.user, Can.COLLECTIONS_SEE))
    found = selectors.collections_visible_to(request.user)
    context = {
        "collections": page_of(request, found),
        "going_on": found.filter(state__in=selectors.GOING_ON).exists(),
        "may_hand_in": verdict(request.user, Can.COLLECTION_HAND_IN),
    }
    return render(request, "hashes/collections.html", context)


@login_required
def hand_in(request: HttpRequest) -> HttpResponse:
    """Hand in a list."""
    demand(verdict(request.user, Can.COLLECTION_HAND_IN))
    form = HandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        file = given.pop("file")
        with refusals_shown(form):
            found = collection_hand_in(actor=request.user, file=file, name=file.name or "", **given)
            if found.already:
                messages.info(request, _("You handed this list in before; here is what it holds."))
            return redirect("hashes:collection", found.collection.pk)
    return render(request, "hashes/hand-in.html", {"form": form})


@login_required
@require_safe
def collection(request: HttpRequest, id: int) -> HttpResponse:
    """What triage found, the new ones first; or how far it has come."""
    found = selectors.collection_visible(request.user, id)
    context: dict[str, object] = {
        "collection": found,
        "going_on": found.state in selectors.GOING_ON,
        "left_out": _left_out(found),
        "parts": _parts(found),
        "may_erase": verdict(request.user, Can.COLLECTION_ERASE, found),
        "may_see_leads": verdict(request.user, Can.LEADS_SEE),
    }
    return render(request, "hashes/collection.html", context | _shown(request, found))


@login_required
@require_safe
def broken(request: HttpRequest, id: int) -> HttpResponse:
    """The lines that could not be read, each with its reason."""
    found = selectors.collection_visible(request.user, id)
    lines = page_of(request, found.broken_lines.order_by("line", "pk"), ON_A_PAGE)
    return render(request, "hashes/broken.html", {"collection": found, "lines": lines})


@login_required
def erase(request: HttpRequest, id: int) -> HttpResponse:
    """Propose that a collection is erased."""
    found = selectors.collection_visible(request.user, id)
    demand(verdict(request.user, Can.COLLECTION_ERASE, found))

    def do(given: dict[str, object]) -> str:
        reason = str(given["reason"])
        proposal = collection_erasure_propose(actor=request.user, collection=found, reason=reason)
        return path_to("hashes:proposal", proposal.pk)

    context: dict[str, object] = {
        "title": _("Erase collection %(name)s") % {"name": found},
        "lead": _("Once a second person confirms, only its counts and outcomes are kept."),
        "button": _("Propose"),
        "back": path_to("hashes:collection", id),
        "danger": True,
    }
    done = _("Proposed. A second person decides.")
    return asked(request, WhyForm(request.POST or None), do, context, done=done)


def _parts(found: Collection) -> list[tuple[Verdict, int]]:
    return [(one, getattr(found, one.value.replace("-", "_"))) for one in Verdict]


def _shown(request: HttpRequest, found: Collection) -> dict[str, object]:
    """The rows of the verdict asked for; of the new ones, their groups."""
    asked_for = request.GET.get("show", Verdict.NEW.value)
    if asked_for not in Verdict.values:
        raise Http404
    if asked_for == Verdict.NEW:
        return {"show": Verdict.NEW, "groups": page_of(request, selectors.groups_of(found))}
    rows = page_of(request, selectors.rows_of(found, Verdict(asked_for)), ON_A_PAGE)
    classes = classes_of([row.item_id for row in rows if row.item_id is not None])
    told = [(row, classes.get(row.item_id or 0, [])) for row in rows]
    return {"show": Verdict(asked_for), "rows": rows, "told": told}


def _left_out(found: Collection) -> dict[str, int]:
    """How many values of the list were left out, by the reason, as the trail tells."""
    event = story_of(found).filter(what="collection.triage").first()
    after = event.after if event is not None and isinstance(event.after, dict) else {}
    return dict(after.get("left-out", {}))
