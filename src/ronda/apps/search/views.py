"""Saved searches: saving, listing, what is new in one, changing, deleting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.errors import NotValid
from ronda.apps.search import selectors
from ronda.apps.search.forms import SavedForm
from ronda.apps.search.selectors.asked import FACETS, LONGEST, VALUE, Asked
from ronda.apps.search.selectors.saved import asked_by, saved_search, saved_searches
from ronda.apps.search.services.saved import search_change, search_delete, search_save


@login_required
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The searches that one keeps."""
    rows = [(one, asked_by(one)) for one in saved_searches(request.user)]
    names = selectors.Names()
    names.learn([asked.chapter for _one, asked in rows], [asked.article for _one, asked in rows])
    listed = [
        {"saved": one, "asked": asked, "chosen": _chosen(names, asked)} for one, asked in rows
    ]
    return render(request, "search/saved.html", {"listed": listed})


@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search that the address asks."""
    asked = _asked(request)
    names = selectors.Names()
    names.learn([asked.chapter], [asked.article])
    chosen = _chosen(names, asked)
    first = {"name": ", ".join([*([asked.words] if asked.words else []), *chosen])[:120]}
    form = SavedForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            made = search_save(actor=request.user, asked=asked, **form.cleaned_data)
        except NotValid as refusal:
            form.add_error("name" if refusal.field == "name" else None, str(refusal))
        else:
            messages.success(request, _("The search was saved."))
            return redirect("search:saved-one", made.pk)
    context = {"form": form, "asked": asked, "chosen": chosen}
    return render(request, "search/save.html", context)


@login_required
def saved_one(request: HttpRequest, id: int) -> HttpResponse:
    """What became public last of what a saved search asks, and how it is called."""
    found = saved_search(request.user, id)
    first = {"name": found.name, "alerts": found.alerts}
    form = SavedForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            search_change(actor=request.user, id=id, **form.cleaned_data)
        except NotValid as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The search was changed."))
            return redirect("search:saved-one", id)
    asked, names = asked_by(found), selectors.Names()
    context: dict[str, object] = {"saved": found, "form": form, "asked": asked, "names": names}
    try:
        context["new"] = selectors.newest(asked)
    except selectors.TooSlow:
        context["is_too_slow"] = True
    names.learn([asked.chapter], [asked.article])
    context["chosen"] = _chosen(names, asked)
    return render(request, "search/saved-one.html", context)


@login_required
@require_POST
def delete(request: HttpRequest, id: int) -> HttpResponse:
    """Keep a search no longer."""
    search_delete(actor=request.user, id=id)
    messages.success(request, _("The search was deleted."))
    return redirect("search:saved")


def _asked(request: HttpRequest) -> Asked:
    """What the address asks; what cannot be asked is left out."""
    sent = request.GET
    fit = {name: str(sent[name]) for name in FACETS if VALUE.fullmatch(sent.get(name, ""))}
    return Asked(sent.get("q", "").replace("\x00", " ").strip()[:LONGEST], **fit)


def _chosen(names: selectors.Names, asked: Asked) -> list[str]:
    return [names.of(facet, value) for facet, value in asked.chosen.items()]
