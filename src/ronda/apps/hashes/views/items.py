"""Items: looking for them, one with all that is said of it, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.audit.selectors import story_of
from ronda.apps.hashes.forms.records import (
    ClassifyForm,
    CorrectForm,
    DisputeForm,
    SearchForm,
    WhyForm,
)
from ronda.apps.hashes.models import Entry
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.schemes import chosen
from ronda.apps.hashes.selectors import records as selectors
from ronda.apps.hashes.services import proposals
from ronda.apps.hashes.services.disputes import dispute_raise
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.hashes.workflow import WAYS, Way, way_named
from ronda.apps.policy import demand

OFFERED = ("classify", "correct", "dispute", "withdraw", "restore", "erase")


@login_required
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """The items that one may see, or those with a hash, series or reference."""
    demand(verdict(request.user, Can.ITEM_SEE))
    form = SearchForm(request.GET or None)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    found = selectors.items_found(request.user, q).prefetch_related("hash_values", "entries")
    context = {"items": page_of(request, found), "form": form, "q": q}
    return render(request, "hashes/items.html", context)


@login_required
@require_safe
def item(request: HttpRequest, id: int) -> HttpResponse:
    """One item: its hashes, what each source says, what happened, where copies went."""
    found = selectors.item_visible(request.user, id)
    told = selectors.entries_told(found)
    knowing = bool(verdict(request.user, Can.PROPOSALS_SEE))
    context = {
        "item": found,
        "hash_values": selectors.hash_values_of(found),
        "told": [(one, _open_ways(request, one.entry)) for one in told],
        "differ": selectors.classes_differ(told),
        "knowing": knowing,
        "events": story_of(*(one.entry for one in told)) if knowing else [],
    }
    return render(request, "hashes/item.html", context)


def _open_ways(request: HttpRequest, entry: Entry) -> list[Way]:
    return [
        way
        for way in WAYS
        if way.name in OFFERED
        and entry.state in way.starts
        and verdict(request.user, way.can, entry)
    ]


@dataclass(frozen=True)
class _Asking:
    """How one way of an entry is asked for: the form, what it does, what is said before."""

    form: type[forms.Form]
    do: Callable[[HttpRequest, Entry, dict[str, object]], object]
    lead: Promise


def _classify(request: HttpRequest, entry: Entry, given: dict[str, object]) -> object:
    votes = given["votes"]
    assert votes is None or isinstance(votes, int)
    return proposals.classification_propose(
        actor=request.user,
        entry=entry,
        classification=chosen(str(given["which"]), votes=votes),
        reason=str(given["reason"]),
    )


def _correct(request: HttpRequest, entry: Entry, given: dict[str, object]) -> object:
    return proposals.correction_propose(
        actor=request.user,
        entry=entry,
        field=str(given["field"]),
        value=str(given["value"]),
        reason=str(given["reason"]),
    )


def _dispute(request: HttpRequest, entry: Entry, given: dict[str, object]) -> object:
    return dispute_raise(
        actor=request.user,
        entry=entry,
        reason=str(given["reason"]),
        on_behalf=str(given["on_behalf"]),
    )


def _withdraw(request: HttpRequest, entry: Entry, given: dict[str, object]) -> object:
    reason = str(given["reason"])
    return proposals.withdrawal_propose(actor=request.user, entries=[entry], reason=reason)


def _restore(request: HttpRequest, entry: Entry, given: dict[str, object]) -> object:
    reason = str(given["reason"])
    return proposals.restoration_propose(actor=request.user, entries=[entry], reason=reason)


def _erase(request: HttpRequest, entry: Entry, given: dict[str, object]) -> object:
    reason = str(given["reason"])
    return proposals.erasure_propose(actor=request.user, entries=[entry], reason=reason)


ASKING = {
    "classify": _Asking(
        ClassifyForm,
        _classify,
        gettext_lazy("It replaces what the same source said under the same scheme."),
    ),
    "correct": _Asking(
        CorrectForm, _correct, gettext_lazy("Whoever holds a copy is told of the correction.")
    ),
    "dispute": _Asking(
        DisputeForm,
        _dispute,
        gettext_lazy("The entry is still matched, and every match says that it is disputed."),
    ),
    "withdraw": _Asking(
        WhyForm,
        _withdraw,
        gettext_lazy("It matches nothing any more, here and wherever a copy went."),
    ),
    "restore": _Asking(WhyForm, _restore, gettext_lazy("It is matched and passed on again.")),
    "erase": _Asking(
        WhyForm,
        _erase,
        gettext_lazy("Its hashes, classes and references are gone for good, here and in copies."),
    ),
}


@login_required
def entry_way(request: HttpRequest, id: int, name: str) -> HttpResponse:
    """Classify, correct, dispute, withdraw, share again, erase: asked, then proposed or done."""
    if name not in ASKING:
        raise Http404
    entry, way = selectors.entry_visible(request.user, id), way_named(name)
    demand(verdict(request.user, way.can, entry))
    asking = ASKING[name]
    back = path_to("hashes:item", entry.item_id)

    def do(given: dict[str, object]) -> str:
        asking.do(request, entry, given)
        return back

    context: dict[str, object] = {
        "title": _("%(way)s: entry of %(source)s") % {"way": way.label, "source": entry.source},
        "lead": asking.lead,
        "button": _("Propose") if way.proposal else way.label,
        "back": back,
        "danger": name in {"withdraw", "erase"},
    }
    done = _("Proposed. A second person decides.") if way.proposal else _("The entry is disputed.")
    return asked(request, asking.form(request.POST or None), do, context, done=done)
