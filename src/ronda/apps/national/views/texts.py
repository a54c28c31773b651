"""The State's text: contributions beside each other, the text written from them, piece by piece."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.errors import NotValid, NotVisible, Stale
from ronda.apps.forms import refusals_shown
from ronda.apps.national import consolidating
from ronda.apps.national.askable import askable, targets_of
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.texts import RemarkForm, SettleForm, based_on, pieces_given
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import texts as selectors
from ronda.apps.national.services import texts as services
from ronda.apps.national.services.drafting import record_draft
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import standing


@require_safe
@desk_page
def texts(request: HttpRequest) -> HttpResponse:
    """What the State answers, round by round, and what can be begun."""
    who = standing_of(request.user)
    rounds = selectors.texts_of_rounds(who)
    begun = {one.key for _round, found in rounds for one in found}
    every = askable(request.user, who.party_id) if who.coordinator else []
    context = {
        "rounds": rounds,
        "askable": [one for one in every if one.key not in begun],
        "may_write": verdict(who, Can.CONSOLIDATE),
    }
    return render(request, "national/texts.html", context)


@require_POST
@desk_page
def begin(request: HttpRequest) -> HttpResponse:
    """Take up something to answer that nobody was asked about."""
    who = standing(request, lambda who: verdict(who, Can.CONSOLIDATE))
    found = targets_of(request.user, who.party_id, [request.POST.get("target", "")])
    if not found:
        raise NotVisible(_("There is no such page."))
    return redirect("national:text", found[0].pk)


@require_safe
@desk_page
def show(request: HttpRequest, id: int) -> HttpResponse:
    """Everything about one thing to answer."""
    return _page(request, id)


def _page(request: HttpRequest, id: int, status: int = 200, **more: object) -> HttpResponse:
    who = standing_of(request.user)
    found = selectors.target_visible(who, id)
    context = consolidating.page_of(who, found) | {"status": status} | more
    return render(request, "national/text.html", context, status=status)


@require_POST
@desk_page
def write(request: HttpRequest, id: int) -> HttpResponse:
    """Save the pieces as the next version; who saves too late keeps theirs beside it."""
    found = selectors.target_visible(standing_of(request.user), id)
    try:
        services.text_write(
            actor=request.user,
            target=found,
            pieces=pieces_given(request.POST),
            based_on=based_on(request.POST),
        )
    except Stale as refusal:
        return _page(request, id, 409, refusal=refusal)
    messages.success(request, _("The text was saved as a new version."))
    return redirect("national:text", id)


@require_POST
@desk_page
def put_in(request: HttpRequest, id: int, passage: int) -> HttpResponse:
    """Put a passage into the text."""
    found = selectors.target_visible(standing_of(request.user), id)
    given = selectors.passage_offered(found, passage)
    services.passage_put_in(actor=request.user, target=found, passage=given)
    messages.success(request, _("The passage was put in at the end of the text."))
    return redirect(f"{request.path.rsplit('/put-in/', 1)[0]}/#text")


@require_POST
@desk_page
def draft(request: HttpRequest, id: int) -> HttpResponse:
    """Draft what measures and figures say, to stand beside the text."""
    found = selectors.target_visible(standing_of(request.user), id)
    record_draft(actor=request.user, target=found)
    messages.success(request, _("It was drafted and stands beside the text, to be put in."))
    return redirect("national:text", id)


@require_POST
@desk_page
def set_aside(request: HttpRequest, id: int, version: int) -> HttpResponse:
    """Set aside what was saved at the same time, once it was merged."""
    found = selectors.target_visible(standing_of(request.user), id)
    services.rival_drop(actor=request.user, version=selectors.rival_visible(found, version))
    messages.success(request, _("It was set aside; it stays in the history."))
    return redirect("national:text", id)


@require_POST
@desk_page
def remark(request: HttpRequest, id: int) -> HttpResponse:
    """Comment on the text, for the State's own people."""
    found = selectors.target_visible(standing_of(request.user), id)
    text = selectors.text_of(found)
    form = RemarkForm(request.POST)
    if text is None or not form.is_valid():
        return _page(request, id, remark_form=form)
    with refusals_shown(form):
        services.remark_add(actor=request.user, text=text, words=form.cleaned_data["words"])
    return redirect(f"{request.path.rsplit('/comment/', 1)[0]}/#comments")


@require_POST
@desk_page
def settle(request: HttpRequest, id: int, key: str) -> HttpResponse:
    """Say which of two figures stands."""
    found = selectors.target_visible(standing_of(request.user), id)
    form = SettleForm(request.POST)
    if not form.is_valid():
        raise NotValid(_("Say which figure stands, and why."), "remark")
    services.difference_settle(
        actor=request.user,
        target=found,
        difference=consolidating.difference_of(found, key),
        remark=form.cleaned_data["remark"],
    )
    messages.success(request, _("It is kept which figure stands."))
    return redirect("national:text", id)


@require_safe
@desk_page
def versions(request: HttpRequest, id: int) -> HttpResponse:
    """Every version of the text, and who saved it when."""
    found = selectors.target_visible(standing_of(request.user), id)
    context = {"target": found, "versions": consolidating.versions_told(found)}
    return render(request, "national/versions.html", context)
